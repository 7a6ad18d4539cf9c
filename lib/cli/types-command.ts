import { relative } from 'node:path'
import { checkTypes, type GeneratedTypes, generateTypes } from '../types/generate.js'
import type { TypesOptions } from '../types/generator.js'
import { TypesError, type TypesProblem } from '../types/types-error.js'
import { type WatchResult, watchTypes } from '../types/watch.js'
import { type CommandLine, UsageError } from './command-line.js'
import { counted, duration, problemText } from './problem-text.js'
import { FAILED, FINE, type Terminal } from './terminal.js'

/** `typefast types` */
export async function runTypes({ options: said }: CommandLine, terminal: Terminal): Promise<number> {
  if (said.watch !== undefined && said.check !== undefined) {
    throw new UsageError('--watch writes and --check does not: say one of them')
  }
  const options = { ...said, folder: terminal.folder } as TypesOptions
  const start = performance.now()
  const took = (): number => performance.now() - start
  try {
    if (said.watch !== undefined) return await watched(options, terminal)
    if (said.check !== undefined) return checked(options, terminal, took)
    return generated(generateTypes(options), terminal, took())
  } catch (error) {
    if (!(error instanceof TypesError)) throw error
    terminal.complain(`error: ${error.message}`)
    return FAILED
  }
}

const hasErrors = (problems: readonly TypesProblem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

function generated(result: GeneratedTypes, terminal: Terminal, milliseconds: number): number {
  showProblems(result, terminal)
  terminal.print(summary(result, terminal, milliseconds))
  return hasErrors(result.problems) ? FAILED : FINE
}

function showProblems(
  { problems, folder }: Pick<GeneratedTypes, 'problems' | 'folder'>,
  { complain, folder: from }: Terminal,
): void {
  for (const problem of problems) complain(problemText(problem, folder, from))
}

function summary(
  { module, controllers, definitions, changed }: GeneratedTypes,
  { folder }: Terminal,
  milliseconds: number,
): string {
  const counts = `${counted(controllers, 'controller')}, ${counted(definitions, 'type')}`
  return `${relative(folder, module)}: ${counts}, ${changed ? 'written' : 'unchanged'} in ${duration(milliseconds)}`
}

function checked(options: TypesOptions, terminal: Terminal, took: () => number): number {
  const result = checkTypes(options)
  showProblems(result, terminal)
  const name = relative(terminal.folder, result.module)
  if (result.fresh) {
    terminal.print(`${name} is up to date, read in ${duration(took())}`)
    return hasErrors(result.problems) ? FAILED : FINE
  }
  const reasons = result.reasons.map((reason) => `    ${reason}\n`).join('')
  terminal.complain(`${name} is stale\n${reasons}    npx typefast types`)
  return FAILED
}

async function watched(options: TypesOptions, terminal: Terminal): Promise<number> {
  let shown = ''
  const watch = watchTypes(options, (result: WatchResult) => {
    if ('error' in result) {
      const { error } = result
      terminal.complain(`error: ${error instanceof TypesError ? error.message : error.stack}`)
      shown = ''
      return
    }
    const { problems } = result.generated
    // The same as a moment ago need not be read again.
    if (JSON.stringify(problems) !== shown) showProblems(result.generated, terminal)
    shown = JSON.stringify(problems)
    terminal.print(summary(result.generated, terminal, result.milliseconds))
  })
  await terminal.stopped()
  watch.close()
  return FINE
}
