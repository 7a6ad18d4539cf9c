/** A part of a path: text as it is, or a parameter by its name in Fastify. */
export type PathPart = { readonly text: string } | { readonly parameter: string }

/** The index after the parenthesis that closes the one at `open`. */
function closed(path: string, open: number): number {
  let depth = 0
  for (let index = open; index < path.length; index++) {
    if (path[index] === '\\') index++
    else if (path[index] === '(') depth++
    else if (path[index] === ')' && --depth === 0) return index + 1
  }
  return path.length
}

const PARAMETER = /^:(?!:)([^/\-.(]*)/
const TEXT = /^(?:::|[^:*])+/

/**
 * A Fastify path in parts; what a parameter must match is left out.
 * `'/at/:hour(^\\d{2}$)h::00'` → `[{ text: '/at/' }, { parameter: 'hour' }, { text: 'h:00' }]`
 */
export function pathParts(path: string): PathPart[] {
  const parts: PathPart[] = []
  let rest = path
  while (rest !== '') {
    const name = PARAMETER.exec(rest)?.[1]
    if (name !== undefined) {
      const end = name.length + 1
      parts.push({ parameter: name.replace(/\?$/, '') })
      rest = rest.slice(rest[end] === '(' ? closed(rest, end) : end).replace(/^\?$/, '')
    } else if (rest.startsWith('*')) {
      parts.push({ parameter: '*' })
      rest = rest.slice(1)
    } else {
      const text = TEXT.exec(rest)?.[0] ?? rest
      parts.push({ text: text.replaceAll('::', ':') })
      rest = rest.slice(text.length)
    }
  }
  return parts
}

/** `{ text }` as a template has it: its braces are no parameter's. */
const literal = (text: string): string => text.replaceAll('{', '%7B').replaceAll('}', '%7D')

/** `'/files/:id'`, `['name']` → `'/files/{name}'` */
export function toTemplate(parts: readonly PathPart[], names: readonly string[]): string {
  let index = 0
  return parts.map((part) => ('text' in part ? literal(part.text) : `{${names[index++]}}`)).join('')
}

/** The parameters' names in Fastify, in order. */
export function parameterNames(parts: readonly PathPart[]): string[] {
  return parts.flatMap((part) => ('text' in part ? [] : [part.parameter]))
}
