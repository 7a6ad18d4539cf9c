import { reasonOf } from '../errors/status.js'
import { errorKinds } from '../openapi/responses.js'
import type { Argument, Body, Dependency, Input, Operation } from '../operation.js'
import { heldShapes } from '../shape/held-shapes.js'
import type { ObjectShape, Shape } from '../shape/shape.js'
import { originsOfParameter, originsOfProperty, placeOf } from './origins.js'
import { objectsIn, shapeText } from './shape-text.js'

/**
 * An operation as a person would want to read it: each input with its shape and where each fact came from, what is
 * made before its handler runs, and what it answers.
 */
export function explain(operation: Operation): string {
  const { method, path, id, controller, handler, documentation } = operation
  const at = placeOf(operation)
  return [
    `${method} ${path}`,
    `  ${controller.name}.${handler}${at === undefined ? '' : `, ${at}`} (operation ${id})`,
    `  ${documentation.summary}`,
    ...section('inputs', inputLines(operation)),
    ...section('body', bodyLines(operation)),
    ...section('before the handler, in order', dependencyLines(operation)),
    ...section('made once for the application', sharedLines(operation)),
    ...section('responses', responseLines(operation)),
    ...section('objects', objectLines(operation)),
  ].join('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

const origin = (facts: readonly string[]): string => (facts.length === 0 ? '' : `  from ${facts.join('; ')}`)

function withOrigin(line: string, facts: readonly string[]): string[] {
  return facts.length === 0 ? [line] : [line, origin(facts)]
}

function presence(required: boolean, fallback: { readonly value?: unknown } | undefined): string {
  if (fallback !== undefined) return `, default ${JSON.stringify(fallback.value) ?? 'made anew'}`
  return required ? ', required' : ', may be absent'
}

function inputLine({ source, name, shape, required, default: fallback, hidden }: Input): string {
  const what = name === undefined ? `the whole ${source}` : `${source} ${name}`
  return `${what}: ${shapeText(shape)}${name === undefined ? '' : presence(required, fallback)}${hidden ? ', not in the document' : ''}`
}

/** Of a handler's own it is known who says it; of its dependencies', which. */
function inputLines(operation: Operation): string[] {
  const own = operation.arguments.flatMap((argument, index) =>
    argument.kind === 'input' ? [[argument.input, index] as const] : [],
  )
  return operation.inputs.flatMap((input, index) => {
    const parameter = own.find(([of]) => of === index)?.[1]
    return parameter === undefined
      ? [inputLine(input), `  from ${dependencyReading(operation, index)}`]
      : withOrigin(inputLine(input), originsOfParameter(operation, parameter))
  })
}

function dependencyReading({ dependencies }: Operation, input: number): string {
  const reader = dependencies.find(
    (each) =>
      each.kind === 'provided' && each.arguments.some((one) => one.kind === 'input' && one.input === input),
  )
  return reader?.kind === 'provided' ? `a parameter of ${reader.provider.name}` : 'a dependency'
}

const MEDIA: Readonly<Record<Body['media'], string>> = {
  json: 'JSON',
  form: 'a form (application/x-www-form-urlencoded)',
}

function bodyLines(operation: Operation): string[] {
  const { body } = operation
  if (body === undefined) {
    return []
  }
  const parameter = operation.arguments.findIndex(({ kind }) => kind === 'body')
  return withOrigin(
    `${MEDIA[body.media]}: ${shapeText(body.shape)}${presence(body.required, body.default)}`,
    parameter === -1 ? [] : originsOfParameter(operation, parameter),
  )
}

function dependencyLines({ dependencies }: Operation): string[] {
  return dependencies.map((dependency, index) => `${index + 1}. ${dependencyText(dependency)}`)
}

function dependencyText(dependency: Dependency): string {
  if (dependency.kind === 'credential') {
    const { schemes, scopes, optional } = dependency.use
    const asked = scopes.length === 0 ? '' : `, scopes ${scopes.join(' ')}`
    return `a credential of ${schemes.map(({ name }) => name).join(' or ')}${asked}${optional ? ', optional' : ''}`
  }
  const { provider, arguments: args } = dependency
  const needs = args.flatMap(needText)
  return `${provider.name} (${provider.scope}${needs.length === 0 ? '' : `; of ${needs.join(', ')}`})`
}

function needText(argument: Argument): string[] {
  switch (argument.kind) {
    case 'shared':
      return [argument.provider.name]
    case 'dependency':
      return [`step ${argument.dependency + 1}`]
    case 'input':
      return ['an input']
    case 'value':
      return []
    default:
      return [argument.kind]
  }
}

function sharedLines({ shared }: Operation): string[] {
  return shared.map(({ name, lazy }) => `${name}${lazy ? ', when it is first asked for' : ''}`)
}

function responseLines(operation: Operation): string[] {
  const { output, documentation } = operation
  const success = `${output.status} ${output.shape === undefined ? 'whatever the handler returns' : shapeText(output.shape)}`
  const errors = [...errorKinds(operation)].map(([status, kinds]) => {
    const { messages = [], description } = documentation.throws.find((one) => one.status === status) ?? {}
    const refused = kinds.includes('refused') ? ', what is refused' : ''
    const said =
      messages.length === 0 ? '' : `: ${messages.map((message) => JSON.stringify(message)).join(', ')}`
    return `${status} ${description ?? reasonOf(status)}${refused}${said}`
  })
  return [success, ...errors]
}

function objectLines(operation: Operation): string[] {
  const shapes: (Shape | undefined)[] = [
    ...operation.inputs.map(({ shape }) => shape),
    operation.body?.shape,
    operation.output.shape,
  ]
  const known = new Set<ObjectShape>()
  const add = (shape: Shape): void => {
    for (const object of objectsIn(shape)) {
      if (!known.has(object)) {
        known.add(object)
        heldShapes(object).forEach(add)
      }
    }
  }
  for (const shape of shapes) if (shape !== undefined) add(shape)
  return distinct([...known].map(objectText)).flat()
}

/** What is read and what is written are often the same. */
function distinct(texts: readonly (readonly string[])[]): (readonly string[])[] {
  const seen = new Set<string>()
  return texts.filter((lines) => !seen.has(lines.join('\n')) && seen.add(lines.join('\n')))
}

function objectText(object: ObjectShape): string[] {
  const properties = object.properties.flatMap((property) => [
    `  ${property.wire}: ${shapeText(property.shape)}${presence(property.required, property.default)}`,
    ...withOrigin('', originsOfProperty(object, property))
      .slice(1)
      .map((line) => `  ${line}`),
  ])
  const { additionalProperties } = object
  return [
    `${object.name}${object.target === undefined ? '' : ' (instances)'}`,
    ...properties,
    ...(additionalProperties === undefined ? [] : [`  any other key: ${shapeText(additionalProperties)}`]),
  ]
}
