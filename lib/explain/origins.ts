import { definedProperties, methodTypes } from '../metadata/described.js'
import type { DescribedParameter } from '../metadata/manifest.js'
import type { InputOptions, ValueOptions } from '../metadata/options.js'
import { fieldsOf, findController, lineageOf } from '../metadata/registry.js'
import type { Operation } from '../operation.js'
import { originOf } from '../shape/object-origin.js'
import type { ObjectShape, Property } from '../shape/shape.js'
import type { AnyClass } from '../types.js'

/** Who says what of a property: its type, decorators, an initializer. */
export function originsOfProperty(object: ObjectShape, { name, shape, ...property }: Property): string[] {
  const { target, definition } = originOf(object) ?? {}
  const said = definition && definedProperties(definition).get(name)
  const source = said?.source ?? target
  const field = source && fieldsOf(lineageOf(source)).get(name)
  return [
    ...(said === undefined ? [] : [`its type${placeText(said.property.at)}`]),
    ...(said?.optional === undefined ? [] : [said.optional ? 'Partial: may be absent' : 'Required']),
    ...decoratorText('@Field', field),
    ...(shape.checks ?? []).map(({ name: check, each }) => `${decoratorOf(check)}${each ? ' of each' : ''}`),
    ...(property.transforms === undefined ? [] : ['@Transform']),
    ...(property.wire === name ? [] : ['@Expose']),
    ...(property.default === undefined || said?.property.default !== undefined ? [] : ['its initializer']),
    // An object of several bodies is made of parameters.
    ...(originOf(object) !== undefined &&
    said === undefined &&
    field === undefined &&
    (shape.checks ?? []).length === 0
      ? ['design:type, which the compiler emitted']
      : []),
  ]
}

/** `'isEmail'` → `'@IsEmail'` */
const decoratorOf = (check: string): string => `@${check.charAt(0).toUpperCase()}${check.slice(1)}`

const placeText = (at: string | undefined): string => (at === undefined ? '' : ` (${at})`)

function decoratorText(name: string, options: ValueOptions | InputOptions | undefined): string[] {
  const words = Object.keys(options ?? {})
  return options === undefined ? [] : [words.length === 0 ? name : `${name} { ${words.join(', ')} }`]
}

/** The class that a handler is a method of. */
export function controllerOf({ controller }: Operation): AnyClass | undefined {
  const { maker } = controller.provider
  if (maker.kind === 'class') return maker.target
  return maker.kind === 'value' ? ((maker.value as object).constructor as AnyClass) : undefined
}

/** Who says what of a parameter of a handler. */
export function originsOfParameter(operation: Operation, index: number): string[] {
  const target = controllerOf(operation)
  if (target === undefined) {
    return []
  }
  const record = lineageOf(target)
    .flatMap((of) => findController(of)?.handlers.get(operation.handler)?.parameters ?? [])
    .findLast((one) => one.index === index)
  const described = methodTypes(target, operation.handler)
  const parameter = described?.parameters[index]
  const type = typeOrigin(parameter, described?.at)
  if (record === undefined) {
    return [...type, 'its name and type say where it is']
  }
  const options = 'options' in record ? record.options : undefined
  const words = Object.keys(options ?? {})
  const said = words.length === 0 ? '' : ` { ${words.join(', ')} }`
  return [`its decorator (${record.source})${said}`, ...type]
}

function typeOrigin(parameter: DescribedParameter | undefined, at: string | undefined): string[] {
  if (parameter === undefined || !('type' in parameter)) {
    return ['design:paramtypes, which the compiler emitted']
  }
  return [
    `its type${placeText(at)}`,
    ...(parameter.default === undefined ? [] : ['the default of its signature']),
    ...(parameter.description === undefined ? [] : ['@param']),
  ]
}

/** Where a handler stands, where a generated module says it. */
export function placeOf(operation: Operation): string | undefined {
  const target = controllerOf(operation)
  return target && methodTypes(target, operation.handler)?.at
}
