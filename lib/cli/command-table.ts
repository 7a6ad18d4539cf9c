/** What the command line knows: its commands, their options, and how to say them. */

export interface OptionWords {
  /** What its value is, in capitals; absent: it takes none. */
  readonly value?: string
  readonly says: string
}

export interface CommandWords {
  /** Arguments that must be given, in order. */
  readonly takes: readonly string[]
  readonly says: string
  readonly options: Readonly<Record<string, OptionWords>>
}

export const COMMANDS = {
  types: {
    takes: [],
    says: 'reads the types of a program, and writes them as a module: types.gen.ts',
    options: {
      watch: { says: 'again whenever the program changes' },
      check: { says: 'writes nothing; ends with 1 where the module is stale' },
      out: { value: 'FILE', says: 'the module (src/types.gen.ts)' },
      project: { value: 'FILE', says: 'the configuration, or its folder (the tsconfig.json above)' },
      typescript: { value: 'FOLDER', says: 'where another TypeScript is installed, 7.0.2 or later' },
    },
  },
  explain: {
    takes: ['METHOD', 'PATH'],
    says: 'tells of one operation all that is known, and where it came from',
    options: {
      app: {
        value: 'MODULE',
        says: 'what exports app or createApplication ("main" of package.json, or dist/main.js)',
      },
    },
  },
} as const satisfies Readonly<Record<string, CommandWords>>

export type CommandName = keyof typeof COMMANDS

/** With every command, or alone. */
export const GENERAL: Readonly<Record<string, OptionWords>> = {
  help: { says: 'shows this' },
  version: { says: "shows typefast's version" },
}

export function helpText(): string {
  const commands = Object.entries<CommandWords>(COMMANDS).flatMap(([name, { takes, says, options }]) => [
    '',
    `typefast ${[name, ...takes].join(' ')}`,
    `  ${says}`,
    ...optionLines(options),
  ])
  return ['typefast COMMAND [OPTIONS]', ...commands, '', 'with any of them', ...optionLines(GENERAL)].join(
    '\n',
  )
}

function optionLines(options: Readonly<Record<string, OptionWords>>): string[] {
  return Object.entries(options).map(([name, { value, says }]) => {
    const flag = value === undefined ? `--${name}` : `--${name} ${value}`
    return `    ${flag.padEnd(22)}${says}`
  })
}
