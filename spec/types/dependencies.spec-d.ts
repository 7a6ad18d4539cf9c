/** What the types of dependencies and security promise, and what they refuse. Checked by `tsc`, never run. */
import { expectTypeOf } from 'expect-type'
import type { FastifyRequest } from 'fastify'
import {
  ApiKey,
  type App,
  type BasicCredentials,
  Controller,
  createApp,
  currentRequest,
  type DemandDecorator,
  Depends,
  type DigestCredentials,
  Get,
  HttpBasic,
  HttpBearer,
  HttpDigest,
  Injectable,
  OAuth2Password,
  Provides,
  type RequestContext,
  Security,
  SecurityScheme,
  SecurityScopes,
  type Undo,
} from 'typefast'
import { type TestAnswer, testClient } from 'typefast/testing'

abstract class Repository {
  abstract name(): string
}
const TOKEN = Symbol('token')
const bearer = new HttpBearer()
const oauth2 = new OAuth2Password({ tokenUrl: '/token', scopes: { read: 'Read' } })
declare const app: App

expectTypeOf(Depends).returns.toEqualTypeOf<DemandDecorator>()
expectTypeOf(Injectable).returns.toEqualTypeOf<ClassDecorator>()
expectTypeOf(Provides).returns.toEqualTypeOf<MethodDecorator>()
expectTypeOf(bearer).toExtend<SecurityScheme<string>>()
expectTypeOf(new HttpBasic()).toExtend<SecurityScheme<BasicCredentials>>()
expectTypeOf(new HttpDigest()).toExtend<SecurityScheme<DigestCredentials>>()
expectTypeOf(currentRequest).returns.toEqualTypeOf<FastifyRequest>()

@Injectable({ scope: 'request', until: 'handler' })
class Store {
  constructor(
    readonly repository: Repository,
    @Depends(TOKEN) readonly token: string,
  ) {}
}

class Auth {
  @Provides({ until: 'handler' })
  static async *user(@Security(oauth2) token: string, @Depends() scopes: SecurityScopes) {
    scopes.check([token])
    yield token
  }
}

// On a class, a method and a parameter.
@Depends(Auth.user)
@Security(bearer)
@Controller('/items', { dependencies: [Auth.user, Store], security: [bearer] })
export class Accepted {
  @Depends(({ request }: RequestContext) => request.id)
  @Security([bearer, oauth2], ['read'], { optional: true })
  @Get({ security: [{ scheme: [bearer, oauth2], scopes: ['read'], optional: true }] })
  list(@Depends() store: Store, @Depends(Repository) _repository: Repository): string {
    return store.token
  }
}

expectTypeOf(createApp).toBeCallableWith({
  controllers: [Accepted],
  providers: [
    [
      Repository,
      class extends Repository {
        name = (): string => ''
      },
    ],
    [TOKEN, 'value'],
    [TOKEN, ({ signal }: RequestContext) => signal, { scope: 'call' }],
  ],
  dependencies: [Auth.user],
  security: [bearer],
  currentRequest: true,
  defaults: { handlerTimeout: 1000 },
  swaggerUi: { persistAuthorization: true },
})
expectTypeOf(app.override(Auth.user, 'ada')).toEqualTypeOf<Undo>()
expectTypeOf<Undo>().toExtend<Disposable & (() => void)>()
expectTypeOf(testClient(app).get('/items')).resolves.toEqualTypeOf<TestAnswer>()
expectTypeOf(testClient(app)).toExtend<AsyncDisposable>()

export class Refused {
  // @ts-expect-error no such scope
  @Provides({ scope: 'session' })
  static a(): void {}

  // @ts-expect-error what is depended on is a class, a function or a symbol
  @Depends('token')
  // @ts-expect-error a scheme comes first
  @Security(['read'], bearer)
  // @ts-expect-error a misspelt option
  @Security(bearer, [], { optonal: true })
  handler(): void {}
}

// @ts-expect-error a key has a place
new ApiKey({ name: 'x-key' })
// @ts-expect-error the flow has an address
new OAuth2Password({ scopes: {} })
// @ts-expect-error a value is given to a token
void createApp({ controllers: [], providers: [['name', 1]] })
// @ts-expect-error a scheme is an object of a scheme's class
void createApp({ controllers: [], security: [{ bearer: [] }] })
