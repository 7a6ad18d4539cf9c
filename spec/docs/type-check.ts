import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Program, programName, ROOT } from './blocks.js'

const options = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: {
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ['node'],
    typeRoots: ['node_modules/@types'],
    paths: {
      typefast: [join(ROOT, 'lib/index.ts')],
      'typefast/testing': [join(ROOT, 'lib/testing.ts')],
    },
  },
  include: ['*.ts', join(ROOT, 'lib/**/*.d.ts')],
  exclude: [],
}

/** The errors of all programs, checked in one go as files of a project of ES modules. */
export async function typeErrors(programs: readonly Program[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'typefast-docs-'))
  try {
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options))
    for (const program of programs) {
      // Without an import or an export a file is a script, whose names all others would see.
      await writeFile(join(folder, `${programName(program)}.ts`), `${program.source}\nexport {}\n`)
    }
    return await tsc(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Errors of `lib` are not the manual's. */
const OWN = /^[\w-]+\.ts\(/

function tsc(folder: string): Promise<string[]> {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { execPath } = process
  return new Promise((resolve, reject) => {
    execFile(execPath, [compiler, '-p', folder, '--pretty', 'false'], { cwd: folder }, (error, output) => {
      const isRefusal = error === null || (typeof error.code === 'number' && output !== '')
      return isRefusal ? resolve(output.split('\n').filter((line) => OWN.test(line))) : reject(error)
    })
  })
}
