import type { Operation } from '../operation.js'

/**
 * The operation of a method and a path, as routes or as the document write it: `/orders/:id`, `/orders/{id}`.
 *
 * @throws RangeError where there is none; it says which there are.
 */
export function operationAt(operations: readonly Operation[], method: string, path: string): Operation {
  const asked = path.replaceAll(/\{(\w+)\}/g, ':$1')
  const known = operations.find((each) => each.method === method.toUpperCase() && each.path === asked)
  if (known !== undefined) {
    return known
  }
  const samePath = operations.filter((each) => each.path === asked)
  const others = samePath.length > 0 ? samePath : operations
  const list = others.map((each) => `  ${each.method} ${each.path}`).sort()
  throw new RangeError(
    `there is no ${method.toUpperCase()} ${path}; there are\n${[...new Set(list)].join('\n')}`,
  )
}
