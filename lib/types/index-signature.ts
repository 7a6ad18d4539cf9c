/** What an object allows beside its properties: `[key: string]: number`. */
import type { Described } from '../metadata/manifest.js'
import { partPlace, readType } from './checked.js'
import type { Context, Place, TypeOf } from './context.js'
import { basesOf, extended, isStatic, type ObjectNode, userBaseOf } from './members.js'
import { OTHER_KEYS } from './record.js'
import type { Scope } from './scope.js'
import { isAnyString, typeIn } from './standard-types.js'
import type { Ast, Sync } from './typescript.js'
import { unreadable, unreadableAt } from './unreadable.js'
import { readWritten } from './written.js'

interface Source {
  readonly declarations: readonly ObjectNode[]
  readonly scope: Scope
  /** Of the whole object. */
  readonly type: TypeOf
}

/**
 * The values of keys that are no property's, as declarations whose bases are plain names say them.
 *
 * @returns `absent` where there are none; `undefined` where only the type says it.
 */
export function readOtherKeys(source: Source, context: Context): Described | 'absent' | undefined {
  const { declarations, scope, type } = source
  if (!isOpen(declarations, type, context)) {
    return 'absent'
  }
  const indexes = indexesWithin(declarations, scope, context)
  const [first] = indexes
  const other = indexes.find((each) => !isTextKeyed(each.node, each.scope, context))
  if (first === undefined || other !== undefined) {
    return other && typeIn(unreadableAt(OTHER_KEYS, other.node, context))
  }
  const written = { node: first.node.type, scope: first.scope, type: () => indexType(type, context) }
  const reading = readWritten(written, context)
  return reading && typeIn(reading)
}

interface Index {
  readonly node: Ast.IndexSignatureDeclaration
  readonly scope: Scope
}

/** Those of its own go before a base's. */
function indexesWithin(
  declarations: readonly ObjectNode[],
  scope: Scope,
  context: Context,
): readonly Index[] {
  const { ast } = context.typescript
  const inherited = declarations.flatMap((declaration) =>
    basesOf(declaration, ast).flatMap((node) => {
      const base = extended(node, scope, context)
      return base === undefined ? [] : indexesWithin(base.declarations, base.scope, context)
    }),
  )
  return [...indexSignaturesOf(declarations, ast).map((node) => ({ node, scope })), ...inherited]
}

/** How far classes inherit from each other; more is a circle. */
const DEEPEST = 100

/** Whether an object has keys beside its properties; it need not be read for that. */
export function isOpen(
  declarations: readonly ObjectNode[],
  type: TypeOf,
  context: Context,
  depth = 0,
): boolean {
  const { unit, sources, typescript } = context
  for (const declaration of declarations) unit.files.add(sources.fileOf(declaration))
  return (
    indexSignaturesOf(declarations, typescript.ast).length > 0 ||
    declarations
      .flatMap((declaration) => basesOf(declaration, typescript.ast))
      .some((node) => {
        const base = depth > DEEPEST ? undefined : userBaseOf(node, context)
        return base === undefined
          ? indexType(type, context) !== undefined
          : isOpen(base.declarations, type, context, depth + 1)
      })
  )
}

function indexSignaturesOf(
  declarations: readonly ObjectNode[],
  ast: typeof Ast,
): readonly Ast.IndexSignatureDeclaration[] {
  return declarations
    .flatMap((declaration) => [...declaration.members] as Ast.Node[])
    .filter((member) => ast.isIndexSignatureDeclaration(member))
    .filter((member) => !isStatic(member, ast))
}

export function isTextKeyed(
  { parameters: [parameter] }: Ast.IndexSignatureDeclaration,
  scope: Scope,
  context: Context,
): boolean {
  const keys = parameter?.type && readWritten({ node: parameter.type, scope }, context)
  return keys !== undefined && isAnyString(keys)
}

export function indexType(type: TypeOf, { checker, unit }: Context): Sync.Type | undefined {
  unit.inferred = true
  const whole = type()
  return whole && checker.indexesOf(whole)[0]?.valueType
}

/** The index signature that speaks of all keys, as the checker has it. */
export function textIndexOf(type: Sync.Type, place: Place, context: Context): Sync.IndexInfo | undefined {
  const indexes = context.checker.indexesOf(type)
  const text = indexes.find(({ keyType }) => isAnyString(readType(keyType, place, context)))
  // `Omit` adds numbers to text: of the same values they say nothing, since in JSON all keys are text.
  return indexes.every(({ valueType }) => valueType === text?.valueType) ? text : undefined
}

/** The values of keys that are no property's; `undefined` where there are none. */
export function readCheckedKeys(type: Sync.Type, place: Place, context: Context): Described | undefined {
  const index = textIndexOf(type, place, context)
  if (index !== undefined) {
    return typeIn(readType(index.valueType, partPlace(place, 'Value'), context))
  }
  return context.checker.indexesOf(type).length === 0 ? undefined : typeIn(unreadable(OTHER_KEYS, place.at))
}
