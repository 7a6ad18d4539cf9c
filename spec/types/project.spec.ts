import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { configurationsOf, findProject, moduleOf } from '../../lib/types/project.js'
import { type Checked, checkProgram, typeErrors } from '../../lib/types/project-checks.js'
import type { TypesError, TypesProblem } from '../../lib/types/types-error.js'
import { findTypeScript, openProject } from '../../lib/types/typescript.js'

const ROOT = join(__dirname, '../..')
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-project-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
function written(files: Record<string, string>): string {
  const at = join(folder, String(count++))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, file)), { recursive: true })
    writeFileSync(join(at, file), text)
  }
  return at
}

function opened<Result>(at: string, read: (checked: Checked) => Result, config?: string): Result {
  const project = findProject(at, config)
  const open = openProject(findTypeScript(ROOT), project.file)
  try {
    return read({ open, project, module: moduleOf(project, open.snapshot.rootFiles) })
  } finally {
    open.close()
  }
}

/** What a refused program is told; paths are shown from its folder. */
function refusal(files: Record<string, string>): string {
  const at = written(files)
  try {
    opened(at, checkProgram)
  } catch (error) {
    const { code, message } = error as TypesError
    return `${code}: ${message}`.replaceAll(`${at}/`, '')
  }
  return 'accepted'
}

describe('the project', () => {
  it('is the first above the folder', () => {
    const at = written({ 'tsconfig.json': '{}', 'package.json': '{}', 'src/orders/order.ts': '' })
    const project = { file: join(at, 'tsconfig.json'), folder: at, name: 'tsconfig.json' }
    expect(findProject(join(at, 'src/orders'))).toEqual(project)
    expect(findProject(join(at, 'src'), '..')).toEqual(project)
    expect(findProject(at, 'tsconfig.json')).toEqual(project)
  })

  it('is named from the folder of its package', () => {
    const at = written({ 'package.json': '{}', 'config/tsconfig.app.json': '{}' })
    expect(findProject(at, 'config/tsconfig.app.json').name).toBe('config/tsconfig.app.json')
  })

  it('that is not there is told, with where it was looked for', () => {
    const at = written({ 'src/a.ts': '' })
    expect(() => findProject(join(at, 'src'))).toThrow(
      `there is no tsconfig.json; looked in ${join(at, 'src')}, ${at}, ${folder}`,
    )
    expect(() => findProject(at, 'tsconfig.app.json')).toThrow(`there is no ${join(at, 'tsconfig.app.json')}`)
  })

  it('extends others', () => {
    const at = written({
      'tsconfig.json': '{ "extends": ["./base.json", "@tsconfig/node20"] }',
      'base.json': '{ "extends": "./config/more" }',
    })
    expect(configurationsOf(join(at, 'tsconfig.json'))).toEqual(
      ['tsconfig.json', 'base.json', 'config/more.json'].map((file) => join(at, file)),
    )
  })
})

describe('the generated module', () => {
  const project = findProject(written({ 'tsconfig.json': '{}' }))

  it('is in src where the program is', () => {
    expect(moduleOf(project, [join(project.folder, 'src/main.ts')])).toBe(
      join(project.folder, 'src/types.gen.ts'),
    )
  })

  it('is beside the configuration else', () => {
    expect(moduleOf(project, [join(project.folder, 'main.ts')])).toBe(join(project.folder, 'types.gen.ts'))
  })

  it('is where it is wanted', () => {
    expect(moduleOf(project, [], join(project.folder, 'made.mts'))).toBe(join(project.folder, 'made.mts'))
  })

  it.each(['types.js', 'types.d.ts', 'src'])('is TypeScript, and so not %s', (out) => {
    expect(() => moduleOf(project, [], out)).toThrow(`${out} is not the name of a TypeScript file`)
  })
})

describe('a program', () => {
  it('without files', () => {
    expect(refusal({ 'tsconfig.json': '{ "include": ["src"] }' })).toMatch(
      /^PROJECT_EMPTY: tsconfig.json has no files: No inputs were found in config file/,
    )
  })

  it('of references only', () => {
    const references =
      '{ "files": [], "references": [{ "path": "./packages/shop" }, { "path": "./packages/log" }] }'
    expect(refusal({ 'tsconfig.json': references })).toMatch(
      /^PROJECT_EMPTY: tsconfig.json has no files of its own, only references: .\/packages\/shop, .\/packages\/log\n {4}say the one with the controllers: --project .*packages\/shop$/,
    )
  })

  it.each([
    [
      'a configuration that is no JSON',
      '{ "compilerOptions": { "strict": tru } ',
      "tsconfig.json:1:40 - '}' expected.",
    ],
    [
      'an unknown option',
      '{ "compilerOptions": { "stric": true } }',
      "1:24 - Unknown compiler option 'stric'.",
    ],
    ['a base that is not there', '{ "extends": "./nope.json" }', "Cannot read file 'nope.json'."],
    [
      'an option that was removed',
      '{ "compilerOptions": { "baseUrl": "." } }',
      "Option 'baseUrl' has been removed.",
    ],
  ])('with %s', (_case, config, said) => {
    const text = refusal({ 'tsconfig.json': config, 'a.ts': '' })
    expect(text).toMatch(/^PROJECT_INVALID: tsconfig.json cannot be used as it is:\n/)
    expect(text).toContain(said)
  })

  it.each(['"strict": false', '"strictNullChecks": false'])('with %s', (option) => {
    expect(refusal({ 'tsconfig.json': `{ "compilerOptions": { ${option} } }`, 'a.ts': '' })).toMatch(
      /^PROJECT_INVALID: tsconfig.json turns strictNullChecks off/,
    )
  })

  it('with errors of syntax', () => {
    expect(refusal({ 'tsconfig.json': '{}', 'src/a.ts': 'export class A {\n  id: = 1\n}\n' })).toBe(
      `PROJECT_INVALID: the program cannot be parsed:
      src/a.ts:2:7 - Type expected.
    mend it first: of a file with such an error types would be read wrongly`,
    )
  })

  it('whose generated module is in pieces', () => {
    expect(refusal({ 'tsconfig.json': '{}', 'src/a.ts': '', 'src/types.gen.ts': '<<<<<<< HEAD\n' })).toBe(
      'accepted',
    )
  })

  it('whose generated module is not there yet', () => {
    const files = { 'tsconfig.json': '{ "files": ["src/main.ts", "src/types.gen.ts"] }', 'src/main.ts': '' }
    expect(refusal(files)).toBe('accepted')
  })
})

describe('errors of types', () => {
  const problems = (files: Record<string, string>): readonly TypesProblem[] =>
    opened(
      written({ 'tsconfig.json': '{ "compilerOptions": { "noUnusedLocals": true } }', ...files }),
      (checked) => {
        checkProgram(checked)
        return typeErrors(checked)
      },
    )

  it('are warnings', () => {
    expect(problems({ 'src/a.ts': "/* 😀 */ export const a: number = 'a'\n" })).toEqual([
      {
        severity: 'warning',
        at: 'src/a.ts:1:23',
        message: "TS2322: Type 'string' is not assignable to type 'number'.",
        remedy: 'types are read all the same; one that depends on this may be read as another',
      },
    ])
  })

  it('tell of a module that is not there, unless it is the generated one', () => {
    const main = `import { types } from './types.gen.js'
import { a } from 'nowhere'
const unused = 1
export const both = [types, a]
`
    expect(problems({ 'src/main.ts': main })).toEqual([
      {
        severity: 'warning',
        at: 'src/main.ts:2:19',
        message: "TS2307: Cannot find module 'nowhere' or its corresponding type declarations.",
        remedy: 'what is imported of it has no type: install it, or write the file',
      },
    ])
  })

  it('are not all told where there are many', () => {
    const lines = Array.from({ length: 25 }, (_, index) => `export const a${index}: number = 'a'\n`)
    const found = problems({ 'src/a.ts': lines.join('') })
    expect(found).toHaveLength(21)
    expect(found.at(-1)).toMatchObject({
      message: '5 type errors more',
      at: expect.stringContaining('tsconfig.json'),
    })
  })
})
