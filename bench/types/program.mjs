import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decoratedGroup } from './decorated.mjs'
import { typedGroup } from './typed.mjs'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Of controllers, and of DTOs, in each group; each group has three files. */
export const SIZES = { controllers: 5, dtos: 15, files: 3 }

/** How many handlers `groups` groups have: two of each even controller, three of the others. */
export function handlersOf(groups) {
  return Array.from({ length: groups * SIZES.controllers }, (_, n) => 2 + (n % 2)).reduce((a, b) => a + b, 0)
}

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2023', 'esnext.disposable'],
  module: 'nodenext',
  strict: true,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
  types: ['node'],
  rootDir: 'src',
  outDir: 'dist',
}

const STORE = `import { Injectable, NotFound } from 'typefast'

/** Orders, of which there are none. */
@Injectable()
export class Store {
  find<T>(_id: string): T | undefined {
    return undefined
  }

  present<T>(id: string): T {
    const found = this.find<T>(id)
    if (found === undefined) {
      throw new NotFound('Order not found')
    }
    return found
  }
}
`

/**
 * Writes a program of `groups` groups into `folder`.
 *
 * @param kind `typed`: what its types say is all; `decorated`: decorators say the same.
 */
export function writeProgram(folder, kind, groups) {
  const groupOf = kind === 'typed' ? typedGroup : decoratedGroup
  const files = {
    'package.json': JSON.stringify({ name: 'many', private: true, type: 'commonjs' }),
    'tsconfig.json': JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['src'] }),
    'src/store.ts': STORE,
  }
  for (let group = 0; group < groups; group++) {
    const numbers = Array.from({ length: SIZES.controllers }, (_, i) => group * SIZES.controllers + i)
    for (const [name, text] of Object.entries(groupOf(numbers))) {
      files[`src/group${group}/${name}`] = text
    }
  }
  if (kind === 'typed') {
    files['src/page.ts'] =
      '/** Some of them. */\nexport interface Page<Item> {\n  items: Item[]\n  total: number\n}\n'
    files['src/app.ts'] = `export * from './types.gen.js'\n`
  } else {
    files['src/app.ts'] = decoratedApp(groups)
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  symlinkSync(ROOT, join(modules, 'typefast'))
  for (const name of ['@types', 'typescript']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name))
  }
}

function decoratedApp(groups) {
  const numbers = Array.from({ length: groups }, (_, group) => group)
  const imports = numbers.map((group) => `import * as group${group} from './group${group}/controllers.js'`)
  const lists = numbers.map((group) => `  ...Object.values(group${group}),`)
  return `${imports.join('\n')}\n\nexport const controllers = [\n${lists.join('\n')}\n]\n`
}
