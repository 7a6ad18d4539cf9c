import type { BuiltinCheck } from '../metadata/builtin-checks.js'
import {
  allOf,
  atLeast,
  atMost,
  base64,
  coordinate,
  dateBound,
  decimal,
  decimalPlaces,
  enumSchema,
  hash,
  ip,
  isFiniteNumber,
  isLiteral,
  isOpen,
  LOSSY,
  macAddress,
  matchesSchema,
  multipleOf,
  nonEmpty,
  noneOf,
  numberString,
  ofEnglish,
  ofLiterals,
  ofSeed,
  oneOf,
  optionsOf,
  rgbColor,
  uuid,
} from './check-keywords.js'
import type { CheckRule } from './check-schema.js'

const never = (): boolean => false

const matching = (pattern: string): CheckRule => ({ implies: 'string', schema: () => ({ pattern }) })

/** Formats are open: a name says what is meant where no keyword does. */
const named = (format: string): CheckRule => ({ implies: 'string', schema: () => ({ format }), lossy: true })

const UNSAID: CheckRule = { implies: 'string', lossy: true }

const UNICODE_WIDE = '[^\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]'
const UNICODE_NARROW = '[\\u0020-\\u007E\\uFF61-\\uFFDC\\uFFE8-\\uFFEE]'
const LATITUDE = '[+-]?(90(\\.0+)?|[1-8]?\\d(\\.\\d+)?)'
const LONGITUDE = '\\s?[+-]?(180(\\.0+)?|1[0-7]\\d(\\.\\d+)?|\\d{1,2}(\\.\\d+)?)'
const SEMVER_PART = '(0|[1-9]\\d*)'
const SEMVER_TAG = '(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)'

/** What each of class-validator's own checks says, in the order of its documentation. */
export const CHECK_RULES: Readonly<Record<BuiltinCheck, CheckRule>> = {
  isDefined: { schema: (_, kind) => (isOpen(kind) ? { not: { type: 'null' } } : {}) },
  isLatLong: matching(`^(\\(${LATITUDE},${LONGITUDE}\\)|${LATITUDE},${LONGITUDE})(,[\\s\\S]*)?$`),
  isLatitude: coordinate(90, LATITUDE),
  isLongitude: coordinate(180, LONGITUDE),
  equals: { schema: ([value]) => (isLiteral(value) ? { const: value } : LOSSY) },
  notEquals: { schema: ([value]) => (isLiteral(value) ? { not: { const: value } } : LOSSY) },
  isEmpty: { schema: () => ({ enum: ['', null] }) },
  isNotEmpty: { schema: (_, kind) => (isOpen(kind) ? { not: { enum: ['', null] } } : nonEmpty(kind)) },
  isIn: { schema: ([values]) => ofLiterals(values, oneOf) },
  isNotIn: { schema: ([values]) => ofLiterals(values, noneOf) },

  isDivisibleBy: { implies: 'number', schema: ([divisor]) => multipleOf(divisor) },
  isPositive: { implies: 'number', schema: () => ({ exclusiveMinimum: 0 }) },
  isNegative: { implies: 'number', schema: () => ({ exclusiveMaximum: 0 }) },
  max: { implies: 'number', schema: ([bound]) => (isFiniteNumber(bound) ? { maximum: bound } : LOSSY) },
  min: { implies: 'number', schema: ([bound]) => (isFiniteNumber(bound) ? { minimum: bound } : LOSSY) },

  minDate: { implies: 'date', schema: ([date]) => dateBound('x-minimum-date', date), lossy: true },
  maxDate: { implies: 'date', schema: ([date]) => dateBound('x-maximum-date', date), lossy: true },

  contains: { implies: 'string', schema: ([seed]) => ofSeed(seed, (pattern) => ({ pattern })) },
  notContains: { implies: 'string', schema: ([seed]) => ofSeed(seed, (pattern) => ({ not: { pattern } })) },
  isAlpha: { implies: 'string', schema: ([locale]) => ofEnglish(locale, '^[A-Za-z]+$') },
  isAlphanumeric: { implies: 'string', schema: ([locale]) => ofEnglish(locale, '^[0-9A-Za-z]+$') },
  isDecimal: {
    implies: 'string',
    schema: ([options], _, takes = never) => decimal(optionsOf(options), takes),
  },
  isAscii: matching('^[\\x00-\\x7F]+$'),
  isBase64: { implies: 'string', schema: ([options]) => base64(optionsOf(options)) },
  isByteLength: UNSAID,
  isCreditCard: named('credit-card'),
  isCurrency: named('currency'),
  isEmail: named('email'),
  isFqdn: named('hostname'),
  isFullWidth: matching(UNICODE_WIDE),
  isHalfWidth: matching(UNICODE_NARROW),
  isVariableWidth: {
    implies: 'string',
    schema: () => ({ allOf: [{ pattern: UNICODE_WIDE }, { pattern: UNICODE_NARROW }] }),
  },
  isHexColor: matching('^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$'),
  isHexadecimal: matching('^(0[xXhH])?[0-9A-Fa-f]+$'),
  isMacAddress: { implies: 'string', schema: ([options]) => ({ pattern: macAddress(optionsOf(options)) }) },
  isIp: { implies: 'string', schema: ([version]) => ip(version) },
  isPort: matching(
    '^(\\+?(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])|-0)$',
  ),
  isIsbn: named('isbn'),
  isIsin: named('isin'),
  isIso8601: UNSAID,
  isJson: { implies: 'string', schema: () => ({ contentMediaType: 'application/json' }), lossy: true },
  isJwt: {
    implies: 'string',
    schema: () => ({ format: 'jwt', pattern: '^[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]*$' }),
  },
  isLowercase: { implies: 'string', schema: () => ({ pattern: '^[^A-Z]*$' }), lossy: true },
  isMobilePhone: named('mobile-phone'),
  isISO31661Alpha2: named('iso31661-alpha2'),
  isISO31661Alpha3: named('iso31661-alpha3'),
  isISO31661Numeric: named('iso31661-numeric'),
  isMongoId: matching('^([0-9A-Fa-f]{24}|0[xXhH][0-9A-Fa-f]{22})$'),
  isMultibyte: matching('[^\\x00-\\x7F]'),
  isSurrogatePair: matching('[\\u{10000}-\\u{10FFFF}]'),
  isUrl: {
    implies: 'string',
    // Without a protocol it is no URI, and `url` is no registered format.
    schema: ([options]) => (optionsOf(options).require_protocol === true ? { format: 'uri' } : {}),
    lossy: true,
  },
  isUuid: { implies: 'string', schema: ([version]) => uuid(version) },
  IsFirebasePushId: matching('^[a-zA-Z0-9_-]{20}$'),
  isUppercase: { implies: 'string', schema: () => ({ pattern: '^[^a-z]*$' }), lossy: true },
  // In code points, as here; but the library does not count a variation selector.
  isLength: {
    implies: 'string',
    schema: ([min, max]) => ({
      ...atLeast('minLength', min ?? 0),
      ...(max === undefined ? {} : atMost('maxLength', max)),
    }),
  },
  maxLength: { implies: 'string', schema: ([max]) => atMost('maxLength', max) },
  minLength: { implies: 'string', schema: ([min]) => atLeast('minLength', min) },
  matches: { implies: 'string', schema: ([pattern, modifiers]) => matchesSchema(pattern, modifiers) },
  isPhoneNumber: named('phone-number'),
  isMilitaryTime: matching('^([01]\\d|2[0-3]):?([0-5]\\d)$'),
  isHash: { implies: 'string', schema: ([algorithm]) => hash(algorithm) },
  isISSN: named('issn'),
  isDateString: UNSAID,
  isBooleanString: { implies: 'string', schema: () => ({ enum: ['true', 'false', '1', '0'] }) },
  isNumberString: {
    implies: 'string',
    schema: ([options], _, takes = never) => numberString(optionsOf(options), takes),
  },
  isBase32: {
    implies: 'string',
    schema: () => ({ allOf: [{ pattern: '^[A-Z2-7]+=*$' }, { pattern: '^(.{8})+$' }] }),
  },
  isBIC: named('bic'),
  isBtcAddress: matching('^((bc1|tb1)p?[ac-hj-np-z02-9]{39,58}|[123m][A-HJ-NP-Za-km-z1-9]{25,39})$'),
  isDataURI: named('data-uri'),
  isEAN: named('ean'),
  isEthereumAddress: matching('^0[xX][0-9A-Fa-f]{40}$'),
  isHSL: named('hsl'),
  isIBAN: named('iban'),
  isIdentityCard: named('identity-card'),
  isISRC: matching('^[A-Z]{2}[0-9A-Z]{3}\\d{7}$'),
  isLocale: named('locale'),
  isMagnetURI: named('magnet-uri'),
  isMimeType: named('mime-type'),
  isOctal: matching('^(0[oO])?[0-7]+$'),
  isPassportNumber: named('passport-number'),
  isPostalCode: named('postal-code'),
  // It takes a blank for `T`, and the 31st of any month.
  isRFC3339: named('date-time'),
  isRgbColor: { implies: 'string', schema: ([percent]) => ({ pattern: rgbColor(percent) }) },
  isSemVer: matching(
    `^${SEMVER_PART}\\.${SEMVER_PART}\\.${SEMVER_PART}(-${SEMVER_TAG}(\\.${SEMVER_TAG})*)?(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?$`,
  ),
  isStrongPassword: named('strong-password'),
  isTimeZone: named('time-zone'),
  isBase58: matching('^[A-HJ-NP-Za-km-z1-9]*$'),
  isTaxId: named('tax-id'),
  isISO4217CurrencyCode: named('iso4217-currency-code'),
  isISO6391: named('iso6391'),

  isBoolean: { implies: 'boolean' },
  // What a shape of this kind reads is said by its own `format`.
  isDate: { implies: 'date', schema: (_, kind) => (isOpen(kind) ? { format: 'date-time', ...LOSSY } : {}) },
  isNumber: { implies: 'number', schema: ([options], kind) => decimalPlaces(optionsOf(options), kind) },
  isEnum: { schema: ([entity], kind) => enumSchema(optionsOf(entity), kind) },
  isInt: { implies: 'integer' },
  isString: { implies: 'string' },
  isArray: { implies: 'array' },
  isObject: { implies: 'object' },

  arrayContains: {
    implies: 'array',
    schema: ([values]) =>
      ofLiterals(values, (literals) => allOf(literals.map((value) => ({ contains: { const: value } })))),
  },
  arrayNotContains: {
    implies: 'array',
    schema: ([values]) =>
      ofLiterals(values, (literals) => (literals.length === 0 ? {} : { items: noneOf(literals) })),
  },
  arrayNotEmpty: { implies: 'array', schema: () => ({ minItems: 1 }) },
  arrayMinSize: { implies: 'array', schema: ([min]) => atLeast('minItems', min) },
  arrayMaxSize: { implies: 'array', schema: ([max]) => atMost('maxItems', max) },
  // By identity, or by what a function says that only a closure holds; JSON Schema compares deeply.
  arrayUnique: { implies: 'array', schema: () => ({ uniqueItems: true }), lossy: true },

  isNotEmptyObject: {
    implies: 'object',
    schema: ([options]) => ({
      minProperties: 1,
      ...(optionsOf(options).nullable === false ? { not: { additionalProperties: { type: 'null' } } } : {}),
    }),
  },
  isInstance: { lossy: true },
}
