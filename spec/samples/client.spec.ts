import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const GENERATOR = join(ROOT, 'spec/client/node_modules/openapi-typescript/bin/cli.js')
const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc')

const TYPES = `
import type { components, operations, paths } from './store.js'

type Sent<T> = T extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : never
type Answer<T, Status extends number> = T extends {
  responses: { [S in Status]: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

type Order = components['schemas']['Order']
`

const USES = `
export const teapot: Sent<paths['/items']['post']> = { name: 'Teapot', sku: 'TEA-0001', price: 24.5 }
// @ts-expect-error the server gives the id
export const chosen: Sent<paths['/items']['post']> = { ...teapot, id: 7 }
export const change: Sent<paths['/items/{id}']['patch']> = { stock: 3 }
export const path: paths['/items/{id}']['get']['parameters']['path'] = { id: 1 }
export const query: operations['ordersList']['parameters']['query'] = { status: ['new', 'paid'], limit: 10 }

export function describe(page: Answer<paths['/items']['get'], 200>): string[] {
  return page.items.map(({ id, name, price, tags }) => [id.toFixed(), name, price.toFixed(2), ...tags].join(' '))
}

export function worth({ lines, status, placedAt, deliverOn }: Order): number {
  const until: string | undefined = deliverOn ?? undefined
  const isOpen: boolean = status === 'new' || status === 'paid'
  return isOpen && (until ?? placedAt) > '2026' ? lines.reduce((sum, line) => sum + line.quantity * line.unitPrice, 0) : 0
}

export const refusal: Answer<paths['/items']['post'], 422> = {
  detail: [{ type: 'missing', loc: ['body', 'lines', 0, 'sku'], msg: 'Field required' }],
}
export const nothing: operations['itemsRemove']['responses'][204]['content'] = undefined
`

/** Each is a program of its own. */
const MISUSES: readonly [what: string, error: string, program: string][] = [
  [
    'a text for a price',
    "Type 'string' is not assignable to type 'number'",
    `export const item: Sent<paths['/items']['post']> = { name: 'Cup', sku: 'CUP-0001', price: '6' }`,
  ],
  [
    'an item without a name',
    "Property 'name' is missing",
    `export const item: Sent<paths['/items']['post']> = { sku: 'CUP-0001', price: 6 }`,
  ],
  [
    'a status that is none',
    `Type '"lost"' is not assignable`,
    `export const order: Sent<paths['/orders/{id}']['patch']> = { status: 'lost' }`,
  ],
  [
    'a path that is not served',
    "Property '/baskets' does not exist",
    `export type Baskets = paths['/baskets']`,
  ],
  [
    'a method that is not served',
    "is not assignable to type 'undefined'",
    `export const put: paths['/items']['put'] = {}`,
  ],
  [
    'a property that is not sent',
    "Property 'margin' does not exist",
    `export const margin = (order: Order) => order.margin`,
  ],
]

const fileOf = (misuse: string): string => `misuse-${misuse.replaceAll(' ', '-')}.ts`

let folder: string
/** What the compiler says. */
let complaints: string[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'typefast-client-'))
  // What has a default may be left out of a request; a response's schema says itself that it is there.
  const options = ['--default-non-nullable=false', '--output', join(folder, 'store.d.ts')]
  execFileSync(process.execPath, [GENERATOR, join(ROOT, 'spec/golden/store.json'), ...options])
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  writeFileSync(join(folder, 'uses.ts'), TYPES + USES)
  for (const [what, , program] of MISUSES) {
    writeFileSync(join(folder, fileOf(what)), TYPES + program)
  }
  const compiled = spawnSync(process.execPath, [COMPILER, '-p', '.'], { cwd: folder, encoding: 'utf8' })
  complaints = compiled.stdout.split('\n').filter((line) => line !== '')
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

describe("a client with types from the store's document", () => {
  it('compiles', () => {
    expect(complaints.filter((line) => !line.startsWith('misuse'))).toEqual([])
  })

  it.each(MISUSES)('is refused for %s: %s', (what, error) => {
    const file = `${fileOf(what)}(`
    expect(complaints.filter((line) => line.startsWith(file))).toEqual([expect.stringContaining(error)])
  })
})
