import 'reflect-metadata'
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
} from 'class-validator'
import { parse, safeParse } from '../../lib/engine/parse.js'
import { Custom } from './custom-check.js'
import { codes, refusals } from './outcomes.js'

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

describe('a default', () => {
  it('is checked like a value', async () => {
    class Sized {
      @MinLength(3) word = 'x'
    }
    expect(await codes(Sized, {})).toEqual(['string_too_short word'])
    expect(await codes(Sized, { word: 'long' })).toEqual([])
  })
})
