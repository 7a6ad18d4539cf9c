import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as cv from 'class-validator'
import { CHECK_DECORATORS } from '../../lib/metadata/builtin-checks.js'
import { rulesOf } from '../../lib/metadata/class-validator.js'
import { ruleOf, schemaOfCheck } from '../../lib/shape/check-schema.js'
import type { Check, CheckArguments } from '../../lib/shape/shape.js'
import type { JsonSchema } from '../../lib/types.js'

/** The check that `decorator` makes, as the compiler reads it. */
function checkOf(decorator: PropertyDecorator): Check {
  class Subject {}
  decorator(Subject.prototype, 'p')
  const [check] = rulesOf(Subject, []).get('p')?.checks ?? []
  return check as Check
}

const args: CheckArguments = { value: undefined, constraints: [], targetName: '', object: {}, property: 'p' }

const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false })
addFormats.default(ajv)
ajv.addVocabulary(['x-lossy', 'x-minimum-date', 'x-maximum-date'])
for (const format of ['jwt', 'iban']) {
  ajv.addFormat(format, true)
}

/** What the document says of a property of any type that has only this check. */
function wholeSchema(check: Check): JsonSchema {
  const implies = ruleOf(check)?.implies
  return {
    ...(implies === undefined ? {} : { type: implies === 'date' ? 'string' : implies }),
    ...schemaOfCheck(check),
  }
}

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 0.5, -0.5, 2, 3, 5, 90, 91, 1e15, [], {}, [1], ['a'], [1, 2, 3], { a: 1 }],
  ...[
    '',
    ' ',
    'a',
    'A',
    'b',
    'ab',
    'é',
    '😀',
    '0',
    '1',
    'true',
    'TRUE',
    'yes',
    '12',
    '-1',
    '+1',
    '1.5',
    '.5',
    '1.',
    '1e3',
  ],
]

/** `text` with a character less, or another, or one more, at each place. */
function mutantsOf(text: string): string[] {
  const characters = [...'aAgGzZ019xXhH-+.,:/=()% \n_é😀']
  return Array.from({ length: text.length + 1 }, (_, at) => [
    text.slice(0, at),
    text.slice(at),
    text.slice(at + 1),
  ]).flatMap(([before = '', from = '', after = '']) => [
    before + after,
    ...characters.flatMap((character) => [before + character + after, before + character + from]),
  ])
}

/** Those of `values` on which schema and check differ. */
function differencesOf(check: Check, values: readonly unknown[]): unknown[] {
  const validate = ajv.compile(wholeSchema(check))
  return values.filter(
    (value) => validate(value) !== check.passes(value, { ...args, constraints: [...check.constraints] }),
  )
}

enum Numeric {
  A,
  B = 5,
}
enum Text {
  A = 'a',
  B = 'b',
}
enum Mixed {
  A = 'a',
  B = 1,
}

const HEX = '[0-9A-Fa-f]'

type Row = [
  name: string,
  decorator: PropertyDecorator,
  schema: JsonSchema | undefined,
  samples?: readonly unknown[],
]

/** Rows whose keywords say the same as the check. */
const EXACT: Row[] = [
  ['IsString', cv.IsString(), undefined],
  ['IsBoolean', cv.IsBoolean(), undefined],
  ['IsInt', cv.IsInt(), undefined, [5, 5.5]],
  ['IsNumber', cv.IsNumber(), undefined],
  ['IsNumber without decimal places', cv.IsNumber({ maxDecimalPlaces: 0 }), { multipleOf: 1 }],
  ['Min', cv.Min(1), { minimum: 1 }],
  ['Max', cv.Max(1.5), { maximum: 1.5 }],
  ['IsPositive', cv.IsPositive(), { exclusiveMinimum: 0 }],
  ['IsNegative', cv.IsNegative(), { exclusiveMaximum: 0 }],
  ['IsDivisibleBy', cv.IsDivisibleBy(3), { multipleOf: 3 }, [3, 6, -6, 7, 7.5]],
  ['IsDivisibleBy, cut to an integer', cv.IsDivisibleBy(2.5), { multipleOf: 2 }, [2, 2.5, 5]],
  ['IsDivisibleBy a negative', cv.IsDivisibleBy(-3), { multipleOf: 3 }, [3, 6]],
  ['IsDivisibleBy 0', cv.IsDivisibleBy(0), { not: {} }],
  ['MinLength', cv.MinLength(2), { minLength: 2 }, ['😀', '😀😀']],
  ['MaxLength', cv.MaxLength(1), { maxLength: 1 }, ['😀', '😀😀']],
  ['Length', cv.Length(1, 2), { minLength: 1, maxLength: 2 }, ['😀', '😀😀😀']],
  ['Length without a maximum', cv.Length(2), { minLength: 2 }],
  ['Length of fractions', cv.Length(0.5, 1.5), { minLength: 1, maxLength: 1 }],
  ['Matches', cv.Matches(/^a+$/), { pattern: '^a+$' }, ['aa', 'ba']],
  [
    'Matches with flags',
    cv.Matches(/^[a-z_]k$/i),
    { pattern: '^[A-Za-z_][Kk]$' },
    ['Ak', 'aK', '_k', 'a\u212a'],
  ],
  ['Matches of a text with modifiers', cv.Matches('^x', 'i'), { pattern: '^[Xx]' }, ['X', 'x', 'y']],
  ['Contains', cv.Contains('a.b'), { pattern: 'a\\.b' }, ['a.b', 'axb']],
  ['NotContains', cv.NotContains('a*'), { not: { pattern: 'a\\*' } }, ['xa*', 'aa']],
  ['IsIn', cv.IsIn(['a', 1, null, 'a', undefined]), { enum: ['a', 1, null] }],
  ['IsIn nothing', cv.IsIn([]), { not: {} }],
  ['IsNotIn', cv.IsNotIn(['a', 1, null]), { not: { enum: ['a', 1, null] } }],
  ['IsNotIn nothing', cv.IsNotIn([]), undefined],
  ['Equals', cv.Equals('a'), { const: 'a' }],
  ['Equals null', cv.Equals(null), { const: null }],
  ['NotEquals', cv.NotEquals(1), { not: { const: 1 } }],
  ['IsEnum of texts', cv.IsEnum(Text), { enum: ['a', 'b'] }],
  ['IsEnum of an object', cv.IsEnum({ 1: 'a', '2x': 2 }), { enum: ['a', 2] }],
  ['IsDefined', cv.IsDefined(), { not: { type: 'null' } }],
  ['IsNotEmpty', cv.IsNotEmpty(), { not: { enum: ['', null] } }],
  ['IsEmpty', cv.IsEmpty(), { enum: ['', null] }],
  ['IsArray', cv.IsArray(), undefined],
  ['ArrayNotEmpty', cv.ArrayNotEmpty(), { minItems: 1 }],
  ['ArrayMinSize', cv.ArrayMinSize(2), { minItems: 2 }],
  ['ArrayMaxSize', cv.ArrayMaxSize(2), { maxItems: 2 }],
  ['ArrayContains', cv.ArrayContains([1]), { contains: { const: 1 } }],
  [
    'ArrayContains several',
    cv.ArrayContains([1, 'a']),
    { allOf: [{ contains: { const: 1 } }, { contains: { const: 'a' } }] },
    [[1, 'a']],
  ],
  ['ArrayContains nothing', cv.ArrayContains([]), undefined],
  ['ArrayNotContains', cv.ArrayNotContains([2, 'a']), { items: { not: { enum: [2, 'a'] } } }],
  ['ArrayNotContains nothing', cv.ArrayNotContains([]), undefined],
  ['IsObject', cv.IsObject(), undefined],
  ['IsNotEmptyObject', cv.IsNotEmptyObject(), { minProperties: 1 }],
  [
    'IsNotEmptyObject without null',
    cv.IsNotEmptyObject({ nullable: false }),
    { minProperties: 1, not: { additionalProperties: { type: 'null' } } },
    [{ a: null }, { a: null, b: 1 }],
  ],
  ['IsIP(4)', cv.IsIP(4), { format: 'ipv4' }, ['127.0.0.1', '256.0.0.1', '01.1.1.1']],
  ['IsIP of no version', cv.IsIP(5 as unknown as 4), { not: {} }],
  [
    'IsUUID(4)',
    cv.IsUUID(4),
    { format: 'uuid', pattern: `^${HEX}{8}-${HEX}{4}-4${HEX}{3}-[89ABab]${HEX}{3}-${HEX}{12}$` },
    ['110ec58a-a0f2-4ac4-8393-c866d813b8d1', '110EC58A-A0F2-4AC4-8393-C866D813B8D1'],
  ],
  [
    'IsUUID of several versions',
    cv.IsUUID(['4', '7'] as unknown as 'all'),
    { format: 'uuid', pattern: `^${HEX}{8}-${HEX}{4}-[47]${HEX}{3}-[89ABab]${HEX}{3}-${HEX}{12}$` },
    ['110ec58a-a0f2-7ac4-8393-c866d813b8d1', '110ec58a-a0f2-4ac4-8393-c866d813b8d1'],
  ],
  ['IsNumberString', cv.IsNumberString(), { pattern: '^[+-]?([0-9]*[.])?[0-9]+$' }, ['1.5', '-1', '.5']],
  [
    'IsNumberString without symbols',
    cv.IsNumberString({ no_symbols: true }),
    { pattern: '^[0-9]+$' },
    ['12', '1.5'],
  ],
  [
    'IsNumberString of a locale',
    cv.IsNumberString({ locale: 'de-DE' }),
    { pattern: '^[+-]?([0-9]*[,])?[0-9]+$' },
    ['1,5', '1.5'],
  ],
  [
    'IsDecimal',
    cv.IsDecimal(),
    { pattern: '^[+-]?([0-9]+([.][0-9]{1,})?|[.][0-9]{1,})$' },
    ['-1.5', '.5', '5.'],
  ],
  [
    'IsDecimal of two digits',
    cv.IsDecimal({ force_decimal: true, decimal_digits: '2', locale: 'de-DE' }),
    { pattern: '^[+-]?[0-9]*[,][0-9]{2}$' },
    ['1,50', '1,5', ',50'],
  ],
  ['IsBooleanString', cv.IsBooleanString(), { enum: ['true', 'false', '1', '0'] }],
  [
    'IsHexColor',
    cv.IsHexColor(),
    { pattern: '^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$' },
    ['#abc', '#abcd', 'aBcDeF', '#12345678', '#12345'],
  ],
  ['IsHexadecimal', cv.IsHexadecimal(), { pattern: '^(0[xXhH])?[0-9A-Fa-f]+$' }, ['0xff', '0HFF', 'aF']],
  [
    'IsBase64',
    cv.IsBase64(),
    { contentEncoding: 'base64', pattern: '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$' },
    ['YWJj', 'YWI=', 'YQ==', 'YQ=', 'a+/b'],
  ],
  [
    'IsBase64 for addresses',
    cv.IsBase64({ urlSafe: true }),
    { contentEncoding: 'base64url', pattern: '^[A-Za-z0-9_-]*$' },
    ['YQ', 'Y_-', 'YQ=='],
  ],
  ['IsAlpha', cv.IsAlpha(), { pattern: '^[A-Za-z]+$' }, ['abC', 'ſ', '\u212a']],
  ['IsAlphanumeric', cv.IsAlphanumeric('en-GB'), { pattern: '^[0-9A-Za-z]+$' }, ['abC1']],
  ['IsAscii', cv.IsAscii(), { pattern: '^[\\x00-\\x7F]+$' }, ['a\n\u0000', 'é']],
  [
    'IsMilitaryTime',
    cv.IsMilitaryTime(),
    { pattern: '^([01]\\d|2[0-3]):?([0-5]\\d)$' },
    ['12:34', '2400', '2359'],
  ],
  [
    'IsMongoId',
    cv.IsMongoId(),
    { pattern: '^([0-9A-Fa-f]{24}|0[xXhH][0-9A-Fa-f]{22})$' },
    ['507f1f77bcf86cd799439011', '0x7f1f77bcf86cd799439011'],
  ],
  ['IsMultibyte', cv.IsMultibyte(), { pattern: '[^\\x00-\\x7F]' }],
  ['IsSurrogatePair', cv.IsSurrogatePair(), { pattern: '[\\u{10000}-\\u{10FFFF}]' }],
  [
    'IsFullWidth',
    cv.IsFullWidth(),
    { pattern: '[^\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]' },
    ['ひ', 'ｱ', '\uffe0'],
  ],
  [
    'IsHalfWidth',
    cv.IsHalfWidth(),
    { pattern: '[\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]' },
    ['ひ', 'ｱ', '\uffe8'],
  ],
  [
    'IsVariableWidth',
    cv.IsVariableWidth(),
    {
      allOf: [
        { pattern: '[^\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]' },
        { pattern: '[\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]' },
      ],
    },
    ['ひa', 'ひ'],
  ],
  ['IsFirebasePushId', cv.IsFirebasePushId(), { pattern: '^[a-zA-Z0-9_-]{20}$' }, ['-M-Jh_1KAH6Q7Jp8QdGg']],
  [
    'IsPort',
    cv.IsPort(),
    { pattern: '^(\\+?(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])|-0)$' },
    ['0', '-0', '+80', '08', '65535', '65536', '65529', '59999', '64999', '70000', '100000'],
  ],
  [
    'IsJWT',
    cv.IsJWT(),
    { format: 'jwt', pattern: '^[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*$' },
    ['a.b.c', '..', 'a.b', 'a.b.c.d'],
  ],
  [
    'IsBase32',
    cv.IsBase32(),
    { allOf: [{ pattern: '^[A-Z2-7]+=*$' }, { pattern: '^(.{8})+$' }] },
    ['MFRGGZDF', 'ME======', 'MFRGGZD', '========'],
  ],
  ['IsBase58', cv.IsBase58(), { pattern: '^[A-HJ-NP-Za-km-z1-9]*$' }, ['BukQL3gPvJ', '0', 'l', 'I', 'O']],
  [
    'IsBtcAddress',
    cv.IsBtcAddress(),
    { pattern: '^((bc1|tb1)p?[ac-hj-np-z02-9]{39,58}|[123m][A-HJ-NP-Za-km-z1-9]{25,39})$' },
    ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq', 'bc1'],
  ],
  [
    'IsEthereumAddress',
    cv.IsEthereumAddress(),
    { pattern: '^0[xX][0-9A-Fa-f]{40}$' },
    ['0x683E07492fBDfDA84457C16546ac3f433BFaa128', '0X683E07492fBDfDA84457C16546ac3f433BFaa128'],
  ],
  ['IsISRC', cv.IsISRC(), { pattern: '^[A-Z]{2}[0-9A-Z]{3}\\d{7}$' }, ['USAT29900609']],
  ['IsOctal', cv.IsOctal(), { pattern: '^(0[oO])?[0-7]+$' }, ['0o17', '17', '0O8']],
  ['IsHash', cv.IsHash('crc32'), { pattern: '^[0-9A-Fa-f]{8}$' }, ['abcdef01', 'ABCDEF0']],
  [
    'IsMACAddress',
    cv.IsMACAddress(),
    {
      pattern: `^(${HEX}{2}([-:\\s])(${HEX}{2}\\2){4}${HEX}{2}|(${HEX}{4}\\.){2}${HEX}{4}|${HEX}{2}([-:\\s])(${HEX}{2}\\5){6}${HEX}{2}|(${HEX}{4}\\.){3}${HEX}{4})$`,
    },
    [
      '01:02:03:04:05:ab',
      '01-02-03-04-05-AB',
      '01:02-03:04:05:ab',
      '0102.0304.05ab',
      '01:02:03:04:05:06:07:08',
      '0102.0304.05ab.cdef',
    ],
  ],
  [
    'IsMACAddress of one size, without separators',
    cv.IsMACAddress({ no_separators: true, eui: '64' }),
    { pattern: `^(${HEX}{16})$` },
    ['0102030405060708', '010203040506'],
  ],
  [
    'IsSemVer',
    cv.IsSemVer(),
    {
      pattern:
        '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$',
    },
    ['1.2.3', '1.2.3-Alpha.1+build.5', '01.2.3', '1.2.3-01'],
  ],
  [
    'IsRgbColor',
    cv.IsRgbColor(),
    {
      pattern:
        '^(rgb\\(((\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]),){2}(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\)|rgba\\(((\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]),){3}(0?\\.\\d\\d?|1(\\.0)?|0(\\.0)?)\\)|rgb\\(((\\d|[1-9]\\d|100)%,){2}(\\d|[1-9]\\d|100)%\\)|rgba\\(((\\d|[1-9]\\d|100)%,){3}(0?\\.\\d\\d?|1(\\.0)?|0(\\.0)?)\\))$',
    },
    ['rgb(5,5,255)', 'rgba(5,5,5,.3)', 'rgb(5%,5%,100%)', 'rgba(5%,5%,5%,1.0)', 'rgb(256,0,0)'],
  ],
  [
    'IsRgbColor without percents',
    cv.IsRgbColor(false),
    {
      pattern:
        '^(rgb\\(((\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]),){2}(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])\\)|rgba\\(((\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]),){3}(0?\\.\\d\\d?|1(\\.0)?|0(\\.0)?)\\))$',
    },
    ['rgb(5,5,255)', 'rgb(5%,5%,100%)'],
  ],
  [
    'IsLatLong',
    cv.IsLatLong(),
    {
      pattern:
        '^(\\([+-]?(90(\\.0+)?|[1-8]?\\d(\\.\\d+)?),\\s?[+-]?(180(\\.0+)?|1[0-7]\\d(\\.\\d+)?|\\d{1,2}(\\.\\d+)?)\\)|[+-]?(90(\\.0+)?|[1-8]?\\d(\\.\\d+)?),\\s?[+-]?(180(\\.0+)?|1[0-7]\\d(\\.\\d+)?|\\d{1,2}(\\.\\d+)?))(,[\\s\\S]*)?$',
    },
    ['1.5,-2', '(1,2)', '(1,2', '90.0, 180.0', '91,0', '1,2,x'],
  ],
]

/** Rows whose keywords are only close. */
const LOSSY: Row[] = [
  ['IsNumber with decimal places', cv.IsNumber({ maxDecimalPlaces: 2 }), { multipleOf: 0.01 }],
  ['IsEnum of numbers', cv.IsEnum(Numeric), { enum: [0, 5] }],
  ['IsEnum of both', cv.IsEnum(Mixed), { enum: ['a', 1] }],
  ['IsDate', cv.IsDate(), { format: 'date-time' }],
  ['IsDateString', cv.IsDateString(), {}],
  ['IsISO8601', cv.IsISO8601({ strict: true }), {}],
  ['IsRFC3339', cv.IsRFC3339(), { format: 'date-time' }],
  ['MinDate', cv.MinDate(new Date(0)), { 'x-minimum-date': '1970-01-01T00:00:00.000Z' }],
  ['MaxDate', cv.MaxDate(new Date(0)), { 'x-maximum-date': '1970-01-01T00:00:00.000Z' }],
  ['MinDate of a function', cv.MinDate(() => new Date()), {}],
  ['MaxDate of no date', cv.MaxDate(new Date('x')), {}],
  ['IsEmail', cv.IsEmail(), { format: 'email' }],
  ['IsFQDN', cv.IsFQDN(), { format: 'hostname' }],
  ['IsUrl', cv.IsUrl(), {}],
  ['IsUrl with a protocol', cv.IsUrl({ require_protocol: true }), { format: 'uri' }],
  ['IsUUID', cv.IsUUID(), { format: 'uuid' }],
  ['IsUUID of loose form', cv.IsUUID('loose' as unknown as 'all'), { format: 'uuid' }],
  ['IsIP', cv.IsIP(), { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }],
  ['IsIP(6)', cv.IsIP(6), { format: 'ipv6' }],
  ["IsIP('6')", cv.IsIP('6'), { format: 'ipv6' }],
  ['IsByteLength', cv.IsByteLength(1, 2), {}],
  ['IsJSON', cv.IsJSON(), { contentMediaType: 'application/json' }],
  ['IsLowercase', cv.IsLowercase(), { pattern: '^[^A-Z]*$' }],
  ['IsUppercase', cv.IsUppercase(), { pattern: '^[^a-z]*$' }],
  ['IsAlpha of a locale', cv.IsAlpha('de-DE'), {}],
  ['IsAlphanumeric of a locale', cv.IsAlphanumeric('fr-FR'), {}],
  ['IsNumberString of no locale', cv.IsNumberString({ locale: 'xx' as 'en-US' }), {}],
  ['IsDecimal of no locale', cv.IsDecimal({ locale: 'xx' as 'en-US' }), {}],
  ['IsDecimal of no digits', cv.IsDecimal({ decimal_digits: '2,1' }), {}],
  ['IsHash of no algorithm', cv.IsHash('sha0'), {}],
  [
    'IsLatitude',
    cv.IsLatitude(),
    { minimum: -90, maximum: 90, pattern: '^[+-]?(90(\\.0+)?|[1-8]?\\d(\\.\\d+)?)$' },
  ],
  [
    'IsLongitude',
    cv.IsLongitude(),
    {
      minimum: -180,
      maximum: 180,
      pattern: '^\\s?[+-]?(180(\\.0+)?|1[0-7]\\d(\\.\\d+)?|\\d{1,2}(\\.\\d+)?)$',
    },
  ],
  ['ArrayUnique', cv.ArrayUnique(), { uniqueItems: true }],
  ['ArrayUnique by a function', cv.ArrayUnique((item: unknown) => item), { uniqueItems: true }],
  ['IsInstance', cv.IsInstance(Date), {}],
  ['IsIBAN with options', cv.IsIBAN({ whitelist: ['DE'] }), { format: 'iban' }],
  ['IsIn with an object', cv.IsIn(['a', {}]), {}],
  ['IsIn no list', cv.IsIn(undefined as unknown as unknown[]), {}],
  ['IsNotIn with a bigint', cv.IsNotIn([1n]), {}],
  ['Equals an object', cv.Equals({}), {}],
  ['NotEquals an object', cv.NotEquals({}), {}],
  ['ArrayContains an object', cv.ArrayContains([{}]), {}],
  ['ArrayNotContains no list', cv.ArrayNotContains(undefined as unknown as unknown[]), {}],
  ['Contains nothing', cv.Contains(''), {}],
  ['Min of no number', cv.Min('1' as unknown as number), {}],
  ['MaxLength of no number', cv.MaxLength(undefined as unknown as number), {}],
  ['Matches with a sticky flag', cv.Matches(/a/y), {}],
  ['Matches of no expression', cv.Matches('(' as unknown as RegExp), {}],
]

/** Rows that only have a name. */
const NAMED: [string, PropertyDecorator, string][] = [
  ['IsCreditCard', cv.IsCreditCard(), 'credit-card'],
  ['IsCurrency', cv.IsCurrency(), 'currency'],
  ['IsISBN', cv.IsISBN(), 'isbn'],
  ['IsISIN', cv.IsISIN(), 'isin'],
  ['IsMobilePhone', cv.IsMobilePhone('de-DE'), 'mobile-phone'],
  ['IsPhoneNumber', cv.IsPhoneNumber('DE'), 'phone-number'],
  ['IsISO31661Alpha2', cv.IsISO31661Alpha2(), 'iso31661-alpha2'],
  ['IsISO31661Alpha3', cv.IsISO31661Alpha3(), 'iso31661-alpha3'],
  ['IsISO31661Numeric', cv.IsISO31661Numeric(), 'iso31661-numeric'],
  ['IsISSN', cv.IsISSN(), 'issn'],
  ['IsBIC', cv.IsBIC(), 'bic'],
  ['IsDataURI', cv.IsDataURI(), 'data-uri'],
  ['IsEAN', cv.IsEAN(), 'ean'],
  ['IsHSL', cv.IsHSL(), 'hsl'],
  ['IsIBAN', cv.IsIBAN(), 'iban'],
  ['IsIdentityCard', cv.IsIdentityCard('ES'), 'identity-card'],
  ['IsLocale', cv.IsLocale(), 'locale'],
  ['IsMagnetURI', cv.IsMagnetURI(), 'magnet-uri'],
  ['IsMimeType', cv.IsMimeType(), 'mime-type'],
  ['IsPassportNumber', cv.IsPassportNumber('DE'), 'passport-number'],
  ['IsPostalCode', cv.IsPostalCode('DE'), 'postal-code'],
  ['IsStrongPassword', cv.IsStrongPassword(), 'strong-password'],
  ['IsTimeZone', cv.IsTimeZone(), 'time-zone'],
  ['IsTaxId', cv.IsTaxId('de-DE'), 'tax-id'],
  ['IsISO4217CurrencyCode', cv.IsISO4217CurrencyCode(), 'iso4217-currency-code'],
  ['IsISO6391', cv.IsISO6391(), 'iso6391'],
]

describe('schemaOfCheck', () => {
  it('has a row for every check of the library', () => {
    const rows = [...EXACT, ...LOSSY, ...NAMED].map(([name]) => /^\w+/.exec(name)?.[0])
    expect(CHECK_DECORATORS.filter((name) => !rows.includes(name))).toEqual([])
  })

  describe.each(EXACT)('%s', (_name, decorator, schema, samples = []) => {
    const check = checkOf(decorator)

    it('says exactly this', () => {
      expect(schemaOfCheck(check)).toEqual(schema)
    })

    it('accepts and refuses what the check does', () => {
      expect(differencesOf(check, [...VALUES, ...samples])).toEqual([])
    })

    it('accepts and refuses texts that are nearly right as the check does', () => {
      const texts = samples.filter((sample) => typeof sample === 'string')
      expect(differencesOf(check, texts.flatMap(mutantsOf)).slice(0, 5)).toEqual([])
    })
  })

  it.each(LOSSY)('%s: says something close, and that it is', (_name, decorator, schema) => {
    expect(schemaOfCheck(checkOf(decorator))).toEqual({ ...schema, 'x-lossy': true })
  })

  it.each(LOSSY)('%s: says nothing that JSON Schema does not know', (_name, decorator) => {
    expect(() => ajv.compile(wholeSchema(checkOf(decorator)))).not.toThrow()
  })

  it.each(NAMED)('%s: names a format, and says that it is only close', (_name, decorator, format) => {
    const check = checkOf(decorator)
    expect([ruleOf(check)?.implies, schemaOfCheck(check)]).toEqual(['string', { format, 'x-lossy': true }])
  })

  it("says nothing of a user's check", () => {
    const custom: Check = { ...checkOf(cv.Min(1)), builtin: false }
    expect([ruleOf(custom), schemaOfCheck(custom)]).toEqual([undefined, undefined])
  })

  it('says nothing of what is no constraint of the library', () => {
    for (const name of ['nestedValidation', 'constructor']) {
      const other: Check = { ...checkOf(cv.Min(1)), name }
      expect([ruleOf(other), schemaOfCheck(other)]).toEqual([undefined, undefined])
    }
  })

  it.each([
    ['IsNotEmpty', cv.IsNotEmpty(), 'string', { minLength: 1 }],
    ['IsNotEmpty', cv.IsNotEmpty(), 'integer', undefined],
    ['IsNotEmpty', cv.IsNotEmpty(), 'any', { not: { enum: ['', null] } }],
    ['IsDefined', cv.IsDefined(), 'string', undefined],
    ['IsDefined', cv.IsDefined(), 'union', { not: { type: 'null' } }],
    ['IsDate', cv.IsDate(), 'date', undefined],
    ['IsEnum', cv.IsEnum(Numeric), 'number', { enum: [0, 5] }],
    ['IsEnum', cv.IsEnum(Numeric), 'enum', { enum: [0, 5] }],
    ['IsEnum', cv.IsEnum(Numeric), 'string', { enum: [0, 5], 'x-lossy': true }],
    ['IsLatitude', cv.IsLatitude(), 'number', { minimum: -90, maximum: 90, 'x-lossy': true }],
    [
      'IsLatitude',
      cv.IsLatitude(),
      'string',
      { pattern: '^[+-]?(90(\\.0+)?|[1-8]?\\d(\\.\\d+)?)$', 'x-lossy': true },
    ],
    ['IsNumber', cv.IsNumber({ maxDecimalPlaces: 2 }), 'integer', undefined],
  ] as const)('leaves out of %s what a type says already: %#', (_name, decorator, kind, schema) => {
    expect(schemaOfCheck(checkOf(decorator), kind)).toEqual(schema)
  })

  it("leaves a user's options as they are", () => {
    const options = { locale: 'de-DE' } as const
    schemaOfCheck({ ...checkOf(cv.IsDecimal()), constraints: [options] })
    expect(options).toEqual({ locale: 'de-DE' })
  })
})

/** One that the compiler would not write as a literal. */
const expressionOf = (source: string, flags = ''): RegExp => new RegExp(source, flags)

describe('the pattern of Matches', () => {
  it.each([
    [
      'keeps what needs no change',
      /^\p{L}{2,3}(?<year>\d+)\k<year>$/u,
      '^\\p{L}{2,3}(?<year>\\d+)\\k<year>$',
    ],
    ['keeps look-around', /(?<=a)(?<!b)c(?=d)(?!e)(?:f)/, '(?<=a)(?<!b)c(?=d)(?!e)(?:f)'],
    ['drops flags that do not matter', /^a$/dg, '^a$'],
    ['drops escapes that the u flag refuses', /^\d-_@\/[_\-@\]/]$/, '^\\d-_@/[_\\-@\\]/]$'],
    ['writes cases out', /^aB1[c-e\d][^x]\u0041\x42$/i, '^[Aa][bB]1[C-Ec-e\\d][^Xx][a\\u0041][b\\x42]$'],
    ['writes cases of other alphabets out', /^[а-яё]σ$/i, '^[ЁА-Яᲀ-ᲆа-яё][Σςσ]$'],
    ['keeps a hyphen at the start of a class', /[-a]/i, '[A\\-a]'],
    ['keeps a hyphen at the end of a class', /[a-]/i, '[Aa-]'],
    ['keeps a caret in a class', /[\^a][^^a]/i, '[A\\^a][^A\\^a]'],
    ['keeps names and quantifiers', /(?<Ab>a){1,2}/i, '(?<Ab>[Aa]){1,2}'],
    ['knows more cases with the u flag', /s\w/iu, '[Sſs][ſ\u212a\\w]'],
    ['writes dots out', /a.b[.]\./s, 'a[\\s\\S]b[.]\\.'],
    ['writes anchors out', /^a$[$]\^/m, '(?<![^\\n\\r\\u2028\\u2029])a(?![^\\n\\r\\u2028\\u2029])[$]\\^'],
  ])('%s', (_case, expression, pattern) => {
    expect(schemaOfCheck(checkOf(cv.Matches(expression)))).toEqual({ pattern })
  })

  it.each([
    ['refers to a group whatever its case', /(a)\1/i],
    ['refers to a named group whatever its case', /(?<n>a)\k<n>/i],
    ['has boundaries of words that depend on cases', /\bk/iu],
    ['is sticky', /a/y],
    ['has sets', expressionOf('[\\p{L}--[a-z]]', 'v')],
    ['is no expression with the u flag', /a{,2}]/],
    ['means another thing with the u flag', expressionOf('\\p{L}\\u{2}')],
  ])('is left out where the expression %s', (_case, expression) => {
    expect(schemaOfCheck(checkOf(cv.Matches(expression)))).toEqual({ 'x-lossy': true })
  })

  it.each([
    /^[a-z][^k]\w$/i,
    /^k\W[s-t]$/iu,
    /^[^ſ][\W\d]$/i,
    /^[àÿ]ß?[α-ω]?$/i,
    /^a.$/s,
    /^b$/m,
    /^\b\w\B[\w-]$/i,
    /^[\W]$/iu,
  ])('%s: matches the same', (expression) => {
    const check = checkOf(cv.Matches(expression))
    const { pattern } = schemaOfCheck(check) ?? {}
    const characters = [...'aAkKsStTzZ09_-\n ſ\u212aàÀÿŸßẞαΑςσΣbω']
    const texts = characters.flatMap((a) => [
      a,
      ...characters.flatMap((b) => [a + b, ...characters.map((c) => a + b + c)]),
    ])
    const written = pattern === undefined ? expression : new RegExp(String(pattern), 'u')
    expect(texts.filter((text) => written.test(text) !== expression.test(text))).toEqual([])
  })
})
