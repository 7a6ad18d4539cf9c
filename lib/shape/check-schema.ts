/** What JSON Schema can say of class-validator's own checks. */
import type { BuiltinCheck } from '../metadata/builtin-checks.js'
import type { JsonSchema } from '../types.js'
import type { Check, Literal, Shape } from './shape.js'

type Kind = Shape['kind']
type SchemaOf = (
  constraints: readonly unknown[],
  kind?: Kind,
  /** What the check itself says of a text. */
  takes?: (text: string) => boolean,
) => JsonSchema

export type { BuiltinCheck }

export interface CheckRule {
  /** The kind of value the check demands; absent when it takes any. */
  readonly implies?: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'array' | 'object'
  /**
   * JSON Schema 2020-12 keywords (without `type`) that say the same, or the closest. They say `x-lossy`
   * themselves where it depends on the arguments.
   */
  readonly schema?: SchemaOf
  /** The keywords are only close: the check refuses or takes more. */
  readonly lossy?: boolean
}

/** The rule of one of the library's own checks; `undefined` for a user's. */
export function ruleOf({ name, builtin }: Check): CheckRule | undefined {
  return builtin && Object.hasOwn(RULES, name) ? RULES[name as BuiltinCheck] : undefined
}

/**
 * The keywords of a check, with `x-lossy` where they are only close; `undefined` where there is nothing to say.
 * `kind` is what the value is known to be, `null` apart: what its type says already is left out.
 */
export function schemaOfCheck(check: Check, kind?: Kind): JsonSchema | undefined {
  const rule = ruleOf(check)
  const takes = (text: string): boolean => takesText(check, text)
  const schema = { ...rule?.schema?.(check.constraints, kind, takes), ...(rule?.lossy === true ? LOSSY : {}) }
  return Object.keys(schema).length === 0 ? undefined : schema
}

/** With copies of the options: the library writes its defaults into those it is given. */
function takesText({ constraints, passes }: Check, value: string): boolean {
  const copies = constraints.map((option) => (isOptions(option) ? { ...option } : option))
  return passes(value, { value, constraints: copies, targetName: '', object: {}, property: '' }) === true
}

const LOSSY: JsonSchema = { 'x-lossy': true }

/** No value passes. */
const NEVER: JsonSchema = { not: {} }

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

/** In the order of the library's documentation. */
const RULES: Readonly<Record<BuiltinCheck, CheckRule>> = {
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

/** The type does not tell what the value is. */
function isOpen(kind: Kind | undefined): boolean {
  return kind === undefined || kind === 'any' || kind === 'union'
}

const nonEmpty = (kind: Kind | undefined): JsonSchema => (kind === 'string' ? { minLength: 1 } : {})

const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value)

type Options = Readonly<Record<string, unknown>>

const isOptions = (argument: unknown): argument is Options =>
  typeof argument === 'object' && argument !== null

/** The library takes none too. */
const optionsOf = (argument: unknown): Options => (isOptions(argument) ? argument : {})

function isLiteral(value: unknown): value is Literal {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isFiniteNumber(value)
}

/** The library compares by identity, so that nothing read from JSON equals an object. */
function ofLiterals(values: unknown, schemaOf: (literals: Literal[]) => JsonSchema): JsonSchema {
  const present = Array.isArray(values) ? values.filter((value) => value !== undefined) : [undefined]
  return present.every(isLiteral) ? schemaOf([...new Set(present)]) : LOSSY
}

const oneOf = (literals: Literal[]): JsonSchema => (literals.length === 0 ? NEVER : { enum: literals })
const noneOf = (literals: Literal[]): JsonSchema => (literals.length === 0 ? {} : { not: { enum: literals } })

function allOf(schemas: JsonSchema[]): JsonSchema {
  const [only, ...others] = schemas
  return others.length === 0 ? (only ?? {}) : { allOf: schemas }
}

/** The values of a TypeScript enum, without the names that a numeric one holds as values too. */
function enumSchema(entity: Options, kind: Kind | undefined): JsonSchema {
  const names = Object.keys(entity)
  const reverse = names.filter(
    (name) => String(entity[String(entity[name])]) === name && String(Number(name)) === name,
  )
  const schema = ofLiterals(
    names.filter((name) => !reverse.includes(name)).map((name) => entity[name]),
    oneOf,
  )
  // The check takes the names too; a type that is known does not.
  return reverse.length > 0 && (isOpen(kind) || kind === 'string') ? { ...schema, ...LOSSY } : schema
}

function atLeast(keyword: string, bound: unknown): JsonSchema {
  return isFiniteNumber(bound) ? { [keyword]: Math.max(0, Math.ceil(bound)) } : LOSSY
}

function atMost(keyword: string, bound: unknown): JsonSchema {
  return isFiniteNumber(bound) ? (bound < 0 ? NEVER : { [keyword]: Math.floor(bound) }) : LOSSY
}

/** The library cuts the divisor to an integer. */
function multipleOf(divisor: unknown): JsonSchema {
  const integer = typeof divisor === 'number' ? Math.abs(Number.parseInt(String(divisor), 10)) : Number.NaN
  return integer > 0 ? { multipleOf: integer } : NEVER
}

/** `{ maxDecimalPlaces: 2 }` → `{ multipleOf: 0.01 }`, which no validator computes as the library does */
function decimalPlaces({ maxDecimalPlaces: places }: Options, kind: Kind | undefined): JsonSchema {
  if (places === undefined || kind === 'integer' || kind === 'bigint') {
    return {}
  }
  return places === 0
    ? { multipleOf: 1 }
    : { ...(Number.isInteger(places) ? { multipleOf: Number(`1e-${places}`) } : {}), ...LOSSY }
}

/** A function's date is another at each call: nothing to write down. */
function dateBound(keyword: string, date: unknown): JsonSchema {
  return date instanceof Date && isFiniteNumber(date.getTime()) ? { [keyword]: date.toISOString() } : {}
}

/** A number, or a text of one. */
function coordinate(limit: number, pattern: string): CheckRule {
  const text = { pattern: `^${pattern}$` }
  const bounds = { minimum: -limit, maximum: limit }
  return {
    schema: (_, kind) =>
      kind === 'string' ? text : kind === 'number' || kind === 'integer' ? bounds : { ...bounds, ...text },
    lossy: true,
  }
}

/** An empty seed is not contained in every text: the library splits by it. */
function ofSeed(seed: unknown, schemaOf: (pattern: string) => JsonSchema): JsonSchema {
  return (typeof seed === 'string' && seed !== '') || isFiniteNumber(seed)
    ? schemaOf(String(seed).replace(/[\^$\\.*+?()[\]{}|]/g, '\\$&'))
    : LOSSY
}

/** The library's alphabets of other languages are its dependency's secret. */
function ofEnglish(locale: unknown, pattern: string): JsonSchema {
  return locale === undefined || /^en-(US|AU|GB|HK|IN|NZ|ZA|ZM)$/.test(String(locale)) ? { pattern } : LOSSY
}

/** What stands between integer and fraction: a locale's, which only the library knows. */
function decimalSign(takes: (text: string) => boolean): string | undefined {
  const fractions = Array.from({ length: 20 }, (_, index) => '1'.repeat(index + 1))
  return ['.', ',', '٫'].find((sign) => fractions.some((fraction) => takes(`1${sign}${fraction}`)))
}

function numberString({ no_symbols }: Options, takes: (text: string) => boolean): JsonSchema {
  if (no_symbols) {
    return { pattern: '^[0-9]+$' }
  }
  const sign = decimalSign(takes)
  return sign === undefined ? LOSSY : { pattern: `^[+-]?([0-9]*[${sign}])?[0-9]+$` }
}

function decimal(
  { force_decimal, decimal_digits = '1,' }: Options,
  takes: (text: string) => boolean,
): JsonSchema {
  const sign = decimalSign(takes)
  const fraction = `[${sign}][0-9]{${decimal_digits}}`
  const pattern = force_decimal ? `^[+-]?[0-9]*${fraction}$` : `^[+-]?([0-9]+(${fraction})?|${fraction})$`
  return sign !== undefined && isUnicodePattern(pattern) ? { pattern } : LOSSY
}

function base64({ urlSafe, padding = !urlSafe }: Options): JsonSchema {
  const digit = urlSafe ? '[A-Za-z0-9_-]' : '[A-Za-z0-9+/]'
  const pattern = padding ? `^(${digit}{4})*(${digit}{2}==|${digit}{3}=)?$` : `^${digit}*$`
  return { contentEncoding: urlSafe ? 'base64url' : 'base64', pattern }
}

/** Zones of an IPv6 address (`fe80::1%eth0`) pass too. */
function ip(version: unknown): JsonSchema {
  if (!version) {
    return { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }], ...LOSSY }
  }
  return String(version) === '4'
    ? { format: 'ipv4' }
    : String(version) === '6'
      ? { format: 'ipv6', ...LOSSY }
      : NEVER
}

/** The format takes versions that there are not, and other variants. */
function uuid(version: unknown): JsonSchema {
  const versions = (Array.isArray(version) ? version : [version]).map(String)
  if (versions.length === 0 || !versions.every((digit) => /^[1-8]$/.test(digit))) {
    return { format: 'uuid', ...LOSSY }
  }
  const digits = versions.length === 1 ? versions[0] : `[${versions.join('')}]`
  const hex = '[0-9A-Fa-f]'
  return { format: 'uuid', pattern: `^${hex}{8}-${hex}{4}-${digits}${hex}{3}-[89ABab]${hex}{3}-${hex}{12}$` }
}

const HASH_LENGTHS: ReadonlyMap<unknown, number> = new Map(
  Object.entries({
    ...{ crc32: 8, crc32b: 8, md4: 32, md5: 32, ripemd128: 32, ripemd160: 40, sha1: 40, sha256: 64 },
    ...{ sha384: 96, sha512: 128, tiger128: 32, tiger160: 40, tiger192: 48 },
  }),
)

function hash(algorithm: unknown): JsonSchema {
  const length = HASH_LENGTHS.get(algorithm)
  return length === undefined ? LOSSY : { pattern: `^[0-9A-Fa-f]{${length}}$` }
}

function macAddress({ eui, no_colons, no_separators }: Options): string {
  const hex = '[0-9A-Fa-f]'
  const plain = (bytes: number): string => `${hex}{${bytes * 2}}`
  // The group's number counts from the left, and a separator must be the first one again.
  const separated = (bytes: number, group: number): string =>
    `${hex}{2}([-:\\s])(${hex}{2}\\${group}){${bytes - 2}}${hex}{2}|(${hex}{4}\\.){${bytes / 2 - 1}}${hex}{4}`
  const sizes = String(eui) === '48' ? [6] : String(eui) === '64' ? [8] : [6, 8]
  const forms = sizes.map((bytes, index) =>
    no_colons || no_separators ? plain(bytes) : separated(bytes, 2 + index * 3),
  )
  return `^(${forms.join('|')})$`
}

function rgbColor(percent: unknown): string {
  const alpha = '(0?\\.\\d\\d?|1(\\.0)?|0(\\.0)?)'
  const color = (part: string): string => `rgb\\((${part},){2}${part}\\)|rgba\\((${part},){3}${alpha}\\)`
  const byte = color('(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])')
  return percent === undefined || percent ? `^(${byte}|${color('(\\d|[1-9]\\d|100)%')})$` : `^(${byte})$`
}

function matchesSchema(pattern: unknown, modifiers: unknown): JsonSchema {
  const expression = expressionOf(pattern, modifiers)
  const source = expression === undefined ? undefined : unicodePattern(expression)
  return source === undefined ? LOSSY : { pattern: source }
}

/** As the library makes it: the modifiers are of a text, not of an expression. */
function expressionOf(pattern: unknown, modifiers: unknown): RegExp | undefined {
  try {
    return pattern instanceof RegExp
      ? pattern
      : new RegExp(pattern as string, modifiers as string | undefined)
  } catch {
    return undefined
  }
}

function isUnicodePattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** A class, an escape, a group's name, a quantifier, or a single character. */
const TOKEN =
  /\[(?:[^\]\\]|\\.)*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|p\{[^}]*\}|k<[^>]*>|c[a-z]|[1-9]\d*|.)|\(\?<[^=!>][^>]*>|\{\d+(?:,\d*)?\}|./gisu

/**
 * The source of an expression that matches the same with the `u` flag and no other: cases, dots and anchors
 * are written out. `undefined` where that cannot be done.
 * `/^[a-z]+$/i` → `^[A-Za-z]+$`
 */
function unicodePattern(expression: RegExp): string | undefined {
  const { source, flags, unicode } = expression
  if (/[vy]/.test(flags) || (!unicode && /\\(?:u\{|p\{)/i.test(source))) {
    return undefined
  }
  const tokens = (source.match(TOKEN) ?? []).map((token) => unicodeToken(token, expression))
  const pattern = tokens.join('')
  return tokens.includes(undefined) || !isUnicodePattern(pattern) ? undefined : pattern
}

function unicodeToken(token: string, { unicode, ignoreCase, dotAll, multiline }: RegExp): string | undefined {
  if (token === '.') return dotAll ? '[\\s\\S]' : token
  if (token === '^') return multiline ? '(?<![^\\n\\r\\u2028\\u2029])' : token
  if (token === '$') return multiline ? '(?![^\\n\\r\\u2028\\u2029])' : token
  if (/^(?:\(\?<.|\{.|[()*+?|{}\]]$)/.test(token)) return token
  if (/^\\(?:[1-9]|k)/.test(token)) return ignoreCase ? undefined : token
  if (/^\\b$/i.test(token)) return ignoreCase && unicode ? undefined : token
  const atom = token.replace(/\\(.)/gsu, (escaped, character) =>
    /[\w^$\\.*+?()[\]{}|-]/.test(character) ? escaped : character,
  )
  const plain = atom === '\\-' ? '-' : atom
  return ignoreCase ? inBothCases(plain, unicode ? 'gu' : 'g') : plain
}

/** `('[a-z_]', 'g')` → `'[A-Za-z_]'`: with the characters that it matches only when case is ignored. */
function inBothCases(atom: string, flags: string): string | undefined {
  if (!/[A-Za-z\u0080-\uFFFF]/.test(atom)) {
    return atom
  }
  const isClass = atom.startsWith('[')
  const negation = atom.startsWith('[^') ? '^' : ''
  // A sign that means itself at the start must do so after other characters too.
  const body = isClass ? atom.slice(1 + negation.length, -1).replace(/^[-^]/, '\\$&') : atom
  const positive = isClass ? `[${body}]` : atom
  const exact = new Set(basicPlane().match(new RegExp(positive, flags)))
  const loose = new Set(basicPlane().match(new RegExp(positive, `${flags}i`)))
  if ([...exact].some((character) => !loose.has(character))) {
    return undefined
  }
  const more = [...loose].filter((character) => !exact.has(character))
  return more.length === 0 ? atom : `[${negation}${ranges(more)}${body}]`
}

/** `['A', 'B', 'C', 'K']` → `'A-CK'` */
function ranges(characters: readonly string[]): string {
  const runs: [number, number][] = []
  for (const code of characters.map((character) => character.charCodeAt(0))) {
    const run = runs.at(-1)
    if (run?.[1] === code - 1) run[1] = code
    else runs.push([code, code])
  }
  return runs.map(([first, last]) => rangeOf(String.fromCharCode(first), String.fromCharCode(last))).join('')
}

const rangeOf = (first: string, last: string): string => (first === last ? first : `${first}-${last}`)

let plane: string | undefined

/** Each character of Unicode's basic plane: all that have another case in an expression without the `u` flag. */
function basicPlane(): string {
  plane ??= Array.from({ length: 0x10000 }, (_, code) =>
    code < 0xd800 || code > 0xdfff ? String.fromCharCode(code) : '',
  ).join('')
  return plane
}
