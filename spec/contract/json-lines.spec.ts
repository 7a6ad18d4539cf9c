import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Controller, Field, Get, NotFound, type Types } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

class Row {
  @Field() id!: number
}

const ended: string[] = []

@Controller('/rows')
class RowsController {
  @Get()
  async *list(): AsyncGenerator<Row> {
    yield Object.assign(new Row(), { id: 1, secret: 'x' })
    yield { id: 2 }
  }

  @Get('/none')
  async *none(): AsyncGenerator<Row> {
    yield* []
  }

  @Get('/missing')
  async *missing(): AsyncGenerator<Row> {
    yield* []
    throw new NotFound('No rows')
  }

  @Get('/late')
  async *late(): AsyncGenerator<Row> {
    yield { id: 1 }
    throw new Error('lost')
  }

  @Get('/slow')
  async *slow(): AsyncGenerator<Row> {
    try {
      await new Promise((resolve) => setTimeout(resolve, 100))
      yield { id: 1 }
      yield { id: 2 }
    } finally {
      ended.push('slow')
    }
  }

  @Get('/never', { handlerTimeout: 50 })
  async *never(): AsyncGenerator<Row> {
    try {
      await new Promise((resolve) => setTimeout(resolve, 100))
      yield { id: 1 }
    } finally {
      ended.push('never')
    }
  }

  /** Its values are there at once, and the first of them never. */
  @Get('/opened', { handlerTimeout: 50 })
  async opened(): Promise<AsyncGenerator<Row>> {
    return this.never()
  }

  @Get('/web', { handlerTimeout: 5000 })
  web(): object {
    return new Response('as it is').body as object
  }

  @Get('/endless')
  async *endless(): AsyncGenerator<Row> {
    try {
      for (let id = 0; ; id += 1) {
        yield { id }
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      ended.push('endless')
    }
  }
}

const returns = { kind: 'reference', to: 'Row' } as const
const streaming = { parameters: [], returns, streams: true } as const
const types: Types = {
  ...NO_SOURCE,
  definitions: { Row: { name: 'Row', class: Row, properties: { id: { kind: 'integer' } } } },
  classes: [{ class: RowsController, methods: { list: streaming, none: streaming, missing: streaming } }],
}

describe('an async iterable', () => {
  it('is answered as JSON Lines of the declared properties', async () => {
    const app = await serve(RowsController, { types })
    const answer = await app.inject('/rows')
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([
      200,
      'application/jsonl; charset=utf-8',
      '{"id":1}\n{"id":2}\n',
    ])
    expect((await app.inject('/rows/none')).body).toBe('')
  })

  it('is an error where it fails before its first value, and a broken answer after it', async () => {
    const app = await serve(RowsController, { types })
    const answer = await app.inject('/rows/missing')
    expect([answer.statusCode, answer.json()]).toEqual([404, { detail: 'No rows' }])
    await app.fastify.listen({ port: 0 })
    const { port } = app.fastify.server.address() as AddressInfo
    await expect(fetch(`http://127.0.0.1:${port}/rows/late`).then((late) => late.text())).rejects.toThrow()
  })

  beforeEach(() => {
    ended.length = 0
  })

  const untilEnded = async (): Promise<readonly string[]> => {
    while (ended.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    return ended
  }

  it('ends after its first value where the head only is asked for', async () => {
    const app = await serve(RowsController, { types })
    const answer = await app.inject({ method: 'HEAD', url: '/rows/endless' })
    expect([answer.statusCode, answer.body]).toEqual([200, ''])
    expect(await untilEnded()).toEqual(['endless'])
  })

  it('ends where the client has left before its first value', async () => {
    const app = await serve(RowsController, { types })
    await app.fastify.listen({ port: 0 })
    const { port } = app.fastify.server.address() as AddressInfo
    const request = get({ port, path: '/rows/slow' }).on('error', () => undefined)
    await new Promise((resolve) => setTimeout(resolve, 30))
    request.destroy()
    expect(await untilEnded()).toEqual(['slow'])
  })

  it.each(['/never', '/opened'])('is 503 where its first value takes too long: %s', async (path) => {
    const app = await serve(RowsController, { types })
    expect((await app.inject(`/rows${path}`)).statusCode).toBe(503)
    expect(await untilEnded()).toEqual(['never'])
  })

  it('is no stream of the web, which is sent as it is, however long it may take', async () => {
    const app = await serve(RowsController, { types })
    expect((await app.inject('/rows/web')).body).toBe('as it is')
  })

  it('ends where the client leaves', async () => {
    const app = await serve(RowsController, { types })
    await app.fastify.listen({ port: 0 })
    const { port } = app.fastify.server.address() as AddressInfo
    const request = get({ port, path: '/rows/endless' })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    await once(response, 'data')
    request.destroy()
    expect(await untilEnded()).toEqual(['endless'])
  })

  it('is documented by its items', async () => {
    const app = await serve(RowsController, { types })
    expect(await app.openapi()).toMatchObject({
      paths: {
        '/rows': {
          get: {
            responses: {
              200: {
                content: {
                  'application/jsonl': {
                    schema: { type: 'string', 'x-itemSchema': { $ref: '#/components/schemas/Row' } },
                  },
                },
              },
            },
          },
        },
      },
    })
  })
})
