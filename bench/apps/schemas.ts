export const integer = { type: 'integer' }
export const string = { type: 'string' }
export const number = { type: 'number' }
export const boolean = { type: 'boolean' }

/** An object with these properties and no others; all are required but those named in `optional`. */
export const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

/** `Row` of `rows.ts`, by hand. */
export const row = object({
  id: integer,
  name: string,
  price: number,
  tags: { type: 'array', items: string },
  createdAt: { type: 'string', format: 'date-time' },
  owner: object({ id: integer, name: string }),
})

/** `Listing` of `rows.ts`, by hand. */
export const listing = object({ rows: { type: 'array', items: row } })

/** `NewOrder` of `inputs.ts`, by hand. */
export const newOrder = object({
  customer: object({
    name: { type: 'string', minLength: 1, maxLength: 80 },
    email: { type: 'string', format: 'email' },
  }),
  note: { type: 'string', maxLength: 200 },
  lines: {
    type: 'array',
    minItems: 1,
    maxItems: 50,
    items: object({
      sku: { type: 'string', minLength: 1, maxLength: 20 },
      quantity: { type: 'integer', minimum: 1 },
      price: { type: 'number', minimum: 0 },
    }),
  },
})
