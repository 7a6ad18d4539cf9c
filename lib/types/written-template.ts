import type { Described } from '../metadata/manifest.js'
import type { Context, Reading, Written } from './context.js'
import type { Ast } from './typescript.js'
import { partOf, readWritten } from './written.js'

/** Of the texts that a template lists one by one. */
const MOST = 200

/** `` `ord_${number}` ``: its pattern, or its texts where they can be counted. */
export function readTemplate(
  written: Written,
  { head, templateSpans }: Ast.TemplateLiteralTypeNode,
  context: Context,
): Reading | undefined {
  const types: Described[] = []
  for (const { type } of templateSpans) {
    const reading = readWritten(partOf(written, type), context)
    if (reading?.type === undefined) {
      return undefined
    }
    types.push(reading.type)
  }
  return templateOf([head.text, ...templateSpans.map(({ literal }) => literal.text)], types)
}

/** @param texts what stands around the types: one more. */
export function templateOf(texts: readonly string[], types: readonly Described[]): Reading | undefined {
  const values = valuesOf(texts, types)
  if (values !== undefined) {
    return { type: { kind: 'enum', values } }
  }
  let pattern = escaped(texts[0]!)
  for (const [index, type] of types.entries()) {
    const part = patternOf(type)
    if (part === undefined) {
      return undefined
    }
    pattern += part + escaped(texts[index + 1]!)
  }
  return { type: { kind: 'string', pattern: `^${pattern}$` } }
}

function valuesOf(texts: readonly string[], types: readonly Described[]): string[] | undefined {
  let values = [texts[0]!]
  for (const [index, type] of types.entries()) {
    const each = textsOf(type)
    if (each === undefined || values.length * each.length > MOST) {
      return undefined
    }
    values = values.flatMap((value) => each.map((text) => value + text + texts[index + 1]!))
  }
  return values
}

function textsOf(type: Described): string[] | undefined {
  if (type.kind === 'boolean') return ['false', 'true']
  return type.kind === 'enum' && type.nullable !== true ? type.values.map(String) : undefined
}

const NUMBER = '-?\\d+(?:\\.\\d+)?'

function patternOf(type: Described): string | undefined {
  switch (type.kind) {
    case 'string':
      return type.pattern === undefined ? '[\\s\\S]*' : `(?:${type.pattern.replace(/^\^|\$$/g, '')})`
    case 'number':
      return NUMBER
    case 'integer':
    case 'bigint':
      return '-?\\d+'
    case 'boolean':
    case 'enum': {
      const texts = textsOf(type)
      return texts && `(?:${texts.map(escaped).join('|')})`
    }
    case 'union': {
      const members = type.members.map(patternOf)
      return members.includes(undefined) ? undefined : `(?:${members.join('|')})`
    }
    default:
      return undefined
  }
}

/** For an expression with the `u` flag, which refuses to escape what needs none. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
