import { Type } from 'class-transformer'
import {
  ArrayMaxSize,
  ArrayUnique,
  Contains,
  IsBase64,
  IsBoolean,
  IsCreditCard,
  IsDate,
  IsDateString,
  IsDefined,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsIP,
  IsJSON,
  IsMobilePhone,
  IsNotEmpty,
  IsNotEmptyObject,
  IsObject,
  IsOptional,
  IsPostalCode,
  IsStrongPassword,
  IsUrl,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxDate,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator'
import fc from 'fast-check'
import { type App, Body, Controller, Cookie, Field, Get, Header, Param, Post, Query } from 'typefast'
import { json, serve } from './serve.js'

class Part {
  @IsEmail() mail!: string
  @IsOptional() @IsUrl() url?: string
  @IsInt() @Min(1) @Max(9) count!: number
}

class Cat {
  @IsIn(['cat']) kind!: 'cat'
  @IsInt() lives!: number
}

class Dog {
  @IsIn(['dog']) kind!: 'dog'
  @IsBoolean() barks!: boolean
}

enum Color {
  Red,
  Green,
}

class Whole {
  @Length(1, 5) @Matches(/^[a-z]+$/) @Contains('a') word!: string
  @IsUUID() id!: string
  @IsDate() @MaxDate(new Date('2030-01-01')) when!: Date
  @IsDateString() iso!: string
  @IsEnum(Color) color!: Color
  @ValidateNested() @Type(() => Part) part!: Part
  @ValidateNested({ each: true })
  @Type(() => Part)
  @ArrayMaxSize(5)
  @ArrayUnique((part: Part) => part.mail)
  parts!: Part[]
  @IsCreditCard() @IsOptional() card?: string
  @IsMobilePhone('en-GB') @IsOptional() phone?: string
  @IsPostalCode('DE') @IsOptional() zip?: string
  @IsStrongPassword() @IsOptional() password?: string
  @IsIP() @IsOptional() ip?: string
  @IsJSON() @IsBase64() @IsOptional() text?: string
  @ValidateIf(({ card }: Whole) => card?.startsWith('4') === true) @IsNotEmpty() holder?: string
  @IsObject() @IsNotEmptyObject() @IsOptional() meta?: object
  @IsDefined() @Field({ type: 'any' }) any!: unknown
  @Field({ required: false }) big?: bigint
  @Field({ required: false, items: Part, uniqueItems: true }) set?: Set<Part>
  @Field({ required: false, values: { type: 'number', multipleOf: 0.1 } }) map?: Map<string, number>
  @Field({ required: false, oneOf: [Cat, Dog], discriminator: 'kind' }) pet?: Cat | Dog
  @Field({ required: false, oneOf: [Part, { type: 'integer' }, { items: Part }] }) either?: unknown
  @Field({ required: false, nullable: true, items: { type: 'any' }, uniqueItems: true }) list?:
    | unknown[]
    | null
}

const valid = {
  word: 'abc',
  id: '123e4567-e89b-12d3-a456-426614174000',
  when: '2024-01-31T10:20:30Z',
  iso: '2024-01-31',
  color: 1,
  part: { mail: 'ada@example.com', count: 1 },
  parts: [{ mail: 'ada@example.com', count: 1 }],
  card: '4111111111111111',
  holder: 'a',
  any: 0,
  big: '5',
  map: { a: 0.3 },
  set: [{ mail: 'ada@example.com', count: 1 }],
  pet: { kind: 'cat', lives: 9 },
  either: 5,
  list: [1],
}

@Controller()
class HostileController {
  @Post()
  take(@Body() whole: Whole): unknown {
    return { keys: Object.keys(whole).length }
  }

  @Post('/echo')
  echo(@Body() whole: Whole): Whole {
    return whole
  }

  @Post('/list')
  list(@Body({ items: Whole }) list: Whole[]): unknown {
    return list.length
  }

  @Get('/:id/*')
  read(
    @Param('id', { type: 'integer' }) id: number,
    @Param('*') rest: string,
    @Query('n') n: number,
    @Query('d', { items: Date, required: false }) d?: Date[],
    @Query('b', { required: false }) b?: bigint,
    @Header('x-a', { format: 'uri', required: false }) a?: string,
    @Cookie('c', { required: false }) c?: boolean,
  ): unknown {
    return { id, rest, n, d, b, a, c }
  }
}

const word = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '__proto__',
    'constructor',
    'toString',
    'toJSON',
    'then',
    'length',
    '\ud800',
    'NaN',
    '1e999',
    'kind',
  ),
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.constantFrom(...Object.keys(valid), 'mail', 'count')), tie('any'), {
      maxKeys: 5,
    }),
  ),
})).any

/** A body that is right but for some properties. */
const spoilt = fc
  .dictionary(fc.constantFrom(...Object.keys(valid)), value, { maxKeys: 4 })
  .map((changes) => ({ ...valid, ...changes }))

describe('nothing that a client sends is a failure of the server', () => {
  let app: App
  const told: unknown[] = []
  beforeEach(async () => {
    told.length = 0
    const logger = { level: 'error', stream: { write: (line: string) => void told.push(JSON.parse(line)) } }
    app = await serve(HostileController, { errors: { input: true }, logger })
  })

  it('a right body is taken', async () => {
    expect((await app.inject({ method: 'POST', url: '/echo', payload: valid })).statusCode).toBe(200)
  })

  it.each(['/', '/echo', '/list'])('as a body of %s', async (url) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoilt, value, fc.array(spoilt, { maxLength: 2 })), async (body) => {
        const answer = await app.inject({ method: 'POST', url, ...json(JSON.stringify(body)) })
        expect([[200, 422].includes(answer.statusCode), told]).toEqual([true, []])
        answer.json()
      }),
      { numRuns: 300 },
    )
  })

  it('as bytes', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
      fc.tuple(fc.nat(400), fc.nat(255)).map(([at, byte]) => {
        const text = Buffer.from(JSON.stringify(valid))
        text[at % text.length] = byte
        return text
      }),
    )
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom('application/json', 'text/plain', 'a/b; charset="', ''),
        async (body, type) => {
          const answer = await app.inject({ method: 'POST', url: '/', ...json(body, type) })
          expect([[200, 400, 415, 422].includes(answer.statusCode), told]).toEqual([true, []])
          answer.json()
        },
      ),
      { numRuns: 300 },
    )
  })

  it('as an address, headers and cookies', async () => {
    const printable = fc.string({
      unit: fc.constantFrom(...' !"#$%&\'()*+,-./0123456789:;<=>?@ABCz[\\]^_`{|}~é'),
    })
    await fc.assert(
      fc.asyncProperty(printable, printable, printable, printable, async (path, query, header, cookie) => {
        const safe = (text: string) => text.replaceAll(/[\s#?\\]/g, '')
        const url = `/${safe(path)}/x?n=1&${safe(query)}`
        const answer = await app.inject({
          url: url.replace(/^\/{2,}/, '/'),
          headers: { 'x-a': header, cookie },
        })
        expect([[200, 400, 404, 422].includes(answer.statusCode), told]).toEqual([true, []])
        answer.json()
      }),
      { numRuns: 300 },
    )
  })
})
