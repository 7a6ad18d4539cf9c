import { Agent, get } from 'node:http'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import {
  type App,
  Body,
  Controller,
  currentRequest,
  Depends,
  Field,
  Get,
  NotFound,
  Post,
  Provides,
  Query,
  type RequestContext,
} from 'typefast'
import { capturedLog, serve, shown } from './serve.js'

let log: string[] = []

beforeEach(() => {
  log = []
})

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until the log has a line, for at most two seconds. */
async function logged(line: string): Promise<void> {
  for (let tries = 0; tries < 400 && !log.includes(line); tries += 1) await wait(5)
}

/** A promise that is rejected when a signal fires. */
function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

class Note {
  @Field() text!: string
}

class Resources {
  @Provides()
  static *opened() {
    log.push('open')
    try {
      yield 'resource'
      log.push('success')
    } catch (error) {
      log.push(`failure ${(error as Error).name}`)
      throw error
    } finally {
      log.push('close')
    }
  }
  @Provides()
  static never(@Depends(Resources.opened) _opened: string): Promise<string> {
    return new Promise(() => undefined)
  }
  @Provides()
  static async *late(@Depends(Resources.opened) _opened: string) {
    await wait(60)
    log.push('open late')
    try {
      yield 'late'
    } catch (error) {
      log.push(`failure late ${(error as Error).name}`)
      throw error
    } finally {
      log.push('close late')
    }
  }
}

@Controller('', { handlerTimeout: 30 })
class SlowController {
  @Get('/hangs')
  hangs(@Depends(Resources.opened) _r: string): Promise<void> {
    return new Promise(() => undefined)
  }
  @Post('/hangs')
  hangsWithBody(@Body() _note: Note, @Depends(Resources.opened) _r: string): Promise<void> {
    return new Promise(() => undefined)
  }
  @Get('/never')
  never(@Depends(Resources.never) _never: string): string {
    log.push('handler')
    return 'never'
  }
  @Get('/late')
  late(@Depends(Resources.late) _late: string): string {
    log.push('handler')
    return 'late'
  }
  @Get('/late-answer')
  async lateAnswer(@Depends(Resources.opened) _r: string): Promise<string> {
    await wait(60)
    log.push('handler')
    return 'too late'
  }
  @Get('/aborts')
  aborts(@Depends() signal: AbortSignal): Promise<never> {
    return untilAborted(signal)
  }
  @Get('/fast')
  fast(): string {
    return 'fast'
  }
}

describe('a handler timeout', () => {
  const ended = [503, { detail: 'Service Unavailable' }]

  it.each([
    ['of a handler that hangs', { url: '/hangs' }],
    ['of one whose request has a body', { method: 'POST', url: '/hangs', payload: { text: 'a' } }],
    ['of a dependency that never settles', { url: '/never' }],
    ['of one that answers too late', { url: '/late-answer' }],
  ] as const)('%s ends the request with 503, and tears down once', async (_case, request) => {
    const { logger, lines } = capturedLog()
    const app = await serve(SlowController, { logger })
    expect(shown(await app.inject(request))).toEqual(ended)
    await wait(80)
    expect(log.filter((line) => line !== 'handler')).toEqual(['open', 'failure HandlerTimeout', 'close'])
    const errors = lines.filter(({ level }) => level >= 40).map(({ msg }) => msg)
    expect(errors).toEqual(['the handler did not answer within 30 ms'])
  })

  it('tears down what is opened after it, and does not call the handler', async () => {
    const app = await serve(SlowController)
    expect(shown(await app.inject('/late'))).toEqual(ended)
    await logged('close late')
    expect(log).toEqual([
      'open',
      'failure HandlerTimeout',
      'close',
      'open late',
      'failure late HandlerTimeout',
      'close late',
    ])
  })

  it("fires the request's signal", async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(SlowController, { logger })
    expect(shown(await app.inject('/aborts'))).toEqual(ended)
    await wait(10)
    expect(lines.filter(({ level }) => level >= 40)).toHaveLength(1)
  })

  it('leaves others alone', async () => {
    const app = await serve(SlowController)
    expect(shown(await app.inject('/fast'))).toEqual([200, 'fast'])
    await wait(60)
  })
})

describe('a handler timeout, and what else takes its time', () => {
  const late = new Readable({ read: () => undefined })
  class Slow {
    @Provides()
    static async *closing() {
      try {
        yield 'resource'
        log.push('success')
      } catch (error) {
        log.push(`failure ${(error as Error).name}`)
        throw error
      } finally {
        await wait(60)
        log.push('close')
      }
    }
    @Provides({ until: 'handler' })
    static async *transaction() {
      try {
        yield 'transaction'
        log.push('commit')
      } catch (error) {
        log.push('rollback')
        throw error
      }
    }
  }
  @Controller('', { handlerTimeout: 30 })
  class LimitedController {
    @Get('/fails') async fails(): Promise<void> {
      await wait(5)
      throw new NotFound('gone')
    }
    @Get('/fails-slowly') async failsSlowly(@Depends(Slow.closing) _s: string): Promise<void> {
      await wait(5)
      throw new NotFound('gone')
    }
    @Get('/fine') async fine(): Promise<string> {
      return 'fine'
    }
    @Get('/closing') closing(@Depends(Slow.closing) s: string): string {
      return s
    }
    @Get('/stream') stream(): Readable {
      return Readable.from(
        (async function* () {
          for (let part = 0; part < 5; part += 1) {
            await wait(15)
            yield 'part '
          }
        })(),
      )
    }
    @Get('/late-stream') async lateStream(): Promise<Readable> {
      await wait(50)
      return late
    }
    @Get('/transaction') async transaction(@Depends(Slow.transaction) _t: string): Promise<string> {
      await wait(60)
      return 'too late'
    }
    @Get('/never') never(@Depends(Slow.closing) _s: string): Promise<void> {
      log.push('handler')
      return new Promise(() => undefined)
    }
  }
  const slow = async (): Promise<void> => {
    await wait(60)
  }

  it.each([
    ['/fails', 404],
    ['/fails-slowly', 404],
    ['/fine', 200],
  ] as const)(
    '%s: what the handler came to is answered, whatever hooks and teardown take',
    async (url, status) => {
      const { logger, lines } = capturedLog()
      const app = await serve(LimitedController, { logger })
      app.fastify.addHook('onError', slow)
      app.fastify.addHook('onSend', slow)
      expect((await app.inject(url)).statusCode).toBe(status)
      expect(lines.filter(({ level }) => level >= 40)).toEqual([])
    },
  )

  it('answers where a hook keeps the handler waiting, and the teardown takes its time', async () => {
    const app = await serve(LimitedController)
    app.fastify.addHook('preHandler', slow)
    expect((await app.inject('/closing')).statusCode).toBe(503)
    expect(log).toEqual(['failure HandlerTimeout', 'close'])
  })

  it('leaves the answer to an error that hooks look at meanwhile', async () => {
    const app = await serve(LimitedController)
    app.fastify.addHook('preHandler', async () => {
      throw new NotFound('refused')
    })
    app.fastify.addHook('onError', slow)
    expect(shown(await app.inject('/transaction'))).toEqual([404, { detail: 'refused' }])
    expect(log).toEqual(['rollback'])
  })

  it('does not cut a stream that a handler has returned, and destroys one that comes too late', async () => {
    const app = await serve(LimitedController)
    expect((await app.inject('/stream')).body).toBe('part '.repeat(5))
    expect((await app.inject('/late-stream')).statusCode).toBe(503)
    await wait(40)
    expect(late.destroyed).toBe(true)
  })

  it("rolls back where an error handler of somebody else's answers", async () => {
    const app = await serve(LimitedController)
    app.fastify.setErrorHandler((_error, _request, reply) => reply.code(418).send('mine'))
    expect((await app.inject('/transaction')).statusCode).toBe(418)
    await wait(50)
    expect(log).toEqual(['rollback'])
  })

  it('holds for a client that has left, too', async () => {
    const app = await serve(LimitedController)
    await leave(app, 'GET /never', 10)
    await logged('close')
    expect(log).toEqual(['handler', 'failure HandlerTimeout', 'close'])
    await app.close()
  })
})

/** Sends a request over a socket, and leaves before it is answered. */
async function leave(app: App, head: string, after: number, body = ''): Promise<void> {
  await app.fastify.listen({ port: 0 })
  const { port } = app.fastify.server.address() as { port: number }
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${head} HTTP/1.1\r\nhost: test\r\n`)
      socket.write(
        body === ''
          ? '\r\n'
          : `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      )
      setTimeout(() => socket.destroy(), after)
    })
    socket.on('close', () => resolve())
  })
}

describe('a client that leaves', () => {
  @Controller()
  class LeavingController {
    @Post('/work')
    async work(
      @Body() _note: Note,
      @Depends(Resources.opened) _r: string,
      @Depends() signal: AbortSignal,
    ): Promise<string> {
      log.push(`handler ${signal.aborted}`)
      await untilAborted(signal).catch((error: unknown) => {
        log.push(`aborted ${(error as Error).name}`)
        throw error
      })
      return 'done'
    }
    @Get('/stubborn')
    async stubborn(@Depends(Resources.opened) _r: string): Promise<string> {
      await wait(60)
      log.push('handler')
      return 'done'
    }
    @Get('/late')
    late(@Depends(Resources.late) _late: string): string {
      log.push('handler')
      return 'late'
    }
    @Post('/stays')
    async stays(@Body() _note: Note, @Depends() signal: AbortSignal): Promise<boolean> {
      await wait(20)
      return signal.aborted
    }
  }

  it('fires the signal, so that work stops, and tears down once', async () => {
    const { logger, lines } = capturedLog()
    const app = await serve(LeavingController, { logger })
    await leave(app, 'POST /work', 20, '{"text":"a"}')
    await logged('close')
    expect(log).toEqual(['open', 'handler false', 'aborted AbortError', 'failure AbortError', 'close'])
    // Nothing is wrong with the server.
    expect(lines.filter(({ level }) => level >= 40)).toEqual([])
  })

  it('takes nothing from a handler that goes on: teardown waits for it', async () => {
    const app = await serve(LeavingController)
    await leave(app, 'GET /stubborn', 20)
    await logged('close')
    expect(log).toEqual(['open', 'handler', 'success', 'close'])
  })

  it('before dependencies are made: they are torn down, and the handler is not called', async () => {
    const app = await serve(LeavingController)
    await leave(app, 'GET /late', 20)
    await logged('close')
    expect(log.filter((line) => line === 'open' || line === 'open late')).toHaveLength(2)
    expect(log.slice(2)).toEqual(['failure late AbortError', 'close late', 'failure AbortError', 'close'])
  })

  it('with requests that wait for their turn on the connection: all are torn down, and the application closes', async () => {
    let opened = 0
    let closed = 0
    class Pipelined {
      @Provides()
      static async *resource(@Depends() signal: AbortSignal) {
        opened += 1
        signal.addEventListener('abort', () => log.push('aborted'))
        await wait(20)
        try {
          yield opened
        } finally {
          closed += 1
        }
      }
    }
    @Controller()
    class PipelinedController {
      @Get()
      async read(@Depends(Pipelined.resource) resource: number): Promise<number> {
        await wait(20)
        return resource
      }
    }
    const app = await serve(PipelinedController)
    await app.fastify.listen({ port: 0 })
    const { port } = app.fastify.server.address() as { port: number }
    const ask = 'GET / HTTP/1.1\r\nhost: test\r\n\r\n'.repeat(30)
    const socket = connect(port, '127.0.0.1', () => socket.write(ask))
    await wait(10)
    socket.destroy()
    await app.close()
    expect([opened, closed, log.length]).toEqual([30, 30, 30])
  })

  it('is not one whose body has been read', async () => {
    const app = await serve(LeavingController)
    const address = await app.fastify.listen({ port: 0 })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${address}/stays`, { method: 'POST', headers, body: '{"text":"a"}' })
    expect(await answer.json()).toBe(false)
  })
})

describe('an application that closes', () => {
  @Controller()
  class ClosingController {
    @Get('/slow')
    async slow(): Promise<string> {
      await wait(60)
      return 'slow'
    }
  }

  it('answers what it has begun, and waits for no connection that is kept open', async () => {
    const app = await serve(ClosingController, { fastify: { keepAliveTimeout: 60_000 } })
    const address = await app.fastify.listen({ port: 0 })
    const agent = new Agent({ keepAlive: true })
    const answer = new Promise<number | undefined>((resolve) =>
      get(`${address}/slow`, { agent }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode))
      }),
    )
    await wait(20)
    const closing = app.close()
    expect(await answer).toBe(200)
    await closing
    agent.destroy()
  })

  it('waits for no connection that was opened in advance', async () => {
    const app = await serve(ClosingController)
    const { port } = new URL(await app.fastify.listen({ port: 0 }))
    const socket = connect(Number(port))
    const closed = new Promise((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.on('connect', resolve))
    await wait(20)
    await app.close()
    await closed
  })
})

describe('over HTTP/2', () => {
  let release = (): void => undefined
  const slowly = (): Promise<void> => {
    log.push('waits')
    return new Promise((resolve) => {
      release = resolve
    })
  }
  @Controller()
  class Http2Controller {
    @Get('/fine')
    async fine(@Depends(Resources.opened) _r: string, @Depends() signal: AbortSignal): Promise<string> {
      signal.addEventListener('abort', () => log.push('aborted'))
      await wait(5)
      return 'fine'
    }
    @Get('/late')
    late(@Depends(slowly) _s: unknown, @Depends(Resources.opened) _r: string): string {
      log.push('handler')
      return 'late'
    }
    @Get('/leaves')
    leaves(@Depends(Resources.opened) _r: string, @Depends() signal: AbortSignal): Promise<never> {
      log.push('handler')
      return untilAborted(signal)
    }
  }

  it('resources end, and a signal fires where the client leaves only', async () => {
    const app = await serve(Http2Controller, { fastify: { http2: true } as object })
    const address = await app.fastify.listen({ port: 0 })
    const session = connectHttp2(address)
    const fine = session.request({ ':path': '/fine' })
    const body: string = await new Promise((resolve) => fine.setEncoding('utf8').on('data', resolve))
    await logged('close')
    expect([body, log]).toEqual(['"fine"', ['open', 'success', 'close']])
    log.length = 0
    const early = session.request({ ':path': '/late' })
    early.on('error', () => undefined)
    await logged('waits')
    early.close(8)
    await wait(50)
    release()
    await logged('close')
    expect(log).toEqual(['waits', 'open', 'failure AbortError', 'close'])
    log.length = 0
    const leaving = session.request({ ':path': '/leaves' })
    leaving.on('error', () => undefined)
    await logged('handler')
    leaving.close(8)
    await logged('close')
    expect(log).toEqual(['open', 'handler', 'failure AbortError', 'close'])
    session.close()
  })
})

describe('many requests at once', () => {
  it('share nothing: 1,000 with three nested resources each, opened equals closed, in order', async () => {
    const stacks = new Map<number, string[]>()
    let opened = 0
    const open = (id: number, name: string): { id: number; name: string; stack: string[] } => {
      const stack = stacks.get(id) ?? []
      stacks.set(id, stack)
      stack.push(name)
      opened += 1
      return { id, name, stack }
    }
    const close = ({ id, name }: { id: number; name: string }): void => {
      if (stacks.get(id)?.pop() !== name) throw new Error(`${name} of ${id} is closed out of turn`)
      opened -= 1
    }
    class Nested {
      @Provides()
      static *a(@Query('id', { type: 'integer' }) id: number) {
        const resource = open(id, 'a')
        try {
          yield resource
        } finally {
          close(resource)
        }
      }
      @Provides()
      static async *b(@Depends(Nested.a) a: { id: number }) {
        await wait(a.id % 7)
        const resource = open(a.id, 'b')
        try {
          yield resource
        } finally {
          await wait(a.id % 3)
          close(resource)
        }
      }
      @Provides()
      static async c(@Depends(Nested.b) b: { id: number }): Promise<object> {
        await wait(b.id % 5)
        const resource = open(b.id, 'c')
        return { id: b.id, [Symbol.asyncDispose]: async () => close(resource) }
      }
    }
    @Controller()
    class NestedController {
      @Get()
      async read(
        @Depends(Nested.c) c: { id: number },
        @Depends(Nested.a) a: { id: number; stack: string[] },
      ): Promise<object> {
        await wait(a.id % 4)
        if (a.id % 10 === 0) throw new Error('every tenth')
        return { ids: [a.id, c.id], stack: [...a.stack] }
      }
    }
    const { logger, lines } = capturedLog()
    const app = await serve(NestedController, { logger })
    const address = await app.fastify.listen({ port: 0 })
    const answers = await Promise.all(
      Array.from({ length: 1000 }, async (_, id) => {
        const answer = await fetch(`${address}/?id=${id}`)
        return [answer.status, await answer.json()]
      }),
    )
    await app.close()
    expect(answers).toEqual(
      answers.map((_answer, id) =>
        id % 10 === 0
          ? [500, { detail: 'Internal Server Error' }]
          : [200, { ids: [id, id], stack: ['a', 'b', 'c'] }],
      ),
    )
    expect([opened, [...stacks.values()].flat(), stacks.size]).toEqual([0, [], 1000])
    expect(lines.filter(({ msg }) => msg.includes('teardown'))).toEqual([])
  }, 60_000)
})

describe('currentRequest()', () => {
  const ask = async (): Promise<string> => {
    await wait(1)
    return currentRequest().id
  }
  class Requests {
    @Provides()
    static async id(): Promise<string> {
      return ask()
    }
  }
  @Controller()
  class RequestsController {
    @Post()
    async read(@Body() note: Note, @Depends(Requests.id) id: string): Promise<string[]> {
      return [note.text, id, await ask(), await Promise.all([ask()]).then(([first]) => first as string)]
    }
  }

  it('gives each its own, in dependencies, the handler and what these call', async () => {
    const app = await serve(RequestsController, {
      currentRequest: true,
      fastify: { genReqId: ({ headers }) => String(headers['x-id']) },
    })
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((id) =>
        app.inject({ method: 'POST', url: '/', payload: { text: id }, headers: { 'x-id': id } }),
      ),
    )
    expect(answers.map((answer) => answer.json())).toEqual(['a', 'b', 'c'].map((id) => [id, id, id, id]))
  })

  it('is there in a handler that takes nothing', async () => {
    @Controller()
    class PlainController {
      @Get()
      read(): string {
        return currentRequest().url
      }
    }
    const app = await serve(PlainController, { currentRequest: true })
    expect((await app.inject('/?a')).json()).toBe('/?a')
  })

  it('throws where it is off, or nothing is being answered', async () => {
    const app = await serve(RequestsController)
    const answer = await app.inject({ method: 'POST', url: '/', payload: { text: 'a' } })
    expect(answer.statusCode).toBe(500)
    expect(() => currentRequest()).toThrow('currentRequest: true')
  })
})

describe('the context of a request', () => {
  it('has the request, the reply and the signal', async () => {
    const context = ({ request, reply, signal }: RequestContext): object => {
      void reply.header('x-seen', request.method)
      return { aborted: signal.aborted }
    }
    @Controller()
    class ContextController {
      @Get()
      read(@Depends(context) seen: object): object {
        return seen
      }
    }
    const app = await serve(ContextController)
    const answer = await app.inject('/')
    expect([answer.json(), answer.headers['x-seen']]).toEqual([{ aborted: false }, 'GET'])
  })
})
