import { Type } from 'class-transformer'
import { IsEmail, IsNumber, IsString, Length, Min, ValidateNested } from 'class-validator'
import { Body, Controller, createApp, Delete, Get, Param, Post, Put } from '../../dist/index.js'
import { itemOf } from './many-data.js'
import { named } from './named.js'

/** A controller with five routes and two DTOs of its own. */
function controllerOf(index: number) {
  class Owner {
    @IsString()
    name!: string

    @IsEmail()
    email!: string
  }

  class Item {
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

  @Controller(`/group${index}`)
  class GroupController {
    @Get({ returns: [Item] })
    list(): Item[] {
      return [itemOf(1)]
    }

    @Get('/:id', { returns: Item })
    read(@Param('id', { type: 'integer' }) id: number): Item {
      return itemOf(id)
    }

    @Post({ status: 201, returns: Item })
    create(@Body() item: Item): Item {
      return item
    }

    @Put('/:id', { returns: Item })
    replace(@Param('id', { type: 'integer' }) _id: number, @Body() item: Item): Item {
      return item
    }

    @Delete('/:id', { status: 204 })
    remove(@Param('id', { type: 'integer' }) _id: number): void {}
  }

  named(`Owner${index}`, Owner)
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
