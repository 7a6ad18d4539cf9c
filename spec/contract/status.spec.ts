import { connect } from 'node:net'
import { IsInt, IsString } from 'class-validator'
import type { InjectOptions } from 'fastify'
import { All, type App, Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from 'typefast'
import { issuesOf, json, serve, shown } from './serve.js'

class Item {
  @IsString() name!: string
  @IsInt() price!: number
}

@Controller('/items')
class ItemsController {
  @Get()
  list(@Query('limit', { type: 'integer', required: false }) limit?: number): unknown {
    return { limit: limit ?? null }
  }

  @Post()
  create(@Body() item: Item): unknown {
    return item
  }

  @Post('/small', { bodyLimit: 64 })
  small(@Body() item: Item): unknown {
    return item
  }

  @Post('/any')
  any(@Body({ type: 'any' }) value: unknown): unknown {
    return { value }
  }

  @Post('/optional')
  optional(@Body({ required: false }) item?: Item): unknown {
    return { item: item ?? null }
  }

  @Post('/nothing')
  nothing(): unknown {
    return 'done'
  }

  @Get('/:id')
  read(@Param('id', { type: 'string' }) id: string): unknown {
    return id
  }

  @Put('/:id')
  replace(@Param('id') id: string): unknown {
    return id
  }

  @Patch('/:id')
  change(@Param('id') id: string): unknown {
    return id
  }

  @Delete('/:id', { status: 204 })
  remove(@Param('id') _id: string): void {}
}

const sent = { method: 'POST', url: '/items' } as const
const good = '{"name":"a","price":1}'

describe('a value that is missing or refused', () => {
  it('is 422', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, payload: { name: 1 } })
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([
      422,
      'string_type body.name',
      'missing body.price',
    ])
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })
})

describe('malformed JSON', () => {
  it('is 400 with the offset, alone, before anything else', async () => {
    const app = await serve(ItemsController)
    expect(shown(await app.inject({ ...sent, ...json('{"name": }') }))).toEqual([
      400,
      {
        detail: [
          {
            type: 'json_invalid',
            loc: ['body', 9],
            msg: 'JSON decode error',
            ctx: { error: 'Expecting value' },
          },
        ],
      },
    ])
  })

  it.each([
    ['a cut object', '{"name":"a"', 11],
    ['a word', 'nope', 0],
    ['two values', '{} {}', 3],
    ['a trailing comma', '[1,]', 3],
    ['NaN', 'NaN', 0],
    ['a blank body', ' ', 1],
    ['text after a character of two units', '"😀" x', 4],
  ])('tells where %s goes wrong', async (_case, payload, offset) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, ...json(payload) })
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([400, `json_invalid body.${offset}`])
  })

  it.each([
    ['invalid UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['a lone surrogate in UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['nesting deeper than 200', '['.repeat(201) + ']'.repeat(201)],
    ['nesting 100,000 deep', '['.repeat(100_000)],
    ['nesting 100,000 objects deep', '{"a":'.repeat(100_000)],
  ])('is what %s is', async (_case, payload) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, ...json(payload) })
    expect([answer.statusCode, ...issuesOf(answer).map((issue) => issue.replace(/\d+/, 'N'))]).toEqual([
      400,
      'json_invalid body.N',
    ])
  })

  it('takes nesting 200 deep', async () => {
    const app = await serve(ItemsController)
    const payload = '['.repeat(200) + ']'.repeat(200)
    const answer = await app.inject({ method: 'POST', url: '/items/any', ...json(payload) })
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe(`{"value":${payload}}`)
  })

  it('takes a byte order mark', async () => {
    const app = await serve(ItemsController)
    expect((await app.inject({ ...sent, ...json(`\ufeff${good}`) })).statusCode).toBe(200)
  })

  it('does not matter where no body is declared', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ method: 'POST', url: '/items/nothing', ...json('{') })
    expect(shown(answer)).toEqual([200, 'done'])
  })
})

describe('the content type', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json; charset=utf8',
    'application/json; version=2',
    'application/vnd.store+json',
    'application/merge-patch+json; charset=utf-8',
  ])('%s is accepted', async (type) => {
    const app = await serve(ItemsController)
    expect((await app.inject({ ...sent, ...json(good, type) })).statusCode).toBe(200)
  })

  it.each([
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json+xml',
    'application/octet-stream',
    'application/json; charset=latin1',
    'application/json; charset=utf-16',
    'json',
    'application/json, text/plain',
    '/',
  ])('%s is 415', async (type) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, ...json(good, type) })
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([415, 'content_type header.content-type'])
  })

  it('says what it should be', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, ...json(good, 'text/plain') })
    expect(answer.json()).toEqual({
      detail: [
        {
          type: 'content_type',
          loc: ['header', 'content-type'],
          msg: "Content type should be 'application/json'",
          ctx: { expected: "'application/json'" },
        },
      ],
    })
  })

  it('is 415 where it is absent', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ ...sent, payload: good })
    expect([answer.statusCode, ...issuesOf(answer)]).toEqual([415, 'content_type header.content-type'])
  })

  it('does not matter where no body is declared', async () => {
    const app = await serve(ItemsController)
    const nothing = { method: 'POST', url: '/items/nothing' } as const
    expect((await app.inject({ ...nothing, ...json('<a/>', 'application/xml') })).statusCode).toBe(200)
    expect((await app.inject({ ...nothing, ...json('a', 'text/plain') })).statusCode).toBe(200)
  })
})

describe('a body over the limit', () => {
  it('of 1 MiB is 413', async () => {
    const app = await serve(ItemsController)
    const fits = JSON.stringify({ name: 'a'.repeat(1024 * 1024 - 21), price: 1 })
    expect(fits).toHaveLength(1024 * 1024)
    expect((await app.inject({ ...sent, ...json(fits) })).statusCode).toBe(200)
    const answer = await app.inject({ ...sent, ...json(`${fits} `) })
    expect(shown(answer)).toEqual([413, { detail: 'Content Too Large' }])
  })

  it('of its route is 413', async () => {
    const app = await serve(ItemsController)
    const small = { method: 'POST', url: '/items/small' } as const
    expect((await app.inject({ ...small, ...json(good) })).statusCode).toBe(200)
    expect((await app.inject({ ...small, ...json(good.padEnd(65)) })).statusCode).toBe(413)
  })
})

describe('a required body', () => {
  it.each<[string, object]>([
    ['that is not sent', {}],
    ['that is empty', json('')],
    ['that is null', json('null')],
    ['that is null and padded', json(' null ')],
  ])('%s is missing', async (_case, request) => {
    const app = await serve(ItemsController)
    expect(shown(await app.inject({ ...sent, ...request }))).toEqual([
      422,
      { detail: [{ type: 'missing', loc: ['body'], msg: 'Field required' }] },
    ])
  })

  it.each<[string, object]>([
    ['not sent', {}],
    ['empty', json('')],
    ['null', json('null')],
  ])('that is optional may be %s', async (_case, request) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ method: 'POST', url: '/items/optional', ...request })
    expect(shown(answer)).toEqual([200, { item: null }])
  })
})

describe('a path that is not known', () => {
  it.each<[string, InjectOptions]>([
    ['read', { url: '/nothing' }],
    ['with a query', { url: '/nothing?a=%zz' }],
    ['below a known one', { url: '/items/1/2' }],
    ['sent JSON that is none', { method: 'POST', url: '/nothing', ...json('{') }],
    ['sent XML', { method: 'POST', url: '/nothing', ...json('<a/>', 'application/xml') }],
    ['sent text without a type', { method: 'POST', url: '/nothing', payload: 'a' }],
    ['called __proto__', { url: '/__proto__' }],
  ])('%s is 404', async (_case, request) => {
    const app = await serve(ItemsController)
    expect(shown(await app.inject(request))).toEqual([404, { detail: 'Not Found' }])
  })
})

describe('a known path with another method', () => {
  it.each([
    ['DELETE', '/items', 'GET, HEAD, POST'],
    ['POST', '/items/1', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['PUT', '/items/nothing?a=1', ''],
    ['OPTIONS', '/items', 'GET, HEAD, POST'],
  ] as const)('%s %s is 405 with every method it has', async (method, url, allow) => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ method, url })
    if (allow === '') {
      expect(answer.statusCode).toBe(200)
    } else {
      expect(shown(answer)).toEqual([405, { detail: 'Method Not Allowed' }])
      expect(answer.headers.allow).toBe(allow)
    }
  })

  it("is known as the application's router knows it", async () => {
    const routerOptions = { ignoreTrailingSlash: true, caseSensitive: false }
    const app = await serve(ItemsController, { fastify: { routerOptions } })
    expect((await app.inject({ method: 'DELETE', url: '/ITEMS/' })).headers.allow).toBe('GET, HEAD, POST')
  })

  it('is 404 where a route of that method finds nothing', async () => {
    const app = await serve(ItemsController, { docs: '/docs' })
    app.fastify.get('/files/:name', (_request, reply) => reply.callNotFound())
    for (const url of ['/docs/static/nothing.js', '/files/nothing']) {
      const answer = await app.inject(url)
      expect(shown(answer)).toEqual([404, { detail: 'Not Found' }])
      expect(answer.headers.allow).toBeUndefined()
    }
  })

  it('is 405 whatever its body', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ method: 'DELETE', url: '/items', ...json('<', 'text/xml') })
    expect(answer.statusCode).toBe(405)
  })

  it('is no case for a handler of all methods', async () => {
    @Controller()
    class AllController {
      @All('/all')
      all(): string {
        return 'all'
      }
    }
    const app = await serve(AllController)
    const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const
    const answers = await Promise.all(methods.map((method) => app.inject({ method, url: '/all' })))
    expect(answers.map(shown)).toEqual(methods.map(() => [200, 'all']))
  })
})

describe('HEAD', () => {
  it('is answered as GET without a body', async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({ method: 'HEAD', url: '/items?limit=5' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(answer.headers['content-length']).toBe('11')
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  })

  it('is refused as GET is', async () => {
    const app = await serve(ItemsController)
    expect((await app.inject({ method: 'HEAD', url: '/items?limit=a' })).statusCode).toBe(422)
  })
})

describe('a malformed percent sequence in the path', () => {
  it.each(['/items/%', '/items/%zz', '/items/%E0%A4%A', '/items/%ff', '/%'])('%s is 400', async (url) => {
    const app = await serve(ItemsController)
    expect(shown(await app.inject({ url }))).toEqual([400, { detail: 'Bad Request' }])
  })

  it('is written as other errors are', async () => {
    const app = await serve(ItemsController, { errors: { format: 'problem' } })
    const answer = await app.inject({ url: '/items/%zz' })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(answer.json()).toEqual({ type: 'about:blank', title: 'Bad Request', status: 400 })
  })
})

describe('over a socket', () => {
  const ask = async (app: App, text: string): Promise<{ status: number; body: string; type: string }> => {
    const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const chunks: Buffer[] = []
    const socket = connect(Number(port), '127.0.0.1', () => void socket.end(text))
    for await (const chunk of socket) chunks.push(chunk as Buffer)
    const answer = Buffer.concat(chunks).toString()
    const [head = '', body = ''] = answer.split('\r\n\r\n', 2)
    return {
      status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]),
      body,
      type: /content-type: (.*)/i.exec(head)?.[1]?.trim() ?? '',
    }
  }

  it.each([
    ['a header of 20 KiB', `x: ${'a'.repeat(20_000)}\r\n`, 431, 'Request Header Fields Too Large'],
    ['a header that is none', 'a b c\r\n', 400, 'Bad Request'],
  ])('%s is refused in JSON', async (_case, lines, status, detail) => {
    const app = await serve(ItemsController)
    const answer = await ask(app, `GET /items HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${lines}\r\n`)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { detail }])
    expect(answer.type).toMatch(/^application\/json/)
  })

  it('no line of a header is lost, however many there are', async () => {
    const app = await serve(ItemsController)
    const head = `POST /items HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: ${good.length}\r\n`
    const answer = await ask(
      app,
      `${head}${'x:\r\n'.repeat(2500)}content-type: application/json\r\n\r\n${good}`,
    )
    expect(answer.status).toBe(200)
  })

  it.each([
    ['read', 'GET / HTTP/9.9'],
    ['of an unknown method', 'BREW /items HTTP/1.1'],
    ['that is no HTTP', 'hello'],
  ])('a request %s is 400 in JSON', async (_case, line) => {
    const app = await serve(ItemsController)
    const answer = await ask(app, `${line}\r\nhost: a\r\nconnection: close\r\n\r\n`)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([400, { detail: 'Bad Request' }])
  })

  it.each(['PROPFIND', 'TRACE', 'QUERY'])('the method %s, which no operation has, is 405', async (method) => {
    const app = await serve(ItemsController)
    const answer = await ask(app, `${method} /items HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([405, { detail: 'Method Not Allowed' }])
  })

  it('a malformed path in absolute form is no failure', async () => {
    const app = await serve(ItemsController)
    const answer = await ask(app, 'GET http://[/items HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
    expect([400, 404]).toContain(answer.status)
  })
})

describe('a long value in the path', () => {
  it('is a value like others', async () => {
    const app = await serve(ItemsController)
    const id = 'a'.repeat(5000)
    expect(shown(await app.inject({ url: `/items/${id}` }))).toEqual([200, id])
  })
})
