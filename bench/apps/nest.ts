import 'reflect-metadata'
import {
  Body,
  ClassSerializerInterceptor,
  Controller,
  Get,
  Inject,
  Injectable,
  Module,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Scope,
  SerializeOptions,
  ValidationPipe,
} from '@nestjs/common'
import { NestFactory, REQUEST, Reflector } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { Expose, Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator'
import { receiptOf, rows } from './data.js'
import { NewOrder } from './inputs.js'
import {
  type Answer,
  answerOf,
  Session,
  type Tenant,
  tenantOf,
  type User,
  userLater,
  userOf,
} from './session.js'

class ItemQuery {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  skip: number = 0

  @Type(() => Number)
  @IsInt()
  @Max(100)
  limit: number = 20

  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string
}

class Hello {
  @Expose()
  message!: string
}

class Echo {
  @Expose()
  id!: number

  @Expose()
  skip!: number

  @Expose()
  limit!: number

  @Expose()
  q?: string | undefined
}

class Owner {
  @Expose()
  id!: number

  @Expose()
  name!: string
}

class Row {
  @Expose()
  id!: number

  @Expose()
  name!: string

  @Expose()
  price!: number

  @Expose()
  tags!: string[]

  @Expose()
  createdAt!: Date

  @Expose()
  @Type(() => Owner)
  owner!: Owner
}

class Receipt {
  @Expose()
  id!: number

  @Expose()
  total!: number
}

@Controller()
class BenchController {
  @Get('hello')
  @SerializeOptions({ type: Hello, strategy: 'excludeAll' })
  hello(): Hello {
    return { message: 'hello' }
  }

  @Get('items/:id')
  @SerializeOptions({ type: Echo, strategy: 'excludeAll' })
  item(@Param('id', ParseIntPipe) id: number, @Query() { skip, limit, q }: ItemQuery): Echo {
    return { id, skip, limit, q }
  }

  @Get('list')
  @SerializeOptions({ type: Row, strategy: 'excludeAll' })
  list(): Row[] {
    return rows
  }

  @Post('orders')
  @SerializeOptions({ type: Receipt, strategy: 'excludeAll' })
  order(@Body() order: NewOrder): Receipt {
    return receiptOf(order)
  }
}

class Mine {
  @Expose()
  user!: string

  @Expose()
  tenant!: number

  @Expose()
  open!: boolean
}

interface Asking {
  readonly query: { readonly user: string }
}

@Injectable({ scope: Scope.REQUEST })
class UserProvider {
  readonly user: User

  constructor(@Inject(REQUEST) request: Asking) {
    this.user = userOf(Number(request.query.user))
  }
}

@Injectable({ scope: Scope.REQUEST })
class TenantProvider {
  readonly tenant: Tenant

  constructor(provider: UserProvider) {
    this.tenant = tenantOf(provider.user)
  }
}

/** Nothing tells such a provider that its request has ended: the handler closes what it opens. */
@Injectable({ scope: Scope.REQUEST })
class SessionProvider {
  readonly session: Session

  constructor({ user }: UserProvider, { tenant }: TenantProvider) {
    this.session = new Session(user, tenant)
  }
}

@Controller()
class MineController {
  constructor(private readonly provider: SessionProvider) {}

  @Get('mine')
  @SerializeOptions({ type: Mine, strategy: 'excludeAll' })
  mine(): Answer {
    try {
      return answerOf(this.provider.session)
    } finally {
      this.provider.session.close()
    }
  }
}

const USER = Symbol('user')

@Controller()
class MineLaterController {
  constructor(@Inject(USER) private readonly user: User) {}

  @Get('mine-later')
  @SerializeOptions({ type: Mine, strategy: 'excludeAll' })
  mine(): Answer {
    const session = new Session(this.user, tenantOf(this.user))
    try {
      return answerOf(session)
    } finally {
      session.close()
    }
  }
}

const userProvider = {
  provide: USER,
  scope: Scope.REQUEST,
  useFactory: (request: Asking) => userLater(Number(request.query.user)),
  inject: [REQUEST],
}

@Module({
  controllers: [BenchController, MineController, MineLaterController],
  providers: [UserProvider, TenantProvider, SessionProvider, userProvider],
})
class BenchModule {}

export async function listen(port: number): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(BenchModule, new FastifyAdapter(), {
    logger: false,
  })
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }))
  app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)))
  await app.listen(port, '127.0.0.1')
}
