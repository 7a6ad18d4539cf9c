import { parseArgs } from 'node:util'
import { nearest } from '../nearest.js'
import { COMMANDS, type CommandName, type CommandWords, GENERAL, type OptionWords } from './command-table.js'

/** A command that was said in a wrong way. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface CommandLine {
  readonly command?: CommandName
  /** Those of the command, in order. */
  readonly given: readonly string[]
  readonly options: Readonly<Record<string, string | true>>
}

/**
 * Reads the words after `typefast`.
 *
 * @throws UsageError that names what was meant, where it can be told.
 */
export function readCommandLine(words: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...words],
    options: {
      ...parserOptions(),
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean', short: 'v' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const [name, ...given] = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value)
  const options = tokens.filter((token) => token.kind === 'option')
  const command = name === undefined ? undefined : commandNamed(name)
  const known: Readonly<Record<string, OptionWords>> = {
    ...GENERAL,
    ...(command !== undefined && COMMANDS[command].options),
  }
  const values = options.map((option) => [option.name, valueGiven(option, known, command)] as const)
  return { ...(command !== undefined && { command }), given, options: Object.fromEntries(values) }
}

/** Fails unless just what the command takes was given. */
export function requireArguments(command: CommandName, given: readonly string[]): void {
  const { takes }: CommandWords = COMMANDS[command]
  if (given.length === takes.length) return
  const said = takes.length === 0 ? 'no arguments' : takes.join(' and ')
  throw new UsageError(`${command} takes ${said}${given.length === 0 ? '' : `, not ${given.join(' ')}`}`)
}

function parserOptions(): Record<string, { type: 'string' | 'boolean' }> {
  const all = Object.values<CommandWords>(COMMANDS).flatMap(({ options }) => Object.entries(options))
  return Object.fromEntries(
    all.map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }]),
  )
}

function commandNamed(name: string): CommandName {
  if (Object.hasOwn(COMMANDS, name)) return name as CommandName
  const known = Object.keys(COMMANDS)
  const meant = nearest(name, known)
  throw new UsageError(`there is no command ${name}; ${hint(meant, known)}`)
}

interface GivenOption {
  readonly name: string
  readonly rawName: string
  readonly value?: string | undefined
}

function valueGiven(
  { name, rawName, value }: GivenOption,
  known: Readonly<Record<string, OptionWords>>,
  command: CommandName | undefined,
): string | true {
  const words = Object.hasOwn(known, name) ? known[name] : undefined
  if (words === undefined) {
    const names = Object.keys(known).map((each) => `--${each}`)
    const meant = nearest(name, Object.keys(known))
    const of = command === undefined ? '' : ` of ${command}`
    throw new UsageError(`there is no option ${rawName}${of}; ${hint(meant && `--${meant}`, names)}`)
  }
  if (words.value === undefined) {
    if (value === undefined) return true
    throw new UsageError(`--${name} takes no value`)
  }
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new UsageError(`--${name} needs a value: --${name} ${words.value}`)
  }
  return value
}

const hint = (meant: string | undefined, known: readonly string[]): string =>
  meant === undefined ? `there are ${known.join(', ')}` : `did you mean ${meant}?`
