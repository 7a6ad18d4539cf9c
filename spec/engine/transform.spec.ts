import 'reflect-metadata'
import { Exclude, Expose, Transform, Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator'
import { parse, safeParse, serialize } from '../../lib/engine/parse.js'
import { codes, refusals } from './outcomes.js'

const written = (target: new () => object, value: object, groups?: string[]): unknown =>
  JSON.parse(serialize(target, Object.assign(new target(), value), groups && { groups }))

describe('@Transform', () => {
  class Item {
    @Transform(({ value }) => value.trim()) @IsString() name!: string
    @Transform(({ value }) => value * 2, { toPlainOnly: true }) @IsInt() shown!: number
    @Transform(({ value }) => value * 2, { toClassOnly: true }) @IsInt() read!: number
    @Transform(({ obj }) => `${obj.name}!`) @Expose() @IsString() derived!: string
    @Transform(({ value }) => new Date(value.getTime() + 1)) @Type(() => Date) at!: Date
  }
  const value = { name: ' a ', shown: 1, read: 1, at: '2024-05-06T00:00:00Z' }

  it('makes the value that is checked, of a converted value beside @Type, and of none beside @Expose', () => {
    expect(parse(Item, value)).toEqual({
      name: 'a',
      shown: 1,
      read: 2,
      derived: ' a !',
      at: new Date('2024-05-06T00:00:00.001Z'),
    })
  })

  it('makes the value that is written', () => {
    const date = new Date('2024-05-06T00:00:00Z')
    expect(written(Item, { ...value, derived: 'x', at: date })).toEqual({
      name: 'a',
      shown: 2,
      read: 1,
      derived: ' a !',
      at: '2024-05-06T00:00:00.001Z',
    })
  })

  it('that throws on a value of another type is that mistake, and on another value_error', async () => {
    expect((await codes(Item, { ...value, name: 5 })).slice(0, 1)).toEqual(['string_type name'])
    class Parsed {
      @Transform(({ value: text }) => JSON.parse(text)) @IsString() json!: string
    }
    expect(await codes(Parsed, { json: '{' })).toEqual(['value_error json'])
    expect(await refusals(Parsed, { json: '"a"' })).toEqual([])
  })

  it('are applied in their order, a base class before its heir', () => {
    class Base {
      @Transform(({ value: text }) => `${text}1`) @IsString() word!: string
    }
    class Heir extends Base {
      @Transform(({ value: text }) => `${text}2`)
      @Transform(({ value: text }) => `${text}3`)
      @IsString()
      declare word: string
    }
    expect(parse(Heir, { word: '' }).word).toBe('123')
  })
})

describe('@Expose', () => {
  class User {
    @Expose({ name: 'first_name' }) @IsString() firstName!: string
    @Expose({ groups: ['admin'] }) @IsOptional() @IsString({ groups: ['admin'] }) role?: string
    @Expose({ toPlainOnly: true, name: 'shown_as' }) @IsString() shown!: string
    @Expose({ toClassOnly: true, name: 'read_as' }) @IsString() read!: string
  }

  it('names a property on the wire', () => {
    expect(parse(User, { first_name: 'a', shown: 'b', read_as: 'c' })).toEqual({
      firstName: 'a',
      shown: 'b',
      read: 'c',
    })
    expect(written(User, { firstName: 'a', shown: 'b', read: 'c' })).toEqual({
      first_name: 'a',
      shown_as: 'b',
      read: 'c',
    })
  })

  it('says the name of the wire in issues', async () => {
    expect(await codes(User, { firstName: 'a' })).toEqual([
      'missing first_name',
      'missing shown',
      'missing read_as',
    ])
  })

  it('with groups lets a property through where one of them is asked for', () => {
    const value = { first_name: 'a', shown: 'b', read_as: 'c', role: 'root' }
    expect(parse(User, value).role).toBeUndefined()
    expect(parse(User, value, { groups: ['admin'] }).role).toBe('root')
    expect(written(User, { firstName: 'a', shown: 'b', read: 'c', role: 'root' }, ['admin'])).toMatchObject({
      role: 'root',
    })
  })

  it('writes getters and methods', () => {
    class Person {
      @IsString() first!: string
      @Expose() get full(): string {
        return `${this.first} B`
      }
    }
    expect(written(Person, { first: 'A' })).toEqual({ first: 'A', full: 'A B' })
    expect({ ...parse(Person, { first: 'A', full: 'mine' }) }).toEqual({ first: 'A' })
  })
})

describe('@Exclude', () => {
  class Account {
    @IsString() name!: string
    @Exclude({ toPlainOnly: true }) @IsString() password!: string
    @Exclude({ toClassOnly: true }) @IsOptional() @IsString() id?: string
    @Exclude() @IsOptional() @IsString() secret?: string
  }

  it('keeps a property from being read, written, or both', () => {
    const value = { name: 'a', password: 'b', id: 'c', secret: 'd' }
    expect({ ...parse(Account, value) }).toEqual({ name: 'a', password: 'b' })
    expect(written(Account, value)).toEqual({ name: 'a', id: 'c' })
  })

  it('of a class leaves what is exposed', () => {
    @Exclude()
    class Closed {
      @Expose() @IsString() open!: string
      @IsOptional() @IsString() shut?: string
    }
    expect({ ...parse(Closed, { open: 'a', shut: 'b' }) }).toEqual({ open: 'a' })
    expect(written(Closed, { open: 'a', shut: 'b' })).toEqual({ open: 'a' })
  })

  it('gives way to @Expose of the class', () => {
    @Expose()
    class Open {
      @IsString() one!: string
      @Exclude() @IsOptional() @IsString() two?: string
    }
    expect({ ...parse(Open, { one: 'a', two: 'b' }) }).toEqual({ one: 'a' })
  })
})

describe('@Type with a discriminator', () => {
  class Pet {
    @IsString() name!: string
  }
  class Cat extends Pet {
    @IsInt() lives!: number
  }
  class Dog extends Pet {
    @IsString() bark!: string
  }
  const subTypes = [
    { value: Cat, name: 'cat' },
    { value: Dog, name: 'dog' },
  ]

  class Owner {
    @ValidateNested()
    @Type(() => Pet, { discriminator: { property: 'kind', subTypes } })
    pet!: Cat | Dog

    @ValidateNested({ each: true })
    @Type(() => Pet, { discriminator: { property: 'kind', subTypes }, keepDiscriminatorProperty: true })
    pets!: (Cat | Dog)[]
  }
  const cat = { kind: 'cat', name: 'a', lives: 9 }
  const dog = { kind: 'dog', name: 'b', bark: 'wau' }

  it('makes an instance of the class that the tag tells, and keeps the tag where asked', () => {
    const owner = parse(Owner, { pet: cat, pets: [dog, cat] })
    expect([owner.pet, ...owner.pets].map((pet) => pet.constructor)).toEqual([Cat, Dog, Cat])
    expect([owner.pet, ...owner.pets].map((pet) => Reflect.get(pet, 'kind'))).toEqual([
      undefined,
      'dog',
      'cat',
    ])
  })

  it('leaves the given value alone', () => {
    const given = { pet: { ...cat }, pets: [{ ...dog }] }
    parse(Owner, given)
    expect(given).toEqual({ pet: cat, pets: [dog] })
  })

  it('refuses an unknown tag, a missing one, and what is no object', async () => {
    const pets = [{ ...cat, kind: 'bird' }, { name: 'x' }, null, 5, { ...cat, lives: 'x' }]
    expect(await codes(Owner, { pet: [null], pets })).toEqual([
      'object_type pet',
      'union_tag_invalid pets.0',
      'union_tag_not_found pets.1',
      'object_type pets.2',
      'object_type pets.3',
      'int_type pets.4.cat.lives',
    ])
  })

  it.each(['constructor', '__proto__', 'toString'])('takes %s for no tag', async (kind) => {
    expect(await codes(Owner, { pet: { kind, name: 'a' }, pets: [] })).toEqual(['union_tag_invalid pet'])
  })

  it('writes the tag', () => {
    const owner = parse(Owner, { pet: cat, pets: [dog] })
    expect(JSON.parse(serialize(Owner, owner))).toEqual({ pet: cat, pets: [dog] })
  })

  it('is a promise nowhere', () => {
    expect(safeParse(Owner, {})).not.toBeInstanceOf(Promise)
  })
})
