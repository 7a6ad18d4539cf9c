import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const LIB = join(__dirname, '../lib')

/**
 * Each layer, and what it may import: other layers, and packages. A layer is a folder or a file of `lib/`,
 * from left to right as data flows; none imports what is to its right.
 */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'types.ts': [],
  'nearest.ts': [],
  errors: ['types.ts'],
  security: ['types.ts', 'errors'],
  shape: ['types.ts', 'errors', 'metadata'],
  'operation.ts': ['types.ts', 'shape', 'security'],
  metadata: ['types.ts', 'nearest.ts', 'reflect-metadata', 'class-validator', 'class-transformer'],
  decorators: ['types.ts', 'metadata'],
  // What is an address of mail is class-validator's to say.
  engine: ['types.ts', 'errors', 'shape', 'class-validator'],
  dependencies: ['types.ts', 'errors', 'operation.ts', 'engine'],
  testing: ['fastify'],
  compile: ['types.ts', 'errors', 'security', 'metadata', 'shape', 'operation.ts', 'engine'],
  openapi: ['types.ts', 'errors', 'shape', 'operation.ts'],
  explain: ['types.ts', 'errors', 'metadata', 'shape', 'operation.ts', 'openapi'],
  'markers.ts': [],
  // The reader: it runs before a program does, and knows of that only what it writes for it.
  types: ['metadata', 'typescript'],
  cli: ['types', 'nearest.ts'],
  adapter: [
    'types.ts',
    'errors',
    'security',
    'shape',
    'operation.ts',
    'engine',
    'dependencies',
    'fastify',
    '@fastify/swagger',
    '@fastify/swagger-ui',
    'find-my-way',
  ],
}

/** They join the layers, and so may import each of them; of packages these only. */
const JOINING: Readonly<Record<string, readonly string[]>> = {
  'app-options.ts': ['fastify', '@fastify/cookie'],
  'mount.ts': ['fastify', '@fastify/cookie'],
  'app.ts': ['fastify'],
  'overrides.ts': [],
  'plugin.ts': ['fastify'],
  'testing.ts': ['fastify'],
  'use-types.ts': ['fastify'],
  'index.ts': ['reflect-metadata'],
  'cli.ts': [],
}

/** Imports against the direction, each with its reason. Types vanish when compiled. */
const EXCEPTIONS: readonly Exception[] = [
  {
    from: 'metadata/',
    to: 'shape/shape.ts',
    typesOnly: true,
    reason: 'what is read of class-validator is written in the words of shapes, a file of types',
  },
  {
    from: 'metadata/options.ts',
    to: 'operation.ts',
    typesOnly: true,
    reason: 'an option is said in the words of what it becomes',
  },
  {
    from: 'metadata/',
    to: 'security/security-use.ts',
    typesOnly: true,
    reason: 'what a decorator demands is written down as it was said',
  },
  {
    from: 'decorators/',
    to: 'security/scheme.ts',
    typesOnly: true,
    reason: 'a scheme is an object that a user made, and is written down as it is',
  },
  {
    from: 'decorators/',
    to: 'shape/shape.ts',
    typesOnly: true,
    reason: 'an option is said in the words of what it becomes',
  },
  {
    from: 'engine/',
    to: 'operation.ts',
    typesOnly: true,
    reason: 'how strictly JSON is read is a word of operations',
  },
  {
    from: 'types/',
    to: 'shape/shape.ts',
    typesOnly: true,
    reason: 'what is read is written in the words of shapes, a file of types',
  },
  {
    from: 'adapter/documents.ts',
    to: 'openapi/model.ts',
    typesOnly: true,
    reason: 'it serves the document, and does not look into it',
  },
  {
    from: 'adapter/documents.ts',
    to: 'openapi/redoc-page.ts',
    typesOnly: false,
    reason: 'it serves the page, which is a text',
  },
]

interface Exception {
  /** A file, or a layer with a slash. */
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
  readonly reason: string
}

/** One file that imports another, or a package: `compile/path.ts → types.ts`. */
interface Import {
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
}

const FILES = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort()

const textOf = (file: string): string => readFileSync(join(LIB, file), 'utf8')
const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length

/** `'compile/path.ts'` → `'compile'` */
const layerOf = (file: string): string => file.split('/')[0]!

/** `'class-validator/cjs/storage.js'` → `'class-validator'` */
const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

const STATEMENT =
  /^(?:import|export)\s+(type\s)?(?:[\w*]+(?:\s+as\s+\w+)?\s*,?\s*)?(?:\{([^}]*)\}\s*)?(?:from\s+)?'([^']+)'/gm
const CALL = /\b(?:import|require|require\.resolve)\(\s*'([^']+)'/g

/** What a file imports of other layers and of packages; Node's own modules are free to all. */
function importsOf(from: string): Import[] {
  const text = textOf(from)
  const statements = [...text.matchAll(STATEMENT)].map(([, type, names, specifier]) => ({
    specifier: specifier!,
    typesOnly: type !== undefined || (names !== undefined && /^\s*(type\s[^,]*,?\s*)+$/.test(names)),
  }))
  const calls = [...text.matchAll(CALL)].map(([, specifier]) => ({ specifier: specifier!, typesOnly: false }))
  return [...statements, ...calls]
    .filter(({ specifier }) => !specifier.startsWith('node:'))
    .map(({ specifier, typesOnly }) => ({ from, to: targetOf(from, specifier), typesOnly }))
    .filter(({ to }) => layerOf(to) !== layerOf(from))
}

/** `('compile/path.ts', '../types.js')` → `'types.ts'` */
function targetOf(from: string, specifier: string): string {
  return specifier.startsWith('.')
    ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
    : packageOf(specifier)
}

const IMPORTS = FILES.flatMap(importsOf)
const isFile = (to: string): boolean => FILES.includes(to)

/** As one word of the tables: a layer, or a package. */
const wordOf = ({ to }: Import): string => (isFile(to) ? layerOf(to) : to)

const fits = ({ from, to, typesOnly }: Import, exception: Exception): boolean =>
  (exception.from.endsWith('/') ? from.startsWith(exception.from) : from === exception.from) &&
  to === exception.to &&
  (typesOnly || !exception.typesOnly)

const shown = ({ from, to }: Import): string => `${from} → ${to}`

describe('lib/', () => {
  it('has the layers of the table', () => {
    const layers = [...new Set(FILES.map(layerOf))].sort()
    expect(layers).toEqual([...Object.keys(LAYERS), ...Object.keys(JOINING)].sort())
  })

  it('has small files', () => {
    const long = FILES.filter((file) => linesOf(file) > 250).map((file) => `${file}: ${linesOf(file)}`)
    expect(long).toEqual([])
  })

  it('has a median file of fewer than 120 lines', () => {
    const lengths = FILES.map(linesOf).sort((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120)
  })

  it('is read whole: each file imports something, or is imported', () => {
    const known = new Set(
      FILES.flatMap((file) =>
        [...textOf(file).matchAll(/'(\.[^']+)'/g)].map(([, at]) => targetOf(file, at!)),
      ),
    )
    expect(FILES.filter((file) => !known.has(file) && !file.endsWith('.d.ts'))).toEqual([
      'cli.ts',
      'index.ts',
      'testing.ts',
      'types/index.ts',
    ])
  })

  it('imports every package that package.json lists, and no other', () => {
    const { dependencies, peerDependencies } = require('../package.json') as Record<string, object>
    const used = new Set(IMPORTS.filter(({ to }) => !isFile(to)).map(({ to }) => to))
    const peers = ['class-transformer', 'class-validator', 'typescript']
    const listed = new Set([...Object.keys(dependencies ?? {}), ...peers])
    expect([...used].sort()).toEqual([...listed].sort())
    expect(Object.keys(peerDependencies ?? {})).toEqual(expect.arrayContaining(peers))
  })
})

describe.each(Object.entries(LAYERS))('lib/%s', (layer, allowed) => {
  it('imports only what the table allows', () => {
    const against = IMPORTS.filter(({ from }) => layerOf(from) === layer)
      .filter((each) => !allowed.includes(wordOf(each)))
      .filter((each) => !EXCEPTIONS.some((exception) => fits(each, exception)))
    expect(against.map(shown)).toEqual([])
  })
})

describe.each(Object.entries(JOINING))('lib/%s', (file, packages) => {
  it('imports layers, and few packages', () => {
    const against = IMPORTS.filter(({ from, to }) => from === file && !isFile(to) && !packages.includes(to))
    expect(against.map(shown)).toEqual([])
  })
})

describe('a joining file', () => {
  it('is imported by joining files only', () => {
    const against = IMPORTS.filter(({ from, to }) => to in JOINING && !(from in JOINING))
    expect(against.map(shown)).toEqual([])
  })
})

describe('the exceptions', () => {
  it.each(EXCEPTIONS)('$from → $to is still needed: $reason', (exception) => {
    expect(IMPORTS.some((each) => fits(each, exception))).toBe(true)
  })
})
