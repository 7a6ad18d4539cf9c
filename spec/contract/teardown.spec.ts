import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import {
  Controller,
  Depends,
  Get,
  HttpError,
  NotFound,
  Provides,
  Query,
  Reply,
  replaceResult,
} from 'typefast'
import { capturedLog, serve, shown } from './serve.js'

/** What happened, in order. */
let log: string[] = []

beforeEach(() => {
  log = []
})

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

class Resources {
  @Provides()
  static *outer() {
    log.push('open outer')
    try {
      yield 'outer'
      log.push('success outer')
    } catch (error) {
      log.push(`failure outer: ${(error as Error).message}`)
      throw error
    } finally {
      log.push('close outer')
    }
  }
  @Provides({ until: 'handler' })
  static async *inner(@Depends(Resources.outer) outer: string) {
    log.push('open inner')
    try {
      yield `${outer} inner`
      await tick()
      log.push('success inner')
    } catch (error) {
      log.push(`failure inner: ${(error as Error).message}`)
      throw error
    } finally {
      log.push('close inner')
    }
  }
}

class Handle {
  constructor(@Query('name', { default: 'handle' }) readonly name: string) {
    log.push(`open ${name}`)
  }
  [Symbol.dispose](): void {
    log.push(`close ${this.name}`)
  }
}

class AsyncHandle {
  constructor(@Depends() readonly handle: Handle) {
    log.push('open async')
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await tick()
    log.push('close async')
  }
}

@Controller()
class ResourcesController {
  @Get('/fine')
  fine(@Depends(Resources.inner) inner: string, @Depends() handle: AsyncHandle): string {
    log.push(`handler ${inner} ${handle.handle.name}`)
    return inner
  }
  @Get('/broken')
  async broken(@Depends(Resources.inner) inner: string, @Depends() _handle: AsyncHandle): Promise<string> {
    log.push(`handler ${inner}`)
    await tick()
    throw new NotFound('not here')
  }
  @Get('/refused')
  refused(@Depends(Resources.outer) _outer: string, @Query('n', { type: 'integer' }) _n: number): void {
    log.push('handler')
  }
  @Get('/stream')
  stream(@Depends(Resources.outer) _outer: string): unknown {
    log.push('handler')
    return Readable.from(lines())
  }
  @Get('/unserializable')
  unserializable(@Depends(Resources.outer) _outer: string): unknown {
    const circular: { self?: unknown } = {}
    circular.self = circular
    return circular
  }
}

async function* lines() {
  for (const line of ['a', 'b']) {
    await tick()
    log.push(`line ${line}`)
    yield line
  }
}

async function settled(): Promise<void> {
  await tick()
  await tick()
  await tick()
}

describe('teardown', () => {
  it('runs in reverse order, after the handler or after the response', async () => {
    const app = await serve(ResourcesController)
    app.fastify.addHook('onSend', async () => {
      log.push('response')
    })
    expect((await app.inject('/fine')).json()).toBe('outer inner')
    await settled()
    expect(log).toEqual([
      'open outer',
      'open inner',
      'open handle',
      'open async',
      'handler outer inner handle',
      'success inner',
      'close inner',
      'response',
      'close async',
      'close handle',
      'success outer',
      'close outer',
    ])
  })

  it("throws the handler's error into generators, in reverse order, before it is answered", async () => {
    const app = await serve(ResourcesController)
    app.fastify.addHook('onSend', async () => {
      log.push('response')
    })
    expect(shown(await app.inject('/broken'))).toEqual([404, { detail: 'not here' }])
    expect(log.slice(5)).toEqual([
      'close async',
      'close handle',
      'failure inner: not here',
      'close inner',
      'failure outer: not here',
      'close outer',
      'response',
    ])
  })

  it('runs where inputs are refused', async () => {
    const app = await serve(ResourcesController)
    expect((await app.inject('/refused?n=x')).statusCode).toBe(422)
    expect(log).toEqual(['open outer', expect.stringMatching(/^failure outer: /), 'close outer'])
  })

  it("runs after a stream's end", async () => {
    const app = await serve(ResourcesController)
    expect((await app.inject('/stream')).body).toBe('ab')
    await settled()
    expect(log).toEqual(['open outer', 'handler', 'line a', 'line b', 'success outer', 'close outer'])
  })

  it('runs where the answer cannot be serialized', async () => {
    const app = await serve(ResourcesController)
    expect((await app.inject('/unserializable')).statusCode).toBe(500)
    await settled()
    expect(log).toEqual(['open outer', expect.stringMatching(/^failure outer: .*circular/), 'close outer'])
  })

  it("gives generators the handler's error where somebody else's error handler answers", async () => {
    const app = await serve(ResourcesController)
    app.fastify.setErrorHandler((_error, _request, reply) => reply.code(418).send('mine'))
    expect((await app.inject('/broken')).statusCode).toBe(418)
    await settled()
    expect(log.slice(5)).toEqual([
      'close async',
      'close handle',
      'failure inner: not here',
      'close inner',
      'failure outer: not here',
      'close outer',
    ])
  })

  it('runs where a hook answers before the handler', async () => {
    const app = await serve(ResourcesController)
    app.fastify.addHook('preHandler', async (_request, reply) => reply.code(202).send('early'))
    expect((await app.inject('/fine')).statusCode).toBe(202)
    await settled()
    expect(log).toContain('close outer')
    expect(log).toContain('close inner')
    expect(log).not.toContain('handler outer inner handle')
  })
})

describe('a generator around the handler', () => {
  class Around {
    @Provides({ until: 'handler' })
    static *envelope(): Generator<undefined, unknown, unknown> {
      const data: unknown = yield
      return replaceResult({ data })
    }
    @Provides({ until: 'handler' })
    static async *shout(): AsyncGenerator<undefined, unknown, unknown> {
      const text = String(yield)
      await tick()
      return replaceResult(text.toUpperCase())
    }
    @Provides({ until: 'handler' })
    static *looks(): Generator<undefined, unknown, unknown> {
      log.push(`saw ${JSON.stringify(yield)}`)
      return 'nothing of this'
    }
    @Provides()
    static *late(): Generator<undefined, unknown, unknown> {
      log.push(`late ${String(yield)}`)
      return replaceResult('too late')
    }
  }
  @Controller()
  class AroundController {
    @Get('/', { dependencies: [Around.late, Around.envelope, Around.looks, Around.shout] })
    async read(): Promise<string> {
      return 'fine'
    }
    @Get('/declared', { dependencies: [Around.envelope], returns: Number })
    declared(): number {
      return 1
    }
  }

  it('sees what the handler returned, and may put something else in its place', async () => {
    const app = await serve(AroundController)
    expect((await app.inject('/')).json()).toEqual({ data: 'FINE' })
    await settled()
    expect(log).toEqual(['saw "FINE"', 'late undefined'])
  })

  it('is held to the declared type as the handler is', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(AroundController, { logger })
    expect((await app.inject('/declared')).statusCode).toBe(500)
    expect(lines.filter(({ level }) => level >= 50)).toMatchObject([{ operation: 'aroundDeclared' }])
  })
})

describe('a dependency that answers', () => {
  class Cache {
    @Provides()
    static *opened() {
      try {
        yield 1
        log.push('success')
      } catch (error) {
        log.push(`failure ${(error as Error).name}`)
        throw error
      }
    }
    @Provides()
    static answer(@Depends(Cache.opened) _opened: number, @Reply() reply: FastifyReply): void {
      reply.send('cached')
    }
  }
  @Controller()
  class CachedController {
    @Get('/', { dependencies: [Cache.answer] })
    read(): string {
      log.push('handler')
      return 'fresh'
    }
  }

  it.each(['onSend', 'preSerialization'] as const)(
    'leaves the handler alone, with a hook %s too',
    async (hook) => {
      const app = await serve(CachedController)
      app.fastify.addHook(hook, async (_request: unknown, _reply: unknown, payload: unknown) => {
        await tick()
        return payload
      })
      expect((await app.inject('/')).body).toBe('cached')
      await settled()
      expect(log).toEqual(['success'])
    },
  )
})

/** What stands for a promise, as a query does: its `then` gives none back. */
const query = <T>(run: () => T): PromiseLike<T> =>
  ({
    // biome-ignore lint/suspicious/noThenProperty: it is what is held
    then: (went: (value: T) => void) => void setTimeout(() => went(run()), 1),
  }) as unknown as PromiseLike<T>

class Queries {
  @Provides()
  static user(): PromiseLike<string> {
    return query(() => 'ada')
  }
  @Provides()
  static connection(): AsyncDisposable {
    return {
      [Symbol.asyncDispose]: () => {
        log.push('closing')
        return query(() => log.push('closed'))
      },
    } as unknown as AsyncDisposable
  }
  @Provides({ until: 'handler' })
  static *fails() {
    yield 'fails'
    throw new Error('too late')
  }
}

@Controller()
class RepliesController {
  @Get('/later')
  later(@Depends(Resources.outer) _outer: string, @Reply() reply: FastifyReply): FastifyReply {
    setTimeout(() => reply.code(203).send({ own: 1 }), 5)
    return reply
  }
  @Get('/now')
  now(@Depends(Resources.inner) _inner: string, @Reply() reply: FastifyReply): FastifyReply {
    return reply.code(201).send({ own: 1 })
  }
  @Get('/not-found')
  notFound(@Depends(Resources.outer) _outer: string, @Reply() reply: FastifyReply): FastifyReply {
    reply.callNotFound()
    return reply
  }
  @Get('/fails')
  fails(@Depends(Queries.fails) _fails: string, @Reply() reply: FastifyReply): FastifyReply {
    return reply.code(201).send({ own: 1 })
  }
  @Get('/query')
  query(@Depends(Resources.inner) inner: string): PromiseLike<string> {
    return query(() => inner)
  }
  @Get('/query-alone')
  queryAlone(): PromiseLike<string> {
    return query(() => 'alone')
  }
  @Get('/query-limited', { handlerTimeout: 1000 })
  queryLimited(): PromiseLike<string> {
    return query(() => 'limited')
  }
  @Get('/user')
  user(
    @Depends(Resources.outer) _outer: string,
    @Depends(Queries.connection) _connection: object,
    @Depends(Queries.user) user: string,
  ): string {
    return user
  }
}

describe('what stands for a promise', () => {
  it.each([
    ['/later', 203, { own: 1 }, ['open outer', 'success outer', 'close outer']],
    [
      '/now',
      201,
      { own: 1 },
      ['open outer', 'open inner', 'success inner', 'close inner', 'success outer', 'close outer'],
    ],
    ['/not-found', 404, { detail: 'Not Found' }, ['open outer', 'failure outer: Not Found', 'close outer']],
    [
      '/query',
      200,
      'outer inner',
      ['open outer', 'open inner', 'success inner', 'close inner', 'success outer', 'close outer'],
    ],
    ['/query-alone', 200, 'alone', []],
    ['/query-limited', 200, 'limited', []],
    ['/user', 200, 'ada', ['open outer', 'closing', 'closed', 'success outer', 'close outer']],
  ] as const)('is waited for: %s', async (path, status, body, expected) => {
    const { logger, lines } = capturedLog()
    const app = await serve(RepliesController, { logger })
    app.fastify.addHook('onSend', tick)
    expect(shown(await app.inject(path))).toEqual([status, body])
    await tick()
    await tick()
    expect(log).toEqual(expected)
    expect(lines.filter(({ level }) => level >= 40)).toEqual([])
  })

  it('that is sent already cannot be refused by a teardown: it is logged', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(RepliesController, { logger })
    app.fastify.addHook('onSend', tick)
    expect(shown(await app.inject('/fails'))).toEqual([201, { own: 1 }])
    await tick()
    expect(lines.filter(({ level }) => level >= 40)).toMatchObject([{ err: { message: 'too late' } }])
  })
})

describe('a generator', () => {
  class Odd {
    @Provides()
    static *never(@Query('yield', { type: 'boolean', default: false }) yields: boolean) {
      if (yields) yield 1
    }
    @Provides()
    static async *neverLater(@Query('yield', { type: 'boolean', default: false }) yields: boolean) {
      if (yields) yield 1
    }
    @Provides()
    static *twice() {
      try {
        yield 1
        yield 2
      } finally {
        log.push('finally')
      }
    }
    @Provides({ until: 'handler' })
    static async *twiceLater() {
      yield 1
      yield 2
    }
    @Provides()
    static *swallows() {
      try {
        yield 1
      } catch {
        log.push('swallowed')
      }
    }
    @Provides()
    static async *translates() {
      try {
        yield 1
      } catch (error) {
        throw new HttpError(409, `translated: ${(error as Error).message}`)
      }
    }
    @Provides()
    static *failsToClose(@Depends(Odd.fine) _fine: unknown) {
      yield 1
      throw new Error('cannot close')
    }
    @Provides()
    static *fine() {
      yield 1
      log.push('fine is closed')
    }
    @Provides({ until: 'handler' })
    static async *failsToCommit() {
      yield 1
      throw new Error('cannot commit')
    }
  }
  @Controller()
  class OddController {
    @Get('/never', { dependencies: [Odd.never] }) never(): void {}
    @Get('/never-later', { dependencies: [Odd.neverLater] }) neverLater(): void {}
    @Get('/twice', { dependencies: [Odd.twice] }) twice(): string {
      return 'fine'
    }
    @Get('/twice-later', { dependencies: [Odd.twiceLater] }) twiceLater(): string {
      return 'fine'
    }
    @Get('/swallows', { dependencies: [Odd.swallows] }) swallows(): void {
      throw new NotFound()
    }
    @Get('/translates', { dependencies: [Odd.translates] }) translates(): void {
      throw new Error('secret')
    }
    @Get('/fails-to-close', { dependencies: [Odd.failsToClose] }) failsToClose(): string {
      return 'fine'
    }
    @Get('/fails-to-commit', { dependencies: [Odd.fine, Odd.failsToCommit] }) failsToCommit(): string {
      return 'fine'
    }
  }

  const answerOf = async (url: string) => {
    const { logger, lines } = capturedLog()
    const app = await serve(OddController, { logger })
    const answer = await app.inject(url)
    await settled()
    const errors = lines.filter(({ level }) => level >= 50)
    return { answer: shown(answer), errors: errors.map(({ err, reqId }) => `${reqId} ${err?.message}`) }
  }
  const broken = [500, { detail: 'Internal Server Error' }]

  it.each([
    ['/never', 'Odd.never: it ended without yielding a value'],
    ['/never-later', 'Odd.neverLater: it ended without yielding a value'],
    ['/twice-later', 'Odd.twiceLater: it yielded twice; a provider yields its value once'],
    ['/fails-to-commit', 'cannot commit'],
  ])('%s is a named error', async (url, message) => {
    expect(await answerOf(url)).toEqual({ answer: broken, errors: [`req-1 ${message}`] })
  })

  it('that swallows an error gets a name', async () => {
    const message =
      'Odd.swallows: it caught the error of the request and threw none; throw it again: Not Found'
    // The log's serializer adds what the error was caused by.
    expect(await answerOf('/swallows')).toEqual({ answer: broken, errors: [`req-1 ${message}`] })
    expect(log).toEqual(['swallowed'])
  })

  it('that yields twice after the response is logged, and ended', async () => {
    const message = 'Odd.twice: it yielded twice; a provider yields its value once'
    expect(await answerOf('/twice')).toEqual({ answer: [200, 'fine'], errors: [`req-1 ${message}`] })
    expect(log).toEqual(['finally'])
  })

  it('that yields a promise is waited for, and told where it is rejected', async () => {
    class Pools {
      @Provides()
      static *connection(@Query('works', { type: 'boolean' }) works: boolean) {
        try {
          yield works ? Promise.resolve('connected') : Promise.reject(new NotFound('no pool'))
        } catch (error) {
          log.push(`failure ${(error as Error).message}`)
          throw error
        } finally {
          log.push('close')
        }
      }
    }
    @Controller()
    class PoolsController {
      @Get()
      read(@Depends(Pools.connection) connection: string): string {
        return connection
      }
    }
    const app = await serve(PoolsController)
    expect(shown(await app.inject('/?works=true'))).toEqual([200, 'connected'])
    expect(shown(await app.inject('/?works=false'))).toEqual([404, { detail: 'no pool' }])
    expect(log).toEqual(['close', 'failure no pool', 'close'])
  })

  it('translates an error', async () => {
    const { answer, errors } = await answerOf('/translates')
    expect(answer).toEqual([409, { detail: 'translated: secret' }])
    // It was meant, and its reason is logged, since nobody else would see it.
    expect(errors).toEqual(['req-1 secret'])
  })

  it('that fails to close is logged, and does not stop the others', async () => {
    expect(await answerOf('/fails-to-close')).toEqual({
      answer: [200, 'fine'],
      errors: ['req-1 cannot close'],
    })
    expect(log).toEqual(['fine is closed'])
  })
})
