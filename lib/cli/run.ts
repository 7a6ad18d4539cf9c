import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CommandLine, readCommandLine, requireArguments, UsageError } from './command-line.js'
import { type CommandName, helpText } from './command-table.js'
import { runExplain } from './explain-command.js'
import { FINE, MISUSED, type Terminal } from './terminal.js'
import { runTypes } from './types-command.js'

const RUN: Readonly<Record<CommandName, (line: CommandLine, terminal: Terminal) => Promise<number>>> = {
  types: runTypes,
  explain: runExplain,
}

/**
 * Does what the words after `typefast` say.
 *
 * @returns how the process ends: 0 where all is well, 1 where something is stale or in error, 2 for a wrong call.
 */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await obey(readCommandLine(words), terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.complain(`${error.message}\n    npx typefast --help`)
    return MISUSED
  }
}

async function obey(line: CommandLine, terminal: Terminal): Promise<number> {
  const { command, given, options } = line
  if (options.version !== undefined) {
    terminal.print(version())
    return FINE
  }
  if (options.help !== undefined) {
    terminal.print(helpText())
    return FINE
  }
  if (command === undefined) {
    terminal.complain(helpText())
    return MISUSED
  }
  requireArguments(command, given)
  return RUN[command](line, terminal)
}

function version(): string {
  const manifest = readFileSync(join(__dirname, '../../package.json'), 'utf8')
  return (JSON.parse(manifest) as { version: string }).version
}
