/** What JSON Schema can say of class-validator's own checks. */
import type { BuiltinCheck } from '../metadata/builtin-checks.js'
import type { JsonSchema } from '../types.js'
import { isOptions, LOSSY } from './check-keywords.js'
import { CHECK_RULES } from './check-rules.js'
import type { Check, Shape } from './shape.js'

type Kind = Shape['kind']
type SchemaOf = (
  constraints: readonly unknown[],
  kind?: Kind,
  /** What the check itself says of a text. */
  takes?: (text: string) => boolean,
) => JsonSchema

export type { BuiltinCheck }

export interface CheckRule {
  /** The kind of value the check demands; absent when it takes any. */
  readonly implies?: 'string' | 'number' | 'integer' | 'boolean' | 'date' | 'array' | 'object'
  /**
   * JSON Schema 2020-12 keywords (without `type`) that say the same, or the closest. They say `x-lossy`
   * themselves where it depends on the arguments.
   */
  readonly schema?: SchemaOf
  /** The keywords are only close: the check refuses or takes more. */
  readonly lossy?: boolean
}

/** The rule of one of the library's own checks; `undefined` for a user's. */
export function ruleOf({ name, builtin }: Check): CheckRule | undefined {
  return builtin && Object.hasOwn(CHECK_RULES, name) ? CHECK_RULES[name as BuiltinCheck] : undefined
}

/**
 * The keywords of a check, with `x-lossy` where they are only close; `undefined` where there is nothing to say.
 * `kind` is what the value is known to be, `null` apart: what its type says already is left out.
 */
export function schemaOfCheck(check: Check, kind?: Kind): JsonSchema | undefined {
  const rule = ruleOf(check)
  const takes = (text: string): boolean => takesText(check, text)
  const schema = { ...rule?.schema?.(check.constraints, kind, takes), ...(rule?.lossy === true ? LOSSY : {}) }
  return Object.keys(schema).length === 0 ? undefined : schema
}

/** With copies of the options: the library writes its defaults into those it is given. */
function takesText({ constraints, passes }: Check, value: string): boolean {
  const copies = constraints.map((option) => (isOptions(option) ? { ...option } : option))
  return passes(value, { value, constraints: copies, targetName: '', object: {}, property: '' }) === true
}
