import { ANSWERS, mainOf, ORDERS, type Printed, testOf } from './orders-program.js'
import { sectionOf } from './page.js'
import { type Program, type Ran, Workshop } from './workshop.js'

let workshop: Workshop

beforeAll(() => {
  workshop = new Workshop()
}, 120_000)

afterAll(() => workshop.close())

interface Setting {
  readonly type: 'module' | 'commonjs'
  /** What its relative imports end with. */
  readonly extension?: string
  readonly files?: Readonly<Record<string, string>>
}

/** The program as the section of the page tells to set it up. */
function programOf(name: string, section: string, { type, extension = '.js', files = {} }: Setting): Program {
  return workshop.program(name, {
    'package.json': JSON.stringify({ name, type, private: true }),
    ...sectionOf('tsc').files,
    ...sectionOf(section).files,
    'src/orders.ts': ORDERS,
    'src/main.ts': mainOf(extension),
    ...files,
  })
}

/** Runs what the section says, each of which must succeed. */
function obey(program: Program, section: string): Ran {
  let last: Ran | undefined
  for (const command of sectionOf(section).commands) {
    last = program.run(command)
    if (last.status !== 0) throw new Error(`${command}\n${last.stdout}${last.stderr}`)
  }
  return last!
}

const printedBy = ({ stdout }: Ran): Printed => JSON.parse(stdout) as Printed

describe('the orders, with types only', () => {
  const documents: unknown[] = []

  it.each<[string, string, Setting]>([
    ['tsc-module', 'tsc', { type: 'module' }],
    ['tsc-commonjs', 'tsc', { type: 'commonjs' }],
    ['swc', 'swc', { type: 'commonjs' }],
    ['oxc', 'oxc', { type: 'module' }],
    ['tsx-module', 'tsx', { type: 'module' }],
    ['tsx-commonjs', 'tsx', { type: 'commonjs' }],
  ])(
    'answer under %s',
    (name, section, setting) => {
      const program = programOf(name, section, setting)
      const { answers, document, explained } = printedBy(obey(program, section))
      expect(answers).toEqual(ANSWERS)
      expect(explained).toContain('src/orders.ts')
      documents.push(document)
    },
    60_000,
  )

  it('have the same document everywhere', () => {
    expect(documents).toHaveLength(6)
    for (const document of documents) expect(document).toEqual(documents[0])
  })
})

describe('the command', () => {
  let program: Program
  beforeAll(() => {
    program = programOf('command', 'tsc', { type: 'commonjs' })
    obey(program, 'tsc')
  }, 60_000)

  it('finds the module fresh, and then stale', () => {
    expect(obey(program, 'Continuous integration').stdout).toContain('src/types.gen.ts is up to date')
    program.write('src/orders.ts', ORDERS.replace('note?:', 'notes?:'))
    const { status, stderr } = program.run('npx typefast types --check')
    expect([status, stderr]).toEqual([
      1,
      'src/types.gen.ts is stale\n    src/orders.ts has changed\n    npx typefast types\n',
    ])
    program.write('src/orders.ts', ORDERS)
  }, 60_000)

  it('explains an operation of the program', () => {
    const { status, stdout } = program.run('npx typefast explain GET /orders/:id')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^GET \/orders\/:id$/m)
    expect(program.run('npx typefast explain GET /lost')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no GET /lost'),
    })
  }, 60_000)

  it('says what to do where TypeScript is too old, or elsewhere', () => {
    const files = {
      'node_modules/typescript/package.json': JSON.stringify({
        name: 'typescript',
        version: '5.9.3',
        exports: { './package.json': './package.json' },
      }),
    }
    const old = programOf('old', 'tsc', { type: 'commonjs', files })
    const { status, stderr } = old.run('npx typefast types')
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^error: TypeScript 5\.9\.3 is installed .*\n {4}npm install/),
    ])
    expect(old.run('npx typefast types --typescript ..')).toMatchObject({ status: 0 })
  }, 60_000)
})

describe('a test of the orders', () => {
  it('passes under jest', () => {
    const files = { 'src/orders.spec.ts': testOf('') }
    const program = programOf('jest', 'jest', { type: 'commonjs', files })
    expect(obey(program, 'jest').stderr).toContain('1 passed')
    expect(program.read('src/types.gen.ts')).toContain('export const types')
  }, 60_000)
})
