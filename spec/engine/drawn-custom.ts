/** Checks of a user's own, as they are drawn: made in every way that class-validator knows. */
import {
  registerDecorator,
  Validate,
  type ValidationArguments,
  type ValidationOptions,
  ValidatorConstraint,
} from 'class-validator'

type Judge = (value: unknown, args: ValidationArguments) => boolean

interface Custom {
  readonly judge: Judge
  /** What the library is told of it; a promise all the same where it is `promised`. */
  readonly way: 'sync' | 'async' | 'promised'
  readonly made: 'class' | 'decorator'
  /** The name under which its message is found. */
  readonly name: string
}

/** Of what two libraries see alike: `1` for an object, which one of them may have stripped of a key. */
function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value === 'number') return Number.isFinite(value) ? Math.abs(Math.trunc(value)) : 1
  if (Array.isArray(value) || value instanceof Set) return new Set(value).size
  return value === undefined ? 0 : 1
}

const fits: Judge = (value, { constraints }) => weightOf(value) % Number(constraints[2]) !== 0

/** A value is asked for only where another property has one. */
const goesWith: Judge = (value, args) => {
  const other: unknown = Reflect.get(args.object, String(args.constraints[1]))
  return other === undefined || other === null || fits(value, args)
}

export const RAISED = 'of the user'

const stumbles: Judge = (value, args) => {
  if (value === 'a' || value === 5 || value === true) throw new Error(RAISED)
  return fits(value, args)
}

/** Of no single item: the library drops that promise, too, when another check throws, and none can keep it quiet. */
const rejects: Judge = (value, args) => (value === args.value ? stumbles(value, args) : fits(value, args))

const CUSTOMS: Readonly<Record<string, Custom>> = {
  Custom: { judge: fits, way: 'sync', made: 'decorator', name: 'custom' },
  CustomAsync: { judge: fits, way: 'async', made: 'decorator', name: 'customAsync' },
  CustomPromise: { judge: fits, way: 'promised', made: 'decorator', name: 'customPromise' },
  CustomClass: { judge: fits, way: 'sync', made: 'class', name: 'customClass' },
  CustomAsyncClass: { judge: goesWith, way: 'async', made: 'class', name: 'customAsyncClass' },
  CustomOther: { judge: goesWith, way: 'sync', made: 'decorator', name: 'customOther' },
  CustomThrows: { judge: stumbles, way: 'sync', made: 'class', name: 'customThrows' },
  CustomRejects: { judge: rejects, way: 'async', made: 'decorator', name: 'customRejects' },
  /** Named as one of the library's own, of which it must not be taken for one. */
  CustomInt: { judge: fits, way: 'sync', made: 'decorator', name: 'isInt' },
}

export const CUSTOM_NAMES: readonly string[] = Object.keys(CUSTOMS)
export const isCustom = (decorator: string): boolean => Object.hasOwn(CUSTOMS, decorator)
export const isAsync = (decorator: string): boolean => CUSTOMS[decorator]?.way !== 'sync'

/** The first constraint of each, by which it is known in the library's storage. */
export const MARK = 'custom'

/** Every call, in order: what runs twice would be seen. */
export const calls: string[] = []

/** The library leaves promises behind when another check throws, whose rejection is nobody's then. */
class Quiet<T> extends Promise<T> {
  // biome-ignore lint/suspicious/noThenProperty: it is a promise.
  override then<A = T, B = never>(...on: Parameters<Promise<T>['then']>): Promise<A | B> {
    const next = super.then(...on) as Promise<A | B>
    Promise.prototype.then.call(next, undefined, () => undefined)
    return next
  }
}

/** `args`: the other property, and a number of which weights may not be a multiple. */
export function customCheck(
  decorator: string,
  args: readonly unknown[],
  options: ValidationOptions | undefined,
): PropertyDecorator {
  const custom = CUSTOMS[decorator] as Custom
  const validator = validatorOf(custom)
  const constraints = [MARK, ...args]
  if (custom.made === 'class') {
    class Constraint {
      validate = validator.validate
      defaultMessage = validator.defaultMessage
    }
    ValidatorConstraint({ name: custom.name, async: custom.way === 'async' })(Constraint)
    return Validate(Constraint, constraints, options)
  }
  const { name, way } = custom
  return (prototype, key) => {
    const of = { target: prototype.constructor, propertyName: String(key) }
    registerDecorator({ ...of, name, options: options ?? {}, constraints, async: way === 'async', validator })
  }
}

function validatorOf({ judge, way, name }: Custom) {
  return {
    validate(value: unknown, args?: ValidationArguments): boolean | Promise<boolean> {
      const given = args as ValidationArguments
      calls.push(`${name} ${given.targetName}.${given.property} ${typeof value}`)
      return way === 'sync' ? judge(value, given) : Quiet.resolve().then(() => judge(value, given))
    },
    defaultMessage: (args?: ValidationArguments): string =>
      `§default ${name} of ${args?.property}: ${String(args?.constraints)}`,
  }
}
