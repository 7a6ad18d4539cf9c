/** What the public types promise, and what they refuse. Checked by `tsc`, never run. */
import { expectTypeOf } from 'expect-type'
import {
  type App,
  type AppOptions,
  Body,
  Conflict,
  type Constructor,
  Controller,
  Cookie,
  createApp,
  type Fault,
  Field,
  Get,
  Header,
  HttpError,
  handleError,
  type InputDecorator,
  Intersection,
  type Issue,
  type Json,
  type JsonSchema,
  jsonSchemaOf,
  NotFound,
  Omit,
  Param,
  type ParseResult,
  Partial,
  Pick,
  Post,
  parse,
  parseAsync,
  Query,
  Reply,
  Req,
  Route,
  type RouteDecorator,
  safeParse,
  serialize,
  standardSchema,
  typefast,
  Unknown,
  ValidationError,
} from 'typefast'

class Address {
  city!: string
}

class Item {
  id!: number
  name!: string
  note?: string
  address!: Address
  label(): string {
    return this.name
  }
}

abstract class Base {
  kind!: string
}

declare const item: Item
declare const app: App

// Decorators: each is of one place, and each argument may be left out.
expectTypeOf(Controller).returns.toEqualTypeOf<ClassDecorator>()
expectTypeOf(Controller).toBeCallableWith('/items', { tags: ['stock'], throws: [404, Conflict] })
expectTypeOf(Unknown).parameter(0).toEqualTypeOf<'drop' | 'reject' | 'keep'>()
expectTypeOf(Get).toEqualTypeOf<RouteDecorator>()
expectTypeOf(Get).toBeCallableWith('/:id', { status: 200, returns: [Item] })
expectTypeOf(Get).returns.toEqualTypeOf<MethodDecorator>()
expectTypeOf(Post({ status: 201 })).toEqualTypeOf<MethodDecorator>()
expectTypeOf(Route).returns.toEqualTypeOf<MethodDecorator>()
expectTypeOf(Route)
  .parameter(0)
  .toEqualTypeOf<'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'ALL'>()
expectTypeOf<
  typeof Param | typeof Query | typeof Header | typeof Cookie | typeof Body
>().toEqualTypeOf<InputDecorator>()
expectTypeOf(Query).toBeCallableWith('limit', { type: 'integer', minimum: 1, default: 20 })
expectTypeOf(Body).returns.toEqualTypeOf<ParameterDecorator>()
expectTypeOf(Req).toEqualTypeOf<() => ParameterDecorator>()
expectTypeOf(Reply).toEqualTypeOf<() => ParameterDecorator>()
expectTypeOf(Field).returns.toEqualTypeOf<PropertyDecorator>()
expectTypeOf(Field).toBeCallableWith({
  items: { oneOf: [Item, Address], discriminator: 'kind' },
  minItems: 1,
})

@Controller()
export class Accepted {
  @Get()
  @Get('/all', { returns: [Item], throws: [NotFound], headers: { 'x-total': { description: 'how many' } } })
  list(@Query() _query: Item, @Header('x-token') _token: string): Item[] {
    return []
  }
}

export class Refused {
  // @ts-expect-error a route is of a method
  @Get('/') property = ''

  // @ts-expect-error an input is of a parameter
  @Query('limit') limit = 1

  // @ts-expect-error a status is a number
  @Get('/a', { status: '200' })
  // @ts-expect-error and throws are statuses, or classes that know theirs
  @Get('/b', { throws: ['404'] })
  // @ts-expect-error HttpError knows no status of its own
  @Get('/c', { throws: [HttpError] })
  // @ts-expect-error a misspelt option
  @Get('/d', { sumary: 'All items' })
  // @ts-expect-error no such method
  @Route('FETCH', '/e')
  handler(
    // @ts-expect-error a bound is a number
    @Query('a', { minimum: '1' }) _a: number,
    // @ts-expect-error no such type
    @Query('b', { type: 'int' }) _b: number,
    // @ts-expect-error options come after the name
    @Query({ minimum: 1 }, 'c') _c: number,
    // @ts-expect-error only an input has a default
    @Body('d', { default: 1, unknown: 'drop' }) _d: number,
  ): void {}
}

export class Misplaced {
  // @ts-expect-error a controller is a class
  @Controller('/items') method(): void {}
}

// @ts-expect-error no such word
Unknown('ignore')

// @ts-expect-error a default is the initializer of a property
Field({ default: 1 })

// DTO classes made of others keep what their base says, and no more.
expectTypeOf(new (Partial(Item))()).toHaveProperty('name').toEqualTypeOf<string | undefined>()
expectTypeOf(new (Partial(Item))()).toExtend<{ id?: number; address?: Address }>()
expectTypeOf(Pick(Item, ['id', 'note'])).toEqualTypeOf<Constructor<{ id: number; note?: string }>>()
expectTypeOf(new (Omit(Item, ['id', 'label', 'address']))()).toEqualTypeOf<{ name: string; note?: string }>()
expectTypeOf(new (Intersection(Item, Base))()).toEqualTypeOf<Item & Base>()
expectTypeOf(new (Partial(Base))()).toEqualTypeOf<{ kind?: string }>()

export class Update extends Partial(Omit(Item, ['id'])) {}
expectTypeOf<Update>().not.toHaveProperty('id')
expectTypeOf<Update['name']>().toEqualTypeOf<string | undefined>()

// @ts-expect-error no such property
Pick(Item, ['price'])
// @ts-expect-error no such property
Omit(Item, ['price'])
// @ts-expect-error an object is no class
Partial({ name: '' })

// Reading and writing without HTTP.
expectTypeOf(parse(Item, {})).toEqualTypeOf<Item>()
expectTypeOf(parse(Update, {})).toEqualTypeOf<Update>()
expectTypeOf(parseAsync(Item, {}, { unknown: 'reject' })).toEqualTypeOf<Promise<Item>>()
expectTypeOf(safeParse(Item, {})).toEqualTypeOf<ParseResult<Item> | Promise<ParseResult<Item>>>()
expectTypeOf(serialize(Item, item)).toBeString()
expectTypeOf(jsonSchemaOf(Item)).toEqualTypeOf<JsonSchema>()
expectTypeOf(standardSchema(Item)['~standard'].version).toEqualTypeOf<1>()

export function narrows(result: ParseResult<Item>): string | readonly Issue[] {
  return result.ok ? result.value.name : result.issues
}

// @ts-expect-error an abstract class has no instances
parse(Base, {})
// @ts-expect-error another class's value
serialize(Item, { city: 'Paris' })

// Errors know their status.
expectTypeOf(new HttpError(404).status).toBeNumber()
expectTypeOf(
  new HttpError(404, { code: 7 }, { headers: { 'retry-after': '30' } }).detail,
).toEqualTypeOf<Json>()
expectTypeOf(NotFound.status).toBeNumber()
expectTypeOf(new NotFound('There is no item 7')).toExtend<HttpError>()
expectTypeOf(new ValidationError([]).issues).toEqualTypeOf<readonly Issue[]>()
expectTypeOf<Fault['message']>().toBeString()
handleError(RangeError, (error) => expectTypeOf(error).toEqualTypeOf<RangeError>())

// @ts-expect-error the status comes first
new HttpError('Item not found', 404)
// @ts-expect-error a detail is JSON
new HttpError(400, () => 'no')
// @ts-expect-error a class of one status takes none
new NotFound(404, 'Item not found', {})

// The application.
expectTypeOf(createApp).parameter(0).toEqualTypeOf<AppOptions>()
expectTypeOf(createApp).returns.resolves.toEqualTypeOf<App>()
expectTypeOf(createApp).toBeCallableWith({ controllers: [Accepted, new Accepted()], docs: false })
expectTypeOf(app.listen()).resolves.toBeString()
app.fastify.addHook('onRequest', async (request) => expectTypeOf(request.url).toBeString())
void app.fastify.register(typefast, { prefix: '/v1', title: 'Store', controllers: [Accepted] })

// @ts-expect-error an application has controllers
void createApp({ title: 'Store' })
// @ts-expect-error a misspelt option
void createApp({ controllers: [], tittle: 'Store' })
