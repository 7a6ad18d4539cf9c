import type { FastifyReply } from 'fastify'
import Fastify from 'fastify'
import {
  Body,
  Controller,
  Cookie,
  createApp,
  Delete,
  Depends,
  Field,
  Form,
  Get,
  NotFound,
  Post,
  Provides,
  Query,
  Reply,
  typefast,
} from 'typefast'
import { testClient } from 'typefast/testing'

class Item {
  @Field() name!: string
}

let closed = 0

class Users {
  @Provides()
  static user(@Cookie('session', { default: 'nobody' }) session: string): string {
    return session
  }
  @Provides()
  static async *slow() {
    yield 1
    await new Promise((resolve) => setTimeout(resolve, 20))
    closed += 1
  }
}

@Controller()
class ItemsController {
  @Get('/items')
  list(
    @Query('tag', { type: 'array', items: { type: 'string' } }) tag: string[],
    @Query('n') n: number,
  ): object {
    return { tag, n }
  }
  @Post('/items', { status: 201 })
  create(@Body() item: Item): Item {
    return item
  }
  @Post('/login')
  login(@Form('name') name: string, @Reply() reply: FastifyReply): string {
    void reply.setCookie('session', name, { path: '/' }).setCookie('deep', '1')
    return name
  }
  @Delete('/login', { status: 204 })
  logout(@Reply() reply: FastifyReply): void {
    void reply.clearCookie('session', { path: '/' })
  }
  @Get('/me')
  me(@Depends(Users.user) user: string): string {
    return user
  }
  @Get('/broken')
  broken(): void {
    throw new RangeError('a mistake')
  }
  @Get('/missing')
  missing(): void {
    throw new NotFound()
  }
  @Get('/slow', { dependencies: [Users.slow] })
  slow(): string {
    return 'slow'
  }
}

const app = () => createApp({ controllers: [ItemsController], docs: false, redoc: false })

describe('testClient', () => {
  it('sends queries, JSON, forms and bodies, and reads answers', async () => {
    const client = testClient(await app())
    const listed = await client.get('/items', { query: { tag: ['a', 'b c'], n: 2 } })
    expect([listed.status, listed.json()]).toEqual([200, { tag: ['a', 'b c'], n: 2 }])
    const created = await client.post('/items', { json: { name: 'Cup' } })
    expect([created.status, created.json(), created.text]).toEqual([201, { name: 'Cup' }, '{"name":"Cup"}'])
    const headers = { 'content-type': 'application/json' }
    expect((await client.post('/items', { body: '{', headers })).status).toBe(400)
    expect((await client.head('/me')).text).toBe('')
    expect((await client.options('/items')).status).toBe(405)
    await client.close()
  })

  it('keeps cookies, by their paths, until they expire', async () => {
    const client = testClient(await app())
    expect((await client.get('/me')).json()).toBe('nobody')
    await client.post('/login', { form: { name: 'ada' } })
    expect(client.cookies).toEqual({ session: 'ada', deep: '1' })
    expect((await client.get('/me')).json()).toBe('ada')
    expect((await client.get('/me', { cookies: { session: 'grace' } })).json()).toBe('grace')
    await client.delete('/login')
    expect((await client.get('/me')).json()).toBe('nobody')
    await client.close()
  })

  it('throws what would be a 500, as it was thrown', async () => {
    const client = testClient(await app())
    await expect(client.get('/broken')).rejects.toThrow(RangeError)
    await expect(client.get('/broken')).rejects.toMatchObject({
      stack: expect.stringContaining('test-client.spec'),
    })
    expect((await client.get('/missing')).status).toBe(404)
    await client.close()
  })

  it('gives the 500 where it is told to', async () => {
    const client = testClient(await app(), { throwErrors: false })
    const answer = await client.get('/broken')
    expect([answer.status, answer.json()]).toEqual([500, { detail: 'Internal Server Error' }])
    await client.close()
  })

  it('answers when what the request has made is torn down', async () => {
    const client = testClient(await app())
    closed = 0
    await client.get('/slow')
    expect(closed).toBe(1)
    await client.close()
  })

  it('takes overrides back when it is reset or closed', async () => {
    const tested = await app()
    const client = testClient(tested)
    client.override(Users.user, 'fake')
    expect((await client.get('/me')).json()).toBe('fake')
    client.reset()
    expect((await client.get('/me')).json()).toBe('nobody')
    {
      using _undo = client.override(Users.user, 'scoped')
      expect((await client.get('/me')).json()).toBe('scoped')
    }
    expect((await client.get('/me')).json()).toBe('nobody')
    await client.close()
  })

  it('closes its application at the end of a block', async () => {
    let ended = false
    {
      const tested = await app()
      tested.fastify.addHook('onClose', async () => {
        ended = true
      })
      await using client = testClient(tested)
      expect((await client.get('/me')).status).toBe(200)
    }
    expect(ended).toBe(true)
  })

  it('tests an application that the plugin is registered in', async () => {
    const fastify = Fastify()
    await fastify.register(typefast, {
      prefix: '/v1',
      controllers: [ItemsController],
      docs: false,
      redoc: false,
    })
    await using client = testClient(fastify, { headers: { cookie: 'session=ada' } })
    expect((await client.get('/v1/me')).json()).toBe('ada')
    expect(() => client.override(Users.user, 'fake')).toThrow(TypeError)
  })

  it('says that an application must be waited for', async () => {
    const promised = app()
    expect(() => testClient(promised as never)).toThrow(/^testClient takes an application; wait for it/)
    await (await promised).close()
  })

  it('says what was sent where it is no JSON', async () => {
    await using client = testClient(await app())
    const answer = await client.delete('/login')
    expect(() => answer.json()).toThrow('the answer, 204, is no JSON: ""')
  })
})
