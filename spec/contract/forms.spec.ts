import { IsInt, IsOptional, Length, Min } from 'class-validator'
import { Body, Controller, Field, Form, Post } from 'typefast'
import { faultsOf } from '../faults-of.js'
import { issuesOf, serve, shown } from './serve.js'

class Login {
  @Length(1, 20) username!: string
  @Length(1, 20) password!: string
  @IsInt() @Min(0) age = 18
  @IsOptional() @Length(1, 9) note?: string
  @Field({ items: { type: 'integer' } }) codes: number[] = []
}

@Controller()
class FormsController {
  @Post('/login') login(@Form() login: Login): object {
    return { ...login, isLogin: login instanceof Login }
  }
  @Post('/named') named(
    @Form('user') user: string,
    @Form('n', { type: 'integer', default: 1 }) n: number,
    @Form('tag', { type: 'array', items: { type: 'string' }, required: false }) tags: string[] | undefined,
  ): object {
    return { user, n, tags: tags ?? null }
  }
  @Post('/json') json(@Body() login: Login): object {
    return login
  }
  @Post('/nothing') nothing(): string {
    return 'nothing'
  }
}

const form = (payload: string, type = 'application/x-www-form-urlencoded') => ({
  payload,
  headers: { 'content-type': type },
})

async function post(url: string, request: object) {
  const app = await serve(FormsController)
  return app.inject({ method: 'POST', url, ...request })
}

describe('a form', () => {
  it.each([
    [
      'is read as a query is',
      '/login',
      'username=ada&password=a%20b+c&age=%205&codes=1&codes=2&unknown=x',
      { username: 'ada', password: 'a b c', age: 5, codes: [1, 2], isLogin: true },
    ],
    [
      'counts empty fields that need not be there as not sent',
      '/login',
      'username=ada&password=b&age=&note=',
      { username: 'ada', password: 'b', age: 18, codes: [], isLogin: true },
    ],
    ['takes the last of a repeated scalar', '/named', 'user=a&user=b', { user: 'b', n: 1, tags: null }],
    ['gives single fields', '/named', 'user=a&n=2&tag=x', { user: 'a', n: 2, tags: ['x'] }],
    ['takes a default where a field is empty', '/named', 'user=a&n=', { user: 'a', n: 1, tags: null }],
  ])('%s', async (_case, url, payload, expected) => {
    expect(shown(await post(url, form(payload)))).toEqual([200, expected])
  })

  it('may say its charset', async () => {
    const answer = await post('/named', form('user=a', 'application/x-www-form-urlencoded; charset=utf-8'))
    expect(answer.statusCode).toBe(200)
  })

  it.each([
    ['lacks fields', '/login', 'username=ada', ['missing body.password']],
    [
      'has wrong values',
      '/login',
      'username=&password=b&age=x',
      ['string_too_short body.username', 'int_parsing body.age'],
    ],
    ['is empty', '/login', '', ['missing body.username', 'missing body.password']],
    ['has inherited names', '/named', '__proto__=a&constructor=b', ['missing body.user']],
  ])('that %s is refused', async (_case, url, payload, issues) => {
    const answer = await post(url, form(payload))
    expect([answer.statusCode, issuesOf(answer)]).toEqual([422, issues])
  })

  it.each([
    ['JSON for a form', '/login', form('{}', 'application/json')],
    ['a form for JSON', '/json', form('username=a&password=b')],
    ['text for a form', '/login', form('username=a', 'text/plain')],
    ['multipart for a form', '/login', form('--a--', 'multipart/form-data; boundary=a')],
    ['nothing said for a form', '/login', { payload: 'username=a' }],
  ])('%s is 415', async (_case, url, request) => {
    const answer = await post(url, request)
    expect([answer.statusCode, issuesOf(answer)]).toEqual([415, ['content_type header.content-type']])
  })

  it('is ignored where nothing reads it', async () => {
    expect(shown(await post('/nothing', form('a=b')))).toEqual([200, 'nothing'])
  })

  it('is in the document', async () => {
    const app = await serve(FormsController)
    const { paths } = await app.openapi()
    expect(paths['/login']?.post).toMatchObject({
      requestBody: {
        content: { 'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/Login' } } },
        required: true,
      },
    })
    expect(paths['/named']?.post).toMatchObject({
      requestBody: { content: { 'application/x-www-form-urlencoded': {} } },
    })
  })

  it('cannot hold objects, nor stand beside JSON', () => {
    class Nested {
      @Field() login!: Login
    }
    @Controller()
    class WrongController {
      @Post('/nested') nested(@Form() nested: Nested): void {
        void nested
      }
      @Post('/mixed') mixed(@Form('a') a: string, @Body('b') b: string): void {
        void [a, b]
      }
    }
    expect(faultsOf([WrongController]).map(({ code }) => code)).toEqual(['INPUT_UNSUPPORTED', 'BODY_MIXED'])
  })
})
