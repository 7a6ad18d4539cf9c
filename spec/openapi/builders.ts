/** Operations and shapes by hand, as the compiler would make them. */
import { toDocument } from '../../lib/openapi/document.js'
import type { DocumentOptions, OpenApiDocument, OpenApiObject } from '../../lib/openapi/model.js'
import type { Body, Documentation, Input, Operation } from '../../lib/operation.js'
import type { ObjectShape, Property, ReferenceShape, Shape } from '../../lib/shape/shape.js'
import type { Constructor } from '../../lib/types.js'

export const text: Shape = { kind: 'string' }
export const integer: Shape = { kind: 'integer' }

/** A property's shape, or all that is known of it. */
type PropertyGiven = Shape | ({ readonly shape: Shape } & Partial<Property>)

/** An object of properties that are required unless they say otherwise. */
export function object(
  name: string,
  properties: Readonly<Record<string, PropertyGiven>> = {},
  more: Partial<ObjectShape> = {},
): ObjectShape & { properties: Property[] } {
  const list = Object.entries(properties).map(([key, given]) =>
    'shape' in given
      ? { name: key, wire: key, required: true, ...given }
      : { name: key, wire: key, required: true, shape: given },
  )
  return { kind: 'object', name, ...more, properties: list }
}

export function reference(target: ObjectShape, more: Partial<ReferenceShape> = {}): ReferenceShape {
  return { kind: 'reference', target, ...more }
}

/** A class of its own, for two that share a name. */
export function classOf(): Constructor {
  return class {}
}

type InputGiven = Partial<Input> & Pick<Input, 'source'>

export function input({ source, ...more }: InputGiven): Input {
  return { source, shape: text, required: true, hidden: false, known: [], ...more }
}

export function body(shape: Shape, more: Partial<Body> = {}): Body {
  return { media: 'json', shape, required: true, ...more }
}

interface OperationGiven extends Partial<Omit<Operation, 'controller' | 'documentation' | 'output'>> {
  readonly controller?: string
  readonly documentation?: Partial<Documentation>
  readonly output?: Partial<Operation['output']>
}

const PROVIDER: Operation['controller']['provider'] = {
  name: 'ItemsController',
  scope: 'app',
  until: 'response',
  lazy: false,
  maker: { kind: 'value', value: {} },
  arguments: [],
}

/** `GET /items`, unless told otherwise. */
export function operation(given: OperationGiven = {}): Operation {
  const { controller = 'ItemsController', documentation, output, ...more } = given
  return {
    id: 'itemsList',
    method: 'GET',
    path: '/items',
    handler: 'list',
    arguments: [],
    inputs: [],
    dependencies: [],
    shared: [],
    depends: false,
    security: [],
    coercion: 'strict',
    ...more,
    controller: { name: controller, provider: PROVIDER },
    output: { status: 200, description: 'Successful Response', ...output },
    documentation: {
      summary: 'List',
      tags: [],
      deprecated: false,
      hidden: false,
      throws: [],
      responses: {},
      headers: {},
      openapi: {},
      ...documentation,
    },
  }
}

export function documentOf(
  operations: readonly Operation[],
  more: Partial<DocumentOptions> = {},
): OpenApiDocument {
  return toDocument(operations, {
    title: 'Store',
    version: '1.0.0',
    unknown: 'drop',
    problem: false,
    ...more,
  })
}

/** The one operation of a document of it alone. */
export function operationObjectOf(given: OperationGiven, more: Partial<DocumentOptions> = {}): OpenApiObject {
  const [item = {}] = Object.values(documentOf([operation(given)], more).paths)
  return Object.values(item)[0] ?? {}
}

/** Errors of these statuses, of which no more is known. */
export const thrown = (...statuses: number[]): Operation['documentation']['throws'] =>
  statuses.map((status) => ({ status, messages: [] }))
