import { Type, type TypeOptions } from 'class-transformer'
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js'
import * as classValidator from 'class-validator'
import { getMetadataStorage, type ValidationOptions } from 'class-validator'
import type { Constructor } from '../../lib/types.js'
import { customCheck, isAsync, isCustom } from './drawn-custom.js'
import { type CheckDrawn, type Dto, type OptionsDrawn, type PropertyDrawn, TAG } from './dto.js'
import { TYPES } from './dto-types.js'

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
  taggedList: Array,
  stringSet: Set,
  numberSet: Set,
  nestedSet: Set,
  looseSet: Set,
  taggedSet: Set,
  numberMap: Map,
  nestedMap: Map,
} as const

/** The options as the decorator takes them. Every message starts with § and `mark`, by which it is known. */
export function toOptions(
  { each, always, groups, message, condition }: OptionsDrawn,
  mark = '',
): ValidationOptions | undefined {
  const options = {
    ...(each === true ? { each } : {}),
    ...(always === true ? { always } : {}),
    ...(groups === undefined ? {} : { groups: [...groups] }),
    ...(message === undefined ? {} : { message: toMessage(message, mark) }),
    ...(condition === undefined ? {} : { validateIf: toCondition(condition) }),
  }
  return Object.keys(options).length === 0 ? undefined : (options as ValidationOptions)
}

function toMessage(
  { form, id }: NonNullable<OptionsDrawn['message']>,
  mark: string,
): ValidationOptions['message'] {
  switch (form) {
    case 'tokens':
      return `§${mark}${id} $property of $target: $value, $constraint1, $constraint2`
    case 'nested':
      return `§${mark}${id} $property: $value`
    case 'function':
      return (args) =>
        `§${mark}${id} ${args.targetName}.${args.property} ${typeof args.value} ${args.constraints?.length ?? 0}`
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
    const single = TYPES[type].kind === 'object' && TYPES[type].items === undefined ? nestedClass : undefined
    const declared = (Reflect.get(DECLARED, type) as Constructor | undefined) ?? single ?? Object
    Reflect.defineMetadata('design:type', declared, target.prototype, name)
    const say = (decorator: PropertyDecorator | undefined): void => decorator?.(target.prototype, name)
    say(typeDecorator(property, nestedClass))
    say(nestedOptions && classValidator.ValidateNested(toOptions(nestedOptions)))
    const instanceOf = declared === Set || declared === Map ? declared : (nestedClass ?? Object)
    for (const check of checks) say(toDecorator(check, instanceOf))
    say(optional && classValidator.IsOptional(toOptions(optional)))
    say(condition && classValidator.ValidateIf(toCondition(condition)))
    say(allowed === true || checks.length === 0 ? classValidator.Allow() : undefined)
  }
}

function typeDecorator(
  { type, tags }: PropertyDrawn,
  nested: Constructor | undefined,
): PropertyDecorator | undefined {
  const { typed = nested } = TYPES[type]
  if (typed === undefined || tags === undefined) {
    return typed && Type(() => typed)
  }
  const subTypes = tags.variants.map(({ tag, dto }) => ({ name: tag, value: toClass(dto) }))
  return Type(() => typed, {
    keepDiscriminatorProperty: tags.keep,
    discriminator: { property: TAG, subTypes },
  })
}

function toDecorator({ decorator, args, options }: CheckDrawn, instanceOf: unknown): PropertyDecorator {
  if (isCustom(decorator)) {
    return customCheck(decorator, args(), toOptions(options, isAsync(decorator) ? 'async' : ''))
  }
  const given = decorator === 'IsInstance' ? [instanceOf] : args()
  return (decorators[decorator] as Decorator)(...given, toOptions(options))
}

/** Takes the class out of both libraries' storages: class-validator looks through all of it for each object. */
export function forget(target: Constructor): void {
  const { validationMetadatas, constraintMetadatas } = getMetadataStorage() as unknown as Record<
    string,
    Map<unknown, { constraintCls: unknown }[]>
  >
  const { _typeMetadatas } = defaultMetadataStorage as unknown as {
    _typeMetadatas: Map<unknown, Map<string, TypeMetadata>>
  }
  for (const from of [target, Object.getPrototypeOf(target) as Constructor]) {
    for (const { constraintCls } of validationMetadatas?.get(from) ?? [])
      constraintMetadatas?.delete(constraintCls)
    validationMetadatas?.delete(from)
    const types = [...(_typeMetadatas.get(from)?.values() ?? [])].flatMap(typesOf)
    _typeMetadatas.delete(from)
    for (const type of types) {
      if (!OWN.has(type)) forget(type)
    }
  }
}

interface TypeMetadata {
  readonly typeFunction: () => Constructor
  readonly options: TypeOptions
}

/** The language's own. */
const OWN = new Set<unknown>([Date, String, Number])

function typesOf({ typeFunction, options }: TypeMetadata): Constructor[] {
  const subTypes = options.discriminator?.subTypes ?? []
  return [typeFunction(), ...subTypes.map(({ value }) => value as Constructor)]
}
