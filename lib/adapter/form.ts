import type { Shape } from '../shape/shape.js'

/**
 * A browser sends each field of a form, also those that were left empty: an empty text of a single field that need
 * not be there counts as not sent (FastAPI's rule).
 */
export function dropEmpty(shape: Shape): (body: unknown) => unknown {
  const target = shape.kind === 'reference' ? shape.target : shape
  const optional =
    target.kind === 'object'
      ? target.properties
          .filter((property) => !property.required && property.shape.kind !== 'array')
          .map(({ wire }) => wire)
      : []
  return optional.length === 0
    ? (body) => body
    : (body) => {
        const values = body as Record<string, unknown> | undefined
        // The parser's own object, which nobody else has.
        for (const name of optional) if (values?.[name] === '') delete values[name]
        return values
      }
}
