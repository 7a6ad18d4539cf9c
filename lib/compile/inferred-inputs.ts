import type { Place } from '../errors/fault.js'
import { classOf } from '../metadata/described.js'
import type { Described, DescribedParameter, Types } from '../metadata/manifest.js'
import type { InputOptions } from '../metadata/options.js'
import type { InputRecord, ParameterRecord } from '../metadata/records.js'
import type { DescribedUse } from '../shape/described-shape.js'
import { describedShape } from '../shape/described-shape.js'
import type { AnyClass } from '../types.js'
import type { DeclaredArgument } from './inputs.js'
import type { Program } from './program.js'
import { untextual } from './text-source.js'
import { toHeaderName } from './words.js'

/** The parameters of a handler or a provider, as a generated module says them. */
export interface DescribedParameters {
  readonly parameters: readonly DescribedParameter[]
  readonly types: Types
  /** Of the method: `src/orders.ts:14`. */
  readonly at?: string
}

/** A parameter whose type was read. */
type ReadParameter = Extract<DescribedParameter, { readonly type: Described }>

/** Where inputs are told from their types. */
export interface Inference {
  readonly described: DescribedParameters
  /** Names in the path of the operation; of a provider, which serves many, none. */
  readonly placeholders: readonly string[]
  readonly groups: readonly string[]
}

/** A parameter: what its decorator said, or what its type tells. */
export type KnownParameter = ParameterRecord | { readonly argument: DeclaredArgument } | undefined

/**
 * What parameters are that no decorator says, as FastAPI has it: named in the path, it is of the path; a scalar or a
 * list of scalars is of the query; an object is the body. Several bodies are an object, each by its name.
 */
export function inferParameters(
  records: readonly (ParameterRecord | undefined)[],
  inference: Inference,
  place: Place,
  program: Program,
): KnownParameter[] {
  const { parameters } = inference.described
  const known = records.map((record, index): KnownParameter => {
    const parameter = parameters[index]
    if (parameter === undefined) return record
    return record === undefined
      ? inferred(parameter, index, inference, { ...place, parameter: index }, program)
      : named(record, parameter, inference, place, program)
  })
  const isBody = (each: KnownParameter): each is InputRecord =>
    isRecord(each) && (each.source === 'body' || each.source === 'form')
  return known.filter(isBody).length < 2
    ? known
    : known.map((each, index) =>
        isBody(each) && each.name === undefined ? { ...each, ...nameOf(parameters[index]) } : each,
      )
}

const nameOf = (parameter: DescribedParameter | undefined): { readonly name?: string } =>
  parameter === undefined ? {} : { name: parameter.name }

const isRecord = (known: KnownParameter): known is ParameterRecord => known !== undefined && 'source' in known

function inferred(
  parameter: DescribedParameter,
  index: number,
  inference: Inference,
  place: Place,
  program: Program,
): KnownParameter {
  if ('special' in parameter) {
    const { special } = parameter
    return {
      argument: special === 'signal' ? { kind: 'token', token: AbortSignal } : { kind: special },
    }
  }
  if ('provided' in parameter) {
    return { argument: { kind: 'token', token: parameter.provided } }
  }
  if (!('type' in parameter)) {
    return undefined
  }
  const { name, type } = parameter
  const options = describedOptions(parameter)
  const { types } = inference.described
  const made = providerOf(type, types, program)
  if (made !== undefined) {
    return { argument: { kind: 'token', token: made } }
  }
  if (inference.placeholders.includes(name)) {
    return { index, source: 'path', name, options }
  }
  const source = sourceOf(parameter, inference, place, program)
  return source && { index, source, ...(source === 'query' && { name }), options }
}

function sourceOf(
  { type }: ReadParameter,
  { described: { types, at }, groups }: Inference,
  place: Place,
  program: Program,
): 'query' | 'body' | undefined {
  // Of any value nobody knows where it is.
  if (type.kind === 'any') {
    return undefined
  }
  const shape = describedShape({ type, types, at }, place, {
    builder: program.shapes,
    direction: 'input',
    groups,
  })
  return untextual(shape) === undefined ? 'query' : 'body'
}

/** A class that something makes is no body. */
function providerOf(type: Described, types: Types, { providers }: Program): AnyClass | undefined {
  const target = type.kind === 'reference' ? classOf({ types, key: type.to }) : undefined
  return target !== undefined && providers.makes(target) ? target : undefined
}

/** `@Query() q: string` has the name of its parameter: a scalar is no whole source. */
function named(
  record: ParameterRecord,
  parameter: DescribedParameter,
  { described: { types, at }, groups }: Inference,
  place: Place,
  program: Program,
): ParameterRecord {
  if (record.source === 'dependency') {
    return !('token' in record) && 'provided' in parameter
      ? { ...record, token: parameter.provided as never }
      : record
  }
  if (!('type' in parameter) || !isInput(record)) {
    return record
  }
  const { type } = parameter
  const isBody = record.source === 'body' || record.source === 'form'
  const context = { builder: program.shapes, direction: 'input', groups } as const
  const isScalar =
    !isBody &&
    record.name === undefined &&
    untextual(describedShape({ type, types, at }, { ...place, parameter: record.index }, context)) ===
      undefined
  const name = record.source === 'header' ? toHeaderName(parameter.name) : parameter.name
  const said = isScalar ? { ...record, name } : record
  // A whole source is always there.
  const options = isBody || said.name !== undefined ? describedOptions(parameter) : {}
  const { required, ...others } = options
  return {
    ...said,
    options: {
      ...others,
      ...(record.options.default === undefined && required !== undefined && { required }),
      ...record.options,
    },
  }
}

const isInput = (record: ParameterRecord): record is InputRecord =>
  record.source !== 'dependency' && record.source !== 'security'

/** What a signature says, as an option would. */
function describedOptions(parameter: ReadParameter): InputOptions {
  const { optional, default: fallback, description, hidden } = parameter
  return {
    ...(fallback !== undefined ? { default: fallback } : optional === true && { required: false }),
    ...(description !== undefined && { description }),
    ...(hidden === true && { hidden }),
  }
}

/** The type of a parameter, for what says it together with its decorator. */
export function describedUse(
  { parameters, types, at }: DescribedParameters,
  index: number,
): DescribedUse | undefined {
  const parameter = parameters[index]
  return parameter !== undefined && 'type' in parameter ? { type: parameter.type, types, at } : undefined
}
