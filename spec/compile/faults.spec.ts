import { Type } from 'class-transformer'
import {
  Allow,
  ArrayMinSize,
  getMetadataStorage,
  IsDateString,
  IsDefined,
  IsInt,
  IsNotEmptyObject,
  IsOptional,
  IsString,
  Length,
  MinLength,
  registerSchema,
  Validate,
  ValidateIf,
  ValidateNested,
} from 'class-validator'
import {
  ApiKey,
  Body,
  type Constructor,
  Controller,
  createApp,
  DeclarationError,
  Depends,
  type Fault,
  Field,
  Get,
  Header,
  HttpBearer,
  Injectable,
  OAuth2Password,
  Param,
  Post,
  Provides,
  Query,
  Req,
  registerTypes,
  Security,
  SecurityScopes,
  type Types,
} from 'typefast'
import { formatPlace } from '../../lib/errors/fault.js'
import type { MethodTypes } from '../../lib/metadata/manifest.js'
import { faultsOf } from '../faults-of.js'
import { NO_SOURCE } from '../no-source.js'

class Item {
  @Length(1, 80) name!: string
}

const typesOf = (target: Constructor, method: MethodTypes, name = 'read'): Types => ({
  ...NO_SOURCE,
  definitions: {},
  classes: [{ class: target, methods: { [name]: method } }],
})

/** One refused program for each code; the name of the test is its documentation. */
describe('faults', () => {
  it('BODY_FORBIDDEN: a body of a GET', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      read(@Body() item: Item): void {
        void item
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'BODY_FORBIDDEN', place: { controller: 'ItemsController', handler: 'read', parameter: 0 } },
    ])
  })

  it('BODY_MIXED: the whole body, and some of it', () => {
    @Controller('/items')
    class ItemsController {
      @Post()
      create(@Body() item: Item, @Body('note') note: string): void {
        void [item, note]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([{ code: 'BODY_MIXED', place: { parameter: 0 } }])
  })

  it.each([
    ['in the list of controllers', () => faultsOf([undefined as never]), { option: 'controllers[0]' }],
    [
      'as the type of a property',
      () => {
        class Order {
          @Type(() => undefined as never)
          @ValidateNested()
          item!: Item | string
        }
        @Controller()
        class OrdersController {
          @Post()
          create(@Body() order: Order): void {
            void order
          }
        }
        return faultsOf([OrdersController])
      },
      { class: 'Order', property: 'item' },
    ],
    [
      'as a response',
      () => {
        @Controller()
        class OrdersController {
          @Get('/', { returns: undefined as never })
          read(): unknown {
            return {}
          }
        }
        return faultsOf([OrdersController])
      },
      { controller: 'OrdersController', handler: 'read' },
    ],
    [
      'as the items of an array',
      () => {
        class Order {
          @Field({ items: undefined as never })
          items!: Item[]
        }
        @Controller()
        class OrdersController {
          @Post()
          create(@Body() order: Order): void {
            void order
          }
        }
        return faultsOf([OrdersController])
      },
      { class: 'Order', property: 'items' },
    ],
  ])('CIRCULAR_IMPORT: a class that is undefined %s', (_case, faults, place) => {
    expect(faults()).toMatchObject([{ code: 'CIRCULAR_IMPORT', place }])
  })

  it('CONSTRAINT_ASYNC: an asynchronous validator that does not say so', () => {
    class Unique {
      async validate(): Promise<boolean> {
        return true
      }
    }
    const { ValidatorConstraint } = jest.requireActual<typeof import('class-validator')>('class-validator')
    ValidatorConstraint({ name: 'unique' })(Unique)
    class User {
      @Validate(Unique) name!: string
    }
    expect(faultsOf([controllerOf(User)])).toMatchObject([
      { code: 'CONSTRAINT_ASYNC', place: { class: 'User', property: 'name' } },
    ])
  })

  it('CONSTRAINT_CONTRADICTS: a check that no value of the type passes', () => {
    class Price {
      @IsString() amount!: number
    }
    class Names {
      @IsString() names!: string[]
    }
    class Stamp {
      @IsDateString() at!: Date
    }
    const code = 'CONSTRAINT_CONTRADICTS'
    expect(faultsOf([controllerOf(Price)])).toMatchObject([
      { code, place: { class: 'Price', property: 'amount' } },
    ])
    expect(faultsOf([controllerOf(Stamp)])).toMatchObject([
      { code, place: { class: 'Stamp', property: 'at' } },
    ])
    const [items, names] = faultsOf([controllerOf(Names)])
    expect([items?.code, names?.code]).toEqual(['ITEMS_UNTYPED', code])
    expect(names?.message).toContain('{ each: true }')
  })

  it('CONSTRAINT_CONTRADICTS: an option of one for a list', () => {
    class Order {
      @Field({ type: Item }) items!: Item[]
      @Field({ enum: ['a', 'b'] }) letters!: string[]
    }
    expect(faultsOf([controllerOf(Order)])).toMatchObject([
      { code: 'CONSTRAINT_CONTRADICTS', place: { class: 'Order', property: 'items' } },
      { code: 'CONSTRAINT_CONTRADICTS', place: { class: 'Order', property: 'letters' } },
    ])
  })

  it('CONSTRAINT_CONTRADICTS: an option that says nothing of the type', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      list(
        @Query('limit', { minLength: 1 }) limit: number,
        @Query('q', { type: 'integer' }) q: string,
      ): void {
        void [limit, q]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'CONSTRAINT_CONTRADICTS', place: { handler: 'list', parameter: 0 } },
      { code: 'CONSTRAINT_CONTRADICTS', place: { handler: 'list', parameter: 1 } },
    ])
  })

  it('CONSTRAINT_CONTRADICTS: a check of each value of an object', () => {
    const values = { values: { type: 'string' } } as const
    class Labels {
      @MinLength(1, { each: true }) @Field(values) of!: Record<string, string>
      @MinLength(1, { each: true }) @Field(values) map!: Map<string, string>
      @MinLength(1, { each: true }) @IsOptional() one?: string
      @IsDefined({ each: true }) @Field(values) any!: Record<string, string>
    }
    expect(faultsOf([controllerOf(Labels)])).toEqual([
      {
        code: 'CONSTRAINT_CONTRADICTS',
        place: { class: 'Labels', property: 'of' },
        message:
          'minLength takes a string, and the type is a record: no value passes; remove the check, or change the type; { each: true } is of lists, Sets and Maps: of the values of an object, @Field({ values }) says it',
      },
    ])
  })

  it('CONSTRAINT_CONTRADICTS: a check that refuses every Set or Map', () => {
    class Bag {
      @ArrayMinSize(1) @Field({ items: { type: 'string' } }) tags!: Set<string>
      @IsNotEmptyObject() @Field({ values: { type: 'string' } }) names!: Map<string, string>
    }
    expect(faultsOf([controllerOf(Bag)])).toMatchObject([
      { code: 'CONSTRAINT_CONTRADICTS', place: { class: 'Bag', property: 'tags' } },
      { code: 'CONSTRAINT_CONTRADICTS', place: { class: 'Bag', property: 'names' } },
    ])
  })

  it('CONSTRAINT_UNKNOWN: @Validate with a class that is no constraint', () => {
    class NotAConstraint {
      validate(): boolean {
        return false
      }
    }
    class User {
      @Validate(NotAConstraint) name!: string
    }
    expect(faultsOf([controllerOf(User)])).toMatchObject([
      { code: 'CONSTRAINT_UNKNOWN', place: { class: 'User', property: 'name' } },
    ])
  })

  it('CONTROLLER_UNDECLARED: a class without @Controller', () => {
    class ItemsController {
      @Get()
      list(): void {}
    }
    expect(faultsOf([ItemsController, {}])).toMatchObject([
      { code: 'CONTROLLER_UNDECLARED', place: { controller: 'ItemsController' } },
      { code: 'CONTROLLER_UNDECLARED', place: { controller: 'Object' } },
    ])
  })

  it('CREDENTIAL_UNREAD: a credential that nothing judges', () => {
    const bearer = new HttpBearer()
    const key = new ApiKey({ in: 'header', name: 'x-key' })
    class Auth {
      @Provides()
      static user(@Security(bearer) token: string): string {
        return token
      }
      @Provides()
      static guest(@Security(bearer, [], { optional: true }) token: string | undefined): string {
        return token ?? 'guest'
      }
    }
    @Controller('', { security: [{ scheme: [bearer, key] }] })
    class LockedController {
      @Get('/judged')
      judged(@Depends(Auth.guest) user: string, @Security(key, [], { optional: true }) sent: string): string {
        return user + sent
      }
      @Get('/narrower')
      narrower(@Depends(Auth.user) user: string): string {
        return user
      }
      @Get('/half')
      half(@Depends(Auth.guest) user: string): string {
        return user
      }
      @Get('/open', { security: [] })
      open(): void {}
    }
    expect(faultsOf([LockedController])).toMatchObject([
      {
        code: 'CREDENTIAL_UNREAD',
        place: { controller: 'LockedController', handler: 'half' },
        message: expect.stringContaining('ApiKey'),
      },
    ])
  })

  it('DEFAULT_REFUSED: a default that its own constraints refuse', () => {
    class Paging {
      @IsInt() limit: number = 0.5
    }
    @Controller('/items')
    class ItemsController {
      @Get()
      list(@Query() paging: Paging, @Query('skip', { minimum: 0, default: -1 }) skip: number): void {
        void [paging, skip]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'DEFAULT_REFUSED', place: { controller: 'ItemsController', handler: 'list', parameter: 1 } },
      { code: 'DEFAULT_REFUSED', place: { class: 'Paging', property: 'limit' } },
    ])
  })

  it('DEFAULT_REFUSED: not where a condition may set the constraint aside', () => {
    class Named {
      @ValidateIf(() => false) @MinLength(3) name: string = 'x'
    }
    expect(faultsOf([controllerOf(Named)])).toEqual([])
  })

  it('DEPENDENCY_CYCLE: providers that need each other', () => {
    class Loop {
      @Provides()
      static a(@Depends(Loop.b) b: string): string {
        return b
      }
      @Provides()
      static b(@Depends(Loop.c) c: string): string {
        return c
      }
      @Provides()
      static c(@Depends(Loop.a) a: string): string {
        return a
      }
    }
    @Controller()
    class LoopController {
      @Get()
      read(@Depends(Loop.a) a: string): string {
        return a
      }
    }
    expect(faultsOf([LoopController])).toEqual([
      {
        code: 'DEPENDENCY_CYCLE',
        place: { class: 'Loop', property: 'c', parameter: 0 },
        message: expect.stringContaining('Loop.a → Loop.b → Loop.c → Loop.a'),
      },
    ])
  })

  it('DISCRIMINATOR_UNCLEAR: a member that does not say its tag', () => {
    class Cat {
      @Field() name!: string
    }
    @Controller()
    class PetsController {
      @Post()
      create(@Body({ oneOf: [Cat], discriminator: 'kind' }) pet: Cat): void {
        void pet
      }
    }
    expect(faultsOf([PetsController])).toMatchObject([
      { code: 'DISCRIMINATOR_UNCLEAR', place: { parameter: 0 } },
    ])
  })

  it('DTO_EMPTY: a DTO with nothing to validate', () => {
    class Bare {
      name!: string
    }
    expect(faultsOf([controllerOf(Bare)])).toMatchObject([{ code: 'DTO_EMPTY', place: { class: 'Bare' } }])
  })

  it('DTO_UNBUILDABLE: a DTO that cannot be made without arguments', () => {
    class Money {
      @IsInt() cents: number
      constructor(of: { cents: number }) {
        this.cents = of.cents
      }
    }
    expect(faultsOf([controllerOf(Money)])).toMatchObject([
      { code: 'DTO_UNBUILDABLE', place: { class: 'Money' } },
    ])
  })

  it('HANDLER_INVALID: a member that serves nothing', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      static all(): void {}
      constructor(@Query('q') readonly q?: string) {}
      search(@Query('q') q: string): void {
        void q
      }
    }
    Get()(ItemsController.prototype, 'list', {})
    const faults = faultsOf([new ItemsController()])
    expect(faults.map(({ code, place }) => `${code} ${place.handler}`).sort()).toEqual(
      ['all', 'list', 'search'].map((handler) => `HANDLER_INVALID ${handler}`),
    )
  })

  it('INPUT_DEFAULT_HIDDEN: a default in the signature that the options do not mention', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      list(
        @Query('limit') limit: number = 10,
        @Query('q') q: string,
        @Query('page', { default: 1 }) page = 1,
      ): void {
        void [limit, q, page]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      {
        code: 'INPUT_DEFAULT_HIDDEN',
        place: { parameter: 0 },
        message: expect.stringContaining('has a default'),
      },
      {
        code: 'INPUT_DEFAULT_HIDDEN',
        place: { parameter: 1 },
        message: expect.stringContaining('cannot be told'),
      },
    ])
  })

  it('INPUT_REPEATED: two input decorators on one parameter', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      list(@Query('q') @Header('q') q: string): void {
        void q
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([{ code: 'INPUT_REPEATED', place: { parameter: 0 } }])
  })

  it('INPUT_UNDECLARED: a parameter without an input decorator', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      list(@Query('q') q: string, limit: number): void {
        void [q, limit]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([{ code: 'INPUT_UNDECLARED', place: { parameter: 1 } }])
  })

  it('INPUT_UNSUPPORTED: what text cannot hold', () => {
    class Filter {
      @ValidateNested() item!: Item
    }
    @Controller('/items')
    class ItemsController {
      @Get()
      list(@Query('item') item: Item, @Query() filter: Filter, @Query() q: string): void {
        void [item, filter, q]
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'INPUT_UNSUPPORTED', place: { handler: 'list', parameter: 0 } },
      { code: 'INPUT_UNSUPPORTED', place: { class: 'Filter', property: 'item' } },
      { code: 'INPUT_UNSUPPORTED', place: { handler: 'list', parameter: 2 } },
    ])
  })

  it('INPUT_UNTYPED: an interface, a union, any', () => {
    interface Shape {
      readonly sides: number
    }
    @Controller('/shapes')
    class ShapesController {
      @Post()
      create(@Body() shape: Shape, @Query('id') id: string | number): void {
        void [shape, id]
      }
    }
    expect(faultsOf([ShapesController])).toMatchObject([
      { code: 'INPUT_UNTYPED', place: { parameter: 0 } },
      { code: 'INPUT_UNTYPED', place: { parameter: 1 } },
    ])
  })

  it('ITEMS_UNTYPED: an array without item type, as property, body and response', () => {
    class Order {
      @ValidateNested() lines!: Item[]
    }
    @Controller('/orders')
    class OrdersController {
      @Post()
      create(@Body() order: Order): Item[] {
        return order.lines
      }
      @Post('/all')
      createAll(@Body() orders: Order[]): void {
        void orders
      }
    }
    expect(faultsOf([OrdersController])).toMatchObject([
      { code: 'ITEMS_UNTYPED', place: { class: 'Order', property: 'lines' } },
      { code: 'ITEMS_UNTYPED', place: { handler: 'create' } },
      { code: 'ITEMS_UNTYPED', place: { handler: 'createAll', parameter: 0 } },
    ])
  })

  it('METADATA_LATE: a class whose file was loaded before reflect-metadata', () => {
    class Late {
      name!: string
    }
    Field()(Late.prototype, 'name')
    expect(faultsOf([controllerOf(Late)])).toMatchObject([
      { code: 'METADATA_LATE', place: { class: 'Late', property: 'name' } },
    ])
  })

  it('METADATA_MISSING: a compiler that emits no decorator metadata, once for the whole program', () => {
    class ItemsController {
      read(id: string): void {
        void id
      }
      list(): void {}
    }
    Param('id')(ItemsController.prototype, 'read', 0)
    Get('/:id')(ItemsController.prototype, 'read', {})
    Get()(ItemsController.prototype, 'list', {})
    Controller('/items')(ItemsController)
    const faults = faultsOf([ItemsController])
    expect(faults).toMatchObject([{ code: 'METADATA_MISSING', place: {} }])
    for (const tool of [
      'emitDecoratorMetadata',
      'decoratorMetadata',
      'esbuild',
      'tsx',
      'typefast/jest-preset',
    ]) {
      expect(faults[0]?.message).toContain(tool)
    }
  })

  it('OPERATION_ID_REPEATED: two operations of one id', () => {
    @Controller('/items')
    class ItemsController {
      @Get({ operationId: 'same' })
      list(): void {}
      @Get('/all', { operationId: 'same' })
      all(): void {}
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'OPERATION_ID_REPEATED', place: { handler: 'all' } },
    ])
  })

  it.each([
    ['a status that is no success', { status: 404 }],
    ['a body limit that is no number of bytes', { bodyLimit: '1mb' as never }],
    ['a thrown status that is no error', { throws: [200] }],
    ['a coercion that does not exist', { coercion: 'loose' as never }],
  ])('OPTION_INVALID: %s', (_case, options) => {
    @Controller('/items')
    class ItemsController {
      @Get(options)
      list(): void {}
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'OPTION_INVALID', place: { handler: 'list' } },
    ])
  })

  it.each([
    ['a pattern that is none', { pattern: '(' }],
    ['a length below 0', { minLength: -1 }],
    ['a bound that is no number', { type: 'number' as const, minimum: Number.NaN }],
    ['a type that does not exist', { type: 'strng' as never }],
    ['no value at all', { enum: [] }],
    ['bounds that leave nothing', { minLength: 2, maxLength: 1 }],
    ['a step of 0', { type: 'number' as const, multipleOf: 0 }],
  ])('OPTION_INVALID: %s', (_case, options) => {
    class Thing {
      value!: unknown
    }
    Reflect.defineMetadata('design:type', 'type' in options ? Number : String, Thing.prototype, 'value')
    Field(options)(Thing.prototype, 'value')
    expect(faultsOf([controllerOf(Thing)])[0]).toMatchObject({
      code: 'OPTION_INVALID',
      place: { class: 'Thing' },
    })
  })

  it('OPTION_INVALID: not a maximum below 0 that stands alone', () => {
    class Frost {
      @Field({ maximum: -1 }) degrees!: number
    }
    expect(faultsOf([controllerOf(Frost)])).toEqual([])
  })

  it.each([
    ['docs', { docs: 'docs' }],
    ['unknown', { unknown: 'forbid' as never }],
    ['errors.format', { errors: { format: 'rfc9457' as never } }],
    ['errors.limit', { errors: { limit: 0 } }],
    ['coercion', { coercion: 'loose' as never }],
    ['docs', { docs: '/same', openapi: '/same' }],
    ['controllers', { controllers: undefined as never }],
  ])('OPTION_INVALID: the application option %s', async (option, options) => {
    const made = createApp({ controllers: [], ...options })
    await expect(made).rejects.toMatchObject({ faults: [{ code: 'OPTION_INVALID', place: { option } }] })
  })

  it('PATH_INVALID: a pattern that the router refuses', async () => {
    @Controller('/items')
    class ItemsController {
      @Get('/:id(^[)')
      read(@Param('id') id: string): void {
        void id
      }
    }
    await expect(createApp({ controllers: [ItemsController] })).rejects.toMatchObject({
      faults: [{ code: 'PATH_INVALID', place: { controller: 'ItemsController', handler: 'read' } }],
    })
  })

  it('PROVIDER_INVALID: a provider that takes the body, or whose options are none', () => {
    class Wrong {
      @Provides()
      static body(@Body() body: Item): Item {
        return body
      }
      @Provides({ scope: 'session' as never })
      static scope(): string {
        return ''
      }
    }
    @Controller()
    class WrongController {
      @Post()
      read(@Depends(Wrong.body) item: Item, @Depends(Wrong.scope) scope: string): void {
        void [item, scope]
      }
    }
    expect(faultsOf([WrongController])).toMatchObject([
      { code: 'PROVIDER_INVALID', place: { class: 'Wrong', property: 'body', parameter: 0 } },
      { code: 'PROVIDER_INVALID', place: { class: 'Wrong', property: 'scope' } },
    ])
  })

  it('PROVIDER_INVALID: what is demanded of a provider by a decorator, and what is no token', () => {
    const bearer = new HttpBearer()
    class Wrong {
      @Security(bearer)
      @Provides()
      static demanding(): string {
        return ''
      }
      @Provides()
      instance(): string {
        return ''
      }
      @Provides({ lazy: true })
      static lazy(): string {
        return ''
      }
    }
    @Depends(Wrong.lazy)
    class Demanding {
      constructor(@Query('q') readonly q: string) {}
    }
    @Depends()
    @Controller('', { dependencies: ['name' as never] })
    class WrongController {
      @Get()
      read(
        @Depends(Wrong.demanding) a: string,
        @Depends(Wrong.prototype.instance) b: string,
        @Depends() c: Demanding,
        @Depends(Wrong.lazy) d: string,
      ): void {
        void [a, b, c, d]
      }
    }
    expect(faultsOf([WrongController]).map(({ code, place }) => `${code} ${formatPlace(place)}`)).toEqual([
      'PROVIDER_INVALID WrongController.read',
      'PROVIDER_INVALID WrongController.read',
      'PROVIDER_INVALID Wrong.demanding',
      'PROVIDER_INVALID Wrong.instance',
      'PROVIDER_INVALID Demanding',
      'PROVIDER_INVALID Wrong.lazy',
    ])
  })

  it('PROVIDER_INVALID: a method that is decorated as a provider, and is none', () => {
    const bearer = new HttpBearer()
    class Forgetful {
      static check(@Security(bearer) token: string): string {
        return token
      }
      @Security(bearer)
      static demanding(): void {}
      ofInstance(@Query('q') q: string): string {
        return q
      }
      @Get()
      plain(): void {}
    }
    const GIVEN = Symbol('given')
    @Controller('', { dependencies: [Forgetful.check, Forgetful.demanding, Forgetful.prototype.plain] })
    class ForgetfulController {
      @Get()
      read(@Depends(Forgetful.prototype.ofInstance) q: string, @Depends(GIVEN) given: string): void {
        void [q, given]
      }
    }
    const providers = [[GIVEN, Forgetful.check]] as const
    expect(
      faultsOf([ForgetfulController], { providers }).map(
        (fault) => `${formatPlace(fault.place)}: ${fault.message}`,
      ),
    ).toEqual([
      'Forgetful.check: its parameters are decorated, and it has no @Provides(); add it',
      'Forgetful.demanding: it is decorated, and it has no @Provides(); add it',
      'Forgetful.demanding: @Depends and @Security of a provider stand at its parameters; take there what it demands',
      'Forgetful.ofInstance: its parameters are decorated, and it has no @Provides(); add it, and make the method static',
    ])
  })

  it('PROVIDER_INVALID: says what was given instead of a lifetime', () => {
    class Wrong {
      @Provides({ scope: 'transient' as never })
      static scope(): void {}
      @Provides({ until: 'commit' as never })
      static until(): void {}
    }
    @Controller('', { dependencies: [Wrong.scope, Wrong.until] })
    class WrongController {
      @Get() read(): void {}
    }
    expect(faultsOf([WrongController]).map(({ message }) => message)).toEqual([
      `scope must be 'app', 'request' or 'call', not "transient"`,
      `until must be 'response' or 'handler', not "commit"`,
    ])
    const providers = [[Symbol('a'), () => 1, { until: 'commit' as never }]] as const
    expect(faultsOf([], { providers })).toMatchObject([
      { code: 'OPTION_INVALID', place: { option: 'providers[0]' } },
    ])
  })

  it('OPTION_INVALID: names that no option has, wherever options are said', async () => {
    class Wrong {
      @Provides({ scop: 'app' } as never)
      static provided(): string {
        return ''
      }
    }
    @Injectable({ lasy: true } as never)
    class Store {}
    class Note {
      @Field({ minLenght: 3 } as never) text!: string
      @Field({ items: { type: 'string', formt: 'email' } as never }) readers!: string[]
    }
    @Controller('', { securty: [], summary: 'Not of a controller' } as never)
    class WrongController {
      constructor(readonly store: Store) {}
      @Post('/', { statuss: 201, tags: undefined, absent: undefined } as never)
      create(
        @Body() note: Note,
        @Query('q', { defalt: 1, x: 1 } as never) q: number,
        @Depends(Wrong.provided) provided: string,
      ): void {
        void [note, q, provided]
      }
    }
    const told = (faults: readonly Fault[]) =>
      faults.map(({ code, place, message }) => `${code} ${formatPlace(place)}: ${message}`)
    const providers = [[Symbol('a'), () => 1, { scop: 'app' } as never]] as const
    expect(told(faultsOf([WrongController], { providers }))).toEqual([
      'OPTION_INVALID option providers[0]: there is no option scop; did you mean scope?',
      'OPTION_INVALID WrongController: there is no option securty; did you mean security?',
      'OPTION_INVALID WrongController: there is no option summary; take it out',
      'OPTION_INVALID WrongController.create: there is no option statuss; did you mean status?',
      'OPTION_INVALID Store: there is no option lasy; did you mean lazy?',
      'OPTION_INVALID Note.text: there is no option minLenght; did you mean minLength?',
      'OPTION_INVALID Note.readers: there is no option formt; did you mean format?',
      'OPTION_INVALID WrongController.create, parameter 1: there is no option defalt; did you mean default?',
      'OPTION_INVALID WrongController.create, parameter 1: there is no option x; take it out',
      'OPTION_INVALID Wrong.provided: there is no option scop; did you mean scope?',
    ])
    // What a CommonJS module is beside its exports.
    const generated = { default: {}, 'module.exports': {} }
    const options = { ...generated, controllers: [], controler: [], defaults: { tag: [] } }
    const refused = await createApp(options as never).catch((error: DeclarationError) => error.faults)
    expect(told(refused as readonly Fault[])).toEqual([
      'OPTION_INVALID application: there is no option controler; did you mean controllers?',
      'OPTION_INVALID option defaults: there is no option tag; did you mean tags?',
    ])
  })

  it('OPTION_INVALID: demands that are no lists, and a time that no timer can wait for', () => {
    const bearer = new HttpBearer()
    @Controller('', { dependencies: Item as never, handlerTimeout: 2 ** 31 })
    class WrongController {
      @Get('/', { security: bearer as never })
      read(): void {}
    }
    expect(faultsOf([WrongController]).map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringContaining('OPTION_INVALID handlerTimeout'),
      expect.stringContaining('OPTION_INVALID dependencies must be a list'),
      expect.stringContaining('OPTION_INVALID security must be a list'),
    ])
    @Injectable()
    class Store {}
    @Controller()
    class StoreController {
      @Get() read(@Depends(Store) _store: Store): void {}
    }
    const providers = [
      [Symbol('a'), 1, null],
      [Store, Store, { scope: 'request' }],
    ] as never
    expect(faultsOf([StoreController], { providers })).toMatchObject([
      { code: 'OPTION_INVALID', place: { option: 'providers[0]' } },
    ])
    const TOKEN = Symbol('token')
    class Auth {
      @Provides()
      static user(@Security(bearer) token: string, @Depends(TOKEN) value: string): string {
        return token + value
      }
    }
    @Controller('/users/:id', { security: [bearer] })
    class UserController {
      @Get() read(@Depends(Auth.user) user: string, @Depends(Store) _store: Store): string {
        return user
      }
    }
    expect(
      faultsOf([UserController], { providers: [[TOKEN, () => 1, { scope: 'transient' as never }]] }),
    ).toMatchObject([{ code: 'OPTION_INVALID', place: { option: 'providers[0]' } }])
    expect(faultsOf([UserController])).toMatchObject([
      { code: 'PROVIDER_UNKNOWN', place: { class: 'Auth', property: 'user', parameter: 1 } },
    ])
    class Other extends Store {}
    Injectable()(Other)
    expect(faultsOf([StoreController], { providers: [[Store, Other, { scope: 'request' }]] })).toMatchObject([
      { code: 'OPTION_INVALID', place: { option: 'providers' } },
    ])
  })

  it('PROVIDER_UNKNOWN: what nothing makes, at each place that asks', () => {
    abstract class Clock {}
    const TOKEN = Symbol('token')
    @Controller()
    class ClockController {
      constructor(readonly clock: Clock) {}
      @Get()
      read(@Depends(TOKEN) value: string, @Depends() item: Item): void {
        void [value, item]
      }
    }
    expect(faultsOf([ClockController])).toMatchObject([
      { code: 'PROVIDER_UNKNOWN', place: { class: 'ClockController', parameter: 0 } },
      { code: 'PROVIDER_UNKNOWN', place: { controller: 'ClockController', handler: 'read', parameter: 0 } },
      { code: 'PROVIDER_UNKNOWN', place: { controller: 'ClockController', handler: 'read', parameter: 1 } },
    ])
    const providers = [
      [Clock, {}],
      [TOKEN, 1],
      [Item, new Item()],
    ] as const
    expect(faultsOf([ClockController], { providers })).toEqual([])
  })

  it('PROVIDER_UNTYPED: a dependency whose type left no class behind', () => {
    interface Settings {
      name: string
    }
    @Injectable()
    class Store {
      constructor(readonly settings: Settings) {}
    }
    @Controller()
    class SettingsController {
      constructor(readonly store: Store) {}
      @Get()
      read(@Depends() settings: Settings): string {
        return settings.name
      }
    }
    expect(faultsOf([SettingsController])).toMatchObject([
      { code: 'PROVIDER_UNTYPED', place: { class: 'Store', parameter: 0 } },
      {
        code: 'PROVIDER_UNTYPED',
        place: { controller: 'SettingsController', handler: 'read', parameter: 0 },
        message: expect.stringContaining('give a token'),
      },
    ])
  })

  it('PROVIDER_UNTYPED: a dependency whose type is none that is made', () => {
    @Injectable()
    class Store {
      constructor(
        readonly name: string,
        readonly size: number,
      ) {}
    }
    @Controller()
    class StoreController {
      constructor(readonly store: Store) {}
    }
    expect(faultsOf([StoreController]).map(({ code, message }) => `${code} ${message}`)).toEqual([
      "PROVIDER_UNTYPED its declared type is string, which nothing makes; give a token, @Depends(TOKEN), or take an input, as @Query('name')",
      "PROVIDER_UNTYPED its declared type is number, which nothing makes; give a token, @Depends(TOKEN), or take an input, as @Query('name')",
    ])
  })

  it('CIRCULAR_IMPORT: a token that is undefined', () => {
    @Controller('', { dependencies: [undefined as never] })
    class EarlyController {
      @Get() read(): void {}
    }
    expect(faultsOf([EarlyController])).toMatchObject([
      {
        code: 'CIRCULAR_IMPORT',
        message: expect.stringMatching(/move one .* give a symbol or an abstract class as the token$/),
      },
    ])
  })

  it('ROUTE_REPEATED: a route at the address of a page', async () => {
    @Controller('/docs')
    class PapersController {
      @Get()
      list(): void {}
    }
    await expect(createApp({ controllers: [PapersController] })).rejects.toMatchObject({
      faults: [{ code: 'ROUTE_REPEATED', message: expect.stringContaining('option docs') }],
    })
    const app = await createApp({ controllers: [PapersController], docs: '/manual' })
    expect((await app.inject('/docs')).statusCode).toBe(200)
    await app.close()
  })

  it('PATH_INVALID: a placeholder named twice', () => {
    @Controller('/shops/:id')
    class ShopsController {
      @Get('/items/:id')
      read(@Param('id') id: string): void {
        void id
      }
    }
    expect(faultsOf([ShopsController])).toMatchObject([{ code: 'PATH_INVALID', place: { handler: 'read' } }])
  })

  it('PATH_UNKNOWN: a path parameter that the path does not have', () => {
    @Controller('/pets')
    class PetsController {
      @Get('/:id')
      find(@Param('petId') petId: string, @Req() request: object): void {
        void [petId, request]
      }
    }
    expect(faultsOf([PetsController])).toMatchObject([
      { code: 'PATH_UNKNOWN', place: { controller: 'PetsController', handler: 'find', parameter: 0 } },
    ])
  })

  it('PATH_UNREAD: a placeholder that no parameter takes', () => {
    @Controller('/pets')
    class PetsController {
      @Get('/:id/*')
      find(): void {}
    }
    expect(faultsOf([PetsController])).toMatchObject([
      { code: 'PATH_UNREAD', message: expect.stringContaining(':id') },
      { code: 'PATH_UNREAD', message: expect.stringContaining("@Param('*')") },
    ])
  })

  it('PEER_MISSING: ReDoc, asked for and not installed', () => {
    jest.isolateModules(() => {
      jest.doMock('node:module', () => ({
        ...jest.requireActual<object>('node:module'),
        createRequire: () => ({
          resolve: () => {
            throw new Error('MODULE_NOT_FOUND')
          },
        }),
      }))
      const { redocFault } =
        require('../../lib/adapter/documents.js') as typeof import('../../lib/adapter/documents.js')
      expect(redocFault('/redoc')).toMatchObject([{ code: 'PEER_MISSING', place: { option: 'redoc' } }])
      expect(redocFault(undefined)).toEqual([])
      jest.dontMock('node:module')
    })
  })

  it('PROPERTY_RESERVED: a property that every object has', () => {
    class Odd {
      @IsString() toString!: never
      @IsString() name!: string
    }
    expect(faultsOf([controllerOf(Odd)])).toMatchObject([
      { code: 'PROPERTY_RESERVED', place: { class: 'Odd', property: 'toString' } },
    ])
  })

  it('PROPERTY_UNTYPED: a property whose type left no trace', () => {
    class Odd {
      @Field() value!: string | number
      @Allow() any!: unknown
    }
    expect(faultsOf([controllerOf(Odd)])).toMatchObject([
      { code: 'PROPERTY_UNTYPED', place: { class: 'Odd', property: 'value' } },
    ])
  })

  it('ROUTE_REPEATED: two routes of one method and path', () => {
    @Controller('/items')
    class ItemsController {
      @Get('/:id')
      read(@Param('id') id: string): void {
        void id
      }
      @Get('/:name')
      named(@Param('name') name: string): void {
        void name
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'ROUTE_REPEATED', place: { handler: 'named' } },
    ])
  })

  it('SCHEMA_REGISTERED: registerSchema, after which class-validator validates nothing', () => {
    registerSchema({ name: 'item', properties: { name: [{ type: 'isString' }] } })
    const storage = getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, unknown> }
    try {
      expect(faultsOf([controllerOf(Item)])[0]).toMatchObject({ code: 'SCHEMA_REGISTERED' })
    } finally {
      storage.validationMetadatas.delete('item')
      storage.validationMetadatas.delete(undefined)
    }
  })

  it('SCHEME_REPEATED: two security schemes of one name', () => {
    const one = new ApiKey({ in: 'header', name: 'x-one' })
    const two = new ApiKey({ in: 'header', name: 'x-two' })
    const named = new ApiKey({ in: 'header', name: 'x-two', schemeName: 'Two' })
    const refused = (others: ApiKey[]) => {
      @Controller()
      class KeysController {
        @Get()
        read(@Security([one, ...others]) key: string): string {
          return key
        }
      }
      return faultsOf([KeysController])
    }
    expect(refused([two])).toMatchObject([{ code: 'SCHEME_REPEATED', place: {} }])
    expect(refused([named])).toEqual([])
    @Controller()
    class DemandsController {
      @Get()
      read(@Security(one) key: string): string {
        return key
      }
    }
    expect(faultsOf([DemandsController], { security: [{ scheme: two, scopes: ['read'] }] })).toMatchObject([
      { code: 'SCHEME_REPEATED' },
    ])
  })

  it('SCOPES_UNCHECKED: scopes that nothing compares', () => {
    const oauth2 = new OAuth2Password({ tokenUrl: '/token', scopes: { read: '', write: '' } })
    class Auth {
      @Provides()
      static user(@Security(oauth2) token: string): string {
        return token
      }
      @Provides()
      static checked(@Security(oauth2) token: string, @Depends() scopes: SecurityScopes): string {
        return token + scopes.scopeText
      }
    }
    @Security(oauth2, ['read'])
    @Controller()
    class ScopesController {
      @Get('/unchecked')
      unchecked(@Depends(Auth.user) user: string): string {
        return user
      }
      @Get('/checked')
      checked(@Depends(Auth.checked) user: string): string {
        return user
      }
    }
    expect(faultsOf([ScopesController])).toMatchObject([
      { code: 'SCOPES_UNCHECKED', place: { controller: 'ScopesController', handler: 'unchecked' } },
    ])
  })

  it('SCOPE_MISMATCH: what lives longer needs what lives shorter', () => {
    class Short {
      @Provides()
      static request(): string {
        return ''
      }
      @Provides({ until: 'handler' })
      static *handler() {
        yield 1
      }
      @Provides()
      static *response(@Depends(Short.handler) handler: number) {
        yield handler
      }
      @Provides({ scope: 'app' })
      static signal(@Depends() signal: AbortSignal): AbortSignal {
        return signal
      }
    }
    @Injectable()
    class Long {
      constructor(
        @Depends(Short.request) readonly a: string,
        @Query('q') readonly q: string,
      ) {}
    }
    @Controller()
    class LongController {
      constructor(readonly long: Long) {}
      @Get()
      read(@Depends(Short.response) a: number, @Depends(Short.signal) b: AbortSignal): void {
        void [a, b]
      }
    }
    expect(faultsOf([LongController])).toMatchObject([
      { code: 'SCOPE_MISMATCH', place: { class: 'Long', parameter: 0 } },
      { code: 'SCOPE_MISMATCH', place: { class: 'Long', parameter: 1 } },
      { code: 'SCOPE_MISMATCH', place: { class: 'Short', property: 'response' } },
      { code: 'SCOPE_MISMATCH', place: { class: 'Short', property: 'signal', parameter: 0 } },
    ])
    @Controller()
    class FactoryController {
      @Get() read(@Depends(Short) _short: unknown): void {}
    }
    expect(
      faultsOf([FactoryController], { providers: [[Short, (context: object) => context]] }),
    ).toMatchObject([{ code: 'SCOPE_MISMATCH', place: { option: 'providers' } }])
  })

  it('SCOPE_MISMATCH: a function that was to give a token', () => {
    @Injectable()
    class Later {}
    @Injectable()
    class Early {
      constructor(@Depends(() => Later) readonly later: Later) {}
    }
    @Controller()
    class EarlyController {
      constructor(readonly early: Early) {}
    }
    expect(faultsOf([EarlyController])).toMatchObject([
      {
        code: 'SCOPE_MISMATCH',
        place: { class: 'Early', parameter: 0 },
        message: expect.stringMatching(/or depend on a token itself, where the function was to give one$/),
      },
    ])
  })

  it('SCOPE_MISMATCH: a controller of a request', () => {
    @Injectable({ scope: 'request' })
    @Controller()
    class RequestController {
      @Get() read(): void {}
    }
    expect(faultsOf([RequestController])).toMatchObject([
      { code: 'SCOPE_MISMATCH', place: { controller: 'RequestController' } },
    ])
  })

  it('SCOPES_UNCHECKED: of two schemes only one is checked', () => {
    const bearer = new HttpBearer()
    const key = new ApiKey({ in: 'header', name: 'x-key' })
    class Auth {
      @Provides()
      static user(
        @Security(bearer, [], { optional: true }) token: string,
        @Depends() scopes: SecurityScopes,
      ): string {
        return token + scopes.scopeText
      }
      @Provides()
      static machine(@Security(key, [], { optional: true }) sent: string): string {
        return sent
      }
    }
    @Security([bearer, key], ['admin'])
    @Controller()
    class EitherController {
      @Get() read(@Depends(Auth.user) user: string, @Depends(Auth.machine) machine: string): void {
        void [user, machine]
      }
    }
    expect(faultsOf([EitherController])).toMatchObject([{ code: 'SCOPES_UNCHECKED' }])
  })

  it('SCOPE_UNDECLARED: a scope that its scheme does not have', () => {
    const oauth2 = new OAuth2Password({ tokenUrl: '/token', scopes: { read: '' } })
    @Controller()
    class ScopesController {
      @Get()
      read(@Security(oauth2, ['raed']) token: string, @Depends() scopes: SecurityScopes): string {
        return token + scopes.scopeText
      }
    }
    expect(faultsOf([ScopesController])).toMatchObject([
      { code: 'SCOPE_UNDECLARED', place: { controller: 'ScopesController', handler: 'read' } },
    ])
  })

  it('STATUS_BODILESS: a body for a status that has none', () => {
    @Controller('/items')
    class ItemsController {
      @Post({ status: 204 })
      create(): Item {
        return new Item()
      }
    }
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'STATUS_BODILESS', place: { handler: 'create' } },
    ])
  })

  it('TYPES_STALE: a generated module that lacks what it refers to', () => {
    @Controller('/items')
    class ItemsController {
      @Get()
      read(): object {
        return {}
      }
    }
    const returns = { kind: 'reference', to: 'Item' } as const
    registerTypes(typesOf(ItemsController, { parameters: [], returns }))
    expect(faultsOf([ItemsController])).toMatchObject([
      { code: 'TYPES_STALE', place: { handler: 'read' }, message: expect.stringContaining("'Item'") },
    ])
  })

  it('TYPES_VERSION: a generated module of another format', async () => {
    const types = { ...typesOf(Item, { parameters: [] }), version: 2 } as unknown as Types
    await expect(createApp({ controllers: [], types })).rejects.toMatchObject({
      faults: [{ code: 'TYPES_VERSION', place: { option: 'types' } }],
    })
  })

  it('TYPE_UNREADABLE: a type that nothing could validate', () => {
    @Controller('/items')
    class ItemsController {
      @Post()
      create(callback: object): void {
        void callback
      }
    }
    const type = { kind: 'unreadable', reason: 'a function', at: 'src/items.ts:3' } as const
    registerTypes(typesOf(ItemsController, { parameters: [{ name: 'callback', type }] }, 'create'))
    expect(faultsOf([ItemsController])).toMatchObject([
      {
        code: 'TYPE_UNREADABLE',
        place: { handler: 'create', parameter: 0 },
        message: expect.stringContaining('a function (src/items.ts:3)'),
      },
    ])
  })

  it('WIRE_NAME_REPEATED: two properties of one name on the wire', () => {
    const { Expose } = jest.requireActual<typeof import('class-transformer')>('class-transformer')
    class Item {
      @IsString() name!: string
      @Expose({ name: 'name' }) @IsString() label!: string
    }
    expect(faultsOf([controllerOf(Item)])).toMatchObject([
      { code: 'WIRE_NAME_REPEATED', place: { class: 'Item', property: 'label' } },
    ])
  })
})

describe('DeclarationError', () => {
  it('lists every fault with its code, place and remedy', () => {
    @Controller('/items')
    class ItemsController {
      @Get('/:id')
      read(@Param('key') key: string, limit: number): void {
        void [key, limit]
      }
    }
    const error = new DeclarationError(faultsOf([ItemsController]))
    expect(error.message.split('\n')).toEqual([
      '3 faults',
      '  INPUT_UNDECLARED ItemsController.read, parameter 1: add @Param, @Query, @Header, @Cookie, @Body, @Depends, @Security, @Req or @Reply',
      '  PATH_UNKNOWN ItemsController.read, parameter 0: the path /items/:id has no :key; name a placeholder of the path, or add it there',
      "  PATH_UNREAD ItemsController.read: no parameter takes :id of /items/:id; add @Param('id')",
    ])
  })
})

/** A controller that reads a body of `dto`. */
function controllerOf(dto: new (...args: never[]) => object): new () => object {
  @Controller('/things')
  class ThingsController {
    create(body: object): void {
      void body
    }
  }
  Body()(ThingsController.prototype, 'create', 0)
  Post()(ThingsController.prototype, 'create', {})
  Reflect.defineMetadata('design:paramtypes', [dto], ThingsController.prototype, 'create')
  return ThingsController
}
