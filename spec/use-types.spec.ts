import { Controller, createApp, Get, registerTypes, type Types } from 'typefast'
import { capturedLog } from './contract/serve.js'

@Controller('/items')
class ItemsController {
  @Get()
  read(): object {
    return {}
  }
}

/** Of a program that is here, and has changed since. */
const types: Types = {
  version: 1,
  source: {
    project: 'samples/typed-orders/tsconfig.json',
    module: 'types.gen.ts',
    files: { 'orders.ts': '0000000000000000' },
    roots: '',
  },
  definitions: {},
  classes: [{ class: ItemsController, methods: { read: { parameters: [] } } }],
}

const MESSAGE =
  'the generated module is older than the program: orders.ts has changed; run npx typefast types'

const { NODE_ENV } = process.env

afterEach(() => {
  process.env.NODE_ENV = NODE_ENV
})

async function warningsOf(options: { staleTypes?: 'warn' | 'ignore' }): Promise<string[]> {
  const { logger, lines } = capturedLog()
  const app = await createApp({ controllers: [ItemsController], types, logger, ...options })
  await app.close()
  return lines.filter(({ level }) => level === 40).map(({ msg }) => msg)
}

describe('a generated module that is older than its program', () => {
  it('is told of in the log', async () => {
    expect(await warningsOf({})).toEqual([MESSAGE])
  })

  it('is a fault where the application says so', async () => {
    const starting = createApp({ controllers: [ItemsController], types, staleTypes: 'refuse' })
    await expect(starting).rejects.toMatchObject({
      faults: [{ code: 'TYPES_STALE', place: { option: 'types' }, message: MESSAGE }],
    })
  })

  it('is not looked at where the application says so, nor in production', async () => {
    expect(await warningsOf({ staleTypes: 'ignore' })).toEqual([])
    process.env.NODE_ENV = 'production'
    expect(await warningsOf({})).toEqual([])
  })
})

describe('a generated module whose classes are not there', () => {
  const without = (changes: object): Types => ({ ...types, ...changes })
  const Missing = undefined as never
  const property = { kind: 'string' } as const

  it.each<[string, Types, string]>([
    ['a DTO', without({ definitions: { Item: { name: 'Item', class: Missing, properties: {} } } }), 'Item'],
    [
      'the class of a property',
      without({
        definitions: { Part: { name: 'Part', properties: { id: { ...property, from: Missing } } } },
      }),
      'Part',
    ],
    ['a controller', without({ classes: [{ class: Missing, at: 'src/main.ts:4' }] }), 'src/main.ts:4'],
    [
      'a provider',
      without({
        classes: [{ class: ItemsController, at: 'a.ts:1', parameters: [{ name: 'of', provided: Missing }] }],
      }),
      'a.ts:1',
    ],
  ])('is a fault: %s, whose decorators would be unknown', async (_case, given, name) => {
    await expect(createApp({ controllers: [], types: given })).rejects.toMatchObject({
      faults: [
        {
          code: 'CIRCULAR_IMPORT',
          place: { option: 'types' },
          message: expect.stringContaining(`(${name})`),
        },
      ],
    })
    expect(() => registerTypes(given)).toThrow(TypeError)
  })
})
