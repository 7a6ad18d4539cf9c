export const integer = { type: 'integer' }
export const string = { type: 'string' }
export const number = { type: 'number' }

/** An object with these properties and no others; all are required but those named in `optional`. */
export const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})
