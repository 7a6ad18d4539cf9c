import 'reflect-metadata'
import { IsInt, IsString, registerDecorator } from 'class-validator'
import { Field } from '../../lib/decorators/field.js'
import { parse, safeParse } from '../../lib/engine/parse.js'
import { codes, refusals } from './outcomes.js'

function NotTaken(): PropertyDecorator {
  return (prototype, propertyName) =>
    registerDecorator({
      name: 'taken',
      target: prototype.constructor,
      propertyName: String(propertyName),
      async: true,
      validator: { validate: (value) => Promise.resolve(value !== 'taken') },
    })
}

class Short {
  @NotTaken() @IsString() name!: string
}

class Long {
  @IsString() name!: string
  @IsInt() age!: number
}

class Holder {
  @Field({ oneOf: [Short, Long] }) value!: Short | Long
}

describe('a union without a discriminator', () => {
  it('is of the member that knows most of the keys', async () => {
    class Plain {
      @IsString() name!: string
    }
    class Either {
      @Field({ oneOf: [Plain, Long] }) value!: Plain | Long
    }
    expect(parse(Either, { value: { name: 'a', age: 1 } }).value).toBeInstanceOf(Long)
    expect(parse(Either, { value: { name: 'a', age: 'x' } }).value).toBeInstanceOf(Plain)
    expect(await codes(Either, { value: { age: 'x' } })).toEqual([
      'missing value.Plain.name',
      'missing value.Long.name',
      'int_type value.Long.age',
    ])
  })

  it('is not asked what a member that was not taken would say later', async () => {
    expect(await refusals(Holder, { value: { name: 'taken', age: 1 } })).toEqual([])
    expect(await codes(Holder, { value: { name: 'taken' } })).toEqual(['taken value.Short.name'])
  })
})

describe('a union of classes that hold each other', () => {
  class Leaf {
    @IsString() text!: string
  }
  class Row {
    @Field({ items: { oneOf: [() => Row, () => Column, Leaf] } }) children!: object[]
  }
  class Column {
    @Field({ items: { oneOf: [() => Row, () => Column, Leaf] } }) children!: object[]
  }
  class Page {
    @Field({ oneOf: [Row, Column] }) root!: object
  }

  const nested = (depth: number, leaf: unknown): unknown =>
    depth === 0 ? leaf : { children: [nested(depth - 1, leaf)] }

  it('is read in a time that grows with the value, and not with the ways down to it', () => {
    const started = performance.now()
    expect(safeParse(Page, { root: nested(40, { text: 'a' }) })).toMatchObject({ ok: true })
    const refused = safeParse(Page, { root: nested(40, { text: 5 }) })
    expect(refused).toMatchObject({ ok: false })
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it('takes a member after another had more issues than are kept', () => {
    class Wrong {
      @Field({ items: Number }) values!: number[]
    }
    class Right {
      @Field({ items: String }) values!: string[]
    }
    class Either {
      @Field({ oneOf: [Wrong, Right] }) of!: Wrong | Right
    }
    const values = Array.from({ length: 500 }, String)
    expect(safeParse(Either, { of: { values } })).toMatchObject({ ok: true, value: { of: { values } } })
  })
})
