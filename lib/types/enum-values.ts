/** Enums: their values, in written order. */
import type { Literal } from '../shape/shape.js'
import type { Context, Reading } from './context.js'
import { literalOf } from './literals.js'
import { docsAt, documentationOf, type TypeDeclaration } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import { unreadableAt } from './unreadable.js'

/** All values of an enum. */
export function readEnum(declarations: readonly TypeDeclaration[], context: Context): Reading {
  const { ast } = context.typescript
  const enums = declarations.filter((declaration) => ast.isEnumDeclaration(declaration))
  const values = enums.flatMap((declaration) => enumValues(declaration, context))
  const [first] = enums
  for (const declaration of enums) context.unit.files.add(context.sources.fileOf(declaration))
  return first !== undefined && values.every((value) => value !== undefined)
    ? { type: { ...documentationOf(docsAt(first, context)), kind: 'enum', values } }
    : unreadableAt('an enum whose values only running it gives', first ?? declarations[0]!, context)
}

export function enumValues(declaration: Ast.EnumDeclaration, context: Context): (Literal | undefined)[] {
  const { ast } = context.typescript
  const values: (Literal | undefined)[] = []
  for (const member of declaration.members) {
    const before = values.at(-1)
    const literal = member.initializer === undefined ? undefined : literalOf(member.initializer, ast)?.value
    if (member.initializer === undefined && (typeof before === 'number' || values.length === 0)) {
      values.push(typeof before === 'number' ? before + 1 : 0)
    } else if (typeof literal === 'string' || typeof literal === 'number') {
      values.push(literal)
    } else {
      values.push(context.checker.checker.getConstantValue(member))
    }
  }
  return values
}

/** `Color.Red` */
export function readEnumMember(symbol: Sync.Symbol, context: Context): Reading | undefined {
  const { ast } = context.typescript
  const member = symbol.declarations[0] && context.sources.nodeOf(symbol.declarations[0])
  if (member === undefined || !ast.isEnumMember(member)) {
    return undefined
  }
  const declaration = member.parent as Ast.EnumDeclaration
  const value = enumValues(declaration, context)[declaration.members.indexOf(member)]
  context.unit.files.add(context.sources.fileOf(declaration))
  return value === undefined ? undefined : { type: { kind: 'enum', values: [value] } }
}
