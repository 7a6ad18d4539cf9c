/** Small programs whose types are read. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type ReadTypes, TypesReader } from '../../lib/types/reader'
import { findTypeScript, type OpenProject, openProject } from '../../lib/types/typescript'

const ROOT = resolve(__dirname, '../..')

export const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2024', 'esnext.disposable', 'dom'],
    experimentalDecorators: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    paths: {
      typefast: [join(ROOT, 'lib/index.ts')],
      fastify: [join(ROOT, 'node_modules/fastify/fastify.d.ts')],
      'class-validator': [join(ROOT, 'node_modules/class-validator/types/index.d.ts')],
    },
  },
  include: ['src'],
})

export type Files = Readonly<Record<string, string>>

/** A program that is open, and can be changed. */
export class ReadProgram {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-reader-')))
  readonly reader: TypesReader
  readonly project: OpenProject

  constructor(files: Files) {
    this.write({ 'package.json': '{}', 'tsconfig.json': TSCONFIG, ...files })
    this.project = openProject(findTypeScript(ROOT), join(this.folder, 'tsconfig.json'))
    this.reader = new TypesReader(this.project, this.options)
  }

  private get options() {
    return { folder: this.folder, module: this.path('src/types.gen.ts') }
  }

  path(file: string): string {
    return join(this.folder, file)
  }

  write(files: Files): void {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(file)), { recursive: true })
      writeFileSync(this.path(file), text)
    }
  }

  read(): ReadTypes {
    return this.reader.read()
  }

  /** What a reader that knows nothing yet reads. */
  fresh(): ReadTypes {
    return new TypesReader(this.project, this.options).read()
  }

  /** Writes files that are there already, and reads what changed. */
  change(files: Files): ReadTypes {
    this.write(files)
    return this.reader.refresh({ changed: Object.keys(files).map((file) => this.path(file)) })
  }

  close(): void {
    this.project.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

let shared: ReadProgram | undefined
let written: Files = {}

/** What is read of a program of these files; opening one takes longer than reading it. */
export function readTypes(files: Files): ReadTypes {
  shared ??= new ReadProgram({})
  const path = (file: string): string => shared!.path(file)
  const deleted = Object.keys(written).filter((file) => !(file in files))
  for (const file of deleted) rmSync(path(file))
  shared.write(files)
  const created = Object.keys(files).filter((file) => !(file in written))
  const changed = Object.keys(files).filter((file) => file in written)
  written = files
  shared.project.refresh({
    created: created.map(path),
    changed: changed.map(path),
    deleted: deleted.map(path),
  })
  return shared.fresh()
}

afterAll(() => {
  shared?.close()
  shared = undefined
  written = {}
})

/** Without places, which each line of a program changes. */
export function withoutPlaces<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === 'at' ? undefined : each))) as T
}
