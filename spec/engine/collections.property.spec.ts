import 'reflect-metadata'
import { plainToInstance, Type } from 'class-transformer'
import {
  IsInt,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
  type ValidationError,
  validate,
} from 'class-validator'
import fc from 'fast-check'
import { safeParse } from '../../lib/engine/parse.js'
import { Custom } from './custom-check.js'

class Line {
  @IsInt() @Min(1) quantity!: number
  @Length(1, 3) sku!: string
  @Custom('even', (value) => Number(value) % 2 === 0) @IsInt() code!: number
}

abstract class Pet {
  @IsString() kind!: string
}

class Cat extends Pet {
  @IsInt() @Max(9) lives!: number
}

class Dog extends Pet {
  @Length(1, 3) name!: string
  @ValidateNested() @Type(() => Line) bone!: Line
}

class Base {
  @Custom('free', async (value) => value !== 3, {}, true) @IsInt() @Max(4) id!: number
}

class Order extends Base {
  @Length(1, 3, { each: true }) @IsString({ each: true }) @Type(() => String) tags!: Set<string>
  @Min(0, { each: true }) @Type(() => Number) counts!: Map<string, number>
  @ValidateNested({ each: true }) @Type(() => Line) lines!: Map<string, Line>
  @ValidateNested({ each: true })
  @Type(() => Pet, {
    keepDiscriminatorProperty: true,
    discriminator: {
      property: 'kind',
      subTypes: [
        { name: 'cat', value: Cat },
        { name: 'dog', value: Dog },
      ],
    },
  })
  pets!: Pet[]
  @ValidateIf(({ id }: Order) => id > 1) @Length(2, 3) message!: string
  @Custom('whole', (value, { object }) => (object as Order).message !== value) @IsString() note!: string
}

const text = fc.constantFrom('', 'a', 'ab', 'abc', 'abcd', '😀')
const int = fc.integer({ min: -1, max: 10 })
const line = fc.record({ quantity: int, sku: text, code: int })
/** Names that every object has, as own keys: `JSON.parse` makes them so. */
const keys = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'b') },
  fc.constantFrom('hasOwnProperty', 'toString', '__proto__'),
)
const dictionary = <T>(values: fc.Arbitrary<T>) =>
  fc.array(fc.tuple(keys, values), { maxLength: 3 }).map((entries) => Object.fromEntries(entries))

const order = fc.record({
  id: fc.integer({ min: 0, max: 5 }),
  tags: fc.array(text, { maxLength: 3 }),
  counts: dictionary(int),
  lines: dictionary(line),
  pets: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('cat'), lives: int }),
      fc.record({ kind: fc.constant('dog'), name: text, bone: line }),
    ),
    { maxLength: 3 },
  ),
  message: text,
  note: text,
})

/** Of a list or map of scalars, the library tells only that something in it is wrong. */
const place = (path: string): string => path.replace(/^(tags|counts)\..*/, '$1')

const found = (errors: readonly ValidationError[], above = ''): string[] =>
  errors.flatMap(({ property, constraints, children = [] }) => {
    const path = `${above}${property}`
    return [...(constraints === undefined ? [] : [path]), ...found(children, `${path}.`)]
  })

const sorted = (paths: readonly string[]): string[] => [...new Set(paths.map(place))].sort()

it('Map, Set, discriminators and constraints of users are read as the libraries read them', async () => {
  let accepted = 0
  let cases = 0
  await fc.assert(
    fc.asyncProperty(order, async (drawn) => {
      const sent = JSON.stringify(drawn)
      const instance = plainToInstance(Order, JSON.parse(sent) as object)
      const expected = sorted(found(await validate(instance)))
      const generated = await safeParse(Order, JSON.parse(sent))
      const interpreted = await safeParse(Order, JSON.parse(sent), { engine: 'interpret' })
      expect(generated).toEqual(interpreted)
      const paths = generated.ok ? [] : sorted(generated.issues.map(({ loc }) => loc.join('.')))
      // A member of a union is part of our place.
      const ours = paths.map((path) => path.replace(/\.(cat|dog)\b/, ''))
      // class-transformer takes such keys for what every object has, and leaves them out: they are refused here.
      const isHostile = /"(?:hasOwnProperty|toString|__proto__)"/.test(sent)
      expect(ours).toEqual(isHostile ? expect.arrayContaining(expected) : expected)
      cases += 1
      if (generated.ok && !isHostile) {
        accepted += 1
        expect(generated.value).toEqual(instance)
        const classesOf = (pets: readonly Pet[]) => pets.map((pet) => pet.constructor)
        expect(classesOf(generated.value.pets)).toEqual(classesOf(instance.pets))
      }
    }),
    { numRuns: 20_000 },
  )
  expect(cases).toBeGreaterThanOrEqual(20_000)
  expect(accepted).toBeGreaterThan(100)
}, 120_000)
