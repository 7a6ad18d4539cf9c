/**
 * Types only: constraints that are said as types, `Int & Min<1>`. Plain values stay assignable to each, and the
 * type reader finds them behind every type operator.
 */

/**
 * What a type is marked with: one optional key for each word of JSON Schema, that no value has. One shared key would
 * make `Int` and `Min<1>` exclude each other.
 */
export type Tag<Word extends string, Value> = { readonly [Key in `~${Word}`]?: Value }

/** A whole number: `"type": "integer"`. */
export type Int = number & Tag<'type', 'integer'>

/** A UUID (RFC 9562). */
export type Uuid = string & Tag<'format', 'uuid'>
/** An address of mail, as class-validator's `isEmail` has it. */
export type Email = string & Tag<'format', 'email'>
/** An absolute URI (RFC 3986). */
export type Url = string & Tag<'format', 'uri'>
/** A day without a time, as text: `2026-01-31` (RFC 3339, `full-date`). */
export type DateOnly = string & Tag<'format', 'date'>
/** A time with its offset, as text: `2026-01-31T12:00:00Z` (RFC 3339). A `Date` is the same, read. */
export type DateTime = string & Tag<'format', 'date-time'>
/** A decimal number as text, which no binary number rounds: `'12.50'`. */
export type Decimal = string & Tag<'format', 'decimal'>

export type Min<Value extends number> = number & Tag<'minimum', Value>
export type Max<Value extends number> = number & Tag<'maximum', Value>
export type ExclusiveMin<Value extends number> = number & Tag<'exclusiveMinimum', Value>
export type ExclusiveMax<Value extends number> = number & Tag<'exclusiveMaximum', Value>
export type MultipleOf<Value extends number> = number & Tag<'multipleOf', Value>

/** In code points, as JSON Schema counts. */
export type MinLength<Length extends number> = string & Tag<'minLength', Length>
export type MaxLength<Length extends number> = string & Tag<'maxLength', Length>
/** The source of a regular expression with the `u` flag: `Pattern<'^[A-Z]{2}$'>`. */
export type Pattern<Source extends string> = string & Tag<'pattern', Source>
/** A format of JSON Schema: `Format<'duration'>`. */
export type Format<Name extends string> = string & Tag<'format', Name>

/** `string[] & MinItems<1>`. */
export type MinItems<Count extends number> = Tag<'minItems', Count>
export type MaxItems<Count extends number> = Tag<'maxItems', Count>
export type UniqueItems = Tag<'uniqueItems', true>

/** What absence gives, where no initializer can say it: `limit: Int & Default<20>` of an interface. */
export type Default<Value> = Tag<'default', Value>
