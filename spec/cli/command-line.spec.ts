import { readCommandLine } from '../../lib/cli/command-line.js'
import { run } from '../../lib/cli/run.js'
import type { Terminal } from '../../lib/cli/terminal.js'

describe('a command line', () => {
  it('has a command, its arguments and its options', () => {
    expect(readCommandLine(['explain', 'GET', '/orders', '--app', 'dist/app.js'])).toEqual({
      command: 'explain',
      given: ['GET', '/orders'],
      options: { app: 'dist/app.js' },
    })
    expect(readCommandLine(['types', '--watch', '--out=src/made.ts', '-h'])).toEqual({
      command: 'types',
      given: [],
      options: { watch: true, out: 'src/made.ts', help: true },
    })
  })

  it.each([
    ['typ', 'there is no command typ; did you mean types?'],
    ['serve', 'there is no command serve; there are types, explain'],
    ['types --wacth', 'there is no option --wacth of types; did you mean --watch?'],
    ['types --Check', 'there is no option --Check of types; did you mean --check?'],
    ['types -p tsconfig.json', 'there is no option -p of types; there are --help, --version, --watch'],
    ['types --app main.js', 'there is no option --app of types; there are --help, --version, --watch'],
    ['--verison', 'there is no option --verison; did you mean --version?'],
    ['types --out', '--out needs a value: --out FILE'],
    ['types --out --watch', '--out needs a value: --out FILE'],
    ['types --out=', '--out needs a value: --out FILE'],
    ['types --watch=1', '--watch takes no value'],
    ['types constructor', 'types takes no arguments, not constructor'],
    ['explain', 'explain takes METHOD and PATH'],
    ['explain GET', 'explain takes METHOD and PATH, not GET'],
    ['explain GET / --toString', 'there is no option --toString of explain'],
    ['types --watch --check', '--watch writes and --check does not: say one of them'],
  ])('in error: %s', async (words, said) => {
    const { code, complained } = await ran(words)
    expect([code, complained]).toEqual([2, expect.stringContaining(said)])
    expect(complained).toMatch(/\n {4}npx typefast --help$/)
  })
})

describe('help', () => {
  it('is printed where it is asked for', async () => {
    const { code, printed } = await ran('types --help')
    expect(code).toBe(0)
    expect(printed).toContain('typefast explain METHOD PATH')
    expect(printed).toMatch(/^ {4}--out FILE {12}the module/m)
    expect(await ran('-h')).toMatchObject({ code: 0, printed })
  })

  it('is what one is told who says nothing', async () => {
    const { code, complained } = await ran('')
    expect([code, complained]).toEqual([2, expect.stringContaining('typefast types')])
  })
})

it.each(['--version', '-v'])('%s is the version', async (words) => {
  const { version } = require('../../package.json') as { version: string }
  expect(await ran(words)).toMatchObject({ code: 0, printed: version })
})

async function ran(words: string): Promise<{ code: number; printed: string; complained: string }> {
  const printed: string[] = []
  const complained: string[] = []
  const terminal: Terminal = {
    folder: __dirname,
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    stopped: () => Promise.resolve(),
  }
  const code = await run(words === '' ? [] : words.split(' '), terminal)
  return { code, printed: printed.join('\n'), complained: complained.join('\n') }
}
