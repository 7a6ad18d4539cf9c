import { format } from 'node:util'
import { transformSync } from '@swc/core'
import type { FastifyInstance } from 'fastify'
import * as typefast from 'typefast'
import type { Program } from './blocks.js'

/** What a program serves: an `App`, or Fastify's own instance. */
export type Served = Pick<FastifyInstance, 'inject'>

/** What came of running a program. */
export interface Ran {
  /** Its `app`. */
  readonly app?: Served
  readonly error?: unknown
  readonly printed: string
  /** Stops all that it serves. */
  readonly close: () => Promise<void>
}

const preset = jest.requireActual<{ transform: Record<string, [string, object]> }>('../../jest-preset.js')
const [[, swc]] = Object.values(preset.transform) as [[string, object]]

// Top-level `await` needs an asynchronous function around it.
const AsyncFunction = (async () => undefined).constructor as new (
  ...source: string[]
) => (load: typeof require, exports: object, console: object) => Promise<Served | undefined>

/** Runs a program with the transform that users' specs have. */
export async function run(program: Program): Promise<Ran> {
  const { code } = transformSync(program.source, {
    ...swc,
    sourceMaps: false,
    configFile: false,
    swcrc: false,
  })
  const printed: string[] = []
  const opened: typefast.App[] = []
  const print = (...values: unknown[]): void => {
    printed.push(format(...values))
  }
  const close = async (): Promise<void> => {
    await Promise.all(opened.map((app) => app.close()))
  }
  const outcome = await new AsyncFunction(
    'require',
    'exports',
    'console',
    `${code}\nreturn typeof app === 'undefined' ? undefined : app`,
  )(loader(opened), {}, { log: print }).then(
    (app) => (app === undefined ? {} : { app }),
    (error: unknown) => ({ error }),
  )
  return { ...outcome, printed: printed.join('\n'), close }
}

/** `require` of a program: its applications are remembered, and listen on any free port. */
function loader(opened: typefast.App[]): typeof require {
  const createApp: typeof typefast.createApp = async (options) => {
    const app = await typefast.createApp(options)
    opened.push(app)
    return { ...app, listen: () => app.listen({ port: 0, host: '127.0.0.1' }) }
  }
  return ((name: string) =>
    name === 'typefast' ? { ...typefast, createApp } : jest.requireActual(name)) as typeof require
}
