/** What decorators know of options by name; that no name is forgotten, TypeScript checks. */
import { nearest } from '../nearest.js'
import type {
  ControllerOptions,
  FieldOptions,
  InjectableOptions,
  InputOptions,
  ProvidesOptions,
  RouteOptions,
  SharedOptions,
  ValueOptions,
} from './options.js'

/** The names of the options of one decorator. */
export type OptionNames<T> = Readonly<Record<keyof T, true>>

export const SHARED_OPTIONS: OptionNames<SharedOptions> = {
  throws: true,
  tags: true,
  deprecated: true,
  hidden: true,
  responses: true,
  openapi: true,
  groups: true,
  bodyLimit: true,
  coercion: true,
  handlerTimeout: true,
}

export const CONTROLLER_OPTIONS: OptionNames<ControllerOptions> = {
  ...SHARED_OPTIONS,
  dependencies: true,
  security: true,
}

export const ROUTE_OPTIONS: OptionNames<RouteOptions> = {
  ...CONTROLLER_OPTIONS,
  status: true,
  returns: true,
  responseDescription: true,
  summary: true,
  description: true,
  operationId: true,
  headers: true,
}

export const PROVIDER_OPTIONS: OptionNames<ProvidesOptions & InjectableOptions> = {
  scope: true,
  lazy: true,
  until: true,
}

export const VALUE_OPTIONS: OptionNames<ValueOptions> = {
  type: true,
  format: true,
  enum: true,
  items: true,
  values: true,
  oneOf: true,
  discriminator: true,
  nullable: true,
  minimum: true,
  exclusiveMinimum: true,
  maximum: true,
  exclusiveMaximum: true,
  multipleOf: true,
  minLength: true,
  maxLength: true,
  pattern: true,
  minItems: true,
  maxItems: true,
  uniqueItems: true,
  title: true,
  description: true,
  examples: true,
  deprecated: true,
  schema: true,
}

export const FIELD_OPTIONS: OptionNames<FieldOptions> = { ...VALUE_OPTIONS, required: true }

export const INPUT_OPTIONS: OptionNames<InputOptions> = { ...FIELD_OPTIONS, default: true, hidden: true }

/** Of options that nobody knows, what to say of each; one that is `undefined` says nothing itself. */
export function unknownOptions(options: object, known: Readonly<Record<string, true>>): string[] {
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !Object.hasOwn(known, name))
    .map(([name]) => {
      const meant = nearest(name, Object.keys(known))
      return `there is no option ${name}; ${meant === undefined ? 'take it out' : `did you mean ${meant}?`}`
    })
}
