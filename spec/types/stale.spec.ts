import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TypesSource } from '../../lib/metadata/manifest.js'
import { hashOf } from '../../lib/types/file-hash.js'
import { staleness, staleTypes } from '../../lib/types/stale.js'

const folder = mkdtempSync(join(tmpdir(), 'typefast-stale-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ORDERS = "@Controller('/orders')\nexport class Orders {}\n"

/** A program below `folder`, fresh. */
function program(name: string, files: Record<string, string>): { base: string; source: TypesSource } {
  const base = join(folder, name)
  write(base, { 'tsconfig.json': '{}', 'src/types.gen.ts': '', ...files })
  const hashes = Object.entries(files).map(([file, text]) => [file, hashOf(text)] as const)
  const source = { project: 'tsconfig.json', module: 'src/types.gen.ts', roots: '' }
  return { base, source: { ...source, files: Object.fromEntries(hashes) } }
}

function write(base: string, files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, file)), { recursive: true })
    writeFileSync(join(base, file), text)
  }
}

describe('a generated module', () => {
  const files = { 'src/orders.ts': ORDERS, 'src/model/order.ts': 'export class Order {}\n' }

  it('is fresh while nothing changes', () => {
    const { base, source } = program('fresh', files)
    expect(staleness(source, base)).toEqual([])
  })

  it('is stale when a file of its types has changed', () => {
    const { base, source } = program('changed', files)
    write(base, { 'src/model/order.ts': 'export class Order { id = 1 }\n' })
    expect(staleness(source, base)).toEqual(['src/model/order.ts has changed'])
  })

  it('is fresh where git has changed the ends of lines', () => {
    const { base, source } = program('lines', files)
    write(base, { 'src/orders.ts': ORDERS.replaceAll('\n', '\r\n') })
    expect(staleness(source, base)).toEqual([])
  })

  it('says nothing of a file that is not here', () => {
    const { base, source } = program('gone', files)
    rmSync(join(base, 'src/orders.ts'))
    expect(staleness(source, base)).toEqual([])
  })

  it('is stale when there is a new controller beside what it knows', () => {
    const { base, source } = program('new', files)
    write(base, {
      'src/model/customers.ts': "  @tf.Controller('/customers')\nexport class Customers {}\n",
      'src/model/notes.ts': '/**\n * @Controller of notes\n */\nexport const notes = []\n',
      'src/model/orders.spec.ts': ORDERS,
      'src/elsewhere/orders.ts': ORDERS,
    })
    expect(staleness(source, base)).toEqual(['src/model/customers.ts has a controller that is not in it'])
  })

  it('tells the files from the folder of a configuration that is further down', () => {
    const { base, source } = program('packages/shop', files)
    write(base, { 'src/orders.ts': '' })
    const project = 'packages/shop/tsconfig.json'
    expect(staleness({ ...source, project }, folder)).toEqual(['src/orders.ts has changed'])
  })
})

describe('the program of a generated module', () => {
  const { base, source } = program('found', { 'src/orders.ts': ORDERS })
  write(base, { 'src/orders.ts': 'export {}\n' })
  const [, script] = process.argv
  const cwd = process.cwd()
  afterEach(() => {
    process.argv[1] = script!
    process.chdir(cwd)
  })

  it('is where the process runs', () => {
    process.chdir(base)
    expect(staleTypes({ source })).toEqual(['src/orders.ts has changed'])
  })

  it('is above the script that runs', () => {
    process.argv[1] = join(base, 'dist/bin/main.js')
    expect(staleTypes({ source })).toEqual(['src/orders.ts has changed'])
  })

  it('is nowhere in a deployment, and then there is nothing to say', () => {
    process.argv[1] = join(folder, 'nowhere/main.js')
    expect(staleTypes({ source })).toEqual([])
    process.argv[1] = 'repl'
    expect(staleTypes({ source })).toEqual([])
  })
})

it('is told in a blink for 300 files', () => {
  const text = 'export class Order {\n  id = 1\n}\n'.repeat(100)
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`src/part${index % 30}/file${index}.ts`, text + index]),
  )
  const { base, source } = program('large', files)
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    expect(staleness(source, base)).toEqual([])
    return performance.now() - start
  })
  expect(Math.min(...times)).toBeLessThan(40)
})
