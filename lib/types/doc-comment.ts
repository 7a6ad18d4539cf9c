/**
 * Doc comments as text. TypeScript attaches no comment that follows another token on its line
 * (`{ a: string; /** b *\/ b: string }`), and escapes and joins what the text of a tag is; one parser reads both.
 */
import type { Ast } from './typescript.js'

export interface DocComment {
  /** What stands before the first tag. */
  readonly text: string
  readonly tags: readonly DocTag[]
}

export interface DocTag {
  /** `minimum` */
  readonly name: string
  readonly text: string
}

/** The doc comment of a declaration. */
export function commentOf(
  node: Ast.Node,
  source: Ast.SourceFile,
  { SyntaxKind }: typeof Ast,
): string | undefined {
  const { text } = source
  const attached = node.jsDoc?.at(-1)
  if (attached !== undefined) {
    return lastComment(text, attached.pos, attached.end)
  }
  const start = node.getStart(source)
  const beside = lastComment(text, node.pos, start)
  if (
    beside !== undefined &&
    !text.slice(text.lastIndexOf(beside, start) + beside.length, start).includes('\n')
  ) {
    return beside
  }
  const { modifiers, name } = node as Partial<Ast.ClassDeclaration>
  const decorator = modifiers?.findLast(({ kind }) => kind === SyntaxKind.Decorator)
  return decorator && name && lastComment(text, decorator.end, name.getStart(source))
}

/** The last of the comments between two tokens, where it is a doc comment. */
function lastComment(text: string, start: number, end: number): string | undefined {
  const between = text.slice(start, end)
  const last = between.match(/\/\/[^\n]*|\/\*.*?\*\//gs)?.at(-1)
  return last?.startsWith('/**') ? last : undefined
}

/**
 * ```
 * /** Age. @minimum 0 @maximum 150 *\/ → { text: 'Age.', tags: [minimum 0, maximum 150] }
 * ```
 *
 * @param inline names of tags that may follow text on its line; others start one, since `write to @ada` is text.
 */
export function parseComment(comment: string, inline: ReadonlySet<string>): DocComment {
  const parts: { name: string; lines: string[] }[] = [{ name: '', lines: [] }]
  let fenced = false
  for (const line of linesOf(comment)) {
    fenced = /^\s*```/.test(line) ? !fenced : fenced
    const starts = fenced ? [] : startsOf(line, inline)
    parts.at(-1)!.lines.push(line.slice(0, starts[0]?.at))
    for (const [index, { name, at }] of starts.entries()) {
      parts.push({ name, lines: [line.slice(at + name.length + 1, starts[index + 1]?.at)] })
    }
  }
  const [first, ...tags] = parts.map(({ name, lines }) => ({ name, text: lines.join('\n').trim() }))
  return { text: first!.text, tags }
}

/** Where the tags of a line begin. */
function startsOf(line: string, inline: ReadonlySet<string>): { name: string; at: number }[] {
  const starts: { name: string; at: number }[] = []
  for (const match of line.matchAll(/(?<=^|\s)@([A-Za-z][\w-]*)/g)) {
    const name = match[1]!
    const before = line.slice(0, match.index)
    const isCode = before.split('`').length % 2 === 0
    if (!isCode && (before.trim() === '' || inline.has(name))) {
      starts.push({ name, at: match.index })
    }
  }
  return starts
}

/** The lines of a comment, without the stars before them. */
function linesOf(comment: string): string[] {
  const [first = '', ...rest] = comment
    .slice('/**'.length, -'*/'.length)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
  const bare = rest.filter((line) => line !== '' && !/^\s*\*/.test(line))
  const indent = Math.min(...bare.map((line) => line.search(/\S/)))
  return [
    first.replace(/^\s/, ''),
    ...rest.map((line) => {
      const starred = /^\s*\*\s?/.exec(line)?.[0]
      return line.slice(starred === undefined ? Math.min(indent, line.length) : starred.length)
    }),
  ]
}
