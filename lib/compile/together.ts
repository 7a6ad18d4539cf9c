import type { Report } from '../errors/fault.js'
import type { Operation } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import { placeholdersOf } from './path.js'
import type { Program } from './program.js'

/** Holds the operations of a program against each other: no two may have one route, id, or name of a scheme. */
export function checkTogether(operations: readonly Operation[], program: Program): void {
  checkUnique(operations, program.report)
  checkSchemes(operations, program.report)
  checkAddresses(operations, program)
}

function checkUnique(operations: readonly Operation[], report: Report): void {
  const routes = new Map<string, Operation>()
  const ids = new Map<string, Operation>()
  for (const operation of operations) {
    const { id, method, path, controller, handler } = operation
    const place = { controller: controller.name, handler }
    const route = `${method} ${anonymous(path)}`
    const sameRoute = routes.get(route)
    if (sameRoute !== undefined) {
      report(
        'ROUTE_REPEATED',
        place,
        `${method} ${path} is served by ${sameRoute.controller.name}.${sameRoute.handler} already; change one path`,
      )
    }
    const sameId = ids.get(id)
    if (sameId !== undefined) {
      report(
        'OPERATION_ID_REPEATED',
        place,
        `${sameId.controller.name}.${sameId.handler} has the operation id '${id}' too; say another: { operationId }`,
      )
    }
    routes.set(route, sameRoute ?? operation)
    ids.set(id, sameId ?? operation)
  }
}

/** Schemes are known by their names in the document. */
function checkSchemes(operations: readonly Operation[], report: Report): void {
  const known = new Map<string, SecurityScheme>()
  const schemes = operations.flatMap(({ security }) =>
    security.flatMap((all) => all.map(({ scheme }) => scheme)),
  )
  for (const scheme of new Set(schemes)) {
    if (known.has(scheme.name)) {
      report(
        'SCHEME_REPEATED',
        {},
        `two security schemes are called ${scheme.name}; give one a name: { schemeName: 'other' }`,
      )
    }
    known.set(scheme.name, scheme)
  }
}

/** Names of placeholders make no difference to a router: `'/a/:id'` → `'/a/:'` */
function anonymous(path: string): string {
  return placeholdersOf(path).reduce((text, name) => text.replace(`:${name}`, ':'), path)
}

/** The document and its pages are routes too. */
function checkAddresses(operations: readonly Operation[], { options, report }: Program): void {
  for (const { method, path, controller, handler } of operations) {
    for (const [address, option] of options.served ?? []) {
      if (method === 'GET' && (path === address || path.startsWith(`${address}/`))) {
        const place = { controller: controller.name, handler }
        report(
          'ROUTE_REPEATED',
          place,
          `GET ${path} is below the address of the option ${option}, ${address}; change the path, or the option`,
        )
      }
    }
  }
}
