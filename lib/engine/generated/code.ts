/**
 * The source of one generated function. Nothing that a user or a client wrote is ever in it: values are
 * passed in as constants, and names go through `literal`, the one place that escapes.
 */
export class Code {
  readonly #names: string[] = []
  readonly #values: unknown[] = []

  /**
   * A name for `value`, which the function closes over: `(pattern, 'pattern')` → `pattern2`
   *
   * @param hint letters only; ours, and never a user's.
   */
  constant(value: unknown, hint: string): string {
    const known = this.#values.indexOf(value)
    if (known !== -1) {
      return this.#names[known] as string
    }
    const name = `${hint}${this.#names.length}`
    this.#names.push(name)
    this.#values.push(value)
    return name
  }

  /** Constants by names of our own. */
  bind(constants: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(constants)) {
      this.#names.push(name)
      this.#values.push(value)
    }
  }

  /**
   * @param about what it is made for: seen in stack traces and profiles, as `typefast:read/Order.3.js`.
   * @param body lines; what is between braces is indented here.
   * @throws EvalError where the process forbids code generation.
   */
  compile<F>(kind: string, about: string, parameters: readonly string[], body: readonly string[]): F {
    const name = `${kind}${toIdentifier(about)}`
    count += 1
    const lines = [
      `return function ${name}(${parameters.join(', ')}) {`,
      ...body,
      '}',
      `//# sourceURL=typefast:${kind}/${toIdentifier(about)}.${count}.js`,
    ]
    const source = `'use strict'\n${indented(lines).join('\n')}`
    show(source)
    return new Function(...this.#names, source)(...this.#values) as F
  }
}

/** Of all generated functions: two classes may have the same name. */
let count = 0

/** A value as it stands in source: `"it's \u2028"`, `-0`, `null`. */
export function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') {
    // JSON is a subset of the language's literals since ES2019; the two separators are for older readers of the text.
    return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  }
  return Object.is(value, -0) ? '-0' : String(value)
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/

/** `('raw', 'name')` → `raw.name`, `('raw', 'a-b')` → `raw["a-b"]` */
export function access(object: string, name: string): string {
  return IDENTIFIER.test(name) ? `${object}.${name}` : `${object}[${literal(name)}]`
}

/** The same of what the object itself has and does not inherit; `hasOwn` must be bound to `Object.hasOwn`. */
export function ownAccess(object: string, name: string): string {
  return `hasOwn(${object}, ${literal(name)}) ? ${access(object, name)} : undefined`
}

/** What is no letter or digit is left out, and so is what is too long to read: `Page<Item>` → `PageItem` */
const toIdentifier = (text: string): string => text.replace(/[^A-Za-z0-9]/g, '').slice(0, 60)

function indented(lines: readonly string[]): string[] {
  let depth = 0
  return lines.map((line) => {
    if (line.startsWith('}')) depth -= 1
    const shown = '  '.repeat(depth) + line
    if (line.endsWith('{')) depth += 1
    return shown
  })
}

/** Prints what is generated, where `DEBUG=typefast:engine` asks for it. */
function show(source: string): void {
  if (/(?:^|[\s,])(?:\*|typefast:(?:\*|engine))(?:$|[\s,])/.test(process.env.DEBUG ?? '')) {
    process.stderr.write(`${source}\n\n`)
  }
}
