import 'reflect-metadata'
import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
  registerDecorator,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
} from 'class-validator'
import { parse, parseAsync, safeParse } from '../../lib/engine/parse.js'
import { codes, faultCodes, refusals } from './outcomes.js'

/** A check that is not the library's. */
function Custom(
  name: string,
  validate: (value: unknown) => unknown,
  options: object = {},
  async = false,
): PropertyDecorator {
  return (prototype, propertyName) =>
    registerDecorator({
      name,
      target: prototype.constructor,
      propertyName: String(propertyName),
      options,
      async,
      validator: { validate: validate as () => boolean, defaultMessage: () => `$property fails ${name}` },
    })
}

const later = <T>(value: T, ms = 1): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value))

describe('a message', () => {
  class Person {
    @Length(2, 5, { message: '$property of $target has $value: from $constraint1 to $constraint2' })
    name!: string

    @Max(9, {
      message: ({ value, constraints, property, targetName, object }) =>
        [value, constraints, property, targetName, object instanceof Person].join(' '),
    })
    age!: number

    @IsIn(['a', 'b'], { message: 'one of $constraint1' })
    kind!: string
  }

  it('has its tokens replaced, and is called with what class-validator gives', async () => {
    expect(await refusals(Person, { name: 'x', age: 10, kind: 'c' })).toEqual([
      'name: name of Person has x: from 2 to 5',
      'age: 10 9 age Person true',
      'kind: one of a, b',
    ])
  })

  it('stands in for the text of a missing value and of one of another type', async () => {
    expect(await refusals(Person, { name: 5 })).toEqual([
      'name: name of Person has 5: from 2 to 5',
      'age:  9 age Person true',
      'kind: one of a, b',
    ])
    expect(await codes(Person, { name: 5 })).toEqual(['string_type name', 'missing age', 'missing kind'])
  })

  it('is said once for each check that fails, bottom decorator first', async () => {
    class Word {
      @MinLength(2, { message: 'short' })
      @IsNotEmpty({ message: 'empty' })
      @IsString()
      word!: string
    }
    expect(await refusals(Word, { word: null })).toEqual(['word: empty', 'word: short'])
    expect(await refusals(Word, { word: 5 })).toEqual(['word: short'])
    expect(await refusals(Word, {})).toEqual(['word: empty', 'word: short'])
  })

  it('falls back to the default where it is empty or throws', async () => {
    class Word {
      @MinLength(2, { message: '' }) empty!: string
      @Custom('mine', () => false, {
        message: () => {
          throw new Error('of the message')
        },
      })
      @IsString()
      broken!: string
    }
    expect(await refusals(Word, { empty: 'x', broken: 'x' })).toEqual([
      'empty: String should have at least 2 characters',
      'broken: broken fails mine',
    ])
  })

  it('of @ValidateNested is said of what is neither object nor array', async () => {
    class Inner {
      @IsString() word!: string
    }
    class Outer {
      @ValidateNested({ message: '$property is no object' }) @Type(() => Inner) one!: Inner
      @ValidateNested({ message: '$property has no object' }) @Type(() => Inner) many!: Inner[]
    }
    expect(await refusals(Outer, { one: 5, many: [5, { word: 1 }] })).toEqual([
      'one: one is no object',
      'many.0: many has no object',
      'many.1.word: Input should be a valid string',
    ])
    expect(await refusals(Outer, { one: [], many: 'x' })).toEqual([
      'one: Input should be a valid dictionary or object to extract fields from',
      'many: many has no object',
    ])
  })

  it('is not taken for that of a property of the nested object', async () => {
    class Deep {
      @IsString() word!: string
    }
    class Middle {
      @ValidateNested() @Type(() => Deep) deep!: Deep
    }
    class Outer {
      @ValidateNested({ message: 'the middle' }) @Type(() => Middle) middle!: Middle
    }
    expect(await refusals(Outer, { middle: { deep: 5 } })).toEqual([
      'middle.deep: Input should be a valid dictionary or object to extract fields from',
    ])
  })
})

describe('each', () => {
  class Tags {
    @ArrayMinSize(3, { message: 'few' })
    @MinLength(2, { each: true, message: 'short' })
    @IsString({ each: true })
    tags!: string[]
  }

  it('has an issue for each item, and the list is checked although an item was refused', async () => {
    expect(await refusals(Tags, { tags: ['x', 5] })).toEqual(['tags.1: short', 'tags.0: short', 'tags: few'])
  })

  it.each([
    ['a Set', ['ab', 'x', 'x'], ['words.1: short']],
    ['a Set of another type', ['ab', 5], ['words.1: short']],
  ])('checks the items of %s', async (_case, words, expected) => {
    class Words {
      @MinLength(2, { each: true, message: 'short' }) @IsString({ each: true }) words!: Set<string>
    }
    expect(await refusals(Words, { words })).toEqual(expected)
  })

  it('checks the values of a Map', async () => {
    class Typed {
      @MinLength(2, { each: true, message: 'short' }) @IsString({ each: true }) words!: Map<string, string>
    }
    expect(await refusals(Typed, { words: { a: 'ab', b: 'x', c: 5 } })).toEqual([
      'words.c: short',
      'words.b: short',
    ])
    expect(parse(Typed, { words: { a: 'ab' } }).words).toEqual(new Map([['a', 'ab']]))
  })

  it('does not run on a list that is already too long', async () => {
    const validate = jest.fn(() => true)
    class Limited {
      @Custom('counted', validate, { each: true, message: 'never' })
      @ArrayMaxSize(2, { message: 'many' })
      @IsString({ each: true })
      tags!: string[]

      @ValidateIf(() => true)
      @Custom('counted', validate, { each: true })
      @ArrayMaxSize(2)
      @IsString({ each: true })
      sometimes!: string[]
    }
    const long = Array.from({ length: 1000 }, () => 'x')
    expect(await codes(Limited, { tags: long, sometimes: long })).toEqual([
      'too_long tags',
      'too_long sometimes',
    ])
    expect(validate).not.toHaveBeenCalled()
  })
})

describe('@ValidateIf', () => {
  class Order {
    @IsIn(['parcel', 'letter']) kind!: string
    @ValidateIf(({ kind }: Order) => kind === 'parcel')
    @Min(1, { message: 'heavier' })
    @IsInt()
    weight?: number
  }

  it.each([
    ['holds', { kind: 'parcel', weight: 2 }, []],
    ['holds, of an absent value', { kind: 'parcel' }, ['weight: heavier']],
    ['holds, of null', { kind: 'parcel', weight: null }, ['weight: heavier']],
    ['holds, of a wrong value', { kind: 'parcel', weight: 0 }, ['weight: heavier']],
    ['does not hold', { kind: 'letter', weight: 0 }, []],
    ['does not hold, of an absent value', { kind: 'letter' }, []],
    ['does not hold, of null', { kind: 'letter', weight: null }, []],
    [
      'does not hold, of another type',
      { kind: 'letter', weight: 'x' },
      ['weight: Input should be a valid integer'],
    ],
  ])('%s', async (_case, value, expected) => {
    expect(await refusals(Order, value)).toEqual(expected)
  })

  it('checks what it cannot judge, since it throws', async () => {
    class Broken {
      @ValidateIf(() => {
        throw new Error('of the condition')
      })
      @MinLength(2)
      word!: string
    }
    expect(await codes(Broken, { word: 'x' })).toEqual(['string_too_short word'])
  })

  it('beside @IsOptional asks for no value, though it holds', async () => {
    class Both {
      @IsOptional() @ValidateIf(() => true) @MinLength(2) word?: string | null
    }
    Reflect.defineMetadata('design:type', String, Both.prototype, 'word')
    expect(await refusals(Both, {})).toEqual([])
    expect(await refusals(Both, { word: null })).toEqual([])
    expect(await codes(Both, { word: 'x' })).toEqual(['string_too_short word'])
  })

  it('sets a limit of a list aside', async () => {
    class List {
      @ValidateIf(() => false) @ArrayMaxSize(1) @IsString({ each: true }) words!: string[]
    }
    expect(await refusals(List, { words: ['a', 'b'] })).toEqual([])
  })

  it('as an option is of one check', async () => {
    class One {
      @IsEmail({}, { validateIf: (_object, value) => value !== 'none' }) @MaxLength(5) mail!: string
    }
    expect(await codes(One, { mail: 'none' })).toEqual([])
    expect(await codes(One, { mail: 'nobody' })).toEqual(['string_too_long mail', 'is_email mail'])
  })
})

describe('groups', () => {
  class Account {
    @MinLength(1, { groups: ['create'] }) @MinLength(3, { groups: ['update'] }) name!: string
    @IsEmail({}, { always: true }) mail!: string
    @IsInt() age!: number
  }

  it.each([
    ['none: all checks', undefined, ['string_too_short name', 'is_email mail', 'missing age']],
    ['one: its own and what is always', ['create'], ['is_email mail']],
    ['another', ['update'], ['string_too_short name', 'is_email mail']],
  ])('asked for: %s', async (_case, groups, expected) => {
    expect(await codes(Account, { name: 'x', mail: 'x' }, groups && { groups })).toEqual(expected)
  })
})

describe('@IsDefined beside @IsOptional', () => {
  it('is not asked, as class-validator does not', async () => {
    class Both {
      @IsOptional() @IsDefined() @IsString() word?: string
    }
    expect(await refusals(Both, {})).toEqual([])
    expect(await refusals(Both, { word: null })).toEqual([])
  })
})

describe('a context', () => {
  it('is not shown', async () => {
    class Said {
      @MinLength(2, { context: { secret: 1 } }) word!: string
    }
    const result = await safeParse(Said, { word: 'x' })
    expect(JSON.stringify(result)).not.toContain('secret')
  })
})

describe('a constraint of the user', () => {
  @ValidatorConstraint({ name: 'even' })
  class Even {
    validate(value: unknown, { constraints }: { constraints: unknown[] }): boolean {
      return Number(value) % Number(constraints[0]) === 0
    }
    defaultMessage(): string {
      return '$property is no multiple of $constraint1'
    }
  }

  @ValidatorConstraint()
  class Silent {
    validate(): boolean {
      return false
    }
  }

  it('is called with its arguments, and says its own text under its own name', async () => {
    class Numbers {
      @Validate(Even, [2]) @IsInt() two!: number
      @Validate(Even, [3], { message: 'three' }) @IsInt() three!: number
      @Validate(Silent) @IsInt() silent!: number
    }
    expect(await refusals(Numbers, { two: 1, three: 1, silent: 1 })).toEqual([
      'two: two is no multiple of 2',
      'three: three',
      'silent: silent failed Silent',
    ])
    expect((await codes(Numbers, { two: 1, three: 3, silent: 1 }))[0]).toBe('even two')
  })

  it('CONSTRAINT_UNKNOWN: one without @ValidatorConstraint', () => {
    class Forgotten {
      validate(): boolean {
        return false
      }
    }
    class Dto {
      @Validate(Forgotten) @IsInt() value!: number
    }
    expect(faultCodes(() => parse(Dto, { value: 1 }))).toEqual(['CONSTRAINT_UNKNOWN'])
  })

  it('passes with anything that is true', async () => {
    class Text {
      @Custom('letters', (value) => String(value).match(/^[a-z]+$/)) @IsString() word!: string
    }
    expect(await codes(Text, { word: 'abc' })).toEqual([])
    expect(await codes(Text, { word: '1' })).toEqual(['letters word'])
  })

  it('that throws fails parse with its own error, unless the value is refused anyway', () => {
    class Broken {
      @Custom('broken', () => {
        throw new Error('of the check')
      })
      @IsString()
      word!: string
      @IsInt() age!: number
    }
    expect(() => parse(Broken, { word: 'x', age: 1 })).toThrow('of the check')
    expect(safeParse(Broken, { word: 'x', age: 'x' })).toMatchObject({
      ok: false,
      issues: [{ loc: ['age'] }],
    })
  })
})

describe('an asynchronous constraint', () => {
  class Names {
    @Custom('slow', (value) => later(value !== 'taken', 8), { message: 'slow' }, true)
    @IsString()
    slow!: string
    @Custom('fast', (value) => later(value !== 'taken'), { message: 'fast' }, true) @IsString() fast!: string
    @MinLength(2) last!: string
    @Custom('each', (value) => later(value !== 'taken'), { each: true, message: 'item' }, true)
    @IsString({ each: true })
    list!: string[]
  }

  it('is waited for, and its issue stands where it was declared', async () => {
    const value = { slow: 'taken', fast: 'taken', last: 'x', list: ['a', 'taken'] }
    expect(await refusals(Names, value)).toEqual([
      'slow: slow',
      'fast: fast',
      'last: String should have at least 2 characters',
      'list.1: item',
    ])
    await expect(parseAsync(Names, { ...value, list: [] })).rejects.toThrow('slow: slow')
  })

  it('gives the instance where all pass', async () => {
    const value = { slow: 'a', fast: 'b', last: 'cc', list: ['d'] }
    expect(await parseAsync(Names, value)).toEqual(Object.assign(new Names(), value))
    expect(() => parse(Names, value)).toThrow('Names has an asynchronous constraint; use parseAsync')
  })

  it('in a nested object has its place', async () => {
    class Outer {
      @ValidateNested({ each: true }) @Type(() => Names) @IsArray() names!: Names[]
    }
    const value = { slow: 'a', fast: 'taken', last: 'cc', list: [] }
    expect(await refusals(Outer, { names: [value] })).toEqual(['names.0.fast: fast'])
  })

  it('that rejects fails the reading, unless the value is refused anyway', async () => {
    const rejecting = (): PropertyDecorator =>
      Custom('db', () => Promise.reject(new Error('no database')), {}, true)
    class Row {
      @rejecting() @IsString() id!: string
      @IsInt() age!: number
    }
    await expect(safeParse(Row, { id: 'x', age: 1 })).rejects.toThrow('no database')
    expect(await codes(Row, { id: 'x', age: 'x' })).toEqual(['int_type age'])
    expect(await codes(Row, { id: 5, age: 1 })).toEqual(['string_type id'])
  })

  it('CONSTRAINT_ASYNC: a class that does not say so', () => {
    @ValidatorConstraint()
    class Free {
      async validate(): Promise<boolean> {
        return true
      }
    }
    class Row {
      @Validate(Free) @IsString() id!: string
    }
    expect(faultCodes(() => parse(Row, { id: 'x' }))).toEqual(['CONSTRAINT_ASYNC'])
  })

  it('that cannot be seen to be one is waited for all the same', async () => {
    class Row {
      @Custom('db', () => later(false)) @IsString() id!: string
    }
    expect(await codes(Row, { id: 'x' })).toEqual(['db id'])
  })
})

describe('a default', () => {
  it('is checked like a value', async () => {
    class Sized {
      @MinLength(3) word = 'x'
    }
    expect(await codes(Sized, {})).toEqual(['string_too_short word'])
    expect(await codes(Sized, { word: 'long' })).toEqual([])
  })
})
