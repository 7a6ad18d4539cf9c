import type { Place } from '../errors/fault.js'
import { classOf } from '../metadata/described.js'
import type { ParameterRecord } from '../metadata/records.js'
import { type DescribedParameters, inferParameters, type KnownParameter } from './inferred-inputs.js'
import type { SignatureFacts } from './inputs.js'
import type { Program } from './program.js'

/** Of one that injects, what is not decorated is a dependency, whatever its type. */
export function parametersOf(facts: SignatureFacts, place: Place, program: Program): KnownParameter[] {
  const records = uniqueRecords(facts, place, program)
  const { described, placeholders = [], groups, injects } = facts
  if (described === undefined) {
    return records
  }
  const known = inferParameters(records, { described, placeholders, groups }, place, program)
  return injects === true
    ? known.map((each, index) => injected(each, records[index], described, index))
    : known
}

function injected(
  known: KnownParameter,
  record: ParameterRecord | undefined,
  { parameters, types }: DescribedParameters,
  index: number,
): KnownParameter {
  const parameter = parameters[index]
  if (record !== undefined || parameter === undefined || !('type' in parameter)) {
    return known
  }
  const { type } = parameter
  const target = type.kind === 'reference' ? classOf({ types, key: type.to }) : undefined
  if (target === undefined && parameter.optional === true) {
    return { argument: { kind: 'value', value: undefined } }
  }
  // What is no class is what the compiler emits for it.
  return { argument: { kind: 'token', token: target ?? Object } }
}

/** By position; a parameter without a decorator is a hole. */
function uniqueRecords(
  facts: SignatureFacts,
  place: Place,
  { report }: Program,
): (ParameterRecord | undefined)[] {
  const count = Math.max(
    facts.types.length,
    facts.length,
    facts.described?.parameters.length ?? 0,
    ...facts.records.map(({ index }) => index + 1),
  )
  return Array.from({ length: count }, (_, index) => {
    const [first, second] = facts.records.filter((record) => record.index === index)
    if (second !== undefined) {
      report('INPUT_REPEATED', { ...place, parameter: index }, 'it has two input decorators; keep one')
    }
    return first
  })
}
