import { Exclude, Transform } from 'class-transformer'
import { IsEmail } from 'class-validator'
import { Controller, Get, Post, type Types } from 'typefast'
import { NO_SOURCE } from '../no-source.js'
import { serve } from './serve.js'

abstract class Account {
  @IsEmail() mail!: string
  @Transform(({ value }) => String(value).trim()) name!: string
  @Exclude() secret!: string
  limit = this.limitOf()

  protected abstract limitOf(): number
}

@Controller()
class AccountController {
  @Post('/account')
  account(account: Account): object {
    return { ...account }
  }

  @Post('/change')
  change(account: Partial<Account>): object {
    return { ...account }
  }

  @Get('/account')
  read(): Account {
    return { mail: 'a@b.cc', name: ' a ', secret: 'secret', limit: 1 } as unknown as Account
  }
}

const account = { kind: 'reference', to: 'Account' } as const

const types: Types = {
  ...NO_SOURCE,
  definitions: {
    Account: {
      name: 'Account',
      properties: {
        mail: { kind: 'string', from: Account },
        name: { kind: 'string', from: Account },
        secret: { kind: 'string', optional: true, from: Account },
        limit: { kind: 'number', default: 5, initialized: true, from: Account },
      },
    },
    'Partial<Account>': { name: 'PartialAccount', from: 'Account', optional: true },
  },
  classes: [
    {
      class: AccountController,
      methods: {
        account: { parameters: [{ name: 'account', type: account }] },
        change: {
          parameters: [{ name: 'account', type: { kind: 'reference', to: 'Partial<Account>' } }],
        },
        read: { parameters: [], returns: account },
      },
    },
  ],
}

describe('a property of a class of which no instance is made', () => {
  const post = async (url: string, payload: object) => {
    const app = await serve(AccountController, { types })
    const reply = await app.inject({ method: 'POST', url, payload })
    return [reply.statusCode, reply.json()] as const
  }

  it.each(['/account', '/change'])('is checked as its class says: POST %s', async (url) => {
    const [status, body] = await post(url, { mail: 'x', name: 'a' })
    expect([status, body]).toMatchObject([422, { detail: [{ loc: ['body', 'mail'] }] }])
  })

  it('is transformed and left out as its class says, and has its default', async () => {
    expect(await post('/account', { mail: 'a@b.cc', name: ' a ', secret: 's' })).toEqual([
      200,
      { mail: 'a@b.cc', name: 'a', limit: 5 },
    ])
  })

  it('is hidden in answers as its class says', async () => {
    const app = await serve(AccountController, { types })
    const { body } = await app.inject('/account')
    expect(body).not.toContain('secret')
  })
})
