import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { type Observation, observations } from './adapter/observed.js'
import type { App, Undo } from './app.js'
import type { ProvidesOptions, Token } from './metadata/options.js'
import { CookieJar } from './testing/cookie-jar.js'
import { TestAnswer } from './testing/test-answer.js'
import type { Json } from './types.js'

export { TestAnswer }

/** What a test client takes: an application, or a Fastify instance that the plugin is registered in. */
export type Tested = Pick<App, 'close'> & { ready(): PromiseLike<unknown> } & Partial<
    Pick<App, 'override'>
  > & { inject(options: InjectOptions): Promise<LightMyRequestResponse> }

export interface TestClientOptions {
  /** What would be a 500 is thrown in the test, with its stack. True unless given. */
  readonly throwErrors?: boolean
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What a request is made of, beside its method and its address. */
export interface TestRequest {
  /** A list is sent as repeated keys. */
  readonly query?: Readonly<
    Record<string, string | number | boolean | readonly (string | number | boolean)[]>
  >
  readonly headers?: Readonly<Record<string, string | string[]>>
  /** For this request, beside those that are kept. */
  readonly cookies?: Readonly<Record<string, string>>
  /** A body as JSON. */
  readonly json?: Json | object
  /** A body as a form (`application/x-www-form-urlencoded`). */
  readonly form?: Readonly<Record<string, string | number | boolean | readonly (string | number | boolean)[]>>
  /** A body as it is; say its `content-type` in `headers`. */
  readonly body?: string | Buffer
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'
type Ask = (url: string, request?: TestRequest) => Promise<TestAnswer>

/**
 * Makes requests of an application without a socket. It keeps cookies, answers when what a request has made is torn
 * down, and throws what would be a 500.
 *
 * @throws TypeError of what is no application, as the promise of one.
 * @example
 * ```ts
 * await using client = testClient(await createApp({ controllers: [ItemsController] }))
 * client.override(Database, new MemoryDatabase())
 * const answer = await client.post('/items', { json: { name: 'Cup' } })
 * expect([answer.status, answer.json()]).toEqual([201, { id: 1, name: 'Cup' }])
 * ```
 */
export function testClient(app: Tested, options: TestClientOptions = {}): TestClient {
  return new TestClient(app, options)
}

export class TestClient implements AsyncDisposable {
  readonly #undos: Undo[] = []
  readonly #jar = new CookieJar()

  readonly get: Ask = (url, request) => this.request('GET', url, request)
  readonly head: Ask = (url, request) => this.request('HEAD', url, request)
  readonly post: Ask = (url, request) => this.request('POST', url, request)
  readonly put: Ask = (url, request) => this.request('PUT', url, request)
  readonly patch: Ask = (url, request) => this.request('PATCH', url, request)
  readonly delete: Ask = (url, request) => this.request('DELETE', url, request)
  readonly options: Ask = (url, request) => this.request('OPTIONS', url, request)

  constructor(
    private readonly app: Tested,
    private readonly how: TestClientOptions,
  ) {
    // A Fastify instance can be awaited too.
    if (typeof app?.inject !== 'function') {
      throw new TypeError(
        'testClient takes an application; wait for it: testClient(await createApp({ ... }))',
      )
    }
  }

  /** By name, those that answers have set. */
  get cookies(): Readonly<Record<string, string>> {
    return this.#jar.all
  }

  /**
   * Makes a request.
   *
   * @throws whatever became a 500, unless `throwErrors` is false.
   */
  async request(method: Method, url: string, request: TestRequest = {}): Promise<TestAnswer> {
    // Before it is ready, what a request leads to would not be seen as the test's.
    await this.app.ready()
    const observation: Observation = {}
    // What `inject` gives starts when it is awaited, which must be here.
    const answer = await observations.run(
      observation,
      async () => await this.app.inject(this.#sent(method, url, request)),
    )
    await observation.ended
    this.#jar.keep(answer.cookies, url)
    if (observation.error !== undefined && this.how.throwErrors !== false) {
      throw observation.error
    }
    return new TestAnswer(answer)
  }

  /**
   * Puts another provider in place of a token until the client is closed, or what it returns is called.
   *
   * @throws TypeError of an application that has no overrides: one that the plugin is registered in.
   */
  override(token: Token, replacement: unknown, options?: ProvidesOptions): Undo {
    if (this.app.override === undefined) {
      throw new TypeError('only what createApp gives has overrides; test that')
    }
    const undo = this.app.override(token, replacement, options)
    this.#undos.push(undo)
    return undo
  }

  /** Takes overrides back and forgets cookies; the application goes on. */
  reset(): void {
    for (const undo of this.#undos.splice(0).reverse()) undo()
    this.#jar.clear()
  }

  /** The same, and closes the application. */
  async close(): Promise<void> {
    this.reset()
    await this.app.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #sent(
    method: Method,
    url: string,
    { query, headers, cookies, json, form, body }: TestRequest,
  ): InjectOptions {
    const type = json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded'
    const text = form === undefined ? body : searchText(form)
    const payload = json === undefined ? text : JSON.stringify(json)
    const kept = { ...this.#jar.of(url), ...cookies }
    const search = query === undefined ? '' : `${url.includes('?') ? '&' : '?'}${searchText(query)}`
    return {
      method,
      url: url + search,
      headers: {
        ...((json ?? form) !== undefined && { 'content-type': type }),
        ...this.how.headers,
        ...headers,
      },
      ...(Object.keys(kept).length > 0 && { cookies: kept }),
      ...(payload !== undefined && { payload }),
    }
  }
}

function searchText(values: NonNullable<TestRequest['query']>): string {
  const pairs = Object.entries(values).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [key, String(each)]),
  )
  return new URLSearchParams(pairs).toString()
}
