import type { Place } from '../errors/fault.js'
import { INPUT_OPTIONS } from '../metadata/option-names.js'
import type { InputRecord, ParameterRecord } from '../metadata/records.js'
import type { Argument, Input } from '../operation.js'
import type { SecurityUse } from '../security/security-use.js'
import { knownTypeOf } from '../shape/known-classes.js'
import type { Shape } from '../shape/shape.js'
import { refuseUnknown } from '../shape/unknown-options.js'
import { valueShape } from '../shape/value-shape.js'
import { checkDefault } from './defaults.js'
import { type DescribedParameters, describedUse } from './inferred-inputs.js'
import { parametersOf } from './parameters.js'
import { presence } from './presence.js'
import type { Program } from './program.js'
import { untextual, wholeSource } from './text-source.js'

/** One argument, before it is known what makes it. */
export type DeclaredArgument =
  | Argument
  | { readonly kind: 'token'; readonly token: unknown }
  | { readonly kind: 'credential'; readonly use: SecurityUse }

/** What a handler or a provider is called with, and what is read for it. */
export interface Signature {
  readonly arguments: readonly DeclaredArgument[]
  /** Of its own. */
  readonly inputs: readonly Input[]
  readonly bodies: readonly BodyInput[]
}

export type BodyInput = readonly [record: InputRecord, shape: Shape]

/** The parameters of a handler or a provider, as they are being compiled. */
export interface SignatureFacts {
  readonly records: readonly ParameterRecord[]
  /** What the compiler emitted of its parameters. */
  readonly types: readonly unknown[]
  /** `Function.length`: how many parameters stand before the first with a default. */
  readonly length: number
  readonly groups: readonly string[]
  /** A parameter without a decorator is a dependency of its declared class. */
  readonly injects?: boolean
  /** What a generated module says of its parameters. */
  readonly described?: DescribedParameters | undefined
  /** Of the path of the operation. */
  readonly placeholders?: readonly string[]
}

type Source = Input['source']

/** Compiles the parameters of a handler or of a provider. */
export function compileSignature(facts: SignatureFacts, place: Place, program: Program): Signature {
  const inputs: Input[] = []
  const bodies: BodyInput[] = []
  const args = parametersOf(facts, place, program).map((record, index): DeclaredArgument => {
    if (record === undefined) {
      return undeclared(facts, { ...place, parameter: index }, program)
    }
    if ('argument' in record) {
      return record.argument
    }
    if (record.source === 'dependency') {
      return { kind: 'token', token: 'token' in record ? record.token : facts.types[index] }
    }
    if (record.source === 'security') {
      return { kind: 'credential', use: record.use }
    }
    const { source } = record
    if (source === 'request' || source === 'reply') {
      return { kind: source }
    }
    const shape = inputShape(record, facts, place, program) ?? { kind: 'any' }
    checkDefault(shape, record.options.default, { ...place, parameter: index }, program)
    checkSignatureDefault(record, facts, place, program)
    if (source === 'body' || source === 'form') {
      bodies.push([record, shape])
      return record.name === undefined ? { kind: 'body' } : { kind: 'body', name: record.name }
    }
    inputs.push(toInput(record, source, shape))
    return { kind: 'input', input: inputs.length - 1 }
  })
  return { arguments: args, inputs, bodies }
}

function undeclared(
  { types, length, injects, described }: SignatureFacts,
  at: Place & { readonly parameter: number },
  { report }: Program,
): DeclaredArgument {
  if (injects === true) {
    // With a default in the signature it need not be given.
    return at.parameter >= length && length > 0
      ? { kind: 'value', value: undefined }
      : { kind: 'token', token: types[at.parameter] }
  }
  const name = described?.parameters[at.parameter]?.name
  const why = name === undefined ? '' : `the type of ${name} does not say where it is; `
  report(
    'INPUT_UNDECLARED',
    at,
    `${why}add @Param, @Query, @Header, @Cookie, @Body, @Depends, @Security, @Req or @Reply`,
  )
  return { kind: 'value', value: undefined }
}

function inputShape(
  record: InputRecord,
  facts: SignatureFacts,
  place: Place,
  program: Program,
): Shape | undefined {
  const { index, source, name, options } = record
  const at = { ...place, parameter: index }
  refuseUnknown(options, INPUT_OPTIONS, at, program)
  const context = { builder: program.shapes, direction: 'input', groups: facts.groups } as const
  const described = facts.described && describedUse(facts.described, index)
  const shape = valueShape(
    {
      declared: declaredType(facts.types[index], options.default),
      ...(described && { described }),
      options,
      checks: [],
    },
    at,
    context,
  )
  if (shape === undefined || source === 'body') {
    return shape
  }
  if (name === undefined) {
    return wholeSource(shape, record, at, program)
  }
  const wrong = untextual(shape)
  if (wrong !== undefined) {
    program.report(
      'INPUT_UNSUPPORTED',
      at,
      `a ${source} value is text, and cannot be ${wrong}; use a DTO without a name, or @Body()`,
    )
  }
  return shape
}

/** A parameter whose type is not written has its default's: `limit = 10`, `{ default: 10 }`. */
function declaredType(declared: unknown, fallback: unknown): unknown {
  return knownTypeOf(declared) === 'unknown' && fallback !== undefined && fallback !== null
    ? fallback.constructor
    : declared
}

function toInput({ name, options }: InputRecord, source: Source, shape: Shape): Input {
  return {
    source,
    ...(name === undefined ? {} : { name: source === 'header' ? name.toLowerCase() : name }),
    shape,
    ...presence(options),
    hidden: options.hidden === true,
    known: [],
  }
}

/** A default in the signature is seen by nobody: only `Function.length` tells that there is one. */
function checkSignatureDefault(
  record: InputRecord,
  facts: SignatureFacts,
  place: Place,
  program: Program,
): void {
  const { index, options, source } = record
  const isBody = source === 'body' || source === 'form'
  const at = { ...place, parameter: index }
  if (options.required === true && options.default !== undefined) {
    program.report('OPTION_INVALID', at, 'it is required and has a default: say one of them')
  }
  if (!isBody && record.name === undefined && (options.required ?? options.default) !== undefined) {
    program.report(
      'OPTION_INVALID',
      at,
      'a whole source is always there; its properties are what may be absent or have defaults',
    )
  }
  if (isBody && options.hidden === true) {
    program.report(
      'OPTION_INVALID',
      at,
      'a body cannot be hidden; hide the operation: { hidden: true } of the route',
    )
  }
  if (index < facts.length || options.default !== undefined || options.required !== undefined) {
    return
  }
  if (facts.described !== undefined) {
    return
  }
  program.report(
    'INPUT_DEFAULT_HIDDEN',
    at,
    index === facts.length
      ? 'it has a default in the signature, which cannot be read; say it in the options too: { default }'
      : 'it follows a parameter with a default, so that it cannot be told whether it has one; say { default } or { required }',
  )
}
