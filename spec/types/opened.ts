import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Evaluation } from '../../lib/types/constants'
import { type Ast, findTypeScript, openProject, type Sync } from '../../lib/types/typescript'

const ROOT = resolve(__dirname, '../..')

/** A program that is open: a few files in a folder of their own, which typefast is installed for. */
export interface Opened extends Evaluation {
  readonly folder: string
  readonly program: Sync.Program
  source(file: string): Ast.SourceFile
  isProjectFile(path: string): boolean
  close(): void
}

const COMPILER_OPTIONS = {
  strict: true,
  module: 'nodenext',
  target: 'es2022',
  lib: ['es2023', 'es2024.string', 'esnext.disposable', 'dom', 'dom.iterable'],
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  paths: {
    typefast: [join(ROOT, 'lib/index.ts')],
    '*': [join(ROOT, 'node_modules/*')],
  },
}

/** Writes a program into a folder of its own, and opens it. */
export function openFiles(files: Readonly<Record<string, string>>): Opened {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-types-')))
  const tsconfig = JSON.stringify({ compilerOptions: COMPILER_OPTIONS })
  for (const [name, text] of Object.entries({ 'tsconfig.json': tsconfig, ...files })) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const project = openProject(findTypeScript(ROOT), join(folder, 'tsconfig.json'))
  const { program, checker } = project.snapshot
  return {
    folder,
    typescript: project.typescript,
    program,
    checker,
    source(file) {
      const source = program.getSourceFile(join(folder, file))
      if (source === undefined) {
        throw new Error(`${file} is not in the program`)
      }
      return source
    },
    isProjectFile: (path) => path.startsWith(`${folder}/`) && !path.includes('/node_modules/'),
    close() {
      project.close()
      rmSync(folder, { recursive: true })
    },
  }
}
