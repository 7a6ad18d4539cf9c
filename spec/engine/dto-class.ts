import { Type } from 'class-transformer'
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js'
import * as classValidator from 'class-validator'
import { getMetadataStorage, type ValidationOptions } from 'class-validator'
import type { Constructor } from '../../lib/types.js'
import type { CheckDrawn, Dto, OptionsDrawn, PropertyDrawn } from './dto.js'

type Decorator = (...args: unknown[]) => PropertyDecorator
const decorators = classValidator as unknown as Record<string, Decorator>

const DECLARED = {
  string: String,
  number: Number,
  boolean: Boolean,
  date: Date,
  strings: Array,
  numbers: Array,
  nestedList: Array,
} as const

/** The options as the decorator takes them. Every message starts with §, by which it is known. */
export function toOptions({
  each,
  always,
  groups,
  message,
  condition,
}: OptionsDrawn): ValidationOptions | undefined {
  const options = {
    ...(each === true ? { each } : {}),
    ...(always === true ? { always } : {}),
    ...(groups === undefined ? {} : { groups: [...groups] }),
    ...(message === undefined ? {} : { message: toMessage(message) }),
    ...(condition === undefined ? {} : { validateIf: toCondition(condition) }),
  }
  return Object.keys(options).length === 0 ? undefined : (options as ValidationOptions)
}

function toMessage({ form, id }: NonNullable<OptionsDrawn['message']>): ValidationOptions['message'] {
  switch (form) {
    case 'tokens':
      return `§${id} $property of $target: $value, $constraint1, $constraint2`
    case 'nested':
      return `§${id} $property: $value`
    case 'function':
      return (args) =>
        `§${id} ${args.targetName}.${args.property} ${typeof args.value} ${args.constraints?.length ?? 0}`
  }
}

const toCondition =
  ({ property, given }: NonNullable<OptionsDrawn['condition']>) =>
  (object: unknown): boolean =>
    ((Reflect.get(object as object, property) ?? undefined) !== undefined) === given

/** A class with a base class, decorated as drawn. */
export function toClass({ base, own }: Dto): Constructor {
  class Base {}
  class Drawn extends Base {}
  decorate(Base, base)
  decorate(Drawn, own)
  return Drawn
}

function decorate(target: Constructor, properties: readonly PropertyDrawn[]): void {
  for (const property of properties) {
    const { name, type, checks, optional, condition, nested, nestedOptions, allowed } = property
    const nestedClass = nested && toClass(nested)
    const declared = type === 'nested' ? nestedClass : (Reflect.get(DECLARED, type) ?? Object)
    Reflect.defineMetadata('design:type', declared, target.prototype, name)
    const say = (decorator: PropertyDecorator | undefined): void => decorator?.(target.prototype, name)
    say(type === 'date' ? Type(() => Date) : nestedClass && Type(() => nestedClass))
    say(nestedOptions && classValidator.ValidateNested(toOptions(nestedOptions)))
    for (const check of checks) say(toDecorator(check, nestedClass))
    say(optional && classValidator.IsOptional(toOptions(optional)))
    say(condition && classValidator.ValidateIf(toCondition(condition)))
    say(allowed === true || checks.length === 0 ? classValidator.Allow() : undefined)
  }
}

function toDecorator({ decorator, args, options }: CheckDrawn, nestedClass: unknown): PropertyDecorator {
  const given = decorator === 'IsInstance' ? [nestedClass ?? Object] : args()
  return (decorators[decorator] as Decorator)(...given, toOptions(options))
}

/** Takes the class out of both libraries' storages: class-validator looks through all of it for each object. */
export function forget(target: Constructor): void {
  const { validationMetadatas, constraintMetadatas } = getMetadataStorage() as unknown as Record<
    string,
    Map<unknown, { constraintCls: unknown }[]>
  >
  const { _typeMetadatas } = defaultMetadataStorage as unknown as {
    _typeMetadatas: Map<unknown, Map<string, { typeFunction: () => Constructor }>>
  }
  for (const from of [target, Object.getPrototypeOf(target) as Constructor]) {
    for (const { constraintCls } of validationMetadatas?.get(from) ?? [])
      constraintMetadatas?.delete(constraintCls)
    validationMetadatas?.delete(from)
    const types = [...(_typeMetadatas.get(from)?.values() ?? [])].map(({ typeFunction }) => typeFunction())
    _typeMetadatas.delete(from)
    for (const type of types) {
      if (type !== (Date as unknown)) forget(type)
    }
  }
}
