import 'reflect-metadata'
import {
  Body,
  ClassSerializerInterceptor,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Put,
  SerializeOptions,
  ValidationPipe,
} from '@nestjs/common'
import { NestFactory, Reflector } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProperty,
  DocumentBuilder,
  SwaggerModule,
} from '@nestjs/swagger'
import { Expose, Type } from 'class-transformer'
import { IsEmail, IsNumber, IsString, Length, Min, ValidateNested } from 'class-validator'
import { itemOf } from './many-data.js'
import { named } from './named.js'

/** A controller with five routes and two DTOs of its own, as `many-typefast.ts` has them. */
function controllerOf(index: number) {
  class Owner {
    @ApiProperty()
    @Expose()
    @IsString()
    name!: string

    @ApiProperty({ format: 'email' })
    @Expose()
    @IsEmail()
    email!: string
  }

  class Item {
    @ApiProperty({ minLength: 1, maxLength: 80 })
    @Expose()
    @IsString()
    @Length(1, 80)
    name!: string

    @ApiProperty({ minimum: 0 })
    @Expose()
    @IsNumber()
    @Min(0)
    price!: number

    @ApiProperty()
    @Expose()
    @ValidateNested()
    @Type(() => Owner)
    owner!: Owner
  }

  const serialized = SerializeOptions({ type: Item, strategy: 'excludeAll' })

  @Controller(`group${index}`)
  class GroupController {
    @Get()
    @ApiOkResponse({ type: [Item] })
    @serialized
    list(): Item[] {
      return [itemOf(1)]
    }

    @Get(':id')
    @ApiOkResponse({ type: Item })
    @serialized
    read(@Param('id', ParseIntPipe) id: number): Item {
      return itemOf(id)
    }

    @Post()
    @ApiCreatedResponse({ type: Item })
    @serialized
    create(@Body() item: Item): Item {
      return item
    }

    @Put(':id')
    @ApiOkResponse({ type: Item })
    @serialized
    replace(@Param('id', ParseIntPipe) _id: number, @Body() item: Item): Item {
      return item
    }

    @Delete(':id')
    @HttpCode(204)
    @ApiNoContentResponse()
    remove(@Param('id', ParseIntPipe) _id: number): void {}
  }

  named(`Owner${index}`, Owner)
  named(`Item${index}`, Item)
  return named(`Group${index}Controller`, GroupController)
}

class ManyModule {}

export async function listen(port: number, count: number): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: ManyModule, controllers: Array.from({ length: count }, (_, index) => controllerOf(index)) },
    new FastifyAdapter(),
    { logger: false },
  )
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }))
  app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)))
  const about = new DocumentBuilder().setTitle('Many').setOpenAPIVersion('3.1.0').build()
  SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, about), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: 'openapi.json',
  })
  await app.listen(port, '127.0.0.1')
}
