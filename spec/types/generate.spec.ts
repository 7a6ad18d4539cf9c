import { existsSync, readdirSync, statSync } from 'node:fs'
import { checkTypes, generateTypes } from '../../lib/types/generate.js'
import { staleness } from '../../lib/types/stale.js'
import { ORDER, ORDERS, SmallProgram } from './program.js'

const MODULE = 'src/types.gen.ts'

describe('the generated module', () => {
  const program = new SmallProgram({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER })
  afterAll(() => program.close())

  const sourceOf = (text: string): never => {
    const files = [...text.matchAll(/^ {6}'([^']+)': '(\w+)',$/gm)].map(
      ([, file, hash]) => [file!, hash!] as const,
    )
    return { project: 'tsconfig.json', module: MODULE, roots: '', files: Object.fromEntries(files) } as never
  }

  it('is written where it is not there', () => {
    const { module, folder, changed, problems, ...counts } = generateTypes(program.options)
    expect([module, folder, changed]).toEqual([program.at(MODULE), program.folder, true])
    expect(problems).toEqual([])
    expect(counts).toEqual({ controllers: 1, definitions: 1 })
    const text = program.read(MODULE)
    expect(text).toContain("import { Order } from './order.js'")
    expect(text).toContain("import { Orders } from './orders.js'")
    expect(text).toContain('export const controllers: readonly ControllerOption[] = [Orders]')
    expect(text).toContain("state: { kind: 'enum', values: ['open', 'paid'], initialized: true")
    expect(text).toMatch(/^ {6}'src\/order.ts': '[0-9a-f]{16}',$/m)
    expect(staleness(sourceOf(text), program.folder)).toEqual([])
  })

  it('is left alone where it is the same', () => {
    const before = statSync(program.at(MODULE)).mtimeMs
    expect(generateTypes(program.options).changed).toBe(false)
    program.write(MODULE, program.read(MODULE).replaceAll('\n', '\r\n'))
    expect(generateTypes(program.options).changed).toBe(false)
    expect(statSync(program.at(MODULE)).mtimeMs).not.toBe(before)
    expect(readdirSync(program.at('src')).sort()).toEqual(['order.ts', 'orders.ts', 'types.gen.ts'])
  })

  it('is fresh', () => {
    expect(checkTypes(program.options)).toMatchObject({
      fresh: true,
      reasons: [],
      module: program.at(MODULE),
    })
  })

  it('is not stale for a new file that says nothing', () => {
    program.write('src/words.ts', 'export const words = []\n')
    expect(checkTypes(program.options).reasons).toEqual([])
    program.delete('src/words.ts')
  })

  it('is stale when the program has changed', () => {
    program.write('src/order.ts', ORDER.replace('id!: number', 'id!: number\n  note?: string'))
    program.write(
      'src/customers.ts',
      ORDERS.replaceAll('rders', 'ustomers').replace('./order.js', './order.js'),
    )
    const { fresh, reasons } = checkTypes(program.options)
    expect([fresh, reasons]).toEqual([false, ['src/customers.ts is not in it', 'src/order.ts has changed']])
    expect(staleness(sourceOf(program.read(MODULE)), program.folder)).toEqual([
      'src/customers.ts has a controller that is not in it',
      'src/order.ts has changed',
    ])
    generateTypes(program.options)
    program.delete('src/customers.ts')
    expect(checkTypes(program.options).reasons).toEqual(['src/customers.ts is no part of it now'])
    generateTypes(program.options)
    expect(checkTypes(program.options).fresh).toBe(true)
  })

  it('is stale when somebody has edited it', () => {
    program.write(MODULE, program.read(MODULE).replace("'open'", "'opened'"))
    expect(checkTypes(program.options).reasons).toEqual([
      'src/types.gen.ts says other types than the program: a package has changed, or somebody has edited it',
    ])
  })

  it('is stale when it is not there', () => {
    program.delete(MODULE)
    expect(checkTypes(program.options).reasons).toEqual(['src/types.gen.ts does not exist'])
  })

  it('is where it is wanted', () => {
    const { module } = generateTypes({ ...program.options, out: 'src/made/orders.ts' })
    expect(module).toBe(program.at('src/made/orders.ts'))
    expect(program.read('src/made/orders.ts')).toContain("import { Order } from '../order.js'")
    expect(existsSync(program.at(MODULE))).toBe(false)
    program.delete('src/made')
  })

  it('is that of the named project', () => {
    program.write('tsconfig.app.json', '{ "extends": "./tsconfig.json" }')
    generateTypes({ ...program.options, folder: '/', project: program.at('tsconfig.app.json') })
    expect(program.read(MODULE)).toContain("project: 'tsconfig.app.json',")
  })
})

describe('imports of the module', () => {
  it.each([
    ['.js', './order.js', { module: 'nodenext' }],
    ['nothing', './order', { module: 'commonjs', moduleResolution: 'bundler' }],
    ['.ts', './order.ts', { module: 'nodenext', allowImportingTsExtensions: true, noEmit: true }],
  ])('end in %s as the program has it', (_case, specifier, options) => {
    const program = new SmallProgram({
      'src/order.ts': ORDER,
      'src/orders.ts': ORDERS.replace('./order.js', specifier),
    })
    const { compilerOptions, ...rest } = JSON.parse(program.read('tsconfig.json')) as {
      compilerOptions: object
    }
    program.write(
      'tsconfig.json',
      JSON.stringify({ ...rest, compilerOptions: { ...compilerOptions, ...options } }),
    )
    try {
      generateTypes(program.options)
      expect(program.read(MODULE)).toContain(`import { Order } from '${specifier}'`)
    } finally {
      program.close()
    }
  })
})

describe('a program without controllers', () => {
  it('is warned of', () => {
    const program = new SmallProgram({ 'src/order.ts': ORDER })
    expect(generateTypes(program.options)).toMatchObject({
      controllers: 0,
      problems: [
        {
          severity: 'warning',
          at: 'tsconfig.json',
          message: 'the program has no controller',
          remedy: 'export a class with @Controller(), and let tsconfig include its file',
        },
      ],
    })
    program.close()
  })

  it('has none that only the generated module imports', () => {
    const program = new SmallProgram({
      'src/main.ts': `export * from './types.gen.js'`,
      'src/orders.ts': ORDERS,
      'src/order.ts': ORDER,
    })
    generateTypes(program.options)
    program.write(
      'tsconfig.json',
      program.read('tsconfig.json').replace('"include":["src"]', '"files":["src/main.ts"]'),
    )
    const { fresh, reasons } = checkTypes(program.options)
    expect([fresh, reasons]).toEqual([
      false,
      ['src/order.ts is no part of it now', 'src/orders.ts is no part of it now'],
    ])
    expect(generateTypes(program.options).controllers).toBe(0)
    expect(checkTypes(program.options).fresh).toBe(true)
    program.close()
  })
})

describe('a module that somebody wrote', () => {
  it('is not overwritten', () => {
    const text = 'export const types = {}\n'
    const program = new SmallProgram({ 'src/orders.ts': ORDERS, 'src/order.ts': ORDER, [MODULE]: text })
    expect(() => generateTypes(program.options)).toThrow(
      `${program.at(MODULE)} was not written by typefast, and would be overwritten\n    move it, or say another place: --out FILE`,
    )
    expect(program.read(MODULE)).toBe(text)
    expect(generateTypes({ ...program.options, out: 'src/made.ts' }).changed).toBe(true)
    program.write(MODULE, '')
    expect(generateTypes(program.options).changed).toBe(true)
    program.close()
  })
})
