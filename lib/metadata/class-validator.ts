/** The one file that reads and writes class-validator's storage. */
import { getMetadataStorage } from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import type { Check, CheckArguments, Condition } from '../shape/shape.js'
import type { AnyClass } from '../types.js'
import { isBuiltin } from './builtin-checks.js'
import { builtinPasses, type Instance } from './builtin-passes.js'
import { defaultMessage, textOf } from './check-text.js'

/** All that class-validator knows of one property, in the groups that were asked for. */
export interface PropertyRules {
  /** In the order in which the library runs them: bottom decorator first. */
  readonly checks: Check[]
  /** `@ValidateIf`. */
  readonly conditions: Condition[]
  /** `@IsOptional`: `undefined` and `null` pass. */
  optional: boolean
  /** `@ValidateNested`, as the check that fails for what is neither object nor array. */
  nested?: Check
  /** `@Allow`. */
  allowed: boolean
  /** Constraint classes that are no constraints: they lack `@ValidatorConstraint`, and would be skipped. */
  readonly unknown: string[]
  /** Asynchronous validators that do not say so. */
  readonly undeclaredAsync: string[]
}

/** `@IsOptional` writes this name; its condition is a closure that cannot be told from another. */
const OPTIONAL = 'isOptional'

/** The condition of a property that `Partial` made optional: absent passes, `null` does not. */
export const isPresent: Condition = (_object, value) => value !== undefined

/** The condition of `@IsOptional`, where others must hold beside it. */
const isGiven: Condition = (_object, value) => value !== undefined && value !== null

function emptyRules(): PropertyRules {
  return { checks: [], conditions: [], optional: false, allowed: false, unknown: [], undeclaredAsync: [] }
}

/** `registerSchema` puts a string among the classes, on which the library's own look-up then breaks. */
export function hasRegisteredSchemas(): boolean {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<unknown, unknown>
  }
  return [...validationMetadatas.keys()].some((key) => typeof key === 'string')
}

function metadatasOf(target: AnyClass, groups: readonly string[]): ValidationMetadata[] {
  if (hasRegisteredSchemas()) {
    return []
  }
  // The library's own resolution of inheritance and groups, whatever its version makes of them.
  return getMetadataStorage().getTargetValidationMetadatas(target, '', false, false, [...groups])
}

/** What class-validator knows of the properties of `target`, its base classes' included. */
export function rulesOf(target: AnyClass, groups: readonly string[]): Map<string, PropertyRules> {
  const rules = new Map<string, PropertyRules>()
  for (const metadata of metadatasOf(target, groups)) {
    const of = rules.get(metadata.propertyName) ?? emptyRules()
    rules.set(metadata.propertyName, of)
    addRule(of, metadata)
  }
  for (const { optional, conditions } of rules.values()) {
    if (optional && conditions.length > 0) {
      conditions.push(isGiven)
    }
  }
  return rules
}

/** The names of all properties that class-validator knows, in any group, a base class's first. */
export function ruledProperties(lineage: readonly AnyClass[]): string[] {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<unknown, ValidationMetadata[]>
  }
  return lineage.flatMap((target) =>
    (validationMetadatas.get(target) ?? []).map((metadata) => metadata.propertyName),
  )
}

function addRule(rules: PropertyRules, metadata: ValidationMetadata): void {
  const { type, name } = metadata
  if (type === 'conditionalValidation') {
    if (name === OPTIONAL) {
      rules.optional = true
    } else {
      rules.conditions.push(metadata.constraints[0] as Condition)
    }
  } else if (type === 'whitelistValidation') {
    rules.allowed = true
  } else if (type === 'nestedValidation') {
    rules.nested = nestedCheck(metadata)
  } else if (type !== 'promiseValidation') {
    addChecks(rules, metadata)
  }
}

function addChecks(rules: PropertyRules, metadata: ValidationMetadata): void {
  const constraints = getMetadataStorage().getTargetValidatorConstraints(metadata.constraintCls)
  if (constraints.length === 0) {
    rules.unknown.push(metadata.constraintCls?.name ?? 'a constraint')
  }
  for (const constraint of constraints) {
    const instance = constraint.instance as unknown as Instance
    const name = constraint.name || metadata.type
    if (constraint.async !== true && instance.validate.constructor.name === 'AsyncFunction') {
      rules.undeclaredAsync.push(name)
    }
    rules.checks.push(
      toCheck(metadata, name, () => constraint.instance as unknown as Instance, constraint.async === true),
    )
  }
}

function toCheck(
  metadata: ValidationMetadata,
  name: string,
  instanceOf: () => Instance,
  async: boolean,
): Check {
  const first = instanceOf()
  const builtin = isBuiltin(name, defaultMessage(first, probeOf(metadata)))
  // The library's container looks through all constraints of the process; a user's may give another each time.
  const current = builtin ? () => first : instanceOf
  const { message, context, validateIf } = metadata
  return {
    name,
    builtin,
    each: metadata.each === true,
    constraints: metadata.constraints ?? [],
    async,
    ...(message ? { message } : {}),
    ...(context === undefined ? {} : { context }),
    ...(validateIf === undefined ? {} : { validateIf: validateIf as Condition }),
    passes: builtin
      ? builtinPasses(name, first, metadata.constraints)
      : (value, args) => instanceOf().validate(value, args),
    textOf: (args) => textOf(metadata, current(), name, args),
  }
}

function nestedCheck(metadata: ValidationMetadata): Check {
  const { message } = metadata
  const fallback = `${metadata.each ? 'each value in ' : ''}nested property $property must be either object or array`
  return {
    name: 'nestedValidation',
    builtin: true,
    each: metadata.each === true,
    constraints: metadata.constraints ?? [],
    async: false,
    // The decorator itself writes the library's text where the user gave none.
    ...(message && message !== fallback ? { message } : {}),
    passes: (value) => typeof value === 'object' && value !== null,
    textOf: (args) =>
      textOf(metadata, { validate: () => true, defaultMessage: () => fallback }, 'nestedValidation', args),
  }
}

function probeOf(metadata: ValidationMetadata): CheckArguments {
  const { constraints, propertyName } = metadata
  return { value: '', constraints: constraints ?? [], targetName: '', object: {}, property: propertyName }
}

/**
 * Gives `target` what `base` has of the properties that `keeps` accepts, as if it had been written there.
 * With `partial`, each may be absent.
 */
export function copyRules(
  base: AnyClass,
  target: AnyClass,
  keeps: (property: string) => boolean,
  partial: boolean,
): void {
  const storage = getMetadataStorage()
  const kept = storage
    .getTargetValidationMetadatas(base, '', true, false, [])
    .filter((metadata) => keeps(metadata.propertyName))
  for (const metadata of kept) {
    storage.addValidationMetadata(
      Object.assign(Object.create(Object.getPrototypeOf(metadata)), metadata, { target }),
    )
  }
  if (partial) {
    for (const property of new Set(kept.map((metadata) => metadata.propertyName))) {
      addCondition(target, property, kept)
    }
  }
}

function addCondition(target: AnyClass, propertyName: string, like: readonly ValidationMetadata[]): void {
  const sample = like[0] as ValidationMetadata
  const condition = Object.assign(Object.create(Object.getPrototypeOf(sample)), {
    type: 'conditionalValidation',
    target,
    propertyName,
    constraints: [isPresent],
    groups: [],
    always: true,
    each: false,
  })
  getMetadataStorage().addValidationMetadata(condition as ValidationMetadata)
}
