import fc from 'fast-check'
import {
  contentTypeMistake,
  dateParsing,
  datetimeParsing,
  decimalParsing,
  enumMistake,
  greaterThan,
  greaterThanEqual,
  jsonInvalid,
  lessThan,
  lessThanEqual,
  MISTAKES,
  multipleOf,
  stringPatternMismatch,
  stringTooLong,
  stringTooShort,
  timeDeltaParsing,
  timeParsing,
  tooLong,
  tooShort,
  unionTagInvalid,
  unionTagNotFound,
  urlParsing,
  uuidParsing,
} from '../../lib/engine/mistakes.js'
import type { Mistake } from '../../lib/errors/issue.js'

describe('MISTAKES', () => {
  it.each([
    [MISTAKES.missing, 'missing', 'Field required'],
    [MISTAKES.extraForbidden, 'extra_forbidden', 'Extra inputs are not permitted'],
    [MISTAKES.stringType, 'string_type', 'Input should be a valid string'],
    [MISTAKES.intType, 'int_type', 'Input should be a valid integer'],
    [MISTAKES.floatType, 'float_type', 'Input should be a valid number'],
    [MISTAKES.boolType, 'bool_type', 'Input should be a valid boolean'],
    [MISTAKES.dateType, 'date_type', 'Input should be a valid date'],
    [MISTAKES.datetimeType, 'datetime_type', 'Input should be a valid datetime'],
    [MISTAKES.listType, 'list_type', 'Input should be a valid list'],
    [MISTAKES.dictType, 'dict_type', 'Input should be a valid dictionary'],
    [
      MISTAKES.objectType,
      'object_type',
      'Input should be a valid dictionary or object to extract fields from',
    ],
    [
      MISTAKES.intParsing,
      'int_parsing',
      'Input should be a valid integer, unable to parse string as an integer',
    ],
    [
      MISTAKES.intParsingSize,
      'int_parsing_size',
      'Unable to parse input string as an integer, exceeded maximum size',
    ],
    [
      MISTAKES.intFromFloat,
      'int_from_float',
      'Input should be a valid integer, got a number with a fractional part',
    ],
    [
      MISTAKES.floatParsing,
      'float_parsing',
      'Input should be a valid number, unable to parse string as a number',
    ],
    [MISTAKES.finiteNumber, 'finite_number', 'Input should be a finite number'],
    [MISTAKES.boolParsing, 'bool_parsing', 'Input should be a valid boolean, unable to interpret input'],
    [MISTAKES.uniqueItems, 'unique_items', 'List items should be unique'],
    [MISTAKES.valueError, 'value_error', 'Value could not be read'],
    [MISTAKES.recursionDepth, 'recursion_depth', 'Input is nested too deeply'],
  ])('says %j', (mistake: Mistake, type, msg) => {
    expect(mistake).toEqual({ type, msg })
  })
})

describe('a mistake with a bound', () => {
  it.each([
    [stringTooShort(1), 'string_too_short', 'String should have at least 1 character', { min_length: 1 }],
    [stringTooShort(2), 'string_too_short', 'String should have at least 2 characters', { min_length: 2 }],
    [stringTooLong(0), 'string_too_long', 'String should have at most 0 characters', { max_length: 0 }],
    [stringTooLong(1), 'string_too_long', 'String should have at most 1 character', { max_length: 1 }],
    [
      stringPatternMismatch('^a$'),
      'string_pattern_mismatch',
      "String should match pattern '^a$'",
      { pattern: '^a$' },
    ],
    [
      tooShort(1, 0),
      'too_short',
      'List should have at least 1 item after validation, not 0',
      { min_length: 1, actual_length: 0 },
    ],
    [
      tooLong(2, 3),
      'too_long',
      'List should have at most 2 items after validation, not 3',
      { max_length: 2, actual_length: 3 },
    ],
    [greaterThan(1.5), 'greater_than', 'Input should be greater than 1.5', { gt: 1.5 }],
    [greaterThanEqual(1), 'greater_than_equal', 'Input should be greater than or equal to 1', { ge: 1 }],
    [lessThan(-1), 'less_than', 'Input should be less than -1', { lt: -1 }],
    [lessThanEqual(9), 'less_than_equal', 'Input should be less than or equal to 9', { le: 9 }],
    [multipleOf(3), 'multiple_of', 'Input should be a multiple of 3', { multiple_of: 3 }],
  ])('says %j', (mistake, type, msg, ctx) => {
    expect(mistake).toEqual({ type, msg, ctx })
  })
})

describe('a mistake with a reason', () => {
  it.each([
    [dateParsing, 'date_parsing', 'Input should be a valid date, WHY'],
    [datetimeParsing, 'datetime_parsing', 'Input should be a valid datetime, WHY'],
    [timeParsing, 'time_parsing', 'Input should be a valid time, WHY'],
    [timeDeltaParsing, 'time_delta_parsing', 'Input should be a valid timedelta, WHY'],
    [uuidParsing, 'uuid_parsing', 'Input should be a valid UUID, WHY'],
    [urlParsing, 'url_parsing', 'Input should be a valid URL, WHY'],
    [decimalParsing, 'decimal_parsing', 'Input should be a valid decimal, WHY'],
    [jsonInvalid, 'json_invalid', 'JSON decode error'],
  ])('gives the reason in its text and in ctx: %p', (mistakeOf, type, msg) => {
    expect(mistakeOf('WHY')).toEqual({ type, msg, ctx: { error: 'WHY' } })
  })
})

describe('enumMistake', () => {
  it.each([
    [['a'], 'literal_error', "'a'"],
    [[1], 'literal_error', '1'],
    [['a', 'b'], 'enum', "'a' or 'b'"],
    [['a', 'b', 'c'], 'enum', "'a', 'b' or 'c'"],
    [[1, 1.5, 'x'], 'enum', "1, 1.5 or 'x'"],
    [[true, null], 'enum', 'true or null'],
    [["it's", 'a"b', `'"`, 'a\nb', '\\'], 'enum', `"it's", 'a"b', '\\'"', 'a\\nb' or '\\\\'`],
  ])('lists %j', (values, type, expected) => {
    expect(enumMistake(values)).toEqual({ type, msg: `Input should be ${expected}`, ctx: { expected } })
  })

  it('keeps control characters of any value out of the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (values) => {
        expect([...enumMistake(values).msg].filter((character) => character < ' ')).toEqual([])
      }),
    )
  })
})

describe('unionTagInvalid', () => {
  it('names the tag, the discriminator and the expected tags', () => {
    expect(unionTagInvalid('t', 'bird', ['cat', 'dog'])).toEqual({
      type: 'union_tag_invalid',
      msg: "Input tag 'bird' found using 't' does not match any of the expected tags: 'cat', 'dog'",
      ctx: { discriminator: "'t'", tag: 'bird', expected_tags: "'cat', 'dog'" },
    })
  })

  it('shows the beginning of a long tag', () => {
    const { msg, ctx } = unionTagInvalid('t', 'x'.repeat(1e6), ['cat'])
    expect(ctx?.tag).toBe(`${'x'.repeat(100)}…`)
    expect(msg.length).toBeLessThan(250)
  })
})

describe('unionTagNotFound', () => {
  it('names the discriminator', () => {
    expect(unionTagNotFound('t')).toEqual({
      type: 'union_tag_not_found',
      msg: "Unable to extract tag using discriminator 't'",
      ctx: { discriminator: "'t'" },
    })
  })
})

describe('contentTypeMistake', () => {
  it.each([
    [['application/json'], "'application/json'"],
    [
      ['multipart/form-data', 'application/x-www-form-urlencoded'],
      "'multipart/form-data' or 'application/x-www-form-urlencoded'",
    ],
    [[], 'nothing'],
  ])('lists %j', (accepted, expected) => {
    expect(contentTypeMistake(accepted)).toEqual({
      type: 'content_type',
      msg: `Content type should be ${expected}`,
      ctx: { expected },
    })
  })
})
