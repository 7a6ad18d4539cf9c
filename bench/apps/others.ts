import 'reflect-metadata'
import { Type } from 'class-transformer'
import { IsEmail, IsInt, IsNumber, IsString, Length, Min, ValidateNested } from 'class-validator'
import { named } from './named.js'

/** A class as a large program has hundreds of, and a value that it accepts. */
export interface Other {
  readonly target: new () => object
  readonly value: object
}

/** Each pair has the same constraints, on properties of other names: nothing is shared but the libraries. */
function pairOf(index: number): Other[] {
  const [id, name, email, price, inner] = ['id', 'name', 'email', 'price', 'inner'].map(
    (key) => `${key}${index}`,
  ) as [string, string, string, string, string]

  const Inner = named(`Inner${index}`, class {})
  IsInt()(Inner.prototype, id)
  IsEmail()(Inner.prototype, email)

  const Outer = named(`Outer${index}`, class {})
  IsString()(Outer.prototype, name)
  Length(1, 80)(Outer.prototype, name)
  IsNumber()(Outer.prototype, price)
  Min(0)(Outer.prototype, price)
  ValidateNested()(Outer.prototype, inner)
  Type(() => Inner)(Outer.prototype, inner)
  for (const [target, key, type] of [
    [Inner, id, Number],
    [Inner, email, String],
    [Outer, name, String],
    [Outer, price, Number],
    [Outer, inner, Inner],
  ] as const) {
    Reflect.defineMetadata('design:type', type, target.prototype, key)
  }

  const value = { [id]: index, [email]: 'ada@example.com' }
  return [
    { target: Inner, value },
    { target: Outer, value: { [name]: 'Ada', [price]: 1, [inner]: value } },
  ]
}

/** Defines `count` classes, in pairs of one that has the other. */
export function others(count: number): Other[] {
  return Array.from({ length: count / 2 }, (_, index) => pairOf(index)).flat()
}
