/** The orders of samples/, and a program that asks itself and prints what it answers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ORDERS = readFileSync(join(__dirname, '../../samples/typed-orders/orders.ts'), 'utf8')

const ORDER = {
  email: 'ada@example.com',
  address: { street: 'Elm Street 1', city: 'London', country: 'GB' },
  lines: [{ sku: 'lamp', quantity: 2, price: 30 }],
}

/** A request, its status, and of a refusal the places that it names. */
export const EXCHANGES = [
  ['POST', '/orders', ORDER, 201, []],
  [
    'POST',
    '/orders',
    {
      ...ORDER,
      email: 'nobody',
      status: 'lost',
      address: { ...ORDER.address, country: 'Britain' },
      lines: [{ sku: 'lamp', quantity: 0.5, price: -1 }],
    },
    422,
    [
      ['body', 'email'],
      ['body', 'status'],
      ['body', 'address', 'country'],
      ['body', 'lines', 0, 'quantity'],
      ['body', 'lines', 0, 'price'],
    ],
  ],
  ['GET', '/orders/1', undefined, 200, []],
  ['GET', '/orders/2', undefined, 404, []],
  ['GET', '/orders/one', undefined, 422, [['path', 'id']]],
  ['GET', '/orders?status=new&limit=1', undefined, 200, []],
  ['GET', '/orders?status=lost', undefined, 422, [['query', 'status']]],
  ['PATCH', '/orders/1', { status: 'paid' }, 200, []],
  [
    'PATCH',
    '/orders/1',
    { lines: [{}] },
    422,
    [
      ['body', 'lines', 0, 'sku'],
      ['body', 'lines', 0, 'quantity'],
      ['body', 'lines', 0, 'price'],
    ],
  ],
] as const

/** What the program prints, in JSON. */
export interface Printed {
  readonly answers: readonly (readonly [status: number, loc: readonly (readonly (string | number)[])[]])[]
  readonly document: { readonly components: { readonly schemas: Readonly<Record<string, unknown>> } }
  readonly explained: string
}

export const ANSWERS = EXCHANGES.map(([, , , status, locs]) => [status, locs])

const REQUESTS = EXCHANGES.map(([method, url, payload]) => ({ method, url, payload }))

/** Asks an application, `app`, all of the above: the body of an async function that returns `Printed`. */
const ASK = `
  const answers: unknown[] = []
  for (const request of ${JSON.stringify(REQUESTS)}) {
    const reply = await app.inject(request as never)
    const { detail } = reply.json() as { detail?: unknown }
    answers.push([reply.statusCode, Array.isArray(detail) ? detail.map(({ loc }) => loc) : []])
  }
  const printed = { answers, document: await app.openapi(), explained: app.explain('GET', '/orders/:id') }
  await app.close()`

/** @param extension what relative imports end with. */
export const mainOf = (extension: string): string => `import { createApp } from 'typefast'
import * as generated from './types.gen${extension}'

export async function ask(): Promise<object> {
  const app = await createApp({ ...generated, title: 'Orders', logger: false })${ASK}
  return printed
}

export const createApplication = () => createApp({ ...generated, logger: false })

if (process.env.SILENT === undefined) {
  ask().then((printed) => console.log(JSON.stringify(printed)))
}
`

/** A test that passes where the program answers as it does elsewhere. */
export const testOf = (imports: string): string => `${imports}
process.env.SILENT = '1'

test('orders are answered', async () => {
  const { ask } = await import('./main')
  const { answers } = (await ask()) as { answers: unknown }
  expect(answers).toEqual(${JSON.stringify(ANSWERS)})
})
`
