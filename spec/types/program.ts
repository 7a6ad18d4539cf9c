/** A small program in a folder of its own. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TypesOptions } from '../../lib/types/generator.js'

/** Enough of typefast to be read quickly; what spec/tools runs has the whole of it. */
const TYPEFAST = {
  'node_modules/typefast/package.json': '{ "name": "typefast", "types": "dist/index.d.ts" }',
  'node_modules/typefast/dist/index.d.ts': `export declare function Controller(prefix: string): ClassDecorator
export declare function Get(path: string): MethodDecorator
export type Int = number & { readonly '~type'?: 'integer' }
export type Types = object
export type ControllerOption = object
`,
}

const ROOT = join(__dirname, '../..')

export const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    lib: ['es2024', 'esnext.disposable'],
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
    noEmit: true,
  },
  include: ['src'],
})

export class SmallProgram {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-program-')))
  readonly options: TypesOptions = { folder: this.folder, typescript: ROOT }

  constructor(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries({
      ...TYPEFAST,
      'tsconfig.json': TSCONFIG,
      'package.json': '{}',
      ...files,
    })) {
      this.write(file, text)
    }
  }

  at(file: string): string {
    return join(this.folder, file)
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.at(file)), { recursive: true })
    writeFileSync(this.at(file), text)
  }

  read(file: string): string {
    return readFileSync(this.at(file), 'utf8')
  }

  delete(file: string): void {
    rmSync(this.at(file), { recursive: true })
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

export const ORDERS = `import { Controller, Get, type Int } from 'typefast'
import { Order } from './order.js'

@Controller('/orders')
export class Orders {
  @Get('/:id')
  read(id: Int): Promise<Order> {
    throw new Error(String(id))
  }
}
`

export const ORDER = `export class Order {
  id!: number
  state: 'open' | 'paid' = 'open'
}
`
