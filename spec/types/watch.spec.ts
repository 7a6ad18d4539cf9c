import { setTimeout as delay } from 'node:timers/promises'
import { type TypesWatch, type WatchResult, watchTypes } from '../../lib/types/watch.js'
import { ORDER, ORDERS, SmallProgram, TSCONFIG } from './program.js'

const MODULE = 'src/types.gen.ts'

let program: SmallProgram
let watch: TypesWatch
let results: WatchResult[]

function start(files: Readonly<Record<string, string>>): void {
  program = new SmallProgram(files)
  results = []
  watch = watchTypes(program.options, (result) => results.push(result))
}

afterEach(() => {
  watch.close()
  program.close()
})

/** Waits until `holds`. */
async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!holds() && Date.now() < end) await delay(10)
  expect(holds()).toBe(true)
}

const says = (text: string) => (): boolean => program.read(MODULE).includes(text)
const errors = (): string[] => results.flatMap((result) => ('error' in result ? [result.error.message] : []))

describe('the generated module of a program that is watched', () => {
  it('is written at once, and after each change', async () => {
    start({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER })
    expect(results).toEqual([
      { generated: expect.objectContaining({ changed: true }), milliseconds: expect.any(Number) },
    ])
    expect(says('state: {')()).toBe(true)

    program.write('src/order.ts', ORDER.replace('state', 'status'))
    await until(says('status: {'))

    program.write(
      'src/customers/customers.ts',
      ORDERS.replaceAll('rders', 'ustomers').replace('./order', '../order'),
    )
    await until(says("from './customers/customers.js'"))

    program.delete('src/customers')
    await until(() => !says('customers')())

    expect(errors()).toEqual([])
  }, 30_000)

  it('follows the configuration', async () => {
    const customers = ORDERS.replaceAll('rders', 'ustomers').replace('./order', '../src/order')
    start({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER, 'more/customers.ts': customers })
    expect(says('customers')()).toBe(false)
    program.write('tsconfig.json', TSCONFIG.replace('"src"', '"src","more"'))
    await until(says("from '../more/customers.js'"))
  }, 30_000)

  it('comes again when it is deleted or edited', async () => {
    start({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER })
    const text = program.read(MODULE)
    program.write(MODULE, '')
    await until(() => program.read(MODULE) === text)
    program.delete(MODULE)
    await delay(100)
    await until(() => program.read(MODULE) === text)
    program.write('src/order.ts', ORDER.replace('state', 'status'))
    await until(says('status: {'))
  }, 30_000)

  it('stays as it was through an error, which is told once', async () => {
    start({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER })
    const text = program.read(MODULE)
    program.write('src/order.ts', `${ORDER}\nexport class {`)
    await until(() => errors().length === 1)
    expect(errors()[0]).toMatch(/^the program cannot be parsed:\n {6}src\/order.ts:6:1\d - /)
    program.write('src/other.ts', 'export const other = 1\n')
    await delay(300)
    expect(errors()).toHaveLength(1)
    expect(program.read(MODULE)).toBe(text)
    program.write('src/order.ts', ORDER.replace('state', 'status'))
    await until(says('status: {'))
  }, 30_000)

  it('is written when a program that could not be read can be', async () => {
    start({ 'src/orders.ts': '', 'tsconfig.json': '{ "compilerOptions": { "stric": true } }' })
    expect(errors()).toEqual([expect.stringContaining("Unknown compiler option 'stric'")])
    program.write('src/order.ts', ORDER)
    program.write('src/orders.ts', ORDERS)
    program.write('tsconfig.json', TSCONFIG)
    await until(() => results.some((result) => 'generated' in result))
    await until(says('state: {'))
  }, 30_000)
})

it('a watch without a project fails at once', () => {
  program = new SmallProgram({})
  program.delete('tsconfig.json')
  watch = { close: () => undefined }
  expect(() => watchTypes({ ...program.options, project: 'tsconfig.json' }, () => undefined)).toThrow(
    'there is no ',
  )
})
