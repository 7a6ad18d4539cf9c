import type { Kind } from './check-catalogue.js'
import type { TypeDrawn } from './dto.js'

type Pool = 'set' | 'map' | 'looseSet' | 'tagged'

export interface TypeRow {
  readonly kind: Kind
  /** Which checks may decorate it, where these are not those of its kind. */
  readonly pool?: Pool
  readonly itemPool?: Pool
  /** Of its items. */
  readonly items?: Kind
  /** What `@Type` says. */
  readonly typed?: new () => object
  /** It holds objects of a class of its own. */
  readonly nests?: true
  /** Checks without which the type would not be known. */
  readonly says?: readonly (readonly [decorator: string, each?: true])[]
}

export const TYPES: Readonly<Record<TypeDrawn, TypeRow>> = {
  string: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date', typed: Date },
  strings: { kind: 'array', items: 'string', says: [['IsString', true]] },
  numbers: { kind: 'array', items: 'number', says: [['IsNumber', true]] },
  nested: { kind: 'object', nests: true },
  nestedList: { kind: 'array', items: 'object', nests: true },
  stringSet: { kind: 'array', pool: 'set', items: 'string', typed: String },
  numberSet: { kind: 'array', pool: 'set', items: 'number', typed: Number },
  nestedSet: { kind: 'array', pool: 'set', items: 'object', nests: true },
  numberMap: { kind: 'object', pool: 'map', items: 'number', typed: Number },
  nestedMap: { kind: 'object', pool: 'map', items: 'object', nests: true },
  looseSet: { kind: 'array', pool: 'looseSet', items: 'string', says: [['IsString', true]] },
  tagged: { kind: 'object', pool: 'tagged', nests: true },
  taggedList: { kind: 'array', items: 'object', itemPool: 'tagged', nests: true },
  taggedSet: { kind: 'array', pool: 'set', items: 'object', itemPool: 'tagged', nests: true },
  impliedString: { kind: 'string', says: [['IsString']] },
  impliedNumber: { kind: 'number', says: [['IsNumber']] },
  impliedBoolean: { kind: 'boolean', says: [['IsBoolean']] },
  impliedStrings: { kind: 'array', items: 'string', says: [['IsArray'], ['IsString', true]] },
  impliedObject: { kind: 'object', says: [['IsObject']] },
  listed: { kind: 'any' },
}

/** A `Map`, of which JSON has an object. */
export const isMap = (type: TypeDrawn): boolean => TYPES[type].pool === 'map'
