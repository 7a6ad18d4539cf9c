import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readCommandLine } from '../../lib/cli/command-line.js'
import { runExplain } from '../../lib/cli/explain-command.js'

const folder = mkdtempSync(join(tmpdir(), 'typefast-explain-'))
beforeAll(() => {
  writeFileSync(join(folder, 'main.js'), '')
  writeFileSync(join(folder, 'package.json'), '{ "main": "main.js" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let closed = 0
const app = {
  explain: (method: string, path: string): string => {
    if (path === '/nowhere') throw new RangeError('there is no GET /nowhere')
    return `${method} ${path} is known`
  },
  close: async (): Promise<void> => {
    closed++
  },
}

async function explained(
  words: string,
  module: object | Error,
): Promise<{ code: number; printed: string; complained: string; loaded: string }> {
  const told = { printed: '', complained: '', loaded: '' }
  const line = readCommandLine(['explain', ...words.split(' ')])
  const terminal = {
    folder,
    print: (text: string) => {
      told.printed += text
    },
    complain: (text: string) => {
      told.complained += text
    },
    stopped: () => Promise.resolve(),
  }
  const code = await runExplain(line, terminal, async (url) => {
    told.loaded = fileURLToPath(url)
    if (module instanceof Error) throw module
    return module
  })
  return { code, ...told }
}

describe('typefast explain', () => {
  it.each([
    ['app', { app }],
    ['a promise of it', { app: Promise.resolve(app) }],
    ['createApplication', { createApplication: async () => app }],
    ['the default', { default: app }],
    ['a function that is the default', { default: () => app }],
    ['the names of a CommonJS module', { default: { app } }],
    ['the default of a CommonJS module', { default: { __esModule: true, default: app } }],
  ])('asks the application that a module exports as %s', async (_case, module) => {
    closed = 0
    expect(await explained('get /orders', module)).toEqual({
      code: 0,
      printed: 'GET /orders is known',
      complained: '',
      loaded: join(folder, 'main.js'),
    })
    expect(closed).toBe(1)
  })

  it('loads the module that is named', async () => {
    expect(await explained('GET / --app main.js', { app })).toMatchObject({ loaded: join(folder, 'main.js') })
  })

  it.each([
    [
      'no such module',
      'GET / --app dist/app.js',
      {},
      /^error: there is no .*dist\/app\.js\n {4}compile the program/,
    ],
    [
      'no application',
      'GET /',
      { app: { listen: 1 }, default: null },
      /exports no application\n {4}export it as app/,
    ],
    ['no such operation', 'GET /nowhere', { app }, /^error: there is no GET \/nowhere$/],
    [
      'a program that does not start',
      'GET /',
      new TypeError('no database'),
      /^TypeError: no database\n {4}at /,
    ],
    [
      'a program that throws no error',
      'GET /',
      { createApplication: () => Promise.reject('no') },
      /^error: no$/,
    ],
  ])('fails for %s', async (_case, words, module, said) => {
    const { code, complained } = await explained(words, module)
    expect([code, complained]).toEqual([1, expect.stringMatching(said)])
  })

  it('looks for dist/main.js where the package names nothing that is there', async () => {
    writeFileSync(join(folder, 'package.json'), '{ "main": "lost.js" }')
    expect((await explained('GET /', { app })).complained).toContain(join(folder, 'dist/main.js'))
    rmSync(join(folder, 'package.json'))
    expect((await explained('GET /', { app })).complained).toContain(join(folder, 'dist/main.js'))
  })
})
