/** The page of the manual whose commands the specs run. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PAGE = readFileSync(join(__dirname, '../../docs/types-in-tools.md'), 'utf8')

export interface Section {
  /** Texts of files, by the names that stand above them: `` `tsconfig.json`: ``. */
  readonly files: Readonly<Record<string, string>>
  /** Its commands, in order. */
  readonly commands: readonly string[]
}

/** What a section of the page says. */
export function sectionOf(title: string): Section {
  const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${title}\n`))
  if (section === undefined) throw new Error(`the page has no section ${title}`)
  const files = [...section.matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)^```$/gm)]
  const commands = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  return {
    files: Object.fromEntries(files.map(([, name, text]) => [name!, text!])),
    commands: commands.flatMap(([, lines]) => lines!.trim().split('\n')),
  }
}
