/** Tells class-validator's own checks from a user's that bear the same name. */
import * as library from 'class-validator'
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js'

type Text<Value> = Value extends string ? (string extends Value ? never : Value) : never

/** The constraint names of the library's own checks: it exports each as a constant, `isDefined` without its text. */
export type BuiltinCheck =
  | Exclude<
      { [Name in keyof typeof library]: Text<(typeof library)[Name]> }[keyof typeof library],
      'isOptional'
    >
  | 'isDefined'

/** The library's check decorators; an older version of it lacks some. */
export const CHECK_DECORATORS = [
  ...['IsDefined', 'IsLatLong', 'IsLatitude', 'IsLongitude', 'Equals', 'NotEquals', 'IsEmpty'],
  ...['IsNotEmpty', 'IsIn', 'IsNotIn', 'IsDivisibleBy', 'IsPositive', 'IsNegative', 'Max', 'Min'],
  ...['MinDate', 'MaxDate', 'Contains', 'NotContains', 'IsAlpha', 'IsAlphanumeric', 'IsDecimal', 'IsAscii'],
  ...['IsBase64', 'IsByteLength', 'IsCreditCard', 'IsCurrency', 'IsEmail', 'IsFQDN', 'IsFullWidth'],
  ...['IsHalfWidth', 'IsVariableWidth', 'IsHexColor', 'IsHexadecimal', 'IsMACAddress', 'IsIP', 'IsPort'],
  ...['IsISBN', 'IsISIN', 'IsISO8601', 'IsJSON', 'IsJWT', 'IsLowercase', 'IsMobilePhone'],
  ...['IsISO31661Alpha2', 'IsISO31661Alpha3', 'IsISO31661Numeric', 'IsMongoId', 'IsMultibyte'],
  ...['IsSurrogatePair', 'IsUrl', 'IsUUID', 'IsFirebasePushId', 'IsUppercase', 'Length', 'MaxLength'],
  ...['MinLength', 'Matches', 'IsPhoneNumber', 'IsMilitaryTime', 'IsHash', 'IsISSN', 'IsDateString'],
  ...['IsBooleanString', 'IsNumberString', 'IsBase32', 'IsBIC', 'IsBtcAddress', 'IsDataURI', 'IsEAN'],
  ...['IsEthereumAddress', 'IsHSL', 'IsIBAN', 'IsIdentityCard', 'IsISRC', 'IsLocale', 'IsMagnetURI'],
  ...['IsMimeType', 'IsOctal', 'IsPassportNumber', 'IsPostalCode', 'IsRFC3339', 'IsRgbColor', 'IsSemVer'],
  ...['IsStrongPassword', 'IsTimeZone', 'IsBase58', 'IsTaxId', 'IsISO4217CurrencyCode', 'IsISO6391'],
  ...['IsBoolean', 'IsDate', 'IsNumber', 'IsEnum', 'IsInt', 'IsString', 'IsArray', 'IsObject'],
  ...['ArrayContains', 'ArrayNotContains', 'ArrayNotEmpty', 'ArrayMinSize', 'ArrayMaxSize', 'ArrayUnique'],
  ...['IsNotEmptyObject', 'IsInstance'],
] as const satisfies readonly (keyof typeof library)[]

/** The only decorator that cannot be made without its argument. */
const REQUIRED_ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = { IsEnum: [{}] }

/** Reach each branch of the messages that have some (`isLength`, `isInstance`). A class without a name names nothing. */
const PROBES: readonly { readonly value: string; readonly constraints: readonly unknown[] }[] = [
  { value: '', constraints: [undefined, undefined] },
  { value: '', constraints: [class {}, undefined] },
  { value: 'ab', constraints: [undefined, 1] },
]

interface Storage {
  readonly validationMetadatas: Map<unknown, ValidationMetadata[]>
  readonly constraintMetadatas: Map<unknown, readonly { readonly name: string }[]>
}

interface Constraint {
  defaultMessage(args: unknown): string
}

let messages: ReadonlyMap<string, ReadonlySet<string>> | undefined

/**
 * The constraint called `name`, whose instance gives `rawDefaultMessage` before tokens are replaced, is the
 * library's own.
 * `('isEmail', '$property must be an email')` → `true`
 */
export function isBuiltin(name: string, rawDefaultMessage: string): boolean {
  messages ??= builtinMessages()
  const message = withoutEach(rawDefaultMessage)
  const known = messages.get(name)
  return (
    known !== undefined &&
    (known.has(message) || [...known].some((start) => isOpen(start) && message.startsWith(start)))
  )
}

/** A message that an argument completes: `'$property must be an instance of '`. */
function isOpen(message: string): boolean {
  return message.endsWith(' ')
}

/** Not always at the start: `'minimal allowed date for each value in $property is $constraint1'`. */
function withoutEach(message: string): string {
  return message.replace('each value in ', '')
}

/** By constraint name, the raw messages that the library's own checks give. Leaves no trace in its storage. */
function builtinMessages(): ReadonlyMap<string, ReadonlySet<string>> {
  class Probe {}
  const decorators = library as unknown as Partial<Record<string, (...args: unknown[]) => PropertyDecorator>>
  const storage = library.getMetadataStorage() as unknown as Storage
  try {
    for (const name of CHECK_DECORATORS) {
      decorators[name]?.(...(REQUIRED_ARGUMENTS[name] ?? []))(Probe.prototype, 'probe')
    }
    return new Map(
      (storage.validationMetadatas.get(Probe) ?? []).map((metadata) => messagesOf(storage, metadata)),
    )
  } finally {
    for (const { constraintCls } of storage.validationMetadatas.get(Probe) ?? []) {
      storage.constraintMetadatas.delete(constraintCls)
    }
    storage.validationMetadatas.delete(Probe)
  }
}

function messagesOf(
  storage: Storage,
  { constraintCls, type }: ValidationMetadata,
): [string, ReadonlySet<string>] {
  const name = storage.constraintMetadatas.get(constraintCls)?.[0]?.name ?? type
  // Not through the library's container, which a user may have replaced by one that knows only declared classes.
  const constraint = new (constraintCls as unknown as new () => Constraint)()
  return [name, new Set(PROBES.map((args) => constraint.defaultMessage(args)))]
}
