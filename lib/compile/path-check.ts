import type { InputRecord } from '../metadata/records.js'
import type { Input } from '../operation.js'
import { placeholdersOf } from './path.js'
import type { HandlerPlace, Program } from './program.js'

/** The names that an input reads from its source. */
export function namesOf({ name, shape }: Input): readonly string[] {
  if (name !== undefined) return [name]
  return shape.kind === 'reference' ? shape.target.properties.map(({ wire }) => wire) : []
}

/** Placeholders and path inputs must be the same names; a handler that takes the request may read the rest there. */
export function checkPath(
  inputs: readonly Input[],
  records: readonly (InputRecord | undefined)[],
  path: string,
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
    report('PATH_INVALID', place, `the path ${path} names a placeholder twice; give each a name of its own`)
  }
}
