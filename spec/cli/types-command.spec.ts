import { setTimeout as delay } from 'node:timers/promises'
import { run } from '../../lib/cli/run.js'
import { ORDER, ORDERS, SmallProgram, TSCONFIG } from '../types/program.js'

const program = new SmallProgram({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER })
afterAll(() => program.close())

interface Ran {
  readonly code: Promise<number>
  readonly printed: string[]
  readonly complained: string[]
  stop(): void
}

function ran(words: string, folder = program.folder): Ran {
  const printed: string[] = []
  const complained: string[] = []
  const stops: (() => void)[] = []
  const code = run([...words.split(' '), '--typescript', program.options.typescript!], {
    folder,
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    stopped: () => new Promise((resolve) => stops.push(resolve)),
  })
  return { code, printed, complained, stop: () => stops[0]!() }
}

describe('typefast types', () => {
  it('writes the module, and says what is in it', async () => {
    const first = ran('types')
    expect(await first.code).toBe(0)
    expect(first.complained).toEqual([])
    expect(first.printed).toEqual([
      expect.stringMatching(/^src\/types\.gen\.ts: 1 controller, 1 type, written in \d+(\.\d)? m?s$/),
    ])
    expect(ran('types').printed).toEqual([expect.stringContaining('unchanged')])
  })

  it('tells problems where terminals find them, and ends with 1 for errors', async () => {
    program.write('src/wrong.ts', ORDERS.replaceAll('rders', 'thers').replace('export class', 'class'))
    const { code, complained } = ran('types', program.at('src'))
    expect(await code).toBe(1)
    expect(complained).toEqual([expect.stringMatching(/^wrong\.ts:\d+(:\d+)? - error: .*\n {4}\S/)])
    program.delete('src/wrong.ts')
  })

  it('says what it cannot read', async () => {
    const { code, complained } = ran('types --project tsconfig.lost.json')
    expect(await code).toBe(1)
    expect(complained).toEqual([
      expect.stringMatching(/^error: there is no .*tsconfig\.lost\.json\n {4}name a tsconfig/),
    ])
  })
})

describe('typefast types --check', () => {
  it('ends with 0 where the module is fresh', async () => {
    await ran('types').code
    const { code, printed } = ran('types --check')
    expect(await code).toBe(0)
    expect(printed).toEqual([expect.stringMatching(/^src\/types\.gen\.ts is up to date, read in /)])
  })

  it('ends with 1 where it is not, and says why', async () => {
    program.write('src/order.ts', ORDER.replace('state', 'status'))
    const { code, complained } = ran('types --check')
    expect(await code).toBe(1)
    expect(complained).toEqual([
      'src/types.gen.ts is stale\n    src/order.ts has changed\n    npx typefast types',
    ])
    program.write('src/order.ts', ORDER)
  })
})

describe('typefast types --watch', () => {
  it('goes on until it is stopped, through errors', async () => {
    const { code, printed, complained, stop } = ran('types --watch')
    expect(printed).toHaveLength(1)
    program.write('src/order.ts', 'export class {')
    await until(() => complained.some((text) => text.startsWith('error: the program cannot be parsed')))
    program.write('src/order.ts', ORDER.replace('state', 'status'))
    await until(() => printed.some((text, index) => index > 0 && text.includes('written')))
    stop()
    expect(await code).toBe(0)
    program.write('src/order.ts', ORDER)
  }, 30_000)
})

it('tells of a configuration that it refuses', async () => {
  program.write('tsconfig.json', TSCONFIG.replace('"strict":true', '"strict":false'))
  const { code, complained } = ran('types')
  expect(await code).toBe(1)
  expect(complained).toEqual([
    expect.stringMatching(/^error: .*\/tsconfig\.json turns strictNullChecks off, .*\n {4}write/),
  ])
})

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000
  while (!holds() && Date.now() < end) await delay(10)
  expect(holds()).toBe(true)
}
