import 'reflect-metadata'
import { Type } from 'class-transformer'
import { IsIn, IsNotEmpty, IsString, Length, Max, MinLength, ValidateNested } from 'class-validator'
import { Custom } from './custom-check.js'
import { codes, refusals } from './outcomes.js'

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
