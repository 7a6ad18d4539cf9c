import type { Shape, TupleShape } from '../shape/shape.js'

const WORDS = [
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
] as const

/** A shape in words: `integer (minimum 1)`, `list of Line`, `'new' | 'paid'`. */
export function shapeText(shape: Shape): string {
  const said = shape as unknown as Readonly<Record<string, unknown>>
  const words = WORDS.filter((word) => said[word] !== undefined).map(
    (word) => `${word} ${String(said[word])}`,
  )
  const constraints = words.length === 0 ? '' : ` (${words.join(', ')})`
  return `${coreText(shape)}${constraints}${shape.nullable === true ? ' or null' : ''}`
}

function coreText(shape: Shape): string {
  switch (shape.kind) {
    case 'enum':
      return shape.values.map((value) => JSON.stringify(value).replaceAll('"', "'")).join(' | ')
    case 'array':
      return `${shape.container === 'set' ? 'set' : 'list'} of ${shapeText(shape.items)}`
    case 'tuple':
      return `tuple of ${tupleParts(shape).map(shapeText).join(', ')}${shape.rest ? ' ...' : ''}`
    case 'record':
      return `${shape.container === 'map' ? 'map' : 'object'} of ${shapeText(shape.values)}`
    case 'object':
      return shape.name
    case 'reference':
      return shape.target.name
    case 'union':
      return `${shape.members.map(shapeText).join(' | ')}${shape.discriminator === undefined ? '' : `, told apart by ${shape.discriminator.property}`}`
    case 'bytes':
      return 'bytes (base64)'
    case 'date':
      return 'date (RFC 3339, a Date)'
    case 'date-time':
      return 'date-time (RFC 3339, a Date)'
    case 'any':
      return 'anything'
    default:
      return shape.kind
  }
}

const tupleParts = ({ items, rest }: TupleShape): readonly Shape[] => [...items, ...(rest ? [rest] : [])]

/** The objects that a shape speaks of, itself not entered twice. */
export function objectsIn(shape: Shape): readonly Extract<Shape, { kind: 'reference' }>['target'][] {
  switch (shape.kind) {
    case 'reference':
      return [shape.target]
    case 'object':
      return [shape]
    case 'array':
      return objectsIn(shape.items)
    case 'record':
      return objectsIn(shape.values)
    case 'tuple':
      return tupleParts(shape).flatMap(objectsIn)
    case 'union':
      return shape.members.flatMap(objectsIn)
    default:
      return []
  }
}
