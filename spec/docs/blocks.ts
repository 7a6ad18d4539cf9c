import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Exchange, exchangesOf } from './exchanges.js'

export const ROOT = join(__dirname, '../..')

/** The pages of the manual, and the project's first page where there is one. */
export const PAGES: readonly string[] = [
  ...readdirSync(ROOT).filter((name) => name === 'README.md'),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8')

/** A fenced block. */
interface Block {
  /** Its language and the words after it: `ts continue`. */
  readonly info: string
  /** Of its first line of content, counted from 1. */
  readonly line: number
  readonly lines: readonly string[]
}

/** What a page says that a program does. */
export type Claim =
  /** Its `app` answers so. */
  | { readonly kind: 'answers'; readonly exchanges: readonly Exchange[] }
  /** It does not start. */
  | { readonly kind: 'refused'; readonly error: string }
  /** It prints so; JSON is compared as JSON. */
  | { readonly kind: 'printed'; readonly output: string; readonly json: boolean }

/** A `ts` block, with those before it that it continues. */
export interface Program {
  readonly page: string
  readonly line: number
  /** Its lines are where they are on the page, so that an error's line is the page's. */
  readonly source: string
  readonly claims: readonly Claim[]
}

/** `('docs/bodies.md', 12)` → `'bodies-12'` */
export const programName = ({ page, line }: Program): string => `${basename(page, '.md')}-${line}`

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: { info: string; line: number; lines: string[] } | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const info = /^```(.*)$/.exec(line)?.[1]?.trim()
    if (open === undefined) {
      open = info === undefined ? undefined : { info, line: index + 2, lines: [] }
    } else if (info === '') {
      blocks.push(open)
      open = undefined
    } else {
      open.lines.push(line)
    }
  }
  return blocks
}

function claimOf({ info, line, lines }: Block): Claim | undefined {
  const content = lines.join('\n')
  if (info === 'http') return { kind: 'answers', exchanges: exchangesOf(lines, line) }
  if (info === 'text' && content.startsWith('DeclarationError')) return { kind: 'refused', error: content }
  if (info === 'text printed') return { kind: 'printed', output: content, json: false }
  return info === 'json printed' ? { kind: 'printed', output: content, json: true } : undefined
}

/** Puts `lines` at `line` below `source`. */
function placed(source: string, { line, lines }: Block): string {
  const before = source === '' ? [] : source.split('\n')
  return [...before, ...Array.from({ length: line - 1 - before.length }, () => ''), ...lines].join('\n')
}

/** The programs of a page, each with what the blocks after it claim. */
export function programsOf(page: string): Program[] {
  const programs: (Program & { claims: Claim[] })[] = []
  for (const block of blocksOf(textOf(page))) {
    const [language, ...words] = block.info.split(' ')
    const last = programs.at(-1)
    if (language === 'ts') {
      const base = words.includes('continue') ? (last?.source ?? '') : ''
      programs.push({ page, line: block.line, source: placed(base, block), claims: [] })
      continue
    }
    const claim = claimOf(block)
    if (claim !== undefined && last !== undefined) last.claims.push(claim)
  }
  return programs
}
