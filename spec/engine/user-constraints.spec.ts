import 'reflect-metadata'
import { Type } from 'class-transformer'
import {
  IsArray,
  IsInt,
  IsString,
  MinLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
} from 'class-validator'
import { parse, parseAsync, safeParse } from '../../lib/engine/parse.js'
import { Custom, later } from './custom-check.js'
import { codes, faultCodes, refusals } from './outcomes.js'

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
