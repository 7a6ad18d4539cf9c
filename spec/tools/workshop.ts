/** Programs in folders of their own, with typefast as a package: what each tool makes of them is their own affair. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

const ROOT = join(__dirname, '../..')
const PACKAGES = join(ROOT, 'node_modules')

export interface Ran {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export class Workshop {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-tools-')))

  constructor() {
    const modules = join(this.folder, 'node_modules')
    mkdirSync(join(modules, '.bin'), { recursive: true })
    for (const name of readdirSync(PACKAGES)) {
      if (!name.startsWith('.')) symlinkSync(join(PACKAGES, name), join(modules, name), 'junction')
    }
    for (const name of readdirSync(join(PACKAGES, '.bin'))) {
      symlinkSync(join(PACKAGES, '.bin', name), join(modules, '.bin', name))
    }
    this.build(join(modules, 'typefast'))
  }

  /** Compiled anew, and not taken from `dist`: that may be of yesterday. */
  private build(to: string): void {
    const tsc = join(PACKAGES, 'typescript/bin/tsc')
    spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(to, 'dist')])
    for (const file of ['package.json', 'jest-preset.js']) cpSync(join(ROOT, file), join(to, file))
    chmodSync(join(to, 'dist/cli.js'), 0o755)
    symlinkSync(join(to, 'dist/cli.js'), join(this.folder, 'node_modules/.bin/typefast'))
  }

  /** A program of the given files. */
  program(name: string, files: Readonly<Record<string, string>>): Program {
    const folder = join(this.folder, name)
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    return new Program(folder, join(this.folder, 'node_modules/.bin'))
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export class Program {
  constructor(
    readonly folder: string,
    private readonly commands: string,
  ) {}

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8')
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text)
  }

  /** Runs a command as a person types it: `npx` finds what is installed, without asking anybody. */
  run(command: string): Ran {
    const [program = '', ...words] = command.replace(/^npx /, '').split(' ')
    const env = {
      ...process.env,
      PATH: [this.commands, process.env.PATH].join(delimiter),
      NODE_ENV: 'development',
    }
    return spawnSync(program, words, { cwd: this.folder, encoding: 'utf8', env })
  }
}
