import type { Place } from '../errors/fault.js'
import type { InputRecord, ParameterRecord } from '../metadata/records.js'
import type { Input } from '../operation.js'
import { placeholdersOf } from './path.js'
import type { Program } from './program.js'

/** The names that an input reads from its source. */
export function namesOf({ name, shape }: Input): readonly string[] {
  if (name !== undefined) return [name]
  return shape.kind === 'reference' ? shape.target.properties.map(({ wire }) => wire) : []
}

/** Inputs, each knowing what others read from its source: that does not count as unknown. */
export function knowingEachOther(inputs: readonly Input[]): Input[] {
  return inputs.map((input) => {
    const others = inputs.filter((other) => other !== input && other.source === input.source)
    return { ...input, known: others.flatMap(namesOf) }
  })
}

/** What is read of a path, and by whom. */
export interface PathInputs {
  /** The handler's own. */
  readonly own: readonly Input[]
  readonly records: readonly ParameterRecord[]
  /** Of its dependencies, and how each is called. */
  readonly others: readonly { readonly provider: string; readonly inputs: readonly Input[] }[]
  /** What takes the request may read its parameters there. */
  readonly takesRequest: boolean
  /** Placeholders that need not be read. */
  readonly spared: ReadonlySet<string>
}

/** Placeholders and path inputs must be the same names. */
export function checkPath(
  { own, records, others, takesRequest, spared }: PathInputs,
  path: string,
  place: Place,
  { report }: Program,
): void {
  const placeholders = placeholdersOf(path)
  const read = new Set<string>()
  for (const name of pathNames(own)) {
    read.add(name)
    if (!placeholders.includes(name)) {
      const parameter = pathRecords(records).find((record) => (record.name ?? name) === name)?.index
      report(
        'PATH_UNKNOWN',
        parameter === undefined ? place : { ...place, parameter },
        `the path ${path} has no :${name}; name a placeholder of the path, or add it there`,
      )
    }
  }
  for (const { provider, inputs } of others) {
    for (const name of pathNames(inputs)) {
      read.add(name)
      if (!placeholders.includes(name)) {
        report(
          'PATH_UNKNOWN',
          place,
          `the path ${path} has no :${name}, which ${provider} reads; add it there, or depend on something else`,
        )
      }
    }
  }
  for (const name of placeholders) {
    if (!read.has(name) && !spared.has(name) && !takesRequest) {
      report(
        'PATH_UNREAD',
        place,
        `no parameter takes ${name === '*' ? '*' : `:${name}`} of ${path}; add @Param('${name}')`,
      )
    }
  }
  if (new Set(placeholders).size < placeholders.length) {
    report('PATH_INVALID', place, `the path ${path} names a placeholder twice; give each a name of its own`)
  }
}

/** The placeholders that inputs read. */
export const pathNames = (inputs: readonly Input[]): string[] =>
  inputs.filter(({ source }) => source === 'path').flatMap(namesOf)

const pathRecords = (records: readonly ParameterRecord[]): InputRecord[] =>
  records.filter((record): record is InputRecord => record.source === 'path')
