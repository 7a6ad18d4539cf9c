import { IsInt, Length } from 'class-validator'
import {
  All,
  Controller,
  createApp,
  Delete,
  Get,
  Head,
  type InputOptions,
  Options,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Route,
} from 'typefast'
import { compile } from '../../lib/compile/compile.js'

class Item {
  @IsInt() id!: number
  @Length(1, 80) name!: string
}

const routesOf = (...controllers: (new () => object)[]): string[] =>
  compile(controllers).operations.map(({ method, path, id }) => `${method} ${path} ${id}`)

describe('method decorators', () => {
  @Controller('/items')
  class ItemsController {
    @Get() get(): void {}
    @Post() post(): void {}
    @Put() put(): void {}
    @Patch() patch(): void {}
    @Delete() delete(): void {}
    @Head('/head') head(): void {}
    @Options() options(): void {}
    @Route('GET', 'routed') routed(): void {}
  }

  it('write one route each', () => {
    expect(routesOf(ItemsController)).toEqual([
      'GET /items itemsGet',
      'POST /items itemsPost',
      'PUT /items itemsPut',
      'PATCH /items itemsPatch',
      'DELETE /items itemsDelete',
      'HEAD /items/head itemsHead',
      'OPTIONS /items itemsOptions',
      'GET /items/routed itemsRouted',
    ])
  })

  it('make one operation for each method of @All, but HEAD', () => {
    @Controller()
    class EchoController {
      @All('/echo') echo(): string {
        return 'echo'
      }
    }
    expect(routesOf(EchoController)).toEqual(
      ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Options'].map(
        (method) => `${method.toUpperCase()} /echo echoEcho${method}`,
      ),
    )
  })

  it('may stand twice on one method', () => {
    @Controller()
    class ItemsController {
      @Get('/new') @Get('/old', { operationId: 'old', deprecated: true }) list(): void {}
    }
    expect(routesOf(ItemsController)).toEqual(['GET /old old', 'GET /new itemsList'])
  })

  it('serve HEAD of its own beside GET', async () => {
    @Controller()
    class FilesController {
      @Get('/file') read(): string {
        return 'content'
      }
      @Head('/file') size(): void {}
    }
    const app = await createApp({ controllers: [FilesController] })
    const reply = await app.inject({ method: 'HEAD', url: '/file' })
    expect([reply.statusCode, reply.body]).toEqual([200, ''])
    await app.close()
  })
})

describe('inheritance', () => {
  abstract class ReadController {
    abstract readonly kind: string

    @Get('/:id')
    read(@Param('id') id: string): string {
      return `${this.kind} ${id}`
    }

    @Get()
    list(): string {
      return `all ${this.kind}`
    }
  }

  @Controller('/cats')
  class CatsController extends ReadController {
    readonly kind = 'cat'
  }

  @Controller('/dogs')
  class DogsController extends ReadController {
    readonly kind = 'dog'

    override list(): string {
      return 'no dogs'
    }

    @Get('/by-name/:name')
    override read(@Param('name') name: string): string {
      return `dog ${name}`
    }
  }

  it("serves a base class's routes under the subclass's prefix", async () => {
    const app = await createApp({ controllers: [CatsController, DogsController] })
    const bodyOf = async (url: string): Promise<unknown> => (await app.inject(url)).json()
    expect(await bodyOf('/cats/5')).toBe('cat 5')
    expect(await bodyOf('/dogs')).toBe('no dogs')
    expect(routesOf(CatsController)).toEqual(['GET /cats/:id catsRead', 'GET /cats catsList'])
    expect(await bodyOf('/dogs/by-name/rex')).toBe('dog rex')
    expect(await bodyOf('/dogs/5')).toEqual({ detail: 'Not Found' })
    await app.close()
  })
})

describe("a user's own decorators", () => {
  /** One parameter decorator out of ours. */
  const Page = (options: InputOptions = {}): ParameterDecorator =>
    Query('page', { type: 'integer', minimum: 1, default: 1, ...options })

  /** Several method decorators as one. */
  const AdminGet =
    (path: string): MethodDecorator =>
    (prototype, name, descriptor) => {
      Get(path, { tags: ['admin'], throws: [403] })(prototype, name, descriptor)
    }

  it('are made of ours', () => {
    @Controller('/users')
    class UsersController {
      @AdminGet('/all')
      list(@Page() page: number): number {
        return page
      }
    }
    const [operation] = compile([UsersController]).operations
    expect(operation).toMatchObject({
      path: '/users/all',
      documentation: { tags: ['admin'], throws: [{ status: 403 }] },
      inputs: [
        { source: 'query', name: 'page', default: { value: 1 }, shape: { kind: 'integer', minimum: 1 } },
      ],
    })
  })
})

describe('options', () => {
  @Controller('/items', { tags: ['stock'], throws: [401], deprecated: true })
  class ItemsController {
    @Get({ throws: [404], returns: Item, deprecated: false, openapi: { 'x-cost': 2 } })
    readOne(): Item {
      return new Item()
    }
  }

  it('of the application, the controller and the route add up, and the innermost wins', () => {
    const [operation] = compile([ItemsController], {
      defaults: { throws: [500], tags: ['all'], openapi: { 'x-team': 'a' } },
    }).operations
    expect(operation?.documentation).toMatchObject({
      summary: 'Read one',
      tags: ['stock'],
      throws: [{ status: 500 }, { status: 401 }, { status: 404 }],
      deprecated: false,
      openapi: { 'x-cost': 2, 'x-team': 'a' },
    })
  })

  it('give operations ids by a function', () => {
    const [operation] = compile([ItemsController], {
      operationId: ({ controller, handler, method, path }) => [method, path, controller, handler].join(' '),
    }).operations
    expect(operation?.id).toBe('GET /items ItemsController readOne')
  })
})
