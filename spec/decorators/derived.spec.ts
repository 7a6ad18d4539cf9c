import { Exclude, Expose, Transform, Type } from 'class-transformer'
import { IsEmail, IsInt, IsOptional, Length, Min, ValidateNested, validate } from 'class-validator'
import {
  Field,
  Intersection,
  jsonSchemaOf,
  Omit,
  Partial,
  Pick,
  parse,
  safeParse,
  serialize,
  Unknown,
} from 'typefast'

class Address {
  @Length(1, 80) city!: string
}

class User {
  @IsInt() id!: number
  @Length(1, 80) name!: string
  @IsEmail() email!: string
  @Min(0) @Field({ description: 'In euros' }) credit: number = 5
  @ValidateNested() @Type(() => Address) address!: Address
  @Expose({ name: 'nick_name' }) @Length(1, 9) @IsOptional() nickName?: string
  @Exclude({ toPlainOnly: true }) @Length(8, 80) password!: string

  get label(): string {
    return `${this.name} <${this.email}>`
  }
}

const user = {
  id: 1,
  name: 'Ada',
  email: 'ada@example.com',
  address: { city: 'Rome' },
  password: 'a long one',
}

describe('Partial', () => {
  class UpdateUser extends Partial(User) {}

  it('lets each property be absent, and sets no defaults', () => {
    expect(Object.entries(parse(UpdateUser, {})).filter(([, value]) => value !== undefined)).toEqual([])
    expect(parse(UpdateUser, { credit: 1, name: 'Bo' })).toMatchObject({ credit: 1, name: 'Bo' })
  })

  it('keeps types and constraints, and allows null no more than before', () => {
    expect(safeParse(UpdateUser, { name: '', email: null, address: {}, credit: '1' })).toMatchObject({
      ok: false,
      issues: [
        { loc: ['name'], type: 'string_too_short' },
        { loc: ['email'], type: 'string_type' },
        { loc: ['credit'], type: 'float_type' },
        { loc: ['address', 'city'], type: 'missing' },
      ],
    })
  })

  it('keeps names on the wire, documentation, methods and the meaning to class-validator itself', async () => {
    const update = parse(UpdateUser, { nick_name: 'A', name: 'Ada', email: 'ada@example.com' })
    expect([update.nickName, update.label, update instanceof UpdateUser]).toEqual([
      'A',
      'Ada <ada@example.com>',
      true,
    ])
    expect(jsonSchemaOf(UpdateUser)).toMatchObject({ properties: { credit: { description: 'In euros' } } })
    expect(jsonSchemaOf(UpdateUser)).not.toHaveProperty('required')
    expect(await validate(update)).toEqual([])
    expect(await validate(Object.assign(new UpdateUser(), { name: '' }))).toHaveLength(1)
  })

  it('adds properties of the subclass', () => {
    class MoveUser extends Partial(User) {
      @Length(2, 2) country!: string
    }
    expect(safeParse(MoveUser, { name: 'Bo' })).toMatchObject({
      issues: [{ loc: ['country'], type: 'missing' }],
    })
  })
})

describe('Pick and Omit', () => {
  class Login extends Pick(User, ['email', 'password']) {}
  class CreateUser extends Omit(User, ['id']) {}

  it('keep some of the properties', () => {
    expect(parse(Login, user)).toEqual({ email: user.email, password: user.password })
    expect(safeParse(Login, {})).toMatchObject({ issues: [{ loc: ['email'] }, { loc: ['password'] }] })
    expect(Object.keys(jsonSchemaOf(Login).properties as object)).toEqual(['email', 'password'])
  })

  it('keep initializers of what they keep', () => {
    const created = parse(CreateUser, user)
    expect([created.credit, 'id' in created]).toEqual([5, false])
    expect(created.label).toBe('Ada <ada@example.com>')
  })

  it('leave the class they are made of alone', () => {
    expect(safeParse(User, { ...user, id: undefined })).toMatchObject({ issues: [{ loc: ['id'] }] })
  })
})

describe('Intersection', () => {
  class Contract {
    @Min(1) hours: number = 40
    @Length(1, 20) role!: string
  }
  class Employee extends Intersection(Pick(User, ['id', 'name']), Contract) {}

  it('has the properties of both', () => {
    expect(parse(Employee, { id: 1, name: 'Ada', role: 'dev' })).toEqual({
      id: 1,
      name: 'Ada',
      hours: 40,
      role: 'dev',
    })
    expect(safeParse(Employee, { id: 1, hours: 0 })).toMatchObject({
      issues: [{ loc: ['name'] }, { loc: ['hours'], type: 'greater_than_equal' }, { loc: ['role'] }],
    })
  })

  it('can be made of each other', () => {
    class Draft extends Partial(Omit(Employee, ['id'])) {}
    expect(parse(Draft, {})).toBeInstanceOf(Draft)
    expect(safeParse(Draft, { role: '' })).toMatchObject({ issues: [{ loc: ['role'] }] })
  })
})

describe('what is said of a whole class', () => {
  @Exclude()
  class Account {
    @Expose() @IsInt() id!: number
    @Expose() @Length(1, 9) name!: string
    @Length(1, 99) hash!: string
    @Expose({ toPlainOnly: true }) @Field() made: string = 'now'
  }
  class Other {
    @Length(1, 9) note!: string
  }

  it('is hidden in a class made of it too', () => {
    class View extends Omit(Account, ['id']) {}
    const view = Object.assign(new View(), { name: 'a', hash: 'secret' })
    expect(JSON.parse(serialize(View, view))).toEqual({ name: 'a', made: 'now' })
    expect(Object.keys(jsonSchemaOf(View).properties as object)).toEqual(['name'])
  })

  it('hides nothing of the other half of an intersection', () => {
    class Both extends Intersection(Account, Other) {}
    expect(parse(Both, { id: 1, name: 'a', note: 'b', hash: 'x' })).toMatchObject({ note: 'b' })
    expect(Object.keys(jsonSchemaOf(Both).properties as object).sort()).toEqual(['id', 'name', 'note'])
  })

  it('hides nothing of the other half where that comes first', () => {
    class Note {
      @Field() text!: string
    }
    class Both extends Intersection(Note, Account) {}
    expect(Object.keys(jsonSchemaOf(Both).properties as object).sort()).toEqual(['id', 'name', 'text'])
  })

  it('refuses unknown keys in a class made of it too, the stricter of two', () => {
    @Unknown('reject')
    class Strict {
      @Length(1, 9) name!: string
    }
    @Unknown('keep')
    class Loose {
      @Length(1, 9) note!: string
    }
    class Update extends Partial(Strict) {}
    class Both extends Intersection(Loose, Strict) {}
    expect(safeParse(Update, { extra: 1 })).toMatchObject({ issues: [{ type: 'extra_forbidden' }] })
    expect(safeParse(Both, { name: 'a', note: 'b', extra: 1 })).toMatchObject({ ok: false })
  })

  it('transforms as the class it is made of and its base classes do', () => {
    class Base {
      @Transform(({ value }) => `${value}a`) @Transform(({ value }) => `${value}b`) @Field() text!: string
    }
    class Derived extends Base {
      @Transform(({ value }) => `${value}c`) declare text: string
    }
    class Picked extends Pick(Derived, ['text']) {}
    expect(parse(Picked, { text: '' }).text).toBe(parse(Derived, { text: '' }).text)
  })
})

it('keeps no unknown key under the name of a declared property', () => {
  class Owner {
    @Expose({ name: 'owner_id' }) @IsInt() id!: number
    @Exclude({ toClassOnly: true }) @Field() admin!: boolean
  }
  @Unknown('keep')
  class Kept extends Partial(Owner) {}
  expect({ ...parse(Kept, { id: 'evil', admin: true, other: 1 }) }).toEqual({ other: 1 })
})
