/** The errors that `@throws` names. */
import type { ThrownError } from '../metadata/manifest.js'
import type { Docs, DocThrows } from './docs.js'
import type { ErrorClasses } from './error-classes.js'
import { formNamed, valueOfPart } from './error-form.js'
import type { Ast, Sync } from './typescript.js'
import type { Evaluation } from './value.js'

/** `@throws {NotFound} when it is gone` → `{ status: 404, description: 'when it is gone' }` */
export function documentedErrors(
  { throws }: Docs,
  method: Ast.Node,
  facts: Evaluation,
  classes: ErrorClasses,
): readonly ThrownError[] {
  return throws.flatMap((said) => {
    const { type, text } = said.type === undefined ? bare(said) : said
    const status = type === undefined ? undefined : statusOf(type, method, facts, classes)
    return status === undefined ? [] : [{ status, ...(text !== '' && { description: text }) }]
  })
}

/** `NotFound when it is gone`: the first word names the error where no braces do. */
function bare({ text }: DocThrows): DocThrows {
  const [, type, rest] = /^(\d{3}|[A-Z]\w*)(?:\s+(?:-\s+)?(.*))?$/s.exec(text) ?? []
  return type === undefined ? { text } : { type, text: rest ?? '' }
}

function statusOf(
  type: string,
  method: Ast.Node,
  facts: Evaluation,
  classes: ErrorClasses,
): number | undefined {
  if (/^\d+$/.test(type)) {
    const status = Number(type)
    return status >= 400 && status <= 599 ? status : undefined
  }
  const symbol = symbolNamed(type, method, facts)
  // What is only named in a comment needs no import.
  const form = symbol === undefined ? formNamed(type.replace(/^.*\./, '')) : classes.formOf(symbol)
  const status = valueOfPart(form?.status)
  return typeof status === 'number' ? status : undefined
}

/** What a name stands for where a method is declared: `NotFound`, `errors.OrderMissing` */
function symbolNamed(
  name: string,
  method: Ast.Node,
  { checker, typescript }: Evaluation,
): Sync.Symbol | undefined {
  const { SymbolFlags } = typescript.sync
  const [first, ...members] = name.split('.')
  const root = checker.resolveName(first!, SymbolFlags.Value | SymbolFlags.Namespace, method)
  return members.reduce<Sync.Symbol | undefined>((owner, member) => {
    const module = owner && owner.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(owner) : owner
    return module && checker.getMemberInModuleExports(module, member)
  }, root)
}
