/** Expressions in the words of JSON Schema: with the `u` flag, and no other. */
export function isUnicodePattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** A class, an escape, a group's name, a quantifier, or a single character. */
const TOKEN =
  /\[(?:[^\]\\]|\\.)*\]|\\(?:u\{[\da-f]+\}|u[\da-f]{4}|x[\da-f]{2}|p\{[^}]*\}|k<[^>]*>|c[a-z]|[1-9]\d*|.)|\(\?<[^=!>][^>]*>|\{\d+(?:,\d*)?\}|./gisu

/**
 * The source of an expression that matches the same with the `u` flag and no other: cases, dots and anchors
 * are written out. `undefined` where that cannot be done.
 * `/^[a-z]+$/i` → `^[A-Za-z]+$`
 */
export function unicodePattern(expression: RegExp): string | undefined {
  const { source, flags, unicode } = expression
  if (/[vy]/.test(flags) || (!unicode && /\\(?:u\{|p\{)/i.test(source))) {
    return undefined
  }
  const tokens = (source.match(TOKEN) ?? []).map((token) => unicodeToken(token, expression))
  const pattern = tokens.join('')
  return tokens.includes(undefined) || !isUnicodePattern(pattern) ? undefined : pattern
}

function unicodeToken(token: string, { unicode, ignoreCase, dotAll, multiline }: RegExp): string | undefined {
  if (token === '.') return dotAll ? '[\\s\\S]' : token
  if (token === '^') return multiline ? '(?<![^\\n\\r\\u2028\\u2029])' : token
  if (token === '$') return multiline ? '(?![^\\n\\r\\u2028\\u2029])' : token
  if (/^(?:\(\?<.|\{.|[()*+?|{}\]]$)/.test(token)) return token
  if (/^\\(?:[1-9]|k)/.test(token)) return ignoreCase ? undefined : token
  if (/^\\b$/i.test(token)) return ignoreCase && unicode ? undefined : token
  const atom = token.replace(/\\(.)/gsu, (escaped, character) =>
    /[\w^$\\.*+?()[\]{}|-]/.test(character) ? escaped : character,
  )
  const plain = atom === '\\-' ? '-' : atom
  return ignoreCase ? inBothCases(plain, unicode ? 'gu' : 'g') : plain
}

/** `('[a-z_]', 'g')` → `'[A-Za-z_]'`: with the characters that it matches only when case is ignored. */
function inBothCases(atom: string, flags: string): string | undefined {
  if (!/[A-Za-z\u0080-\uFFFF]/.test(atom)) {
    return atom
  }
  const isClass = atom.startsWith('[')
  const negation = atom.startsWith('[^') ? '^' : ''
  // A sign that means itself at the start must do so after other characters too.
  const body = isClass ? atom.slice(1 + negation.length, -1).replace(/^[-^]/, '\\$&') : atom
  const positive = isClass ? `[${body}]` : atom
  const exact = new Set(basicPlane().match(new RegExp(positive, flags)))
  const loose = new Set(basicPlane().match(new RegExp(positive, `${flags}i`)))
  if ([...exact].some((character) => !loose.has(character))) {
    return undefined
  }
  const more = [...loose].filter((character) => !exact.has(character))
  return more.length === 0 ? atom : `[${negation}${ranges(more)}${body}]`
}

/** `['A', 'B', 'C', 'K']` → `'A-CK'` */
function ranges(characters: readonly string[]): string {
  const runs: [number, number][] = []
  for (const code of characters.map((character) => character.charCodeAt(0))) {
    const run = runs.at(-1)
    if (run?.[1] === code - 1) run[1] = code
    else runs.push([code, code])
  }
  return runs.map(([first, last]) => rangeOf(String.fromCharCode(first), String.fromCharCode(last))).join('')
}

const rangeOf = (first: string, last: string): string => (first === last ? first : `${first}-${last}`)

let plane: string | undefined

/** Each character of Unicode's basic plane: all that have another case in an expression without the `u` flag. */
function basicPlane(): string {
  plane ??= Array.from({ length: 0x10000 }, (_, code) =>
    code < 0xd800 || code > 0xdfff ? String.fromCharCode(code) : '',
  ).join('')
  return plane
}
