import { importCounts, importStyle, withExtension } from '../../lib/types/import-style.js'

const styleOf = (text: string, otherwise: '' | '.js' | '.ts' = ''): ReturnType<typeof importStyle> =>
  importStyle([importCounts(text)], otherwise)

describe('relative imports', () => {
  it.each([
    ['.js', "import { a } from './a.js'\nimport b from '../b.mjs'\nimport { c } from 'c'"],
    ['.ts', "import type { a } from './a.ts'\nexport * from './b.tsx'"],
    ['', "import { a } from './a'\nconst b = require('./b')\nimport './c.css'\nawait import('./d.service')"],
    ['.js', "import {\n  a,\n  b,\n} from './a.js'\nimport data from './data.json'"],
  ])('end in %p', (extension, text) => {
    expect(styleOf(text).extension).toBe(extension)
    expect(styleOf(text, '.ts').extension).toBe(extension)
  })

  it('end as the settings say where there are none, or as many of each', () => {
    expect(styleOf('', '.js').extension).toBe('.js')
    expect(styleOf("import { a } from './a'\nimport { b } from './b.js'", '').extension).toBe('')
    expect(styleOf("import { a } from './a'\nimport { b } from './b.js'", '.ts').extension).toBe('.js')
  })
})

it.each([
  [true, "import { a } from './a';\nimport 'b';\nimport c from 'c'"],
  [false, "import {\n  a,\n} from './a'\nimport 'b';\nimport c from 'c'"],
  [false, ''],
])('statements end with a semicolon: %p', (semicolons, text) => {
  expect(styleOf(text).semicolons).toBe(semicolons)
})

it.each([
  ['./a.ts', './a', './a.js', './a.ts'],
  ['./a.tsx', './a', './a.js', './a.tsx'],
  ['./a.mts', './a.mjs', './a.mjs', './a.mts'],
  ['./a.cts', './a.cjs', './a.cjs', './a.cts'],
  ['./a.js', './a', './a.js', './a.js'],
  ['./a.mjs', './a.mjs', './a.mjs', './a.mjs'],
  ['./a.service.ts', './a.service', './a.service.js', './a.service.ts'],
])('%s is imported as %s, %s or %s', (path, ...imported) => {
  expect((['', '.js', '.ts'] as const).map((extension) => withExtension(path, extension))).toEqual(imported)
})
