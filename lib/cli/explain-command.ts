import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CommandLine } from './command-line.js'
import { FAILED, FINE, type Terminal } from './terminal.js'

/** What of an application is asked. */
interface Explained {
  explain(method: string, path: string): string | Promise<string>
  close(): Promise<void>
}

export type Import = (url: string) => Promise<object>

/** `typefast explain METHOD PATH` */
export async function runExplain(
  { given: [method = '', path = ''], options }: CommandLine,
  { folder, print, complain }: Terminal,
  load: Import = (url) => import(url),
): Promise<number> {
  const module = typeof options.app === 'string' ? resolve(folder, options.app) : mainOf(folder)
  if (!existsSync(module) || statSync(module).isDirectory()) {
    complain(`error: there is no module ${module}\n    compile the program, or say the module: --app MODULE`)
    return FAILED
  }
  let app: Explained | undefined
  try {
    app = await applicationIn(await load(pathToFileURL(module).href))
    if (app === undefined) {
      complain(
        `error: ${module} exports no application\n    export it as app, or a function createApplication that makes it`,
      )
      return FAILED
    }
    print(await app.explain(method.toUpperCase(), path))
    return FINE
  } catch (error) {
    complain(errorText(error))
    return FAILED
  } finally {
    // What it says when it closes is nobody's question.
    await Promise.resolve(app?.close()).catch(() => undefined)
  }
}

/** No such operation is no failure of the program, whose place would say anything. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `error: ${String(error)}`
  return error instanceof RangeError ? `error: ${error.message}` : (error.stack ?? error.message)
}

/** `main` of the package, where it is there, or else what compilers make of `src/main.ts`. */
function mainOf(folder: string): string {
  const main = mainIn(join(folder, 'package.json'))
  const named = main === undefined ? undefined : resolve(folder, main)
  return named !== undefined && existsSync(named) ? named : join(folder, 'dist/main.js')
}

/** One that cannot be read names none. */
function mainIn(manifest: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { main?: string }).main
  } catch {
    return undefined
  }
}

/** By the names that it is exported by; of a CommonJS module, whose names Node.js may not see, its default has them. */
async function applicationIn(module: object): Promise<Explained | undefined> {
  const { default: main } = module as { default?: unknown }
  const exported = [module, main].filter((each) => typeof each === 'object' && each !== null)
  const found = [
    ...exported.flatMap((each) => {
      const { app, createApplication } = each as { app?: unknown; createApplication?: unknown }
      return [app, createApplication]
    }),
    main,
    (main as { default?: unknown } | undefined)?.default,
  ]
  for (const each of found) {
    const made: unknown = await (typeof each === 'function' ? (each as () => unknown)() : each)
    if (isApplication(made)) return made
  }
  return undefined
}

function isApplication(value: unknown): value is Explained {
  return (
    typeof value === 'object' && value !== null && 'explain' in value && typeof value.explain === 'function'
  )
}
