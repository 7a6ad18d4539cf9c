import { IsInt, IsString } from 'class-validator'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  Body,
  Controller,
  Depends,
  Get,
  Header,
  HttpError,
  Injectable,
  Param,
  Post,
  Provides,
  Query,
  Reply,
  Req,
  type RequestContext,
} from 'typefast'
import { capturedLog, issuesOf, serve, shown } from './serve.js'

class Pagination {
  constructor(
    @Query('skip', { type: 'integer', minimum: 0, default: 0 }) readonly skip: number,
    @Query('limit', { type: 'integer', maximum: 100, default: 20 }) readonly limit: number,
  ) {}
}

class Guards {
  @Provides()
  static check(@Header('x-key') _key: string): void {}
}

@Injectable()
class Guarded {}

const known = (): string => 'known'

describe('a dependency', () => {
  it('is a class whose constructor takes inputs', async () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      list(@Depends() page: Pagination): object {
        return { isPage: page instanceof Pagination, ...page }
      }
    }
    const app = await serve(ItemsController)
    expect((await app.inject('/items?skip=5')).json()).toEqual({ isPage: true, skip: 5, limit: 20 })
  })

  it('is a static method, a function of the context, a class, a symbol, or what the application was given', async () => {
    const GREETING = Symbol('greeting')
    abstract class Clock {
      abstract now(): string
    }
    @Injectable()
    class Greeter {
      constructor(
        @Depends(GREETING) readonly greeting: string,
        readonly clock: Clock,
      ) {}
    }
    class Asking {
      @Provides()
      static name(@Query('name', { default: 'you' }) name: string, @Depends() greeter: Greeter): string {
        return `${greeter.greeting} ${name}, it is ${greeter.clock.now()}`
      }
    }
    const agent = ({ request }: RequestContext): string => String(request.headers['user-agent'])
    @Controller()
    class GreetingsController {
      @Get('/greeting')
      read(@Depends(Asking.name) text: string, @Depends(agent) by: string): object {
        return { text, by }
      }
    }
    const app = await serve(GreetingsController, {
      providers: [
        [GREETING, 'Hello'],
        [Clock, () => ({ now: () => 'noon' })],
      ],
    })
    const answer = await app.inject({ url: '/greeting?name=Ada', headers: { 'user-agent': 'test' } })
    expect(answer.json()).toEqual({ text: 'Hello Ada, it is noon', by: 'test' })
  })

  it('takes the request, the reply and the parameters of the path', async () => {
    class Shops {
      @Provides()
      static shop(
        @Param('shop') shop: string,
        @Req() request: FastifyRequest,
        @Reply() reply: FastifyReply,
      ): string {
        void reply.header('x-shop', shop).code(202)
        return `${request.method} ${shop}`
      }
    }
    @Controller('/shops/:shop')
    class ItemsController {
      @Get('/items')
      list(@Depends(Shops.shop) shop: string): string {
        return shop
      }
      @Post('/items', { status: 201 })
      create(@Depends(Shops.shop) shop: string): string {
        return shop
      }
    }
    const app = await serve(ItemsController)
    const answer = await app.inject('/shops/north/items')
    expect([answer.statusCode, answer.headers['x-shop'], answer.json()]).toEqual([202, 'north', 'GET north'])
    expect((await app.inject({ method: 'POST', url: '/shops/a/items' })).statusCode).toBe(202)
  })

  it('may return the reply that it has set something of', async () => {
    @Controller()
    class HeadersController {
      @Get('/', { dependencies: [({ reply }: RequestContext) => reply.header('x-a', 'b')] })
      read(): string {
        return 'fine'
      }
    }
    const app = await serve(HeadersController)
    const answer = await app.inject('/')
    expect([answer.json(), answer.headers['x-a']]).toEqual(['fine', 'b'])
  })

  it('is made once in a request, for all that ask, unless its scope is call', async () => {
    let made = 0
    let called = 0
    class Counters {
      @Provides()
      static once(): number {
        made += 1
        return made
      }
      @Provides({ scope: 'call' })
      static each(): number {
        called += 1
        return called
      }
      @Provides()
      static sum(@Depends(Counters.once) a: number, @Depends(Counters.each) b: number): number[] {
        return [a, b]
      }
    }
    @Controller()
    class CountersController {
      @Get()
      read(
        @Depends(Counters.sum) sum: number[],
        @Depends(Counters.once) once: number,
        @Depends(Counters.each) each: number,
      ): object {
        return [sum, once, each]
      }
    }
    const app = await serve(CountersController)
    expect((await app.inject('/')).json()).toEqual([[1, 1], 1, 2])
    expect((await app.inject('/')).json()).toEqual([[2, 3], 2, 4])
  })

  it('may be asynchronous, at any place', async () => {
    const later = async <T>(value: T): Promise<T> => {
      await new Promise((resolve) => setImmediate(resolve))
      return value
    }
    class Letters {
      @Provides()
      static a(): string {
        return 'a'
      }
      @Provides()
      static async b(@Depends(Letters.a) a: string): Promise<string> {
        return later(`${a}b`)
      }
      @Provides()
      static c(@Depends(Letters.b) b: string): unknown {
        return later(`${b}c`)
      }
      @Provides()
      static *d(@Depends(Letters.c) c: string) {
        yield `${c}d`
      }
      @Provides()
      static async *e(@Depends(Letters.d) d: string) {
        yield await later(`${d}e`)
      }
      @Provides()
      static f(@Depends(Letters.e) e: string): string {
        return `${e}f`
      }
    }
    @Controller()
    class LettersController {
      @Get()
      read(@Depends(Letters.f) f: string, @Depends(Letters.c) c: string, @Query('q') q: string): string {
        return `${f} ${c} ${q}`
      }
    }
    const app = await serve(LettersController)
    expect((await app.inject('/?q=1')).json()).toBe('abcdef abc 1')
  })

  it.each([
    ['a method that provides', () => Guards.check, 'Guards.check'],
    ['a class that is made', () => Guarded, 'Guarded'],
    ['a function that is asked for', () => known, 'known'],
    ['what comes later', async () => Guards.check, 'Guards.check'],
  ])('is no function that gives its token: %s', async (_case, lazy: () => unknown, name) => {
    @Controller('/items', { dependencies: [lazy] })
    class OpenController {
      @Get()
      read(): string {
        return 'secret'
      }
    }
    @Controller('/known', { dependencies: [known] })
    class KnownController {
      @Get() read(): void {}
    }
    const { logger, lines } = capturedLog()
    const app = await serve([OpenController, KnownController], { logger })
    expect(shown(await app.inject('/items'))).toEqual([500, { detail: 'Internal Server Error' }])
    expect(lines.filter(({ level }) => level >= 50).map(({ msg }) => msg)).toEqual([
      `${lazy.name || '(anonymous)'}: it gave the provider ${name}; a token is given itself, not by a function`,
    ])
  })

  it('may be a function or a class that nobody makes anything of', async () => {
    class Plain {}
    const shout = (text: string) => text.toUpperCase()
    @Controller()
    class FunctionController {
      @Get()
      read(@Depends(() => Plain) plain: { name: string }, @Depends(() => shout) say: typeof shout): string {
        return say(plain.name)
      }
    }
    const app = await serve(FunctionController)
    expect(shown(await app.inject('/'))).toEqual([200, 'PLAIN'])
  })

  it('runs for its effect, outermost first', async () => {
    const order: string[] = []
    const note = (name: string) => () => {
      order.push(name)
    }
    @Depends(note('class'))
    @Controller('', { dependencies: [note('controller')] })
    class EffectsController {
      @Depends(note('method 1'))
      @Depends(note('method 2'))
      @Get({ dependencies: [note('route')] })
      read(@Depends(note('parameter')) _nothing: unknown): string {
        order.push('handler')
        return ''
      }
    }
    const app = await serve(EffectsController, { dependencies: [note('application')] })
    await app.inject('/')
    expect(order).toEqual([
      'application',
      'controller',
      'class',
      'route',
      'method 1',
      'method 2',
      'parameter',
      'handler',
    ])
  })
})

describe('inputs of dependencies', () => {
  const called: string[] = []
  class Inputs {
    @Provides()
    static token(@Header('x-token', { type: 'integer' }) token: number): number {
      called.push('token')
      return token
    }
    @Provides()
    static page(@Query('page', { type: 'integer' }) page: number, @Depends(Inputs.token) _t: number): number {
      called.push('page')
      return page
    }
    @Provides()
    static other(): string {
      called.push('other')
      return 'other'
    }
  }
  class Item {
    @IsInt() id!: number
    @IsString() name!: string
  }
  @Controller('/items')
  class ItemsController {
    @Post('/:id')
    create(
      @Depends(Inputs.page) page: number,
      @Depends(Inputs.other) other: string,
      @Param('id', { type: 'integer' }) id: number,
      @Body() item: Item,
    ): object {
      return { page, other, id, item }
    }
  }

  beforeEach(() => {
    called.length = 0
  })

  it('are read and checked', async () => {
    const app = await serve(ItemsController)
    const payload = { id: 1, name: 'Cup' }
    const answer = await app.inject({
      method: 'POST',
      url: '/items/7?page=2',
      headers: { 'x-token': '5' },
      payload,
    })
    expect(shown(answer)).toEqual([200, { page: 2, other: 'other', id: 7, item: payload }])
  })

  it("give issues first, depth first; then the handler's, but not the body's: not all have passed", async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({
      method: 'POST',
      url: '/items/x?page=y',
      headers: { 'x-token': 'z' },
      payload: { id: 'no' },
    })
    expect(answer.statusCode).toBe(422)
    expect(issuesOf(answer)).toEqual([
      'int_parsing header.x-token',
      'int_parsing query.page',
      'int_parsing path.id',
    ])
    // What was refused, or depends on it, is not called.
    expect(called).toEqual(['other'])
  })

  it("leave the body's issues to those who have passed", async () => {
    const app = await serve(ItemsController)
    const answer = await app.inject({
      method: 'POST',
      url: '/items/x?page=1',
      headers: { 'x-token': '1' },
      payload: { id: 'no' },
    })
    expect(issuesOf(answer)).toEqual(['int_parsing path.id', 'int_type body.id', 'missing body.name'])
  })

  it('are in the document, once, and make its operation one that may refuse', async () => {
    const app = await serve(ItemsController)
    const { paths } = await app.openapi()
    const operation = paths['/items/{id}']?.post as {
      parameters: { name: string; in: string }[]
      responses: object
    }
    expect(operation.parameters.map(({ name, in: at }) => `${at} ${name}`)).toEqual([
      'path id',
      'query page',
      'header x-token',
    ])
    expect(Object.keys(operation.responses)).toEqual(['200', '422'])
  })
})

describe('a dependency that throws', () => {
  it.each([
    ['an HttpError', () => new HttpError(418, 'no coffee'), 418, 'no coffee'],
    ['an error', () => new Error('secret'), 500, 'Internal Server Error'],
    ['a string', () => 'secret', 500, 'Internal Server Error'],
    ['undefined', () => undefined, 500, 'Internal Server Error'],
  ])('%s ends the request at once', async (_case, thrown, status, detail) => {
    const reached: string[] = []
    class Failing {
      @Provides()
      static now(): void {
        throw thrown()
      }
      @Provides()
      static async later(): Promise<void> {
        await Promise.reject(thrown())
      }
      @Provides()
      static after(): void {
        reached.push('after')
      }
    }
    @Controller()
    class FailingController {
      @Get('/now', { dependencies: [Failing.now, Failing.after] })
      now(@Query('n', { type: 'integer' }) _n: number): void {
        reached.push('handler')
      }
      @Get('/later', { dependencies: [Failing.later, Failing.after] })
      later(): void {
        reached.push('handler')
      }
    }
    const app = await serve(FailingController)
    for (const url of ['/now?n=x', '/later']) {
      expect(shown(await app.inject(url))).toEqual([status, { detail }])
    }
    expect(reached).toEqual([])
  })
})
