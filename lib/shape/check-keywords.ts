/** The keywords that checks are written in, made of their arguments. */
import type { JsonSchema } from '../types.js'
import type { CheckRule } from './check-schema.js'
import { enumValues } from './enum-values.js'
import type { Literal, Shape } from './shape.js'
import { isUnicodePattern, unicodePattern } from './unicode-pattern.js'

type Kind = Shape['kind']

export const LOSSY: JsonSchema = { 'x-lossy': true }

/** No value passes. */
const NEVER: JsonSchema = { not: {} }

/** The type does not tell what the value is. */
export function isOpen(kind: Kind | undefined): boolean {
  return kind === undefined || kind === 'any' || kind === 'union'
}

export const nonEmpty = (kind: Kind | undefined): JsonSchema => (kind === 'string' ? { minLength: 1 } : {})

export const isFiniteNumber = (value: unknown): value is number => Number.isFinite(value)

type Options = Readonly<Record<string, unknown>>

export const isOptions = (argument: unknown): argument is Options =>
  typeof argument === 'object' && argument !== null

/** The library takes none too. */
export const optionsOf = (argument: unknown): Options => (isOptions(argument) ? argument : {})

export function isLiteral(value: unknown): value is Literal {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isFiniteNumber(value)
}

/** The library compares by identity, so that nothing read from JSON equals an object. */
export function ofLiterals(values: unknown, schemaOf: (literals: Literal[]) => JsonSchema): JsonSchema {
  const present = Array.isArray(values) ? values.filter((value) => value !== undefined) : [undefined]
  return present.every(isLiteral) ? schemaOf([...new Set(present)]) : LOSSY
}

export const oneOf = (literals: Literal[]): JsonSchema => (literals.length === 0 ? NEVER : { enum: literals })
export const noneOf = (literals: Literal[]): JsonSchema =>
  literals.length === 0 ? {} : { not: { enum: literals } }

export function allOf(schemas: JsonSchema[]): JsonSchema {
  const [only, ...others] = schemas
  return others.length === 0 ? (only ?? {}) : { allOf: schemas }
}

/** The values of a TypeScript enum, without the names that a numeric one holds as values too. */
export function enumSchema(entity: Options, kind: Kind | undefined): JsonSchema {
  const values = enumValues(entity as Readonly<Record<string, string | number>>)
  const hasNames = values.length < Object.keys(entity).length
  const schema = ofLiterals(values, oneOf)
  // The check takes the names too; a type that is known does not.
  return hasNames && (isOpen(kind) || kind === 'string') ? { ...schema, ...LOSSY } : schema
}

export function atLeast(keyword: string, bound: unknown): JsonSchema {
  return isFiniteNumber(bound) ? { [keyword]: Math.max(0, Math.ceil(bound)) } : LOSSY
}

export function atMost(keyword: string, bound: unknown): JsonSchema {
  return isFiniteNumber(bound) ? (bound < 0 ? NEVER : { [keyword]: Math.floor(bound) }) : LOSSY
}

/** The library cuts the divisor to an integer. */
export function multipleOf(divisor: unknown): JsonSchema {
  const integer = typeof divisor === 'number' ? Math.abs(Number.parseInt(String(divisor), 10)) : Number.NaN
  return integer > 0 ? { multipleOf: integer } : NEVER
}

/** `{ maxDecimalPlaces: 2 }` → `{ multipleOf: 0.01 }`, which no validator computes as the library does */
export function decimalPlaces({ maxDecimalPlaces: places }: Options, kind: Kind | undefined): JsonSchema {
  if (places === undefined || kind === 'integer' || kind === 'bigint') {
    return {}
  }
  return places === 0
    ? { multipleOf: 1 }
    : { ...(Number.isInteger(places) ? { multipleOf: Number(`1e-${places}`) } : {}), ...LOSSY }
}

/** A function's date is another at each call: nothing to write down. */
export function dateBound(keyword: string, date: unknown): JsonSchema {
  return date instanceof Date && isFiniteNumber(date.getTime()) ? { [keyword]: date.toISOString() } : {}
}

/** A number, or a text of one. */
export function coordinate(limit: number, pattern: string): CheckRule {
  const text = { pattern: `^${pattern}$` }
  const bounds = { minimum: -limit, maximum: limit }
  return {
    schema: (_, kind) =>
      kind === 'string' ? text : kind === 'number' || kind === 'integer' ? bounds : { ...bounds, ...text },
    lossy: true,
  }
}

/** An empty seed is not contained in every text: the library splits by it. */
export function ofSeed(seed: unknown, schemaOf: (pattern: string) => JsonSchema): JsonSchema {
  return (typeof seed === 'string' && seed !== '') || isFiniteNumber(seed)
    ? schemaOf(String(seed).replace(/[\^$\\.*+?()[\]{}|]/g, '\\$&'))
    : LOSSY
}

/** The library's alphabets of other languages are its dependency's secret. */
export function ofEnglish(locale: unknown, pattern: string): JsonSchema {
  return locale === undefined || /^en-(US|AU|GB|HK|IN|NZ|ZA|ZM)$/.test(String(locale)) ? { pattern } : LOSSY
}

/** What stands between integer and fraction: a locale's, which only the library knows. */
function decimalSign(takes: (text: string) => boolean): string | undefined {
  const fractions = Array.from({ length: 20 }, (_, index) => '1'.repeat(index + 1))
  return ['.', ',', '٫'].find((sign) => fractions.some((fraction) => takes(`1${sign}${fraction}`)))
}

export function numberString({ no_symbols }: Options, takes: (text: string) => boolean): JsonSchema {
  if (no_symbols) {
    return { pattern: '^[0-9]+$' }
  }
  const sign = decimalSign(takes)
  return sign === undefined ? LOSSY : { pattern: `^[+-]?([0-9]*[${sign}])?[0-9]+$` }
}

export function decimal(
  { force_decimal, decimal_digits = '1,' }: Options,
  takes: (text: string) => boolean,
): JsonSchema {
  const sign = decimalSign(takes)
  const fraction = `[${sign}][0-9]{${decimal_digits}}`
  const pattern = force_decimal ? `^[+-]?[0-9]*${fraction}$` : `^[+-]?([0-9]+(${fraction})?|${fraction})$`
  return sign !== undefined && isUnicodePattern(pattern) ? { pattern } : LOSSY
}

export function base64({ urlSafe, padding = !urlSafe }: Options): JsonSchema {
  const digit = urlSafe ? '[A-Za-z0-9_-]' : '[A-Za-z0-9+/]'
  const pattern = padding ? `^(${digit}{4})*(${digit}{2}==|${digit}{3}=)?$` : `^${digit}*$`
  return { contentEncoding: urlSafe ? 'base64url' : 'base64', pattern }
}

/** Zones of an IPv6 address (`fe80::1%eth0`) pass too. */
export function ip(version: unknown): JsonSchema {
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
export function uuid(version: unknown): JsonSchema {
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

export function hash(algorithm: unknown): JsonSchema {
  const length = HASH_LENGTHS.get(algorithm)
  return length === undefined ? LOSSY : { pattern: `^[0-9A-Fa-f]{${length}}$` }
}

export function macAddress({ eui, no_colons, no_separators }: Options): string {
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

export function rgbColor(percent: unknown): string {
  const alpha = '(0?\\.\\d\\d?|1(\\.0)?|0(\\.0)?)'
  const color = (part: string): string => `rgb\\((${part},){2}${part}\\)|rgba\\((${part},){3}${alpha}\\)`
  const byte = color('(\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5])')
  return percent === undefined || percent ? `^(${byte}|${color('(\\d|[1-9]\\d|100)%')})$` : `^(${byte})$`
}

export function matchesSchema(pattern: unknown, modifiers: unknown): JsonSchema {
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
