import type { InputRecord } from '../metadata/records.js'
import type { Argument, Body, Input } from '../operation.js'
import type { ObjectShape, Property, ReferenceShape, Shape } from '../shape/shape.js'
import { valueShape } from '../shape/value-shape.js'
import { checkDefault } from './defaults.js'
import { placeholdersOf } from './path.js'
import type { HandlerPlace, Program } from './program.js'
import { toHeaderName } from './words.js'

/** What a handler is called with, and what is read for it. */
export interface Signature {
  readonly arguments: readonly Argument[]
  readonly inputs: readonly Input[]
  readonly body?: Body
}

/** A handler's inputs, as they are being compiled. */
export interface SignatureFacts {
  readonly records: readonly InputRecord[]
  /** What the compiler emitted of its parameters. */
  readonly types: readonly unknown[]
  /** `Function.length`: how many parameters stand before the first with a default. */
  readonly length: number
  readonly path: string
  readonly operationId: string
  readonly groups: readonly string[]
  readonly readsBody: boolean
}

type Source = Input['source']

/** Compiles the parameters of one handler. */
export function compileSignature(facts: SignatureFacts, place: HandlerPlace, program: Program): Signature {
  const records = uniqueRecords(facts, place, program)
  const inputs: Input[] = []
  const bodies: [InputRecord, Shape][] = []
  const args = records.map((record, index): Argument => {
    if (record === undefined) {
      program.report(
        'INPUT_UNDECLARED',
        { ...place, parameter: index },
        'add @Param, @Query, @Header, @Cookie, @Body, @Req or @Reply',
      )
      return { kind: 'request' }
    }
    const { source } = record
    if (source === 'request' || source === 'reply') {
      return { kind: source }
    }
    const shape = inputShape(record, facts, place, program) ?? { kind: 'any' }
    checkDefault(shape, record.options.default, { ...place, parameter: index }, program)
    checkSignatureDefault(record, facts, place, program)
    if (source === 'body') {
      bodies.push([record, shape])
      return record.name === undefined ? { kind: 'body' } : { kind: 'body', name: record.name }
    }
    inputs.push(toInput(record, source, shape))
    return { kind: 'input', input: inputs.length - 1 }
  })
  checkPath(inputs, records, facts, place, program)
  const body = compileBody(bodies, facts, place, program)
  return { arguments: args, inputs: inputs.map((input) => withKnown(input, inputs)), ...(body && { body }) }
}

/** By position; a parameter without a decorator is a hole. */
function uniqueRecords(
  facts: SignatureFacts,
  place: HandlerPlace,
  { report }: Program,
): (InputRecord | undefined)[] {
  const count = Math.max(facts.types.length, facts.length, ...facts.records.map(({ index }) => index + 1), 0)
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = facts.records.filter((record) => record.index === index)
    if (second !== undefined) {
      report('INPUT_REPEATED', { ...place, parameter: index }, 'it has two input decorators; keep one')
    }
    return first
  })
}

function inputShape(
  record: InputRecord,
  facts: SignatureFacts,
  place: HandlerPlace,
  program: Program,
): Shape | undefined {
  const { index, source, name, options } = record
  const at = { ...place, parameter: index }
  const context = { builder: program.shapes, direction: 'input', groups: facts.groups } as const
  const shape = valueShape({ declared: facts.types[index], options, checks: [] }, at, context)
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

/** A whole source is an object of values that text can hold. */
function wholeSource(shape: Shape, { source }: InputRecord, at: HandlerPlace, program: Program): Shape {
  if (shape.kind !== 'reference') {
    program.report(
      'INPUT_UNSUPPORTED',
      at,
      `without a name it takes the whole ${source}, which is an object; name it: @${DECORATORS[source] ?? 'Query'}('name')`,
    )
    return shape
  }
  for (const property of shape.target.properties) {
    const wrong = untextual(property.shape)
    if (wrong !== undefined) {
      program.report(
        'INPUT_UNSUPPORTED',
        { class: shape.target.name, property: property.name },
        `a ${source} value is text, and cannot be ${wrong}; make it a scalar or a list of scalars`,
      )
    }
  }
  return source === 'header' ? { ...shape, target: headerObject(shape.target) } : shape
}

const DECORATORS: Readonly<Record<string, string>> = {
  path: 'Param',
  query: 'Query',
  header: 'Header',
  cookie: 'Cookie',
}

/** Properties of headers are named in hyphen form, unless an `@Expose` name says otherwise. */
function headerObject(target: ObjectShape): ObjectShape {
  const renamed = (property: Property): Property => ({
    ...property,
    wire: (property.wire === property.name ? toHeaderName(property.name) : property.wire).toLowerCase(),
  })
  return { ...target, properties: target.properties.map(renamed) }
}

/** What text cannot hold, in words; `undefined` for a scalar or a list of scalars. */
function untextual(shape: Shape, inList = false): string | undefined {
  switch (shape.kind) {
    case 'array':
      return inList ? 'a list of lists' : untextual(shape.items, true)
    case 'reference':
    case 'object':
      return `an object (${shape.kind === 'object' ? shape.name : shape.target.name})`
    case 'record':
      return 'an object'
    case 'tuple':
      return 'a tuple'
    case 'file':
      return 'a file'
    case 'union':
      return shape.members.map((member) => untextual(member, inList)).find((wrong) => wrong !== undefined)
    default:
      return undefined
  }
}

function toInput({ name, options }: InputRecord, source: Source, shape: Shape): Input {
  return {
    source,
    ...(name === undefined ? {} : { name: source === 'header' ? name.toLowerCase() : name }),
    shape,
    required: options.required ?? options.default === undefined,
    ...(options.default === undefined ? {} : { default: { value: options.default } }),
    hidden: options.hidden === true,
    known: [],
  }
}

function namesOf({ name, shape }: Input): readonly string[] {
  if (name !== undefined) return [name]
  return shape.kind === 'reference' ? shape.target.properties.map(({ wire }) => wire) : []
}

function withKnown(input: Input, inputs: readonly Input[]): Input {
  const others = inputs.filter((other) => other !== input && other.source === input.source)
  return { ...input, known: others.flatMap(namesOf) }
}

/** A default in the signature is seen by nobody: only `Function.length` tells that there is one. */
function checkSignatureDefault(
  record: InputRecord,
  facts: SignatureFacts,
  place: HandlerPlace,
  program: Program,
): void {
  const { index, options } = record
  const at = { ...place, parameter: index }
  if (index < facts.length || options.default !== undefined || options.required !== undefined) {
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

function checkPath(
  inputs: readonly Input[],
  records: readonly (InputRecord | undefined)[],
  { path }: SignatureFacts,
  place: HandlerPlace,
  { report }: Program,
): void {
  const placeholders = placeholdersOf(path)
  const read = new Set(inputs.filter(({ source }) => source === 'path').flatMap(namesOf))
  for (const name of read) {
    if (!placeholders.includes(name)) {
      const parameter = records.find(
        (record) => record?.source === 'path' && (record.name ?? name) === name,
      )?.index
      report(
        'PATH_UNKNOWN',
        parameter === undefined ? place : { ...place, parameter },
        `the path ${path} has no :${name}; name a placeholder of the path, or add it there`,
      )
    }
  }
  const takesRequest = records.some((record) => record?.source === 'request')
  for (const name of placeholders) {
    if (!read.has(name) && !takesRequest) {
      report(
        'PATH_UNREAD',
        place,
        `no parameter takes ${name === '*' ? '*' : `:${name}`} of ${path}; add @Param('${name}')`,
      )
    }
  }
  if (new Set(placeholders).size < placeholders.length) {
    report('PATH_INVALID', place, `the path ${path} names a placeholder twice`)
  }
}

function compileBody(
  bodies: readonly [InputRecord, Shape][],
  { operationId, readsBody }: SignatureFacts,
  place: HandlerPlace,
  { report }: Program,
): Body | undefined {
  const [first] = bodies
  if (first === undefined) {
    return undefined
  }
  if (!readsBody) {
    report(
      'BODY_FORBIDDEN',
      { ...place, parameter: first[0].index },
      'GET and HEAD have no body (RFC 9110, 9.3.1); use @Query, or another method',
    )
  }
  const whole = bodies.find(([record]) => record.name === undefined)
  if (whole !== undefined) {
    if (bodies.length > 1) {
      report(
        'BODY_MIXED',
        { ...place, parameter: whole[0].index },
        "it takes the whole body, and another parameter takes some of it; name each: @Body('name')",
      )
    }
    const [{ options }, shape] = whole
    return { shape, ...presence(options) }
  }
  const properties = bodies.map(([{ name = '', options }, shape]): Property => {
    const { required, default: fallback } = presence(options)
    return {
      name,
      wire: name,
      shape,
      required,
      ...(fallback === undefined ? {} : { default: { ...fallback, document: fallback.value } }),
    }
  })
  const named: ObjectShape = { kind: 'object', name: `Body_${operationId}`, properties }
  const reference: ReferenceShape = { kind: 'reference', target: named }
  return { shape: reference, required: properties.some(({ required }) => required), named }
}

function presence(options: InputRecord['options']): Pick<Body, 'required' | 'default'> {
  const { default: value, required = value === undefined } = options
  return { required, ...(value === undefined ? {} : { default: { value } }) }
}
