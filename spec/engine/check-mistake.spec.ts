import * as cv from 'class-validator'
import { mistakeOf } from '../../lib/engine/check-mistake.js'
import type { Mistake } from '../../lib/errors/issue.js'
import { CHECK_DECORATORS } from '../../lib/metadata/builtin-checks.js'
import { rulesOf } from '../../lib/metadata/class-validator.js'
import type { Check } from '../../lib/shape/shape.js'

/** What a client is told when `value` fails the check that `decorator` makes on a property called `p`. */
function told(decorator: PropertyDecorator, value: unknown): Mistake {
  class Subject {}
  decorator(Subject.prototype, 'p')
  const check = rulesOf(Subject, []).get('p')?.checks[0] as Check
  const constraints = [...check.constraints]
  return mistakeOf(check, value, () =>
    check.textOf({ value, constraints, targetName: 'Subject', object: new Subject(), property: 'p' }),
  )
}

enum Level {
  Low,
  High = 5,
}

describe('mistakeOf', () => {
  it.each<[string, PropertyDecorator, unknown, Mistake]>([
    ['isDefined', cv.IsDefined(), null, { type: 'missing', msg: 'Field required' }],
    ['isString', cv.IsString(), 1, { type: 'string_type', msg: 'Input should be a valid string' }],
    ['isBoolean', cv.IsBoolean(), 1, { type: 'bool_type', msg: 'Input should be a valid boolean' }],
    ['isArray', cv.IsArray(), 1, { type: 'list_type', msg: 'Input should be a valid list' }],
    ['isObject', cv.IsObject(), 1, { type: 'dict_type', msg: 'Input should be a valid dictionary' }],
    ['isInt of a text', cv.IsInt(), '1', { type: 'int_type', msg: 'Input should be a valid integer' }],
    ['isInt of NaN', cv.IsInt(), Number.NaN, { type: 'int_type', msg: 'Input should be a valid integer' }],
    [
      'isInt of a fraction',
      cv.IsInt(),
      1.5,
      { type: 'int_from_float', msg: 'Input should be a valid integer, got a number with a fractional part' },
    ],
    ['isNumber of a text', cv.IsNumber(), '1', { type: 'float_type', msg: 'Input should be a valid number' }],
    [
      'isNumber of infinity',
      cv.IsNumber(),
      Number.POSITIVE_INFINITY,
      { type: 'finite_number', msg: 'Input should be a finite number' },
    ],
    [
      'isNumber of too many decimal places',
      cv.IsNumber({ maxDecimalPlaces: 1 }),
      1.55,
      { type: 'is_number', msg: 'p must be a number conforming to the specified constraints' },
    ],
    [
      'minLength',
      cv.MinLength(1),
      '',
      { type: 'string_too_short', msg: 'String should have at least 1 character', ctx: { min_length: 1 } },
    ],
    [
      'maxLength',
      cv.MaxLength(2),
      'abc',
      { type: 'string_too_long', msg: 'String should have at most 2 characters', ctx: { max_length: 2 } },
    ],
    [
      'isLength, too short',
      cv.Length(2, 3),
      '😀',
      { type: 'string_too_short', msg: 'String should have at least 2 characters', ctx: { min_length: 2 } },
    ],
    [
      'isLength of a variation selector, too short',
      cv.Length(2, 3),
      '❤\ufe0f',
      { type: 'string_too_short', msg: 'String should have at least 2 characters', ctx: { min_length: 2 } },
    ],
    [
      'isLength, too long',
      cv.Length(2, 3),
      'abcd',
      { type: 'string_too_long', msg: 'String should have at most 3 characters', ctx: { max_length: 3 } },
    ],
    [
      'minLength of a number',
      cv.MinLength(1),
      1,
      { type: 'string_type', msg: 'Input should be a valid string' },
    ],
    [
      'matches',
      cv.Matches(/^a$/i),
      'b',
      { type: 'string_pattern_mismatch', msg: "String should match pattern '^a$'", ctx: { pattern: '^a$' } },
    ],
    [
      'matches of a text',
      cv.Matches('^a$', 'i'),
      'b',
      { type: 'string_pattern_mismatch', msg: "String should match pattern '^a$'", ctx: { pattern: '^a$' } },
    ],
    [
      'min',
      cv.Min(1),
      0,
      { type: 'greater_than_equal', msg: 'Input should be greater than or equal to 1', ctx: { ge: 1 } },
    ],
    [
      'min of a bigint',
      cv.Min(1),
      0n,
      { type: 'greater_than_equal', msg: 'Input should be greater than or equal to 1', ctx: { ge: 1 } },
    ],
    ['min of a text', cv.Min(1), '5', { type: 'float_type', msg: 'Input should be a valid number' }],
    [
      'min of no number',
      cv.Min(undefined as unknown as number),
      5,
      { type: 'greater_than_equal', msg: 'p must not be less than undefined' },
    ],
    [
      'max',
      cv.Max(1),
      2,
      { type: 'less_than_equal', msg: 'Input should be less than or equal to 1', ctx: { le: 1 } },
    ],
    [
      'isPositive',
      cv.IsPositive(),
      0,
      { type: 'greater_than', msg: 'Input should be greater than 0', ctx: { gt: 0 } },
    ],
    [
      'isNegative',
      cv.IsNegative(),
      0,
      { type: 'less_than', msg: 'Input should be less than 0', ctx: { lt: 0 } },
    ],
    [
      'isDivisibleBy',
      cv.IsDivisibleBy(3),
      4,
      { type: 'multiple_of', msg: 'Input should be a multiple of 3', ctx: { multiple_of: 3 } },
    ],
    [
      'isDivisibleBy, as the library cuts it',
      cv.IsDivisibleBy(2.5),
      5,
      { type: 'multiple_of', msg: 'Input should be a multiple of 2', ctx: { multiple_of: 2 } },
    ],
    [
      'arrayNotEmpty',
      cv.ArrayNotEmpty(),
      [],
      {
        type: 'too_short',
        msg: 'List should have at least 1 item after validation, not 0',
        ctx: { min_length: 1, actual_length: 0 },
      },
    ],
    [
      'arrayMinSize of a set',
      cv.ArrayMinSize(2),
      new Set([1]),
      {
        type: 'too_short',
        msg: 'List should have at least 2 items after validation, not 1',
        ctx: { min_length: 2, actual_length: 1 },
      },
    ],
    [
      'arrayMaxSize',
      cv.ArrayMaxSize(1),
      [1, 2],
      {
        type: 'too_long',
        msg: 'List should have at most 1 item after validation, not 2',
        ctx: { max_length: 1, actual_length: 2 },
      },
    ],
    [
      'arrayMaxSize of a text',
      cv.ArrayMaxSize(1),
      'ab',
      { type: 'list_type', msg: 'Input should be a valid list' },
    ],
    [
      'arrayMaxSize of no number',
      cv.ArrayMaxSize(undefined as unknown as number),
      [1],
      { type: 'too_long', msg: 'p must contain no more than undefined elements' },
    ],
    [
      'isEnum',
      cv.IsEnum(Level),
      1,
      { type: 'enum', msg: 'Input should be 0 or 5', ctx: { expected: '0 or 5' } },
    ],
    [
      'isIn',
      cv.IsIn(['a', 'b', 3]),
      'c',
      { type: 'literal_error', msg: "Input should be 'a', 'b' or 3", ctx: { expected: "'a', 'b' or 3" } },
    ],
    [
      'isIn nothing',
      cv.IsIn([]),
      'c',
      { type: 'literal_error', msg: 'p must be one of the following values: ' },
    ],
    [
      'equals',
      cv.Equals('a'),
      'c',
      { type: 'literal_error', msg: "Input should be 'a'", ctx: { expected: "'a'" } },
    ],
    [
      'equals an object',
      cv.Equals({}),
      'c',
      { type: 'literal_error', msg: 'p must be equal to [object Object]' },
    ],
    [
      'maxLength of no number',
      cv.MaxLength(undefined as unknown as number, { message: 'no' }),
      'c',
      { type: 'string_too_long', msg: 'no' },
    ],
    [
      'minLength of no number',
      cv.MinLength('1' as unknown as number, { message: 'no' }),
      'c',
      { type: 'string_too_short', msg: 'no' },
    ],
  ])('tells of %s in our words', (_case, decorator, value, mistake) => {
    expect(told(decorator, value)).toEqual(mistake)
  })

  it.each<[string, PropertyDecorator, string]>([
    ['is_email', cv.IsEmail(), 'p must be an email'],
    ['is_mobile_phone', cv.IsMobilePhone(), 'p must be a phone number'],
    ['is_iso6391', cv.IsISO6391(), 'p must be a valid ISO 639-1 language code'],
    ['is_iso31661_alpha2', cv.IsISO31661Alpha2(), 'p must be a valid ISO31661 Alpha2 code'],
    ['is_iso4217_currency_code', cv.IsISO4217CurrencyCode(), 'p must be a valid ISO4217 currency code'],
    ['is_firebase_push_id', cv.IsFirebasePushId(), 'p must be a Firebase Push Id'],
    ['is_hsl', cv.IsHSL(), 'p must be a HSL color'],
    ['is_data_uri', cv.IsDataURI(), 'p must be a data uri format'],
    ['is_base64', cv.IsBase64(), 'p must be base64 encoded'],
    ['is_sem_ver', cv.IsSemVer(), 'p must be a Semantic Versioning Specification'],
    ['is_not_empty', cv.IsNotEmpty(), 'p should not be empty'],
    ['array_unique', cv.ArrayUnique(), "All p's elements must be unique"],
    ['not_contains', cv.NotContains('x'), 'p should not contain a x string'],
    ['contains', cv.Contains('x'), 'p must contain a x string'],
  ])("tells %s in the library's words", (type, decorator, msg) => {
    expect(told(decorator, '')).toEqual({ type, msg })
  })

  it.each<[string, PropertyDecorator, unknown, Mistake]>([
    [
      'of a code of ours',
      cv.MinLength(3, { message: '$property: $constraint1 at least' }),
      'a',
      { type: 'string_too_short', msg: 'p: 3 at least', ctx: { min_length: 3 } },
    ],
    [
      "of a code of the library's",
      cv.IsEmail({}, { message: () => 'no' }),
      'a',
      { type: 'is_email', msg: 'no' },
    ],
    [
      'that is empty, which is none',
      cv.IsString({ message: '' }),
      1,
      { type: 'string_type', msg: 'Input should be a valid string' },
    ],
  ])("tells a user's message %s", (_case, decorator, value, mistake) => {
    expect(told(decorator, value)).toEqual(mistake)
  })

  it.each(['isString', 'isOddNumber', 'OTHER', 'constructor'])(
    "names a user's own check %s as it is",
    (name) => {
      const check: Check = {
        ...{ name, builtin: false, each: false, constraints: [], async: false },
        passes: () => false,
        textOf: () => 'no',
      }
      expect(mistakeOf(check, 1, () => 'no')).toEqual({ type: name, msg: 'no' })
    },
  )

  it('names what is neither object nor array', () => {
    class Subject {
      @cv.ValidateNested({ message: 'an object, please' })
      p: unknown
    }
    const check = rulesOf(Subject, []).get('p')?.nested as Check
    expect(mistakeOf(check, 1, () => 'an object, please')).toEqual({
      type: 'object_type',
      msg: 'an object, please',
    })
  })

  it('has codes in snake case for all checks', () => {
    const decorators = cv as unknown as Record<string, (argument?: unknown) => PropertyDecorator>
    const types = CHECK_DECORATORS.map(
      (name) => told(decorators[name]!(...(/^Is(Enum|MACAddress)$/.test(name) ? [{}] : [])), undefined).type,
    )
    expect(types.filter((type) => !/^[a-z]+\d*(_[a-z\d]+)*$/.test(type))).toEqual([])
  })
})
