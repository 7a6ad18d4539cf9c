import * as library from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'
import { CHECK_DECORATORS, isBuiltin } from '../../lib/metadata/builtin-checks.js'

interface Storage {
  readonly validationMetadatas: Map<unknown, ValidationMetadata[]>
  readonly constraintMetadatas: Map<
    unknown,
    readonly { readonly name: string; readonly instance: Constraint }[]
  >
}

interface Constraint {
  defaultMessage?(args: unknown): string
}

const storage = library.getMetadataStorage() as unknown as Storage

/** Two arguments at most stand before the options, so that the options are always the last that is read. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  Length: [2, 5],
  IsByteLength: [2, 5],
  IsMobilePhone: ['de-DE', {}],
  Matches: [/a/, 'i'],
  IsEnum: [{ A: 'a' }],
  IsIn: [['a']],
  IsNotIn: [['a']],
  ArrayContains: [['a']],
  ArrayNotContains: [['a']],
  IsInstance: [Date],
  MinDate: [new Date(0)],
  MaxDate: [() => new Date(0)],
  ArrayUnique: [(item: unknown) => item],
}

const decorators = library as unknown as Record<string, (...args: unknown[]) => PropertyDecorator>

/** Its first parameter is not the options. */
const takesAnArgument = (name: string): boolean =>
  !/\((validationOptions|options\w*\?)/i.test(`${decorators[name]}`.split('{')[0] ?? '')

function decorate(name: string, options?: library.ValidationOptions): PropertyDecorator {
  const args = ARGUMENTS[name] ?? (takesAnArgument(name) ? [{}] : [])
  return decorators[name]!(...args, options)
}

/** The pairs of what `decorators` register, asked as the storage's reader asks. */
function pairsOf(decorators: readonly PropertyDecorator[], value: unknown = ''): [string, string][] {
  class Subject {}
  decorators.forEach((decorator, index) => {
    decorator(Subject.prototype, `p${index}`)
  })
  return (storage.validationMetadatas.get(Subject) ?? []).map(({ constraintCls, constraints, type }) => {
    const [constraint] = storage.constraintMetadatas.get(constraintCls) ?? []
    return [constraint?.name || type, constraint?.instance.defaultMessage?.({ value, constraints }) ?? '']
  })
}

const refused = (pairs: readonly [string, string][]): unknown =>
  pairs.filter(([name, text]) => !isBuiltin(name, text))

describe('isBuiltin', () => {
  it('leaves no trace in the storage', () => {
    const before = [storage.validationMetadatas.size, storage.constraintMetadatas.size]
    isBuiltin('isEmail', '')
    expect([storage.validationMetadatas.size, storage.constraintMetadatas.size]).toEqual(before)
  })

  it('works with a container that knows no constraint of the library', async () => {
    await jest.isolateModulesAsync(async () => {
      const fresh = await import('class-validator')
      fresh.useContainer({
        get: (type: Function) => (type.name === 'CustomConstraint' ? undefined : undefined),
      })
      const checks = await import('../../lib/metadata/builtin-checks.js')
      expect(checks.isBuiltin('isEmail', '$property must be an email')).toBe(true)
    })
  })

  it('knows every check that the library exports', () => {
    const others = [
      'Allow',
      'IsOptional',
      'ValidateIf',
      'ValidateNested',
      'ValidatePromise',
      'Validate',
      'ValidateBy',
    ]
    const rest = ['ValidatorConstraint', 'Validator', 'ValidationError', 'ValidationTypes', 'MetadataStorage']
    const exported = Object.entries(library).flatMap(([name, value]) =>
      typeof value === 'function' && /^[A-Z]/.test(name) ? [name] : [],
    )
    expect(exported.filter((name) => ![...others, ...rest].includes(name)).sort()).toEqual(
      [...CHECK_DECORATORS].sort(),
    )
    expect(CHECK_DECORATORS).toHaveLength(106)
  })

  it.each([
    ['without options', undefined],
    ['of each item', { each: true }],
    ['in groups', { groups: ['create'] }],
    ['with a message', { message: 'no' }],
    ['with all options', { each: true, always: true, message: () => 'no', context: {} }],
  ])('recognises all checks %s', (_case, options) => {
    const pairs = pairsOf(CHECK_DECORATORS.map((name) => decorate(name, options)))
    expect(pairs).toHaveLength(106)
    expect(new Set(pairs.map(([name]) => name)).size).toBe(106)
    expect(refused(pairs)).toEqual([])
  })

  it('recognises all checks in any order', () => {
    expect(refused(pairsOf([...CHECK_DECORATORS].reverse().map((name) => decorate(name))))).toEqual([])
  })

  it.each([
    ['too short', [library.Length(3, 5)], 'a'],
    ['too long', [library.Length(3, 5)], 'abcdef'],
    ['neither', [library.Length(3, 5)], 'abcd'],
    ['without a minimum', [library.Length(undefined as unknown as number, 5)], ''],
    ['without a maximum', [library.Length(3)], undefined],
    ['of each item, too short', [library.Length(3, 5, { each: true })], []],
    ['of no class', [library.IsInstance(undefined as unknown as new () => object)], ''],
    ['of each instance', [library.IsInstance(Map, { each: true })], ''],
  ])('recognises a message that depends on its arguments: %s', (_case, decorators, value) => {
    expect(refused(pairsOf(decorators, value))).toEqual([])
  })

  it.each<[string, library.ValidatorConstraintInterface]>([
    ['without a message', { validate: () => true }],
    ['with a message of its own', { validate: () => true, defaultMessage: () => '$property is no address' }],
    [
      'with the message of another check',
      { validate: () => true, defaultMessage: () => '$property must be a string' },
    ],
  ])("refuses a user's check called isEmail %s", (_case, validator) => {
    const imposter: PropertyDecorator = (prototype, property) => {
      const target = prototype.constructor
      library.registerDecorator({ name: 'isEmail', target, propertyName: String(property), validator })
    }
    expect(pairsOf([imposter]).map(([name, text]) => isBuiltin(name, text))).toEqual([false])
  })

  it("refuses a user's constraint class", () => {
    @library.ValidatorConstraint({ name: 'isInstance' })
    class Imposter {
      validate(): boolean {
        return true
      }
      defaultMessage(): string {
        return '$property must be an instance'
      }
    }
    expect(pairsOf([library.Validate(Imposter)]).map(([name, text]) => isBuiltin(name, text))).toEqual([
      false,
    ])
  })

  it.each(['constructor', 'toString', '__proto__', ''])('refuses a constraint called %j', (name) => {
    expect(isBuiltin(name, '')).toBe(false)
  })
})
