import { IsBoolean, IsInt, IsNumber, IsOptional, IsString } from 'class-validator'
import { Body, Controller, createApp, Depends, Get, Param, Post, Provides, Query } from '../../dist/index.js'
import { receiptOf, rows } from './data.js'
import { NewOrder } from './inputs.js'
import { Row } from './rows.js'
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

class Hello {
  @IsString()
  message!: string
}

class Echo {
  @IsInt()
  id!: number

  @IsInt()
  skip!: number

  @IsInt()
  limit!: number

  @IsOptional()
  @IsString()
  q?: string | undefined
}

class Receipt {
  @IsInt()
  id!: number

  @IsNumber()
  total!: number
}

class Mine {
  @IsString()
  user!: string

  @IsInt()
  tenant!: number

  @IsBoolean()
  open!: boolean
}

class Providers {
  @Provides()
  static user(@Query('user', { type: 'integer' }) id: number): User {
    return userOf(id)
  }

  @Provides()
  static userLater(@Query('user', { type: 'integer' }) id: number): Promise<User> {
    return userLater(id)
  }

  @Provides()
  static tenant(@Depends(Providers.user) user: User): Tenant {
    return tenantOf(user)
  }

  @Provides()
  static *session(@Depends(Providers.user) user: User, @Depends(Providers.tenant) tenant: Tenant) {
    const session = new Session(user, tenant)
    try {
      yield session
    } finally {
      session.close()
    }
  }

  @Provides()
  static tenantLater(@Depends(Providers.userLater) user: User): Tenant {
    return tenantOf(user)
  }

  @Provides()
  static *sessionLater(
    @Depends(Providers.userLater) user: User,
    @Depends(Providers.tenantLater) tenant: Tenant,
  ) {
    const session = new Session(user, tenant)
    try {
      yield session
    } finally {
      session.close()
    }
  }
}

@Controller()
class BenchController {
  @Get('/mine', { returns: Mine })
  mine(@Depends(Providers.session) session: Session): Answer {
    return answerOf(session)
  }

  @Get('/mine-later', { returns: Mine })
  mineLater(@Depends(Providers.sessionLater) session: Session): Answer {
    return answerOf(session)
  }

  @Get('/hello', { returns: Hello })
  hello(): Hello {
    return { message: 'hello' }
  }

  @Get('/items/:id', { returns: Echo })
  item(
    @Param('id', { type: 'integer' }) id: number,
    @Query('skip', { type: 'integer', minimum: 0, default: 0 }) skip: number,
    @Query('limit', { type: 'integer', maximum: 100, default: 20 }) limit: number,
    @Query('q', { minLength: 1, maxLength: 50, required: false }) q?: string,
  ): Echo {
    return { id, skip, limit, q }
  }

  @Get('/list', { returns: [Row] })
  list(): Row[] {
    return rows
  }

  @Post('/orders', { status: 201, returns: Receipt })
  order(@Body() order: NewOrder): Receipt {
    return receiptOf(order)
  }
}

export async function listen(port: number): Promise<void> {
  const app = await createApp({
    title: 'Bench',
    controllers: [BenchController],
    logger: false,
    currentRequest: process.env.CURRENT_REQUEST === '1',
    docs: false,
    redoc: false,
  })
  await app.listen({ port, host: '127.0.0.1' })
}
