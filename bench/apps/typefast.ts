import { IsInt, IsNumber, IsOptional, IsString } from 'class-validator'
import { Body, Controller, createApp, Get, Param, Post, Query } from '../../dist/index.js'
import { receiptOf, rows } from './data.js'
import { NewOrder } from './inputs.js'
import { Row } from './rows.js'

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

@Controller()
class BenchController {
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
    docs: false,
    redoc: false,
  })
  await app.listen({ port, host: '127.0.0.1' })
}
