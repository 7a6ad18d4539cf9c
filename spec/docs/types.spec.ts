import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, createApp, type Json, type JsonSchema, type Types } from 'typefast'
import { generateTypes } from '../../lib/types/index.js'
import { ROOT, textOf } from './blocks.js'
import { exchangesOf } from './exchanges.js'

const page = textOf('docs/types.md')

/** The files that the page shows: `// src/orders.ts` is the first line of one. */
const files = [...page.matchAll(/^```typescript\n(\/\/ (src\/\S+)\n[\s\S]*?)^```$/gm)].map(
  ([, source, path]) => ({ path: path!, source: source! }),
)

/** A row of the table of types: cells, and what stands in them as code. */
interface Row {
  readonly types: readonly string[]
  readonly values: readonly Json[]
  readonly schema?: JsonSchema
}

const CODE = /``\s(.+?)\s``|`([^`]+)`/g

const codeOf = (cell: string): string[] =>
  [...cell.matchAll(CODE)].map(([, double, single]) => (double ?? single)!.replaceAll('\\|', '|'))

const rows: Row[] = [
  ...page.matchAll(/^\| (`.*?) +\| (`["[{\d-].*?|`(?:true|null)`) +\| (`\{.*\}`|[\w ,`]+?) +\|$/gm),
].map(([, types, values, schema]) => ({
  types: codeOf(types!),
  values: codeOf(values!).map((value) => JSON.parse(value) as Json),
  ...(schema!.startsWith('`{') && { schema: JSON.parse(codeOf(schema!)[0]!) as JsonSchema }),
}))

/** Each type of the table is a property of a body. */
const properties = rows.flatMap((row) => row.types.map((type) => ({ ...row, type })))

const table = `
import { Controller, type Int, Post } from 'typefast'
import { type Box, type Circle, Color, type Part, type Square } from './words.js'

export interface Table {
${properties.map(({ type }, index) => `  t${index}?: ${type}`).join('\n')}
}

@Controller('/table')
export class TableController {
  @Post()
  take(table: Table): number {
    return Object.keys(table).length
  }
}
`

const tsconfig = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: { types: ['node'], paths: { typefast: [join(ROOT, 'lib/index.ts')] } },
  include: ['src', join(ROOT, 'lib/**/*.d.ts')],
  exclude: [],
}

let folder: string
let problems: readonly unknown[]
let app: App

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'typefast-types-page-'))
  mkdirSync(join(folder, 'src'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  for (const { path, source } of [...files, { path: 'src/table.ts', source: table }]) {
    writeFileSync(join(folder, path), source)
  }
  const generated = generateTypes({ project: folder })
  problems = generated.problems
  const { controllers, types } = jest.requireActual<{ controllers: []; types: Types }>(generated.module)
  app = await createApp({ controllers, types })
}, 60_000)

afterAll(async () => {
  await app?.close()
  rmSync(folder, { recursive: true })
})

describe('docs/types.md', () => {
  it('shows programs that are read, and type-checked, without a problem', () => {
    expect([files.length > 3, problems]).toEqual([true, []])
  })

  it('shows what its first program answers', async () => {
    const before = page.slice(0, page.indexOf('```http'))
    const [, block = ''] = /^```http\n([\s\S]*?)^```$/m.exec(page) ?? []
    const exchanges = exchangesOf(block.split('\n'), before.split('\n').length + 1)
    for (const { line, method, url, headers, payload, answer } of exchanges) {
      const reply = await app.inject({ method, url, headers, ...(payload !== undefined && { payload }) })
      const body: unknown = answer.body === '…' ? '…' : reply.json()
      expect([line, reply.statusCode, body]).toEqual([
        line,
        answer.status,
        answer.body === '…' ? '…' : JSON.parse(answer.body),
      ])
    }
  })

  it.each([...page.matchAll(/^```text explain (\w+) (\S+)\n([\s\S]*?)^```$/gm)].map(([, ...shown]) => shown))(
    'shows what is known of %s %s',
    (method, path, text) => {
      const shown = text!.trimEnd().replace(/…$/, '')
      expect(app.explain(method!, path!).slice(0, shown.length)).toBe(shown)
    },
  )

  it.each([...page.matchAll(/^```json document (\S+)\n([\s\S]*?)^```$/gm)].map(([, ...shown]) => shown))(
    'shows what the document says of %s',
    async (path, text) => {
      const { paths } = await app.openapi()
      expect(paths[path!]).toEqual(JSON.parse(text!))
    },
  )

  it('has a table of types', () => {
    expect(rows.length).toBeGreaterThan(25)
  })

  it.each(properties.map((property, index) => [property.type, { ...property, index }] as const))(
    'is right about %s',
    async (_type, { index, values, schema }) => {
      const { components } = (await app.openapi()) as never as {
        components: { schemas: { Table: { properties: Record<string, JsonSchema> } } }
      }
      const documented = components.schemas.Table.properties
      if (schema !== undefined) expect(documented[`t${index}`]).toEqual(schema)
      for (const value of values) {
        const reply = await app.inject({ method: 'POST', url: '/table', payload: { [`t${index}`]: value } })
        expect([reply.statusCode, reply.body]).toEqual([200, '1'])
      }
    },
  )
})
