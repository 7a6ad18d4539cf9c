/** Scalars, keys and strings as TypeScript says them, safe wherever a module may stand. */

/** Control and format characters, line separators and lone surrogates: none of them may stand in a source as it is. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}'\\]|<(?=[/!])/gu

/** What most texts are: a quick way out. */
const PLAIN = /^[\w ./:,()$^[\]{}*+?|-]*$/

const NAMED: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  "'": "\\'",
  '\\': '\\\\',
}

/** `"it's"` → `'it\'s'`; `</script>` cannot end a page's script. */
export function stringText(value: string): string {
  if (PLAIN.test(value)) return `'${value}'`
  return `'${value.replace(UNSAFE, escapeOf)}'`
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!
  const hex = code.toString(16)
  if (code > 0xffff) return `\\u{${hex}}`
  return NAMED[character] ?? (code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`)
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

export const isIdentifier = (name: string): boolean => IDENTIFIER.test(name)

/** `id` → `id`; `content-type` → `'content-type'`. As a plain key `__proto__` would be no property. */
export function keyText(key: string): string {
  if (key === '__proto__') return `['__proto__']`
  return isIdentifier(key) ? key : stringText(key)
}

/** A number, with `-0`, `NaN` and the infinities. */
function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

/** What is neither an array nor an object. */
export function scalarText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringText(value)
    case 'number':
      return numberText(value)
    case 'bigint':
      return `${value}n`
    default:
      return String(value)
  }
}
