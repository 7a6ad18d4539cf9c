import 'reflect-metadata'
import { Type } from 'class-transformer'
import {
  IsEmail,
  IsInt,
  IsOptional,
  IsString,
  Min,
  MinLength,
  registerDecorator,
  ValidateNested,
} from 'class-validator'
import { Unknown } from '../../lib/decorators/unknown.js'
import { jsonSchemaOf, parse, parseAsync, safeParse, serialize } from '../../lib/engine/parse.js'
import { standardSchema } from '../../lib/engine/standard-schema.js'
import { ValidationError } from '../../lib/errors/validation-error.js'
import { codes, faultCodes } from './outcomes.js'

class Line {
  @IsString() sku!: string
  @Min(1) @IsInt() count = 1
}

class Order {
  @IsEmail() mail!: string
  @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[]
  @IsOptional() @IsString() note?: string | null
  @Type(() => Date) at!: Date
}

const order = { mail: 'a@example.com', lines: [{ sku: 'x' }], at: '2024-05-06T07:08:09Z' }

function Taken(): PropertyDecorator {
  return (prototype, propertyName) =>
    registerDecorator({
      name: 'taken',
      target: prototype.constructor,
      propertyName: String(propertyName),
      async: true,
      validator: { validate: (value) => Promise.resolve(value !== 'taken'), defaultMessage: () => 'taken' },
    })
}

class Name {
  @Taken() @IsString() name!: string
}

describe('parse', () => {
  it('gives instances, with defaults and converted values, and drops unknown keys', () => {
    const made = parse(Order, { ...order, admin: true })
    expect(made).toBeInstanceOf(Order)
    expect(made.lines[0]).toBeInstanceOf(Line)
    expect({ ...made, lines: made.lines.map((line) => ({ ...line })) }).toEqual({
      mail: 'a@example.com',
      lines: [{ sku: 'x', count: 1 }],
      note: undefined,
      at: new Date('2024-05-06T07:08:09Z'),
    })
  })

  it('throws every issue at once, in the order of declaration', () => {
    const refused = (): unknown => parse(Order, { mail: 'x', lines: [{ count: 0 }, 5], note: 1 })
    expect(refused).toThrow(ValidationError)
    expect(refused).toThrow(
      [
        'mail: mail must be an email',
        'lines.0.sku: Field required',
        'lines.0.count: Input should be greater than or equal to 1',
        'lines.1: Input should be a valid dictionary or object to extract fields from',
        'note: Input should be a valid string',
        'at: Field required',
      ].join('\n'),
    )
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['text', 'x'],
    ['a number', 5],
    ['nothing', undefined],
  ])('refuses %s', async (_case, value) => {
    expect(await codes(Order, value)).toEqual(['object_type '])
  })

  it('is strict, or lax where asked', async () => {
    expect(await codes(Line, { sku: 'x', count: '2' })).toEqual(['int_type count'])
    expect(parse(Line, { sku: 'x', count: '2' }, { coercion: 'lax' }).count).toBe(2)
  })

  it.each([
    ['drop', [], {}],
    ['keep', [], { more: 1 }],
    ['reject', ['extra_forbidden more'], undefined],
  ] as const)('with unknown: %s', async (unknown, expected, kept) => {
    const value = { sku: 'x', count: 1, more: 1 }
    expect(await codes(Line, value, { unknown })).toEqual(expected)
    if (kept !== undefined)
      expect({ ...parse(Line, value, { unknown }) }).toEqual({ sku: 'x', count: 1, ...kept })
  })

  it('lets @Unknown say it', async () => {
    @Unknown('reject')
    class Closed {
      @IsString() name!: string
    }
    expect(await codes(Closed, { name: 'a', more: 1 })).toEqual(['extra_forbidden more'])
  })

  it('throws a DeclarationError for a class that cannot be validated', () => {
    class Empty {}
    class Reserved {
      @IsString() hasOwnProperty!: () => boolean
    }
    Reflect.defineMetadata('design:type', String, Reserved.prototype, 'hasOwnProperty')
    expect(faultCodes(() => parse(Empty, {}))).toEqual(['DTO_EMPTY'])
    expect(faultCodes(() => parse(Reserved, {}))).toContain('PROPERTY_RESERVED')
  })
})

describe('parseAsync', () => {
  it('waits for asynchronous constraints', async () => {
    expect({ ...(await parseAsync(Name, { name: 'free' })) }).toEqual({ name: 'free' })
    await expect(parseAsync(Name, { name: 'taken' })).rejects.toThrow(
      new ValidationError([{ type: 'taken', loc: ['name'], msg: 'taken' }]),
    )
  })

  it('is not needed by a class without', async () => {
    expect(await parseAsync(Line, { sku: 'x' })).toBeInstanceOf(Line)
  })
})

describe('safeParse', () => {
  it('is a promise only where a constraint is asynchronous', async () => {
    expect(safeParse(Line, { sku: 'x' })).toEqual({
      ok: true,
      value: Object.assign(new Line(), { sku: 'x' }),
    })
    expect(safeParse(Line, {})).toEqual({
      ok: false,
      issues: [{ type: 'missing', loc: ['sku'], msg: 'Field required' }],
    })
    expect(safeParse(Name, { name: 'free' })).toBeInstanceOf(Promise)
    expect(safeParse(Name, {})).toMatchObject({ ok: false })
  })
})

describe('serialize', () => {
  it('writes declared properties only', () => {
    const value = Object.assign(new Order(), { ...order, at: new Date(order.at), password: 'x' })
    value.lines = [Object.assign(new Line(), { sku: 'x', cost: 5 })]
    expect(JSON.parse(serialize(Order, value))).toEqual({
      mail: 'a@example.com',
      lines: [{ sku: 'x', count: 1 }],
      at: '2024-05-06T07:08:09.000Z',
    })
  })

  it('refuses a value that is not what was declared', () => {
    expect(() => serialize(Line, { count: 1 } as Line)).toThrow('sku')
  })
})

describe('jsonSchemaOf', () => {
  it('is a document of its own', () => {
    expect(jsonSchemaOf(Order)).toMatchObject({
      type: 'object',
      properties: {
        lines: { type: 'array', items: { $ref: '#/$defs/Line' } },
        note: { type: ['string', 'null'] },
      },
      required: ['mail', 'lines', 'at'],
      $defs: { Line: { type: 'object', required: ['sku'] } },
    })
  })

  it('differs for what is read and what is written', () => {
    expect(jsonSchemaOf(Line, 'input')).toMatchObject({ required: ['sku'] })
    expect(jsonSchemaOf(Line, 'output')).toMatchObject({ required: ['sku', 'count'] })
  })
})

describe('standardSchema', () => {
  it('is of version 1, and typed', async () => {
    const { version, vendor, validate } = standardSchema(Line)['~standard']
    expect([version, vendor]).toEqual([1, 'typefast'])
    expect(await validate({ sku: 'x' })).toEqual({ value: Object.assign(new Line(), { sku: 'x' }) })
    expect(await validate({ sku: 5 })).toEqual({
      issues: [{ message: 'Input should be a valid string', path: ['sku'] }],
    })
  })

  it('waits for asynchronous constraints', async () => {
    const { validate } = standardSchema(Name)['~standard']
    expect(await validate({ name: 'taken' })).toEqual({ issues: [{ message: 'taken', path: ['name'] }] })
  })

  it('takes options', async () => {
    class Grouped {
      @MinLength(3, { groups: ['long'] }) @MinLength(1, { always: true }) word!: string
    }
    expect(
      await standardSchema(Grouped, { groups: ['short'] })['~standard'].validate({ word: 'x' }),
    ).toMatchObject({
      value: { word: 'x' },
    })
  })
})
