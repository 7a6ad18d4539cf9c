import { Expose, Transform } from 'class-transformer'
import { IsEmail, IsInt, Length } from 'class-validator'
import {
  Body,
  Controller,
  createApp,
  Field,
  Get,
  Injectable,
  Param,
  Post,
  Query,
  registerTypes,
} from 'typefast'
import { NO_SOURCE } from '../no-source.js'

@Injectable({ lazy: true })
class Mailer {}

class Contact {
  @IsEmail() mail!: string
  @Expose({ name: 'full_name' }) @Length(1, 80) name!: string
  @Transform(({ value }) => value) @Field() note!: string
  @IsInt({ each: true }) @Field({ items: { type: 'integer' } }) marks: number[] = []
}

@Controller('/contacts')
class Contacts {
  constructor(readonly greeting: string) {}

  @Get('/:id')
  read(@Param('id', { type: 'integer' }) id: number, @Query('q', { required: false }) q?: string): object {
    return { id, q, greeting: this.greeting }
  }

  @Post()
  create(@Body('contact') contact: Contact, @Body('again') again: Contact): object {
    return [contact, again]
  }
}

@Controller('/mails')
class Mails {
  constructor(readonly mailer: Mailer) {}

  @Post()
  send(changes: object): object {
    return changes
  }
}

const open = () => createApp({ controllers: [new Contacts('hello'), Mails] })

beforeAll(() => {
  registerTypes({
    ...NO_SOURCE,
    definitions: {
      Contact: {
        name: 'Contact',
        class: Contact,
        properties: {
          mail: { kind: 'string' },
          name: { kind: 'string' },
          note: { kind: 'string' },
          marks: { kind: 'array', items: { kind: 'integer' }, initialized: true },
        },
      },
      'Partial<Contact>': { name: 'PartialContact', from: 'Contact', optional: true },
    },
    classes: [
      {
        class: Mails,
        parameters: [{ name: 'mailer', provided: Mailer }],
        methods: {
          send: { parameters: [{ name: 'changes', type: { kind: 'reference', to: 'Partial<Contact>' } }] },
        },
      },
    ],
  })
})

it('names decorators, and what the compiler emitted', async () => {
  const app = await open()
  const read = app.explain('GET', '/contacts/:id')
  expect(read).toContain('from its decorator (path) { type }; design:paramtypes, which the compiler emitted')
  expect(read).toContain('query q: string, may be absent')
  await app.close()
})

it('names what is said of properties, and of several bodies', async () => {
  const app = await open()
  const create = app.explain('POST', '/contacts')
  expect(create).toContain('from its type; @IsEmail')
  expect(create).toContain('full_name: string, required\n      from its type; @IsLength; @Expose')
  expect(create).toContain('from its type; @Field; @Transform')
  expect(create).toContain('from its type; @Field { items }; @IsInt of each; its initializer')
  expect(create).toContain('Body_contactsCreate')
  await app.close()
})

it('names Partial, and what is made when it is first asked for', async () => {
  const app = await open()
  const send = app.explain('POST', '/mails')
  expect(send).toContain('from its type; Partial: may be absent; @IsEmail')
  expect(send).toContain('made once for the application\n  Mails')
  await app.close()
})
