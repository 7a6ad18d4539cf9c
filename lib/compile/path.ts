/** `('/users/', ':id')` → `'/users/:id'`; `('', '')` → `'/'` */
export function joinPath(...parts: readonly string[]): string {
  const segments = parts
    .join('/')
    .split('/')
    .filter((segment) => segment !== '')
  return `/${segments.join('/')}`
}

/**
 * The names of the placeholders of a path in find-my-way's words, Fastify's router's.
 * `'/users/:id'` → `['id']`; `'/files/:name(^\\w+$).:ext/*'` → `['name', 'ext', '*']`
 */
export function placeholdersOf(path: string): string[] {
  const names: string[] = []
  let at = 0
  while (at < path.length) {
    if (path[at] === '*') {
      names.push('*')
    } else if (path[at] === ':' && path[at + 1] === ':') {
      at += 1
    } else if (path[at] === ':') {
      const name = /^\w+/.exec(path.slice(at + 1))?.[0] ?? ''
      names.push(name)
      at = afterPattern(path, at + 1 + name.length) - 1
    }
    at += 1
  }
  return names
}

/** The end of a placeholder's own pattern, which may hold parentheses; `at` where it has none. */
function afterPattern(path: string, at: number): number {
  let depth = 0
  for (let end = at; path[at] === '(' && end < path.length; end += 1) {
    if (path[end] === '\\') end += 1
    else if (path[end] === '(') depth += 1
    else if (path[end] === ')') depth -= 1
    if (depth === 0) return end + 1
  }
  return at
}
