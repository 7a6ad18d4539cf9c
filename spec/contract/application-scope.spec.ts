import type { FastifyRequest } from 'fastify'
import {
  ApiKey,
  Controller,
  Depends,
  Forbidden,
  Get,
  Injectable,
  Param,
  ProviderError,
  Provides,
  Query,
  Req,
  type RequestContext,
  Security,
} from 'typefast'
import { faultsOf } from '../faults-of.js'
import { capturedLog, serve, shown } from './serve.js'

let log: string[] = []

beforeEach(() => {
  log = []
})

@Injectable()
class Database {
  constructor() {
    log.push('open database')
  }
  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    log.push('close database')
  }
}

@Injectable()
class ItemStore {
  constructor(readonly database: Database) {
    log.push('open store')
  }
  [Symbol.dispose](): void {
    log.push('close store')
  }
  names(): string[] {
    return ['cup']
  }
}

@Injectable({ lazy: true })
class Search {
  constructor(readonly store: ItemStore) {
    log.push('open search')
  }
}

class Pools {
  @Provides({ scope: 'app' })
  static async *pool(@Depends() database: Database) {
    log.push('open pool')
    yield { size: 2, database }
    log.push('close pool')
  }
}

@Controller('/items')
class ItemsController {
  constructor(
    private readonly store: ItemStore,
    @Depends(Pools.pool) private readonly pool: { size: number; database: Database },
  ) {
    log.push('open controller')
  }
  @Get()
  list(): object {
    return {
      names: this.store.names(),
      size: this.pool.size,
      same: this.store.database === this.pool.database,
    }
  }
  @Get('/search')
  search(@Depends() search: Search, @Query('q') q: string): object {
    return { q, same: search.store === this.store }
  }
}

describe('the application', () => {
  it('makes what it needs once, in the order of what needs what, and ends it in reverse', async () => {
    const app = await serve(ItemsController)
    expect(log).toEqual([])
    await app.ready()
    const opened = ['open database', 'open store', 'open pool', 'open controller']
    expect(log).toEqual(opened)
    expect((await app.inject('/items')).json()).toEqual({ names: ['cup'], size: 2, same: true })
    expect((await app.inject('/items')).statusCode).toBe(200)
    expect(log).toEqual(opened)
    await app.close()
    expect(log.slice(4)).toEqual(['close pool', 'close store', 'close database'])
  })

  it('makes what is there for its effect only, and a plain class that stands for another', async () => {
    abstract class Clock {
      abstract now(): string
    }
    class FixedClock extends Clock {
      now(): string {
        return 'noon'
      }
    }
    class Jobs {
      @Provides({ scope: 'app' })
      static *run(@Depends() clock: Clock) {
        log.push(`jobs start at ${clock.now()}`)
        yield
        log.push('jobs end')
      }
    }
    @Controller()
    class NothingController {
      @Get() read(): void {}
    }
    const app = await serve(NothingController, { dependencies: [Jobs.run], providers: [[Clock, FixedClock]] })
    await app.ready()
    await app.close()
    expect(log).toEqual(['jobs start at noon', 'jobs end'])
  })

  it('makes what is lazy when it is first asked for, once, however many ask', async () => {
    const app = await serve(ItemsController)
    await app.ready()
    expect(log).not.toContain('open search')
    const answers = await Promise.all([1, 2, 3].map((q) => app.inject(`/items/search?q=${q}`)))
    expect(answers.map((answer) => answer.json())).toEqual(['1', '2', '3'].map((q) => ({ q, same: true })))
    expect(log.filter((line) => line === 'open search')).toHaveLength(1)
  })

  it('does not dispose what it was given', async () => {
    const given = new Database()
    const app = await serve(ItemsController, { providers: [[Database, given]] })
    await app.ready()
    await app.close()
    expect(log).not.toContain('close database')
    expect(log).toContain('close store')
  })

  it('makes a class in place of another, and what a factory gives', async () => {
    class MemoryDatabase extends Database {}
    const app = await serve(ItemsController, {
      providers: [
        [Database, async () => new MemoryDatabase()],
        [Pools.pool, { size: 9, database: undefined }],
      ],
    })
    expect((await app.inject('/items')).json()).toEqual({ names: ['cup'], size: 9, same: false })
    await app.close()
    expect(log.at(-1)).toBe('close database')
  })

  it('does not start where something cannot be made, says the chain, and ends what was made', async () => {
    @Injectable()
    class Broken {
      constructor(readonly database: Database) {
        throw new Error('connect ECONNREFUSED')
      }
    }
    @Injectable()
    class BrokenStore {
      constructor(readonly broken: Broken) {}
    }
    @Controller()
    class BrokenController {
      constructor(readonly store: BrokenStore) {}
      @Get() read(): void {}
    }
    const app = await serve(BrokenController)
    const error = (await app.ready().catch((thrown: unknown) => thrown)) as ProviderError
    expect(error).toBeInstanceOf(ProviderError)
    expect(error.message).toBe('BrokenController → BrokenStore → Broken: connect ECONNREFUSED')
    expect((error.cause as Error).message).toBe('connect ECONNREFUSED')
    expect(log).toEqual(['open database', 'close database'])
  })

  it('goes on closing where one teardown fails, and logs it', async () => {
    const { logger, lines } = capturedLog()
    class Failing {
      @Provides({ scope: 'app' })
      static *pool(@Depends() database: Database) {
        yield database
        throw new Error('cannot close')
      }
    }
    @Controller()
    class FailingController {
      @Get() read(@Depends(Failing.pool) _pool: unknown): void {}
    }
    const app = await serve(FailingController, { logger })
    await app.ready()
    await app.close()
    expect(log.at(-1)).toBe('close database')
    expect(lines.filter(({ level }) => level >= 50).map(({ err }) => err?.message)).toEqual(['cannot close'])
  })

  it('makes one thing for two tokens that mean it', async () => {
    abstract class Store {
      abstract readonly id: number
    }
    let made = 0
    @Injectable({ scope: 'request' })
    class RealStore extends Store {
      readonly id = ++made
      readonly [Symbol.dispose] = (): void => {
        log.push(`close ${this.id}`)
      }
    }
    @Controller()
    class StoresController {
      @Get()
      read(@Depends() a: Store, @Depends() b: RealStore): boolean {
        return a === b
      }
    }
    const app = await serve(StoresController, { providers: [[Store, RealStore]] })
    expect((await app.inject('/')).json()).toBe(true)
    await app.close()
    expect(log).toEqual(['close 1'])
  })

  it("ends neither the server nor the request where a function returns one of Fastify's own", async () => {
    @Controller()
    class OwnController {
      @Get({ returns: [Boolean] })
      read(
        @Depends(({ request }: RequestContext) => request.server) server: object,
        @Depends(({ request }: RequestContext) => request.raw) raw: object,
      ): boolean[] {
        return [typeof server === 'object', typeof raw === 'object']
      }
    }
    const app = await serve(OwnController)
    const address = await app.fastify.listen({ port: 0 })
    for (let time = 0; time < 3; time += 1) {
      expect(await (await fetch(address)).json()).toEqual([true, true])
    }
  })

  it('makes nothing once it is closed', async () => {
    const app = await serve(ItemsController)
    await app.ready()
    await app.close()
    await expect(app.resolve(Search)).rejects.toThrow('Search: the application is closed')
  })

  it('closes when the requests that hold something have ended', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    class Held {
      @Provides()
      static *resource(@Depends() database: Database) {
        yield database
        log.push('close resource')
      }
    }
    @Controller()
    class HeldController {
      @Get()
      async read(@Depends(Held.resource) _resource: unknown): Promise<string> {
        await held
        return 'done'
      }
    }
    const app = await serve(HeldController)
    await app.ready()
    const answer = app.inject('/')
    await new Promise((resolve) => setTimeout(resolve, 5))
    const closing = app.close()
    release()
    expect((await answer).json()).toBe('done')
    await closing
    expect(log).toEqual(['open database', 'close resource', 'close database'])
  })
})

describe('resolve', () => {
  it('gives what the application has made, to those outside of requests', async () => {
    const app = await serve(ItemsController)
    const store = await app.resolve(ItemStore)
    expect(store.names()).toEqual(['cup'])
    expect(await app.resolve(Database)).toBe(store.database)
    expect(await app.resolve<{ size: number }>(Pools.pool)).toMatchObject({ size: 2 })
    expect(await app.resolve(Search)).toMatchObject({ store })
    const undo = app.override(ItemStore, { names: () => ['fake'] })
    expect((await app.resolve(ItemStore)).names()).toEqual(['fake'])
    undo()
    expect(await app.resolve(ItemStore)).toBe(store)
  })

  it('gives what only its class can make, by a factory', async () => {
    class Vault {
      private constructor(readonly key: string) {}

      static async open(): Promise<Vault> {
        return new Vault('k1')
      }
    }
    @Controller('/vault')
    class VaultController {
      constructor(private readonly vault: Vault) {}

      @Get()
      key(): string {
        return this.vault.key
      }
    }
    const app = await serve(VaultController, { providers: [[Vault, () => Vault.open()]] })
    expect((await app.inject('/vault')).json()).toBe('k1')
    const vault: Vault = await app.resolve(Vault)
    expect(vault.key).toBe('k1')
    using _ = app.override(Vault, { key: 'k2' })
    expect((await app.inject('/vault')).json()).toBe('k2')
  })

  it('refuses what nothing makes, and what belongs to a request', async () => {
    const app = await serve(ItemsController)
    await expect(app.resolve(Symbol('nothing'))).rejects.toThrow('PROVIDER_UNKNOWN application')
    await expect(app.resolve(({ request }: RequestContext) => request.id)).rejects.toThrow('SCOPE_MISMATCH')
    expect((await app.inject('/items')).statusCode).toBe(200)
  })
})

describe('an override', () => {
  class Auth {
    @Provides()
    static user(@Query('user', { default: 'nobody' }) user: string): string {
      return user
    }
  }
  @Controller('/me')
  class MeController {
    constructor(private readonly store: ItemStore) {}
    @Get()
    read(@Depends(Auth.user) user: string): object {
      return { user, names: this.store.names() }
    }
  }

  it('replaces a provider before the start: the real one is never made', async () => {
    const app = await serve(MeController)
    app.override(ItemStore, { names: () => ['fake'] })
    expect((await app.inject('/me?user=ada')).json()).toEqual({ user: 'ada', names: ['fake'] })
    expect(log).toEqual([])
  })

  it('replaces one of a running application, all the way up, and gives it back', async () => {
    const app = await serve(MeController)
    const real = { user: 'ada', names: ['cup'] }
    expect((await app.inject('/me?user=ada')).json()).toEqual(real)
    const undo = app.override(ItemStore, async () => ({ names: () => ['fake'] }))
    expect((await app.inject('/me?user=ada')).json()).toEqual({ ...real, names: ['fake'] })
    undo()
    expect((await app.inject('/me?user=ada')).json()).toEqual(real)
    undo()
    expect(log.filter((line) => line === 'open store')).toHaveLength(1)
  })

  it('is a value, a function of the request, or another provider with inputs of its own', async () => {
    class Fakes {
      @Provides()
      static user(@Query('fake', { type: 'integer' }) fake: number): string {
        return `fake ${fake}`
      }
    }
    const app = await serve(MeController)
    const user = async (url = '/me?fake=1') => ((await app.inject(url)).json() as { user: string }).user
    for (const [replacement, expected] of [
      ['grace', 'grace'],
      [({ request }: RequestContext) => `from ${request.url}`, 'from /me?fake=1'],
      [Fakes.user, 'fake 1'],
    ] as const) {
      const undo = app.override(Auth.user, replacement)
      expect(await user()).toBe(expected)
      undo()
    }
    expect(await user()).toBe('nobody')
    app.override(Auth.user, Fakes.user)
    expect(shown(await app.inject('/me?fake=x'))[0]).toBe(422)
  })

  it('is a stack, whichever is taken back first', async () => {
    const app = await serve(MeController)
    const user = async () => ((await app.inject('/me')).json() as { user: string }).user
    const first = app.override(Auth.user, 'first')
    const second = app.override(Auth.user, 'second')
    expect(await user()).toBe('second')
    first()
    expect(await user()).toBe('second')
    second()
    expect(await user()).toBe('nobody')
  })

  it('leaves what others have made as it is', async () => {
    let made = 0
    @Injectable()
    class Clock {
      readonly name = 'real'
    }
    @Injectable()
    class Counter {
      readonly id: number
      constructor(readonly clock: Clock) {
        made += 1
        this.id = made
      }
    }
    @Controller()
    class CounterController {
      constructor(private readonly counter: Counter) {}
      @Get()
      read(@Depends(Auth.user) user: string): object {
        return [this.counter.id, this.counter.clock.name, user]
      }
    }
    const app = await serve(CounterController)
    app.override(Clock, { name: 'fake' })
    const first = (await app.inject('/')).json()
    const undo = app.override(Auth.user, 'ada')
    expect((await app.inject('/')).json()).toEqual([1, 'fake', 'ada'])
    undo()
    expect((await app.inject('/')).json()).toEqual(first)
    expect(made).toBe(1)
  })

  it('that comes while another is being made holds', async () => {
    const TOKEN = Symbol('token')
    @Controller()
    class TokenController {
      constructor(@Depends(TOKEN) private readonly own: string) {}
      @Get({ returns: [String] })
      read(@Depends(TOKEN) value: string): string[] {
        return [this.own, value]
      }
    }
    const app = await serve(TokenController, { providers: [[TOKEN, 'first']] })
    await app.ready()
    app.override(TOKEN, async () => {
      await new Promise((resolve) => setTimeout(resolve, 30))
      return 'second'
    })
    const answer = app.inject('/')
    await new Promise((resolve) => setTimeout(resolve, 10))
    app.override(TOKEN, async () => 'third')
    expect((await answer).json()).toEqual(['third', 'third'])
    expect((await app.inject('/')).json()).toEqual(['third', 'third'])
  })

  it('of a value may read the request, and of a reader of headers may not read cookies that nobody parses', async () => {
    const GUARD = Symbol('guard')
    const session = new ApiKey({ in: 'cookie', name: 'session' })
    class Sessions {
      @Provides()
      static user(@Security(session) key: string): string {
        return key
      }
    }
    @Controller()
    class GuardedController {
      @Get('/', { dependencies: [GUARD] })
      read(): string {
        return 'fine'
      }
    }
    const app = await serve(GuardedController, { providers: [[GUARD, true]] })
    expect((await app.inject('/')).statusCode).toBe(200)
    const forbid = ({ request }: RequestContext): void => {
      throw new Forbidden(request.url)
    }
    const undo = app.override(GUARD, forbid, { scope: 'request' })
    expect(shown(await app.inject('/'))).toEqual([403, { detail: '/' }])
    undo()
    expect(() => app.override(GUARD, Sessions.user)).toThrow('OPTION_INVALID option cookie')
    expect((await app.inject('/')).statusCode).toBe(200)
  })

  it('need not read what it stands for has read of the path', async () => {
    const SHELF = Symbol('shelf')
    class Shops {
      @Provides()
      static current(@Param('shop', { type: 'integer' }) id: number): object {
        return { id }
      }
      @Provides()
      static shelf(@Req() request: FastifyRequest): unknown {
        return request.params
      }
    }
    @Controller('/shops/:shop')
    class ShopsController {
      @Get()
      read(@Depends(Shops.current) shop: object): object {
        return shop
      }
      @Get('/:shelf')
      shelf(@Depends(Shops.current) shop: object, @Depends(SHELF) shelf: object): object {
        return { shop, shelf }
      }
    }
    const providers = [[SHELF, Shops.shelf]] as const
    const app = await serve(ShopsController, { providers })
    app.override(Shops.current, { id: 7 })
    const undo = app.override(SHELF, 's')
    expect((await app.inject('/shops/9')).json()).toEqual({ id: 7 })
    expect((await app.inject('/shops/9/top')).json()).toEqual({ shop: { id: 7 }, shelf: 's' })
    undo()
    expect((await app.inject('/shops/9/top')).json()).toMatchObject({ shelf: { shop: '9', shelf: 'top' } })
    const given = await serve(ShopsController, { providers: [...providers, [Shops.current, { id: 8 }]] })
    expect((await given.inject('/shops/9')).json()).toEqual({ id: 8 })
    const { paths } = await given.openapi()
    expect(paths['/shops/{shop}']?.get?.parameters).toEqual([
      { name: 'shop', in: 'path', required: true, schema: { type: 'string' } },
    ])
  })

  it('does not answer for what it stands for', async () => {
    class Empty {}
    class Faulty {
      @Provides()
      static user(@Query() empty: Empty, @Depends(Symbol('missing')) missing: string): unknown {
        return [empty, missing]
      }
    }
    @Controller()
    class FaultyController {
      @Get()
      read(@Depends(Faulty.user) user: string): string {
        return user
      }
    }
    expect(faultsOf([FaultyController]).map(({ code }) => code)).toEqual(['DTO_EMPTY', 'PROVIDER_UNKNOWN'])
    const app = await serve(FaultyController, { providers: [[Faulty.user, 'ada']] })
    expect((await app.inject('/')).json()).toBe('ada')
  })

  it('is disposable', async () => {
    const app = await serve(MeController)
    const undo = app.override(Auth.user, 'scoped')
    expect((await app.inject('/me')).json()).toMatchObject({ user: 'scoped' })
    undo[Symbol.dispose]()
    expect((await app.inject('/me')).json()).toMatchObject({ user: 'nobody' })
  })

  it('that is at fault is refused, and nothing has changed', async () => {
    class Untyped {
      @Provides()
      static user(user: string): string {
        return user
      }
    }
    const app = await serve(MeController)
    expect(() => app.override(Auth.user, Untyped.user)).toThrow('INPUT_UNDECLARED Untyped.user, parameter 0')
    expect((await app.inject('/me')).json()).toMatchObject({ user: 'nobody' })
  })
})

describe('an instance as a controller', () => {
  it('needs nothing made', () => {
    @Controller()
    class GivenController {
      constructor(readonly options: object) {}
      @Get() read(): void {}
    }
    expect(faultsOf([new GivenController({})])).toEqual([])
    expect(faultsOf([GivenController])).toMatchObject([
      { code: 'PROVIDER_UNTYPED', place: { class: 'GivenController', parameter: 0 } },
    ])
  })
})
