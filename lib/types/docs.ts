/** What a declaration's doc comment says. */
import { commentOf, type DocTag, parseComment } from './doc-comment.js'
import { CONSTRAINT_TAGS, constraintOf, type DocConstraints, type DocProblem, valueIn } from './doc-tags.js'
import { firstSentence, withoutLinks } from './doc-text.js'
import type { Ast, TypeScript } from './typescript.js'

export interface Docs {
  /** The first sentence of the comment, or its first paragraph; `@summary` beats it. */
  readonly summary?: string
  /** The whole text of the comment. */
  readonly description?: string
  readonly title?: string
  readonly examples?: readonly unknown[]
  readonly deprecated?: true
  readonly hidden?: true
  readonly default?: { readonly value: unknown }
  readonly constraints: DocConstraints
  /** `@throws {NotFound} text`; without braces, the type is the first word of the text if anything. */
  readonly throws: readonly DocThrows[]
  readonly params: Readonly<Record<string, string>>
  readonly problems: readonly DocProblem[]
}

export interface DocThrows {
  readonly type?: string
  readonly text: string
}

const UNDOCUMENTED: Docs = { constraints: {}, throws: [], params: {}, problems: [] }

/** Tags that may follow text on its line: `Age. @minimum 0`. */
const INLINE: ReadonlySet<string> = new Set([
  ...CONSTRAINT_TAGS,
  'summary',
  'description',
  'title',
  'example',
  'deprecated',
  'hidden',
  'default',
  'defaultValue',
  'throws',
  'param',
  'returns',
])

/** What the doc comment of a declaration says. */
export function docsOf(node: Ast.Node, source: Ast.SourceFile, { ast }: TypeScript): Docs {
  const comment = commentOf(node, source, ast)
  return comment === undefined ? UNDOCUMENTED : docsIn(comment)
}

/** What a comment says, given with its stars. */
export function docsIn(comment: string): Docs {
  const { text, tags } = parseComment(comment, INLINE)
  const last = (name: string): string | undefined => tags.findLast((tag) => tag.name === name)?.text
  const readings = tags.map((tag) => ({ tag, reading: readingOf(tag) }))
  const description = withoutLinks(last('description') ?? text)
  const summary = withoutLinks(last('summary') ?? firstSentence(description))
  const title = last('title')
  const examples = tags.filter(({ name, text }) => name === 'example' && text !== '')
  const given = last('default') ?? last('defaultValue')
  return {
    ...(summary !== '' && { summary }),
    ...(description !== '' && { description }),
    ...(title !== undefined && title !== '' && { title }),
    ...(examples.length > 0 && { examples: examples.map(({ text }) => valueIn(text)) }),
    ...(last('deprecated') !== undefined && { deprecated: true }),
    ...(last('hidden') !== undefined && { hidden: true }),
    ...(given !== undefined &&
      given !== '' &&
      given !== 'undefined' && { default: { value: valueIn(given) } }),
    constraints: Object.assign(
      {},
      ...readings.map(({ reading }) => (reading && 'constraints' in reading ? reading.constraints : {})),
    ) as DocConstraints,
    throws: tags.flatMap(throwsOf),
    params: Object.fromEntries(tags.flatMap(paramOf)),
    problems: readings.flatMap(({ tag, reading }) =>
      reading && 'problem' in reading ? [{ tag: tag.name, message: reading.problem }] : [],
    ),
  }
}

function readingOf({ name, text }: DocTag): ReturnType<typeof constraintOf> {
  const isDefault = name === 'default' || name === 'defaultValue'
  return isDefault && text === '' ? { problem: 'it gives no value' } : constraintOf(name, text)
}

/** `{NotFound} when it is gone`, and `{@link NotFound} - when it is gone` */
function throwsOf({ name, text }: DocTag): DocThrows[] {
  if (name !== 'throws' && name !== 'exception') {
    return []
  }
  const [, type, rest] = /^\{(?:@link\s+)?([^\s|}]+)[^}]*\}\s*(.*)$/s.exec(text) ?? []
  return type === undefined
    ? [{ text: withoutLinks(text) }]
    : [{ type, text: withoutLinks(withoutDash(rest!)) }]
}

/** `{string} [limit=20] - how many` → `limit`: `how many` */
function paramOf({ name, text }: DocTag): [string, string][] {
  if (name !== 'param') {
    return []
  }
  const [, bracketed, bare, rest] =
    /^(?:\{[^}]*\}\s*)?(?:\[\s*([\w$.]+)[^\]]*\]|([\w$.]+))\s*(.*)$/s.exec(text) ?? []
  const parameter = bracketed ?? bare
  return parameter === undefined ? [] : [[parameter, withoutLinks(withoutDash(rest!))]]
}

function withoutDash(text: string): string {
  return text.replace(/^-\s+/, '')
}
