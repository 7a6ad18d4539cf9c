import type { Place } from '../errors/fault.js'
import type { InputRecord } from '../metadata/records.js'
import { OTHER_KEYS } from '../shape/additional-properties.js'
import type { ObjectShape, Property, Shape } from '../shape/shape.js'
import type { Program } from './program.js'
import { toHeaderName } from './words.js'

/** A whole source is an object of values that text can hold. */
export function wholeSource(shape: Shape, { source }: InputRecord, at: Place, program: Program): Shape {
  if (shape.kind !== 'reference') {
    program.report(
      'INPUT_UNSUPPORTED',
      at,
      `without a name it takes the whole ${source}, which is an object; name it: @${DECORATORS[source] ?? 'Query'}('name')`,
    )
    return shape
  }
  const { name, properties, additionalProperties } = shape.target
  const held = properties.map((property) => [property.name, property.shape] as const)
  for (const [property, of] of [...held, [OTHER_KEYS, additionalProperties] as const]) {
    const wrong = of && untextual(of)
    if (wrong !== undefined) {
      program.report(
        'INPUT_UNSUPPORTED',
        { class: name, property },
        `a ${source} value is text, and cannot be ${wrong}; make it a scalar or a list of scalars`,
      )
    }
  }
  if (source === 'query' || source === 'path' || source === 'form') {
    return shape
  }
  // A client sends many headers and cookies that no program declares, unless its type has any other key.
  const target: ObjectShape =
    additionalProperties === undefined ? { ...shape.target, unknown: 'drop' } : shape.target
  return { ...shape, target: source === 'header' ? headerObject(target) : target }
}

const DECORATORS: Readonly<Record<string, string>> = {
  path: 'Param',
  query: 'Query',
  header: 'Header',
  cookie: 'Cookie',
  form: 'Form',
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
export function untextual(shape: Shape, inList = false): string | undefined {
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
