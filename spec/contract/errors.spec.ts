import { IsEmail, IsInt, IsMobilePhone, IsString, MinLength, registerDecorator } from 'class-validator'
import type { FastifyRequest } from 'fastify'
import {
  BadRequest,
  Body,
  Conflict,
  Controller,
  Cookie,
  createApp,
  Field,
  Forbidden,
  Get,
  Header,
  HttpError,
  handleError,
  NotFound,
  Param,
  Post,
  parse,
  Query,
  Reply,
  Req,
  Unauthorized,
} from 'typefast'
import { capturedLog, issuesOf, json, serve, shown } from './serve.js'

class Line {
  @IsString() sku!: string
}

class Order {
  @IsString() name!: string
  @Field({ items: Line }) lines!: Line[]
  @IsInt() count!: number
}

@Controller()
class OrdersController {
  @Post('/:id')
  create(
    @Body() order: Order,
    @Cookie('session', { type: 'integer' }) session: number,
    @Header('x-page', { type: 'integer' }) page: number,
    @Query('b', { type: 'integer', minimum: 1 }) b: number,
    @Query('a', { type: 'integer' }) a: number,
    @Param('id', { type: 'integer' }) id: number,
  ): unknown {
    return { order, session, page, a, b, id }
  }
}

const bad = {
  method: 'POST',
  url: '/x?a=1.5&b=0',
  headers: { 'x-page': 'one', cookie: 'session=s' },
  payload: { lines: [{}, { sku: 1 }], count: '1' },
} as const

describe('a refused request', () => {
  it('tells type, place, text and bounds of each issue', async () => {
    const app = await serve(OrdersController)
    const answer = await app.inject({
      ...bad,
      url: '/1?a=1&b=0',
      payload: { name: 'a', lines: [{}], count: 1 },
    })
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect((answer.json() as { detail: unknown[] }).detail.slice(0, 1)).toEqual([
      {
        type: 'greater_than_equal',
        loc: ['query', 'b'],
        msg: 'Input should be greater than or equal to 1',
        ctx: { ge: 1 },
      },
    ])
    expect((answer.json() as { detail: unknown[] }).detail.at(-1)).toEqual({
      type: 'missing',
      loc: ['body', 'lines', 0, 'sku'],
      msg: 'Field required',
    })
  })

  it('tells the issues of all sources: path, query, header, cookie, body, each in the order of declaration', async () => {
    const app = await serve(OrdersController)
    expect(issuesOf(await app.inject(bad))).toEqual([
      'int_parsing path.id',
      'greater_than_equal query.b',
      'int_parsing query.a',
      'int_parsing header.x-page',
      'int_parsing cookie.session',
      'missing body.name',
      'missing body.lines.0.sku',
      'string_type body.lines.1.sku',
      'int_type body.count',
    ])
  })

  it('names the whole body where it is no object', async () => {
    const app = await serve(OrdersController)
    const answer = await app.inject({
      ...bad,
      url: '/1?a=1&b=1',
      headers: { 'x-page': '1', cookie: 'session=1' },
      payload: [1],
    })
    expect(issuesOf(answer)).toEqual(['object_type body'])
  })

  it("calls what class-validator refuses by its constraint in snake case, and a user's by its own name", async () => {
    class Contact {
      @IsEmail() mail!: string
      @IsMobilePhone('de-DE', {}, { message: 'call us' }) phone!: string
      @MinLength(3, { message: ({ property, value }) => `${property} ${String(value)}` }) name!: string
      @IsEven() even!: number
    }
    @Controller()
    class ContactsController {
      @Post()
      create(@Body() contact: Contact): unknown {
        return contact
      }
    }
    const app = await serve(ContactsController)
    const payload = { mail: 'a', phone: 'b', name: 'c', even: 1 }
    expect((await app.inject({ method: 'POST', url: '/', payload })).json()).toEqual({
      detail: [
        { type: 'is_email', loc: ['body', 'mail'], msg: 'mail must be an email' },
        { type: 'is_mobile_phone', loc: ['body', 'phone'], msg: 'call us' },
        { type: 'string_too_short', loc: ['body', 'name'], msg: 'name c', ctx: { min_length: 3 } },
        { type: 'isEven', loc: ['body', 'even'], msg: 'even is odd' },
      ],
    })
  })
})

function IsEven(): PropertyDecorator {
  return (prototype, name) =>
    registerDecorator({
      name: 'isEven',
      target: prototype.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => typeof value === 'number' && value % 2 === 0,
        defaultMessage: () => '$property is odd',
      },
    })
}

describe('the refused value', () => {
  class Secret {
    @MinLength(100) password!: string
    @IsInt() count!: number
  }
  @Controller()
  class SecretsController {
    @Post()
    create(@Body() secret: Secret): unknown {
      return secret
    }

    @Get()
    read(@Query('n', { type: 'number' }) n: number): unknown {
      return n
    }
  }

  it('is not in the answer', async () => {
    const app = await serve(SecretsController)
    const answer = await app.inject({
      method: 'POST',
      url: '/',
      payload: { password: 'hunter2', count: 'hunter3' },
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).not.toMatch(/hunter/)
    expect(answer.body).not.toMatch(/input"/)
  })

  it('is in the answer where the application asks for it', async () => {
    const app = await serve(SecretsController, { errors: { input: true } })
    const answer = await app.inject({
      method: 'POST',
      url: '/',
      payload: { password: 'hunter2', count: [1] },
    })
    expect((answer.json() as { detail: { input: unknown }[] }).detail.map(({ input }) => input)).toEqual([
      'hunter2',
      [1],
    ])
  })

  it.each<[string, string]>([
    ['a lone surrogate', '{"password":"\\ud800","count":"\\udfff"}'],
    ['a NUL', '{"password":"\\u0000","count":"\\u0000"}'],
    ['a number that is infinite', '{"password":1e999,"count":1e999}'],
    ['a number that is minus infinite', '{"password":-1e999,"count":-1e999}'],
    ['bytes', '{"password":"\u0080\u0081","count":"\u00ff"}'],
    ['deep', `{"password":${'['.repeat(190)}${']'.repeat(190)},"count":{"a":{}}}`],
    ['long', `{"password":{"a":"${'a'.repeat(100_000)}"},"count":"${'b'.repeat(100_000)}"}`],
    ['__proto__', '{"password":{"__proto__":{"toJSON":1}},"count":{"toJSON":{}}}'],
  ])('always encodes: %s', async (_case, payload) => {
    const app = await serve(SecretsController, { errors: { input: true } })
    const answer = await app.inject({ method: 'POST', url: '/', ...json(payload) })
    expect(answer.statusCode).toBe(422)
    expect(issuesOf(answer).length).toBeGreaterThanOrEqual(2)
    expect(answer.body.length).toBeLessThan(payload.length + 64 * 1024)
  })

  it.each(['NaN', 'Infinity', '%ff%fe', '%00', '%ed%a0%80'])('always encodes: ?n=%s', async (n) => {
    const app = await serve(SecretsController, { errors: { input: true } })
    expect(issuesOf(await app.inject({ url: `/?n=${n}` }))).toEqual(['float_parsing query.n'])
  })
})

describe('an HttpError', () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular

  const thrown = (error: () => unknown) => {
    @Controller()
    class ThrowingController {
      @Get()
      read(): unknown {
        throw error()
      }

      @Get('/later')
      async later(): Promise<unknown> {
        await Promise.resolve()
        throw error()
      }
    }
    return serve(ThrowingController)
  }

  it.each<[string, () => HttpError, number, unknown]>([
    ['a text', () => new HttpError(404, 'Item not found'), 404, 'Item not found'],
    ['the reason', () => new HttpError(418), 418, "I'm a Teapot"],
    ['an object', () => new HttpError(409, { code: 7, at: ['a'] }), 409, { code: 7, at: ['a'] }],
    ['a list', () => new HttpError(400, [1, null]), 400, [1, null]],
    ['null', () => new HttpError(400, null), 400, null],
    ['false', () => new HttpError(400, false), 400, false],
    ['an empty text', () => new HttpError(400, ''), 400, ''],
    ['that of BadRequest', () => new BadRequest(), 400, 'Bad Request'],
    ['that of Unauthorized', () => new Unauthorized(), 401, 'Unauthorized'],
    ['that of Forbidden', () => new Forbidden('no'), 403, 'no'],
    ['that of NotFound', () => new NotFound(), 404, 'Not Found'],
    ['that of Conflict', () => new Conflict(), 409, 'Conflict'],
    ['that of a status of 500', () => new HttpError(500, 'told'), 500, 'told'],
    ['a lone surrogate', () => new HttpError(400, '\ud800'), 400, '\ud800'],
  ])('has as detail %s', async (_case, error, status, detail) => {
    const app = await thrown(error)
    expect(shown(await app.inject({ url: '/' }))).toEqual([status, { detail }])
    expect(shown(await app.inject({ url: '/later' }))).toEqual([status, { detail }])
  })

  it('sends its headers', async () => {
    const app = await thrown(() => new HttpError(503, undefined, { headers: { 'Retry-After': '30' } }))
    expect((await app.inject({ url: '/' })).headers['retry-after']).toBe('30')
  })

  it('of a subclass is of its status', async () => {
    class OutOfStock extends Conflict {
      constructor() {
        super({ code: 'OUT_OF_STOCK' })
      }
    }
    const app = await thrown(() => new OutOfStock())
    expect(shown(await app.inject({ url: '/' }))).toEqual([409, { detail: { code: 'OUT_OF_STOCK' } }])
  })

  it.each<[string, () => HttpError]>([
    ['a detail that does not encode', () => new HttpError(400, circular as never)],
    ['a header that cannot be sent', () => new HttpError(400, 'x', { headers: { 'x-a': 'a\r\nb: c' } })],
    ['a header of other letters', () => new HttpError(400, 'x', { headers: { 'x-a': 'ж' } })],
  ])('with %s is a 500 without leaks', async (_case, error) => {
    const app = await thrown(error)
    expect(shown(await app.inject({ url: '/' }))).toEqual([500, { detail: 'Internal Server Error' }])
  })

  it('clears nothing that the handler set', async () => {
    @Controller()
    class SettingController {
      @Get()
      read(@Reply() reply: { header(name: string, value: string): void }): unknown {
        reply.header('x-trace', '1')
        reply.header('content-type', 'text/html')
        throw new NotFound()
      }
    }
    const app = await serve(SettingController)
    const answer = await app.inject({ url: '/' })
    expect(answer.headers).toMatchObject({
      'x-trace': '1',
      'content-type': 'application/json; charset=utf-8',
    })
  })
})

describe('an unexpected error', () => {
  const failing = (error: unknown) => {
    @Controller()
    class FailingController {
      @Get()
      fail(): unknown {
        throw error
      }

      @Get('/later')
      async failLater(): Promise<unknown> {
        await Promise.resolve()
        throw error
      }
    }
    return FailingController
  }

  it.each<[string, unknown]>([
    ['an error', new Error('secret')],
    ['a TypeError', new TypeError('secret')],
    ['an error with a status of its own', Object.assign(new Error('secret'), { statusCode: 503 })],
    ['an error that is spoken', Object.assign(new Error('secret'), { statusCode: 500, expose: true })],
    ['an error with a wrong status', Object.assign(new Error('secret'), { statusCode: 200 })],
    [
      'an error with a status that is no number',
      Object.assign(new Error('secret'), { statusCode: 'secret' }),
    ],
    ['a text', 'secret'],
    ['null', null],
    ['undefined', undefined],
    ['an object', { statusCode: 200, secret: 'secret' }],
    ['an error without a message', new Error()],
  ])('that is %s is a 500 without leaks', async (_case, error) => {
    const { logger, lines } = capturedLog()
    const app = await serve(failing(error), { logger })
    for (const url of ['/', '/later']) {
      const answer = await app.inject({ url })
      const status = (error as { statusCode?: unknown } | null)?.statusCode === 503 ? 503 : 500
      expect(answer.statusCode).toBe(status)
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
      expect(answer.body).toMatch(/^\{"detail":"(Internal Server Error|Service Unavailable)"\}$/)
    }
    expect(lines.filter(({ level }) => level === 50)).toHaveLength(2)
  })

  it('is in the log with its stack, the request id and the operation', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(failing(new Error('secret')), { logger })
    await app.inject({ url: '/' })
    const errors = lines.filter(({ level }) => level === 50)
    expect(errors).toMatchObject([{ msg: 'secret', reqId: expect.any(String), operation: 'failingFail' }])
    expect(errors[0]?.err?.stack).toMatch(/Error: secret\n\s+at /)
  })

  it('a client error is not logged as an error', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve([OrdersController, failing(new NotFound())], { logger })
    await app.inject({ url: '/' })
    await app.inject(bad)
    expect(lines.filter(({ level }) => level >= 40)).toEqual([])
  })
})

describe("a user's check that fails by itself", () => {
  const failing = (validate: () => boolean | Promise<boolean>) => {
    class Checked {
      @Fails(validate) value!: string
    }
    @Controller()
    class CheckedController {
      @Post()
      create(@Body() checked: Checked): unknown {
        return { called: true, checked }
      }
    }
    return CheckedController
  }

  it.each<[string, () => boolean | Promise<boolean>]>([
    [
      'throws',
      () => {
        throw new Error('secret')
      },
    ],
    [
      'throws null',
      () => {
        throw null
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['rejects with nothing', () => Promise.reject()],
  ])('is a 500, and the handler is not called: one that %s', async (_case, validate) => {
    const app = await serve(failing(validate))
    const answer = await app.inject({ method: 'POST', url: '/', payload: { value: 'a' } })
    expect(shown(answer)).toEqual([500, { detail: 'Internal Server Error' }])
  })
})

function Fails(validate: () => boolean | Promise<boolean>): PropertyDecorator {
  return (prototype, name) =>
    registerDecorator({
      name: 'fails',
      target: prototype.constructor,
      propertyName: String(name),
      async: true,
      validator: { validate },
    })
}

describe('a hook that fails on every answer', () => {
  it.each([{}, { format: 'problem' as const }])('is a 500 without leaks', async (errors) => {
    const app = await serve(OrdersController, { errors })
    app.fastify.addHook('onSend', async () => {
      throw new Error('secret')
    })
    const answer = await app.inject({ ...bad, url: '/1?a=1&b=1' })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.body).toContain('Internal Server Error')
    expect(answer.body).not.toContain('secret')
  })
})

describe("errors: { format: 'problem' }", () => {
  it('writes issues with JSON pointers', async () => {
    const app = await serve(OrdersController, { errors: { format: 'problem' } })
    const answer = await app.inject(bad)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toMatchObject({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      errors: expect.arrayContaining([
        { type: 'int_parsing', in: 'path', parameter: 'id', detail: expect.any(String) },
        { type: 'missing', pointer: '#/lines/0/sku', detail: 'Field required' },
      ]),
    })
  })

  it('escapes pointers', async () => {
    class Odd {
      @Field({ type: 'object', values: { type: 'integer' } }) map!: Record<string, number>
    }
    @Controller()
    class OddController {
      @Post()
      create(@Body() odd: Odd): unknown {
        return odd
      }
    }
    const app = await serve(OddController, { errors: { format: 'problem' } })
    const answer = await app.inject({ method: 'POST', url: '/', ...json('{"map":{"a/b~c d#\\ud800%":"x"}}') })
    expect((answer.json() as { errors: unknown[] }).errors).toMatchObject([
      { pointer: '#/map/a~1b~0c%20d%23%EF%BF%BD%25' },
    ])
  })

  it.each<[string, string, number, object]>([
    ['an unknown path', '/nothing', 404, { title: 'Not Found' }],
    ['an HttpError with a text', '/text', 409, { title: 'Conflict', detail: 'taken' }],
    ['an HttpError with an object', '/object', 409, { title: 'Conflict', details: { code: 1 } }],
    ['an unexpected error', '/error', 500, { title: 'Internal Server Error' }],
  ])('writes %s', async (_case, url, status, problem) => {
    @Controller()
    class ProblemsController {
      @Get('/text')
      text(): void {
        throw new Conflict('taken')
      }

      @Get('/object')
      object(): void {
        throw new Conflict({ code: 1 })
      }

      @Get('/error')
      error(): void {
        throw new Error('secret')
      }
    }
    const app = await serve(ProblemsController, { errors: { format: 'problem' } })
    const answer = await app.inject({ url })
    expect(shown(answer)).toEqual([status, { type: 'about:blank', status, ...problem }])
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })
})

describe('onError', () => {
  class Refused extends Error {
    constructor(readonly code: string) {
      super('secret')
    }
  }
  class CardRefused extends Refused {}
  class Missing extends NotFound {}

  @Controller()
  class PaymentsController {
    @Get('/refused')
    refused(): void {
      throw new Refused('a')
    }

    @Get('/card')
    card(): void {
      throw new CardRefused('b')
    }

    @Get('/missing')
    missing(): void {
      throw new Missing()
    }

    @Get('/conflict')
    conflict(): void {
      throw new Conflict('c', { headers: { 'x-why': 'c' } })
    }

    @Get('/error')
    error(): void {
      throw new Error('secret')
    }

    @Get('/query')
    query(@Query('n', { type: 'integer' }) n: number): unknown {
      return n
    }
  }

  const served = (...onError: ReturnType<typeof handleError>[]) => serve(PaymentsController, { onError })

  it('answers errors of a class with an HttpError', async () => {
    const app = await served(handleError(Refused, ({ code }) => new HttpError(402, { code })))
    expect(shown(await app.inject({ url: '/refused' }))).toEqual([402, { detail: { code: 'a' } }])
    expect(shown(await app.inject({ url: '/card' }))).toEqual([402, { detail: { code: 'b' } }])
  })

  it.each([0, 1])('answers with the nearest class, in any order', async (order) => {
    const handlers = [
      handleError(Error, () => ({ by: 'Error' })),
      handleError(Refused, () => ({ by: 'Refused' })),
      handleError(CardRefused, () => ({ by: 'CardRefused' })),
      handleError(404, () => ({ by: '404' })),
      handleError(Missing, () => ({ by: 'Missing' })),
      handleError(HttpError, () => ({ by: 'HttpError' })),
    ]
    const app = await served(...(order === 0 ? handlers : handlers.reverse()))
    const by = async (url: string) => shown(await app.inject({ url }))
    expect(await by('/refused')).toEqual([500, { by: 'Refused' }])
    expect(await by('/card')).toEqual([500, { by: 'CardRefused' }])
    expect(await by('/missing')).toEqual([404, { by: 'Missing' }])
    expect(await by('/nothing')).toEqual([404, { by: '404' }])
    expect(await by('/conflict')).toEqual([409, { by: 'HttpError' }])
    expect(await by('/error')).toEqual([500, { by: 'Error' }])
  })

  it('answers a status: 404, 405, 422, 500', async () => {
    const app = await served(
      handleError(404, (_error, request) => ({ nothing: request.url })),
      handleError(405, () => ({ no: 'way' })),
      handleError(422, (error) => ({ issues: (error as { issues?: unknown[] }).issues?.length })),
      handleError(500, () => ({ sorry: true })),
    )
    expect(shown(await app.inject({ url: '/nothing' }))).toEqual([404, { nothing: '/nothing' }])
    const forbidden = await app.inject({ method: 'DELETE', url: '/error' })
    expect(shown(forbidden)).toEqual([405, { no: 'way' }])
    expect(forbidden.headers.allow).toBe('GET, HEAD')
    expect(shown(await app.inject({ url: '/query?n=a' }))).toEqual([422, { issues: 1 }])
    expect(shown(await app.inject({ url: '/error' }))).toEqual([500, { sorry: true }])
  })

  it('still logs what is unexpected where a status is answered', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(PaymentsController, { logger, onError: [handleError(500, () => ({}))] })
    await app.inject({ url: '/error' })
    expect(lines.filter(({ level }) => level === 50)).toMatchObject([{ operation: 'paymentsError' }])
  })

  it('may set status and headers, may be asynchronous, and may send by itself', async () => {
    const app = await served(
      handleError(Refused, async (_error, _request, reply) => {
        await Promise.resolve()
        reply.code(402).header('x-why', 'card')
        return { code: 1 }
      }),
      handleError(Conflict, (_error, _request, reply) => reply.code(418).type('text/plain').send('own')),
    )
    const refused = await app.inject({ url: '/refused' })
    expect([...shown(refused), refused.headers['x-why']]).toEqual([402, { code: 1 }, 'card'])
    const conflict = await app.inject({ url: '/conflict' })
    expect([conflict.statusCode, conflict.body, conflict.headers['x-why']]).toEqual([418, 'own', 'c'])
  })

  it.each<[unknown, string]>([
    ['the reason', "the program threw 'the reason'"],
    [undefined, 'the program threw undefined'],
    [{ code: 'E42', by: { id: 1 } }, "the program threw { code: 'E42', by: { id: 1 } }"],
    ['a'.repeat(1000), `the program threw '${'a'.repeat(299)}...`],
  ])('of what is no error is told to the log: %s', async (thrown, message) => {
    @Controller()
    class ThrowingController {
      @Get()
      throws(): string {
        throw thrown
      }
    }
    const { logger, lines } = capturedLog()
    const app = await serve(ThrowingController, { logger })
    expect(shown(await app.inject('/'))).toEqual([500, { detail: 'Internal Server Error' }])
    expect(lines.filter(({ level }) => level === 50).map(({ msg }) => msg)).toEqual([message])
  })

  it.each([Error, 500])(
    'that leaves an unexpected error alone does not keep it from the log: %p',
    async (of) => {
      const { logger, lines } = capturedLog()
      const seen: unknown[] = []
      const look = (error: Error): void => void seen.push(error.message)
      const onError = [typeof of === 'number' ? handleError(of, look) : handleError(of, look)]
      @Controller()
      class BrokenController {
        @Get()
        broken(): string {
          throw new Error('the disk is full')
        }
      }
      const app = await serve(BrokenController, { logger, onError })
      expect(shown(await app.inject('/'))).toEqual([500, { detail: 'Internal Server Error' }])
      expect(seen).toEqual(['the disk is full'])
      expect(lines.filter(({ level }) => level === 50).map(({ msg }) => msg)).toEqual(['the disk is full'])
    },
  )

  it('that throws is a 500 without leaks, or the HttpError it throws', async () => {
    const { logger, lines } = capturedLog()
    const onError = [
      handleError(Refused, () => {
        throw new Error('second')
      }),
      handleError(Conflict, () => {
        throw new HttpError(410, 'gone')
      }),
      handleError(Missing, () => ({ big: 1n })),
      handleError(422, () => {
        throw null
      }),
    ]
    const app = await serve(PaymentsController, { logger, onError })
    expect(shown(await app.inject({ url: '/refused' }))).toEqual([500, { detail: 'Internal Server Error' }])
    expect(shown(await app.inject({ url: '/conflict' }))).toEqual([410, { detail: 'gone' }])
    expect(shown(await app.inject({ url: '/missing' }))).toEqual([404, { big: '1' }])
    expect(shown(await app.inject({ url: '/query?n=a' }))).toEqual([500, { detail: 'Internal Server Error' }])
    expect(lines.filter(({ level }) => level === 50).map(({ msg }) => msg)).toContain('second')
  })

  it('answers what hooks throw', async () => {
    const app = await serve(PaymentsController, { onError: [handleError(Refused, () => new HttpError(402))] })
    app.fastify.addHook('onRequest', async (request: FastifyRequest) => {
      if (request.headers['x-refuse'] !== undefined) throw new Refused('hook')
    })
    expect(shown(await app.inject({ url: '/query', headers: { 'x-refuse': '1' } }))).toEqual([
      402,
      { detail: 'Payment Required' },
    ])
  })
})

describe('many issues', () => {
  class Numbers {
    @IsInt({ each: true }) list!: number[]
  }
  class Bag {
    @Field({ items: Line }) lines!: Line[]
    @Field({ type: 'object', values: { type: 'integer' }, required: false }) map?: Record<string, number>
  }
  @Controller()
  class ManyController {
    @Post('/bag')
    bag(@Body() bag: Bag): unknown {
      return bag
    }

    @Post('/list')
    list(@Body({ items: { type: 'integer' } }) list: number[]): unknown {
      return list
    }

    @Post('/union')
    union(
      @Body({ items: { oneOf: [Line, Order, Numbers, { type: 'integer' }, { type: 'boolean' }] } })
      list: unknown[],
    ): unknown {
      return list
    }

    @Get()
    read(@Req() _request: unknown, @Query('n', { items: { type: 'integer' } }) n: number[]): unknown {
      return n
    }
  }

  it('are 100 at most, and a last one tells how many more', async () => {
    const app = await serve(ManyController)
    const answer = await app.inject({ method: 'POST', url: '/list', payload: Array(1000).fill('a') })
    const { detail } = answer.json() as { detail: object[] }
    expect(detail).toHaveLength(101)
    expect(detail.at(-1)).toEqual({ type: 'too_many_issues', loc: ['body'], msg: '900 more issues' })
    expect(detail.at(99)).toMatchObject({ loc: ['body', 99] })
  })

  it('are as many as the application says', async () => {
    const app = await serve(ManyController, { errors: { limit: 2 } })
    const answer = await app.inject({ method: 'POST', url: '/list', payload: ['a', 'b', 'c'] })
    expect(issuesOf(answer)).toEqual(['int_type body.0', 'int_type body.1', 'too_many_issues body'])
  })

  const big = '\\u0001'.repeat(2000)
  it.each<[string, string, string]>([
    ['wrong items', '/bag', `{"lines":[${Array(100_000).fill('{}').join()}]}`],
    [
      'long keys',
      '/bag',
      JSON.stringify({
        lines: [],
        map: Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`${at}${'ж'.repeat(90)}`, 'x'])),
      }),
    ],
    ['long values', '/list', `[${Array(80).fill(`"${big}"`).join()}]`],
    [
      'items of a union',
      '/union',
      `[${Array(400)
        .fill(`"${'a'.repeat(900)}"`)
        .join()}]`,
    ],
    [
      'few items of a union',
      '/union',
      `[${Array(20)
        .fill(`"${'a'.repeat(900)}"`)
        .join()}]`,
    ],
    [
      'keys of control characters',
      '/bag',
      `{"lines":[],"map":{${Array.from({ length: 300 }, (_, at) => `"${at}${'\\u0001'.repeat(90)}":"x"`).join()}}}`,
    ],
  ])('never make an answer larger than the request and 64 KiB: %s', async (_case, url, payload) => {
    for (const errors of [
      {},
      { input: true },
      { format: 'problem' as const },
      { limit: 100_000, input: true },
    ]) {
      const app = await serve(ManyController, { errors })
      const answer = await app.inject({ method: 'POST', url, ...json(payload) })
      expect(answer.statusCode).toBe(422)
      expect(Buffer.byteLength(answer.body)).toBeLessThan(Buffer.byteLength(payload) + 64 * 1024)
    }
  })
})

describe('a value that a handler parses itself', () => {
  class Setting {
    @Field() host!: string
  }

  @Controller('/settings')
  class SettingsController {
    @Get()
    read(): Setting {
      return parse(Setting, {})
    }
  }

  it("is the server's own when it is refused, and none of the client's", async () => {
    const app = await createApp({ controllers: [SettingsController] })
    const answer = await app.inject('/settings')
    expect([answer.statusCode, answer.json()]).toEqual([500, { detail: 'Internal Server Error' }])
    await app.close()
  })
})
