import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Exclude, Expose, Transform } from 'class-transformer'
import { IsInt, IsOptional, IsString } from 'class-validator'
import type { FastifyReply } from 'fastify'
import {
  Controller,
  Field,
  file,
  Get,
  html,
  Post,
  Query,
  RawResponse,
  Reply,
  type RouteOptions,
  redirect,
  type TypeOption,
  text,
} from 'typefast'
import { capturedLog, serve, shown } from './serve.js'

/** A controller whose one route gives `value`, in whatever way it is given. */
function giving(value: (reply: FastifyReply) => unknown, options: RouteOptions = {}) {
  @Controller()
  class GivingController {
    @Get(options)
    give(@Reply() reply: FastifyReply) {
      return value(reply)
    }

    @Post('/later', options)
    async giveLater(@Reply() reply: FastifyReply) {
      await Promise.resolve()
      return value(reply)
    }
  }
  return GivingController
}

const both = async (controller: Parameters<typeof serve>[0], options: Parameters<typeof serve>[1] = {}) => {
  const app = await serve(controller, options)
  const now = await app.inject({ url: '/' })
  const later = await app.inject({ method: 'POST', url: '/later' })
  expect([later.statusCode, later.body, later.headers['content-type']]).toEqual([
    now.statusCode,
    now.body,
    now.headers['content-type'],
  ])
  return now
}

class Item {
  @IsInt() id!: number
  @IsString() name!: string
  @IsOptional() @IsString() note?: string
}

class StoredItem extends Item {
  @IsString() secret!: string
}

const row = { id: 1, name: 'a', password: 'p', __proto__: { inherited: 'x' } }

describe('the status', () => {
  it('is 200, of POST too', async () => {
    expect((await both(giving(() => ({})))).statusCode).toBe(200)
  })

  it('is what the route says', async () => {
    expect(shown(await both(giving(() => ({}), { status: 202 })))).toEqual([202, {}])
  })

  it.each([
    ['undefined', undefined],
    ['null', null],
  ])('of 200 and %s gives null', async (_case, value) => {
    const answer = await both(giving(() => value))
    expect([answer.statusCode, answer.body]).toEqual([200, 'null'])
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['content-length']).toBe('4')
  })

  it.each([204, 205, 304])('of %i has no body', async (status) => {
    for (const value of [undefined, { a: 1 }, 'text', null]) {
      const answer = await both(giving(() => value, { status }))
      expect([answer.statusCode, answer.body]).toEqual([status, ''])
      expect(answer.headers['content-type']).toBeUndefined()
    }
  })

  it('may be set for one answer, without a body too', async () => {
    const given = giving((reply) => {
      reply.code(204)
      return { a: 1 }
    })
    const answer = await both(given)
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
  })
})

describe('an undeclared response', () => {
  it.each<[string, unknown, unknown]>([
    ['an object', { a: [1, { b: null }] }, { a: [1, { b: null }] }],
    ['a text', 'a"b', 'a"b'],
    ['an empty text', '', ''],
    ['a number', 1.5, 1.5],
    ['zero', 0, 0],
    ['false', false, false],
    ['NaN', Number.NaN, null],
    ['a Date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['a bigint', 1n, '1'],
    ['a bigint within', { a: [12345678901234567890n] }, { a: ['12345678901234567890'] }],
    ['an instance', Object.assign(new StoredItem(), { id: 1, secret: 's' }), { id: 1, secret: 's' }],
    ['what has its own JSON', { toJSON: () => ({ a: 1 }) }, { a: 1 }],
    ['a function', () => 1, null],
    ['a symbol', Symbol('a'), null],
    ['a lone surrogate', '\ud800', '\ud800'],
  ])('is sent as it is: %s', async (_case, value, body) => {
    const answer = await both(giving(() => value))
    expect(shown(answer)).toEqual([200, body])
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('is awaited, where it is a promise of any kind', async () => {
    // biome-ignore lint/suspicious/noThenProperty: what query builders of databases are
    const query = () => ({ then: (resolve: (value: unknown) => void) => resolve({ a: 1 }), secret: 1 })
    expect(shown(await both(giving(query)))).toEqual([200, { a: 1 }])
    expect(shown(await both(giving(() => stat(__dirname).then((found) => found.isDirectory()))))).toEqual([
      200,
      true,
    ])
  })

  it('that holds itself is a 500 without leaks', async () => {
    const circular: Record<string, unknown> = { secret: 1 }
    circular.self = circular
    const { logger, lines } = capturedLog()
    const answer = await both(
      giving(() => circular),
      { logger },
    )
    expect(shown(answer)).toEqual([500, { detail: 'Internal Server Error' }])
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(2)
  })
})

describe('a declared response', () => {
  it.each<[string, unknown]>([
    ['a subclass', Object.assign(new StoredItem(), { id: 1, name: 'a', secret: 's' })],
    ["a database's row", row],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { id: 1, name: 'a', password: 'p' }),
    ],
    [
      'getters',
      new (class {
        get id() {
          return 1
        }
        get name() {
          return 'a'
        }
        password = 'p'
      })(),
    ],
    ['undefined properties', { id: 1, name: 'a', note: undefined, password: 'p' }],
    ['null where nothing may be', { id: 1, name: 'a', note: null, password: 'p' }],
  ])('lets only declared properties out of %s', async (_case, value) => {
    const answer = await both(giving(() => value, { returns: Item }))
    const { note, ...item } = answer.json() as Item
    expect([answer.statusCode, item]).toEqual([200, { id: 1, name: 'a' }])
    expect([null, undefined]).toContain(note)
  })

  it('reads a property when those before it are written', async () => {
    class Steps {
      @Field() first!: string
      @Field() second!: string
      @Field({ required: false }) third?: string
    }
    const steps = () => ({
      done: 'nothing',
      // What is a method is called for its value.
      first() {
        this.done = 'first'
        return 'a "first"'
      },
      get second() {
        return this.done
      },
      third: undefined,
    })
    expect(shown(await both(giving(steps, { returns: Steps })))).toEqual([
      200,
      { first: 'a "first"', second: 'first' },
    ])
    const broken = () => ({
      first: 5,
      get second() {
        throw new Error('not reached')
      },
    })
    const { logger, lines } = capturedLog()
    await both(giving(broken, { returns: Steps }), { logger })
    expect(lines.filter(({ level }) => level >= 50).map(({ msg }) => msg)).toEqual([
      'first of Steps is declared as string, and is a number',
      'first of Steps is declared as string, and is a number',
    ])
  })

  it('of another type is logged with its place, and the class that declares it', async () => {
    class Line {
      @Field() price!: number
    }
    class Order {
      @Field({ items: Line }) lines!: Line[]
    }
    const { logger, lines } = capturedLog()
    const given: [object, object][] = [
      [[{ lines: [{ price: 1 }, {}] }], { returns: [Order] }],
      [{ lines: [5] }, { returns: Order }],
      [[5], { returns: [Order] }],
    ]
    for (const [value, options] of given) {
      const app = await serve(
        giving(() => value, options),
        { logger },
      )
      expect((await app.inject('/')).statusCode).toBe(500)
    }
    expect(lines.filter(({ level }) => level >= 50).map(({ msg }) => msg)).toEqual([
      '0.lines.1.price of Line is declared as number, and is undefined',
      'lines.0 of Order is declared as Line, and is a number',
      '0 is declared as Order, and is a number',
    ])
  })

  it('of a list filters each item', async () => {
    expect(shown(await both(giving(() => [row, row], { returns: [Item] })))).toEqual([
      200,
      [
        { id: 1, name: 'a' },
        { id: 1, name: 'a' },
      ],
    ])
    expect((await both(giving(() => new Set([row]), { returns: [Item] }))).json()).toEqual([
      { id: 1, name: 'a' },
    ])
    expect((await both(giving(() => [], { returns: [Item] }))).json()).toEqual([])
  })

  it('of a DTO is known from the type, and from a promise by returns', async () => {
    @Controller()
    class TypedController {
      @Get('/typed')
      typed(): Item {
        return row
      }

      @Get('/text')
      text(): string {
        return 'a'
      }

      @Get('/void')
      nothing(): void {}
    }
    const app = await serve(TypedController)
    expect((await app.inject({ url: '/typed' })).json()).toEqual({ id: 1, name: 'a' })
    expect(shown(await app.inject({ url: '/text' }))).toEqual([200, 'a'])
    expect((await app.inject({ url: '/void' })).body).toBe('null')
  })

  it.each<[string, TypeOption, unknown, unknown]>([
    ['a string', String, 'a', 'a'],
    ['an empty string', String, '', ''],
    ['a number', Number, 0, 0],
    ['a boolean', Boolean, false, false],
    ['an instant', () => Date, new Date('2024-01-31T10:00:00+01:00'), '2024-01-31T09:00:00.000Z'],
    ['a text for an instant', () => Date, '2024-01-31T09:00:00Z', '2024-01-31T09:00:00Z'],
    ['a bigint', () => BigInt as never, 12345678901234567890n, '12345678901234567890'],
    ['strings', [String], ['a'], ['a']],
    ['a record', { type: 'object', values: Item }, { a: row }, { a: { id: 1, name: 'a' } }],
    ['a map', { type: 'object', values: Item }, new Map([['a', row]]), { a: { id: 1, name: 'a' } }],
    [
      'a record of any keys',
      { type: 'object', values: { type: 'integer' } },
      JSON.parse('{"__proto__":1}'),
      JSON.parse('{"__proto__":1}'),
    ],
    ['an enum', { enum: ['a', 'b'] }, 'b', 'b'],
    ['a nullable', { type: () => Item, nullable: true }, null, null],
    ['any', { type: 'any' }, { a: 1n }, { a: '1' }],
    ['a union', { oneOf: [Item, { type: 'integer' }, { type: 'string' }] }, row, { id: 1, name: 'a' }],
    ['a union of a scalar', { oneOf: [Item, { type: 'integer' }, { type: 'string' }] }, 'x', 'x'],
    [
      'a union with dates',
      { oneOf: [{ type: 'object', values: { type: 'any' } }, () => Date] },
      new Date(0),
      '1970-01-01T00:00:00.000Z',
    ],
    [
      'a union with a text for a date',
      { oneOf: [{ type: 'integer' }, () => Date] },
      '2024-01-31',
      '2024-01-31',
    ],
  ])('of %s', async (_case, returns, value, body) => {
    expect(shown(await both(giving(() => value, { returns })))).toEqual([200, body])
  })

  it('may expose, exclude and transform', async () => {
    class User {
      @Expose({ name: 'user_name' }) @IsString() userName!: string
      @Exclude() @IsString() password!: string
      @Exclude({ toPlainOnly: true }) @IsString() token!: string
      @Transform(({ value }) => value.toUpperCase(), { toPlainOnly: true }) @IsString() country!: string
      @Expose() @IsString() get initial(): string {
        return this.userName.charAt(0)
      }
    }
    const user = Object.assign(new User(), { userName: 'ada', password: 'p', token: 't', country: 'uk' })
    expect(shown(await both(giving(() => user, { returns: User })))).toEqual([
      200,
      { user_name: 'ada', country: 'UK', initial: 'a' },
    ])
  })

  it('writes Date, bigint and nested objects of a DTO', async () => {
    class Order {
      @Field() at!: Date
      @Field({ format: 'date' }) day!: Date
      @Field() total!: bigint
      @Field({ items: Item }) items!: Item[]
      @Field({ values: Item }) byName!: Map<string, Item>
      @Field({ items: String }) tags!: Set<string>
      @Field({ type: 'any' }) meta!: unknown
    }
    const at = new Date('2024-01-31T10:20:30Z')
    const order = {
      at,
      day: at,
      total: 2n ** 70n,
      items: [row],
      byName: new Map([['a', row]]),
      tags: new Set(['x']),
      meta: { big: 1n },
    }
    expect(shown(await both(giving(() => order, { returns: Order })))).toEqual([
      200,
      {
        at: '2024-01-31T10:20:30.000Z',
        day: '2024-01-31',
        total: '1180591620717411303424',
        items: [{ id: 1, name: 'a' }],
        byName: { a: { id: 1, name: 'a' } },
        tags: ['x'],
        meta: { big: '1' },
      },
    ])
  })
})

describe('a response that is not as declared', () => {
  class Page {
    @Field({ items: Item }) items!: Item[]
  }
  const wrong: [string, TypeOption, unknown, RegExp][] = [
    ['a missing property', Item, { name: 'a' }, /id.*integer.*undefined/],
    ['a missing property within', Page, { items: [row, { id: 1 }] }, /items\.1\.name.*string.*undefined/],
    ['null for a property', Item, { id: null, name: 'a' }, /id.*integer.*null/],
    ['a text for a number', Item, { id: '1', name: 'a' }, /id.*integer.*a string/],
    ['an object for a text', Item, { id: 1, name: { secret: 1 } }, /name.*string.*Object/],
    ['undefined', Item, undefined, /returned value.*Item.*null/],
    ['null', Item, null, /returned value.*Item.*null/],
    ['a text for an object', Item, 'secret', /returned value.*Item.*a string/],
    ['a list for an object', Item, [row], /returned value.*Item.*Array/],
    ['an object for a list', [Item], row, /returned value.*array of Item/],
    ['null in a list', [Item], [row, null], /1 .*Item.*null/],
    ['an unknown value of an enum', { enum: ['a'] }, 'b', /returned value/],
    ['none of a union', { oneOf: [Item, { type: 'integer' }] }, true, /returned value/],
  ]

  it.each(wrong)(
    'is in development a 500, with operation, place and type in the log: %s',
    async (_case, returns, value, message) => {
      const { logger, lines } = capturedLog()
      const answer = await both(
        giving(() => value, { returns }),
        { logger },
      )
      expect(shown(answer)).toEqual([500, { detail: 'Internal Server Error' }])
      const errors = lines.filter(({ level }) => level === 50)
      expect(errors).toHaveLength(2)
      expect(errors[0]).toMatchObject({ operation: 'givingGive', reqId: expect.any(String) })
      expect(errors[0]?.msg).toMatch(message)
      expect(JSON.stringify(errors)).not.toMatch(/secret"/)
    },
  )

  it('passes in production where it can be written', async () => {
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = 'production'
    try {
      const app = await serve(
        giving(() => ({ name: 'a', password: 'p' }), { returns: Item }),
        { logger: false },
      )
      expect(shown(await app.inject({ url: '/' }))).toEqual([200, { name: 'a' }])
    } finally {
      process.env.NODE_ENV = before
    }
  })

  it('is checked as an option says', async () => {
    const given = giving(() => ({ name: 'a' }), { returns: Item })
    expect((await both(given, { checkResponses: false })).statusCode).toBe(200)
    expect((await both(given, { checkResponses: true })).statusCode).toBe(500)
    expect(
      (
        await both(
          giving(() => null, { returns: Item }),
          { checkResponses: false },
        )
      ).body,
    ).toBe('null')
  })

  it('never lets an object out in the place of a scalar, in production too', async () => {
    const given = giving(() => ({ id: 1, name: { secret: 1 } }), { returns: Item })
    expect(shown(await both(given, { checkResponses: false }))).toEqual([
      500,
      { detail: 'Internal Server Error' },
    ])
  })
})

describe('@Reply()', () => {
  it('sets headers, cookies and status of the final answer', async () => {
    const answer = await both(
      giving((reply) => {
        reply
          .header('x-page', '1')
          .setCookie('a', 'b c', { httpOnly: true, path: '/' })
          .setCookie('d', 'e')
          .code(203)
        return { ok: true }
      }),
    )
    expect(shown(answer)).toEqual([203, { ok: true }])
    expect(answer.headers['x-page']).toBe('1')
    expect(answer.headers['set-cookie']).toEqual([
      'a=b%20c; Path=/; HttpOnly; SameSite=Lax',
      'd=e; SameSite=Lax',
    ])
  })

  it('takes any text for a cookie', async () => {
    const answer = await both(giving((reply) => void reply.setCookie('a', '\ud800;\r\n')))
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([
      200,
      'a=%EF%BF%BD%3B%0D%0A; SameSite=Lax',
    ])
  })

  it('still filters what is declared', async () => {
    const answer = await both(
      giving(
        (reply) => {
          reply.header('content-type', 'application/vnd.item+json')
          return row
        },
        { returns: Item },
      ),
    )
    expect(answer.json()).toEqual({ id: 1, name: 'a' })
    expect(answer.headers['content-type']).toMatch(/^application\/vnd\.item\+json/)
  })

  it('that is returned, or was sent, is the answer', async () => {
    const sent = await both(giving((reply) => reply.code(201).type('text/plain').send('own')))
    expect([sent.statusCode, sent.body]).toEqual([201, 'own'])
    const silent = await both(
      giving((reply) => {
        reply.type('text/plain').send('own')
      }),
    )
    expect(silent.body).toBe('own')
  })

  it('that is hijacked is left alone', async () => {
    const answer = await both(
      giving((reply) => {
        reply.hijack()
        reply.raw.end('raw')
      }),
    )
    expect(answer.body).toBe('raw')
  })
})

describe('what passes through', () => {
  it.each<[string, () => unknown, string | undefined, string]>([
    ['a Buffer', () => Buffer.from('bytes'), 'application/octet-stream', 'bytes'],
    ['a Uint8Array', () => new Uint8Array([97, 98]).subarray(1), 'application/octet-stream', 'b'],
    ['a Readable', () => Readable.from(['a', 'b']), undefined, 'ab'],
    ['a web stream', () => new Blob(['web']).stream(), undefined, 'web'],
    [
      'a literal that stands for one',
      () => ({ getReader: () => new Blob(['web']).stream().getReader() }),
      undefined,
      'web',
    ],
    ['a Response', () => new Response('res', { headers: { 'content-type': 'text/x' } }), 'text/x', 'res'],
    ['html()', () => html('<p>ж'), 'text/html; charset=utf-8', '<p>ж'],
    ['text()', () => text('plain'), 'text/plain; charset=utf-8', 'plain'],
    ['text() of nothing', () => text(''), 'text/plain; charset=utf-8', ''],
  ])('%s', async (_case, value, type, body) => {
    const answer = await both(giving(value))
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, type, body])
  })

  it('has the status, headers and type that it is given', async () => {
    const answer = await both(
      giving(() => html('a', { status: 418, headers: { 'x-a': 'b', 'content-type': 'text/x' } })),
    )
    expect([answer.statusCode, answer.headers['x-a'], answer.headers['content-type']]).toEqual([
      418,
      'b',
      'text/x',
    ])
    const typed = await both(
      giving((reply) => {
        reply.type('image/png').code(201)
        return Buffer.from('png')
      }),
    )
    expect([typed.statusCode, typed.headers['content-type']]).toEqual([201, 'image/png'])
  })

  it('a redirect is 307 unless it says another status', async () => {
    const answer = await both(giving(() => redirect('/items?a=b#c')))
    expect([answer.statusCode, answer.headers.location, answer.body]).toEqual([307, '/items?a=b#c', ''])
    expect((await both(giving(() => redirect('https://example.com/', 303)))).statusCode).toBe(303)
  })

  it.each([
    ['/caf\u00e9', '/caf%C3%A9'],
    ['/ж?q=ж', '/%D0%B6?q=%D0%B6'],
    ['/a%20b', '/a%20b'],
    ['/a b', '/a%20b'],
    ['/a\r\nset-cookie: a=b', '/a%0D%0Aset-cookie:%20a=b'],
    ['/\ud800', '/%EF%BF%BD'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ])('a redirect to %j is sent to %s', async (url, location) => {
    @Controller()
    class RedirectController {
      @Get()
      go(@Query('to') to: string): unknown {
        return redirect(to)
      }
    }
    const app = await serve(RedirectController)
    const given = await both(giving(() => redirect(url)))
    expect([given.statusCode, given.headers.location]).toEqual([307, location])
    const asked = await app.inject({ url: `/?to=${encodeURIComponent(url.toWellFormed())}` })
    expect(asked.statusCode).toBe(307)
  })

  it('a file, and its name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'typefast-'))
    try {
      const path = join(folder, 'a.txt')
      await writeFile(path, 'content')
      const answer = await both(giving(() => file(path, { type: 'text/plain', download: 'ж"\r\n.txt' })))
      expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
        200,
        'text/plain',
        'content',
      ])
      expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%D0%B6%22%0D%0A.txt")
      expect(
        (await both(giving(() => file(path, { download: true })))).headers['content-disposition'],
      ).toMatch(/a\.txt$/)
      expect(shown(await both(giving(() => file(join(folder, 'b.txt')))))).toEqual([
        404,
        { detail: 'Not Found' },
      ])
      expect(shown(await both(giving(() => file(folder))))).toEqual([404, { detail: 'Not Found' }])
      expect(shown(await both(giving(() => file('a\0b'))))).toEqual([404, { detail: 'Not Found' }])
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is not touched by a declared response', async () => {
    expect((await both(giving(() => text('plain'), { returns: Item }))).body).toBe('plain')
    expect((await both(giving(() => Buffer.from('b'), { returns: Item }))).body).toBe('b')
  })

  it('an answer of its own kind', async () => {
    const made = new RawResponse(async () => 'a,b', { 'content-type': 'text/csv' })
    const answer = await both(giving(() => made))
    expect([answer.body, answer.headers['content-type']]).toEqual(['a,b', 'text/csv'])
  })

  it('a stream that fails before it starts is a 500', async () => {
    const failing = () =>
      new Readable({
        read() {
          this.destroy(new Error('secret'))
        },
      })
    const { logger, lines } = capturedLog()
    const answer = await both(giving(failing), { logger })
    expect(shown(answer)).toEqual([500, { detail: 'Internal Server Error' }])
    expect(lines.some(({ err }) => err?.message === 'secret')).toBe(true)
  })

  it('a stream that fails midway ends the connection, and not the server', async () => {
    const failing = () =>
      Readable.from(
        (async function* () {
          yield 'a'.repeat(100)
          await new Promise((resolve) => setTimeout(resolve, 5))
          throw new Error('secret')
        })(),
      )
    const app = await serve([giving(failing)])
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    await expect(fetch(address).then((answer) => answer.text())).rejects.toThrow()
    await expect(fetch(address).then((answer) => answer.text())).rejects.toThrow()
  })

  it('HEAD of a stream has no body', async () => {
    const app = await serve(giving(() => Readable.from(['a'])))
    expect((await app.inject({ method: 'HEAD', url: '/' })).body).toBe('')
  })

  it.each<[string, (reply: FastifyReply) => unknown]>([
    ['a line break', (reply) => void reply.header('x-a', 'a\r\nb')],
    ['other letters', (reply) => void reply.header('x-a', 'ж')],
    ['other letters in one of several', (reply) => void reply.header('x-a', ['a', 'ж'])],
    ['no name', (reply) => void reply.header('x a', 'b')],
    ['a cookie of no name', (reply) => void reply.setCookie('a b', 'c')],
    ['a raw response with other letters', () => html('a', { headers: { 'x-a': 'ж' } })],
  ])('a header that cannot be sent is a 500 without leaks: %s', async (_case, give) => {
    const given = giving((reply) => give(reply) ?? { ok: 1 })
    expect(shown(await both(given))).toEqual([500, { detail: 'Internal Server Error' }])
    const app = await serve(given)
    app.fastify.addHook('onSend', async () => undefined)
    expect(shown(await app.inject({ url: '/' }))).toEqual([500, { detail: 'Internal Server Error' }])
  })
})

describe("Fastify's hooks", () => {
  it('of plugins see and change the answer', async () => {
    const app = await serve([giving(() => ({ id: 1, name: 'a', password: 'p' }), { returns: Item })])
    const seen: unknown[] = []
    app.fastify.addHook('preSerialization', async (_request, _reply, payload) => {
      seen.push(payload)
      return { ...(payload as object), name: 'hooked', password: 'hooked' }
    })
    app.fastify.addHook('onSend', async (_request, reply, payload) => {
      reply.header('x-sent', '1')
      return (payload as string).replace('hooked', 'sent')
    })
    const answer = await app.inject({ url: '/' })
    expect(shown(answer)).toEqual([200, { id: 1, name: 'sent' }])
    expect(answer.headers['x-sent']).toBe('1')
    expect(seen).toHaveLength(1)
  })

  it('run for text and null too', async () => {
    for (const value of ['text', null, undefined]) {
      const app = await serve(giving(() => value))
      app.fastify.addHook('onSend', async (_request, _reply, payload) => `[${payload as string}]`)
      expect((await app.inject({ url: '/' })).body).toBe(`[${JSON.stringify(value ?? null)}]`)
    }
  })

  it('added after createApp apply, in order, and may answer', async () => {
    const app = await serve(giving(() => 'handler'))
    const order: string[] = []
    app.fastify.addHook('onRequest', async () => void order.push('onRequest'))
    app.fastify.addHook('preValidation', async () => void order.push('preValidation'))
    app.fastify.addHook('preHandler', async (request, reply) => {
      order.push('preHandler')
      if (request.headers['x-stop'] !== undefined) return reply.code(403).send({ stopped: true })
      return undefined
    })
    app.fastify.addHook('onResponse', async () => void order.push('onResponse'))
    expect(shown(await app.inject({ url: '/' }))).toEqual([200, 'handler'])
    expect(order).toEqual(['onRequest', 'preValidation', 'preHandler', 'onResponse'])
    expect(shown(await app.inject({ url: '/', headers: { 'x-stop': '1' } }))).toEqual([
      403,
      { stopped: true },
    ])
  })

  it('may change what is read', async () => {
    @Controller()
    class EchoController {
      @Get()
      echo(@Query('a') a: string): unknown {
        return a
      }
    }
    const app = await serve(EchoController)
    app.fastify.addHook('preValidation', async (request) => {
      request.query = { a: 'hooked' }
    })
    expect(shown(await app.inject({ url: '/?a=b' }))).toEqual([200, 'hooked'])
  })
})
