import { Min } from 'class-validator'
import {
  Controller,
  createApp,
  Depends,
  Field,
  Get,
  HttpBearer,
  Injectable,
  Post,
  Provides,
  Query,
  Security,
  type Types,
} from 'typefast'
import { NO_SOURCE } from '../no-source.js'

@Injectable()
class Store {}

const bearer = new HttpBearer()

class Auth {
  @Provides()
  static user(@Security(bearer) token: string, @Query('as', { required: false }) as?: string): string {
    return as ?? token
  }
}

class Item {
  @Min(0) price!: number
  @Field({ minLength: 1 }) name!: string
  kind: 'new' | 'used' = 'new'
}

@Controller('/items')
class Items {
  constructor(readonly store: Store) {}

  @Get('/:id')
  read(id: number, @Depends(Auth.user) user: string, tags: string[] = []): object {
    return { id, user, tags }
  }

  @Post({ status: 201 })
  create(item: Item): Item {
    return item
  }
}

const types: Types = {
  ...NO_SOURCE,
  definitions: {
    Item: {
      name: 'Item',
      class: Item,
      properties: {
        price: { kind: 'number', at: 'src/items.ts:3' },
        name: { kind: 'string', at: 'src/items.ts:4' },
        kind: { kind: 'enum', values: ['new', 'used'], initialized: true, at: 'src/items.ts:5' },
      },
    },
  },
  classes: [
    {
      class: Items,
      parameters: [{ name: 'store', provided: Store }],
      methods: {
        read: {
          title: 'One item.',
          at: 'src/items.ts:12',
          parameters: [
            { name: 'id', type: { kind: 'integer', minimum: 1 }, description: 'its number' },
            { name: 'user', decorated: true },
            {
              name: 'tags',
              type: { kind: 'array', items: { kind: 'string' } },
              optional: true,
              default: [],
            },
          ],
          throws: [{ status: 404, message: 'No such item' }],
        },
        create: {
          at: 'src/items.ts:17',
          parameters: [{ name: 'item', type: { kind: 'reference', to: 'Item' } }],
          returns: { kind: 'reference', to: 'Item' },
        },
      },
    },
  ],
}

const app = createApp({ controllers: [Items], types })

afterAll(async () => (await app).close())

it('shows each input, what is made before the handler, and each response', async () => {
  expect((await app).explain('get', '/items/{id}')).toBe(
    `
GET /items/:id
  Items.read, src/items.ts:12 (operation itemsRead)
  One item.

inputs
  path id: integer (minimum 1), required
    from its type (src/items.ts:12); @param; its name and type say where it is
  query tags: list of string, default []
    from its type (src/items.ts:12); the default of its signature; its name and type say where it is
  query as: string, may be absent
    from a parameter of Auth.user

before the handler, in order
  1. a credential of HttpBearer
  2. Auth.user (request; of step 1, an input)

made once for the application
  Items

responses
  200 whatever the handler returns
  404 Not Found: "No such item"
  401 Unauthorized
  422 Unprocessable Content, what is refused
`.trim(),
  )
})

it('shows each property, and who says what of it', async () => {
  expect((await app).explain('POST', '/items')).toContain(
    `
body
  JSON: Item, required
    from its type (src/items.ts:17); its name and type say where it is
`.trim(),
  )
  expect((await app).explain('POST', '/items')).toContain(
    `
  Item (instances)
    price: number, required
      from its type (src/items.ts:3); @Min
    name: string (minLength 1), required
      from its type (src/items.ts:4); @Field { minLength }
    kind: 'new' | 'used', default "new"
      from its type (src/items.ts:5); its initializer
`.trimEnd(),
  )
})

it('says which operations there are where there is no such one', async () => {
  const opened = await app
  expect(() => opened.explain('GET', '/item')).toThrow(
    new RangeError('there is no GET /item; there are\n  GET /items/:id\n  POST /items'),
  )
  expect(() => opened.explain('PUT', '/items')).toThrow('there is no PUT /items; there are\n  POST /items')
})
