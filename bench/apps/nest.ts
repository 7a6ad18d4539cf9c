import 'reflect-metadata'
import {
  Body,
  ClassSerializerInterceptor,
  Controller,
  Get,
  Module,
  Param,
  ParseIntPipe,
  Post,
  Query,
  SerializeOptions,
  ValidationPipe,
} from '@nestjs/common'
import { NestFactory, Reflector } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { Expose, Type } from 'class-transformer'
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator'
import { receiptOf, rows } from './data.js'
import { NewOrder } from './inputs.js'

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

@Module({ controllers: [BenchController] })
class BenchModule {}

export async function listen(port: number): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(BenchModule, new FastifyAdapter(), {
    logger: false,
  })
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }))
  app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)))
  await app.listen(port, '127.0.0.1')
}
