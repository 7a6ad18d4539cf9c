import { shapeText } from '../../lib/explain/shape-text.js'
import type { ObjectShape, Shape } from '../../lib/shape/shape.js'

const item: ObjectShape = { kind: 'object', name: 'Item', properties: [] }
const text: Shape = { kind: 'string' }

it.each<[string, Shape]>([
  ['string (minLength 1, maxLength 80)', { kind: 'string', minLength: 1, maxLength: 80 }],
  ['integer (minimum 1) or null', { kind: 'integer', minimum: 1, nullable: true }],
  ["'new' | 5 | true", { kind: 'enum', values: ['new', 5, true] }],
  ['list of string (minItems 1)', { kind: 'array', items: text, minItems: 1 }],
  ['set of string', { kind: 'array', items: text, container: 'set' }],
  ['tuple of string, Item', { kind: 'tuple', items: [text, { kind: 'reference', target: item }] }],
  ['tuple of string, number ...', { kind: 'tuple', items: [text], rest: { kind: 'number' } }],
  ['object of string', { kind: 'record', values: text }],
  ['map of Item', { kind: 'record', values: item, container: 'map' }],
  ['string | list of string', { kind: 'union', members: [text, { kind: 'array', items: text }] }],
  [
    'Item, told apart by kind',
    {
      kind: 'union',
      members: [item],
      discriminator: { property: 'kind', mapping: {}, keep: true },
    },
  ],
  ['bytes (base64)', { kind: 'bytes' }],
  ['date (RFC 3339, a Date)', { kind: 'date' }],
  ['date-time (RFC 3339, a Date)', { kind: 'date-time' }],
  ['anything', { kind: 'any' }],
  ['boolean', { kind: 'boolean' }],
])('%s', (shown, shape) => {
  expect(shapeText(shape)).toBe(shown)
})
