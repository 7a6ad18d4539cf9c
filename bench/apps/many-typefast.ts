import { Type } from 'class-transformer'
import { IsEmail, IsInt, IsNumber, IsString, Length, Min, ValidateNested } from 'class-validator'
import { Body, Controller, createApp, Delete, Get, Param, Post, Put } from '../../dist/index.js'

/** Names a class, so that the generated ones differ as hand-written ones would. */
function named<T extends object>(name: string, target: T): T {
  return Object.defineProperty(target, 'name', { value: name })
}

/** A controller with five routes and three DTOs of its own. */
function controllerOf(index: number) {
  class Owner {
    @IsString()
    name!: string

    @IsEmail()
    email!: string
  }

  class Wanted {
    @IsString()
    @Length(1, 80)
    name!: string

    @IsNumber()
    @Min(0)
    price!: number

    @ValidateNested()
    @Type(() => Owner)
    owner!: Owner
  }

  class Item {
    @IsInt()
    id!: number

    @IsString()
    name!: string

    @IsNumber()
    price!: number
  }

  @Controller(`/group${index}`)
  class GroupController {
    @Get({ returns: [Item] })
    list(): Item[] {
      return [{ id: 1, name: 'one', price: 1 }]
    }

    @Get('/:id', { returns: Item })
    read(@Param('id', { type: 'integer' }) id: number): Item {
      return { id, name: 'one', price: 1 }
    }

    @Post({ returns: Item })
    create(@Body() wanted: Wanted): Item {
      return { ...wanted, id: 1 }
    }

    @Put('/:id', { returns: Item })
    replace(@Param('id', { type: 'integer' }) id: number, @Body() wanted: Wanted): Item {
      return { ...wanted, id }
    }

    @Delete('/:id', { status: 204 })
    remove(@Param('id', { type: 'integer' }) _id: number): void {}
  }

  named(`Owner${index}`, Owner)
  named(`Wanted${index}`, Wanted)
  named(`Item${index}`, Item)
  return named(`Group${index}Controller`, GroupController)
}

export async function listen(port: number, count: number): Promise<void> {
  const app = await createApp({
    title: 'Many',
    controllers: Array.from({ length: count }, (_, index) => controllerOf(index)),
    logger: false,
    docs: false,
    redoc: false,
  })
  await app.listen({ port, host: '127.0.0.1' })
}
