/** Objects as the checker has them. */
import { bindingsOfTypes, partPlace, readType } from './checked.js'
import { readCheckedDefinition } from './checked-definition.js'
import { readMappedScalar } from './checked-intersection.js'
import type { Context, Place, Reading } from './context.js'
import { readDeclaration } from './declared-type.js'
import type { DefinitionPlan } from './definitions.js'
import { deriveObject } from './derived-object.js'
import { readCheckedKeys, textIndexOf } from './index-signature.js'
import { idOf, referTo } from './object-reference.js'
import { OTHER_KEYS } from './record.js'
import { NO_SCOPE, typeParametersOf } from './scope.js'
import { readStandard, typeIn } from './standard-types.js'
import { declarationsOf } from './symbols.js'
import type { Sync } from './typescript.js'
import { unreadable } from './unreadable.js'
import { readWritten } from './written.js'
import { AFTER_REST, OPTIONAL_ITEM, tupleOf } from './written-tuple.js'

export function readCheckedObject(type: Sync.ObjectType, place: Place, context: Context): Reading {
  const { ObjectFlags, SymbolFlags } = context.typescript.sync
  const derived = readOperator(type, place, context)
  if (derived !== undefined) {
    return derived
  }
  if (type.objectFlags & ObjectFlags.Reference) {
    const target = (type as Sync.TypeReference).getTarget() as Sync.TupleType
    if ((target as unknown as Sync.ObjectType).objectFlags & ObjectFlags.Tuple) {
      return readTuple(type, target, place, context)
    }
  }
  const symbol = type.getSymbol()
  const isInstance = type.objectFlags & (ObjectFlags.ClassOrInterface | ObjectFlags.Reference)
  if (symbol !== undefined && isInstance && symbol.flags & (SymbolFlags.Class | SymbolFlags.Interface)) {
    return readInstance(type, symbol, place, context)
  }
  return (
    (symbol && readLiteral(type, symbol, context)) ??
    readMappedScalar(type, place, context) ??
    readCheckedShape(type, place, context)
  )
}

/** `Partial<Order>` of the language, by its alias. */
function readOperator(type: Sync.Type, place: Place, context: Context): Reading | undefined {
  const operator = type.getAliasSymbol()
  if (operator === undefined || context.sources.originOfSymbol(operator)?.kind !== 'standard') {
    return undefined
  }
  const [object, keys] = type.getAliasTypeArguments()
  if (operator.name === 'Readonly') {
    return object && readType(object, place, context)
  }
  if (!['Partial', 'Required', 'Pick', 'Omit'].includes(operator.name) || object === undefined) {
    return undefined
  }
  const args = [object, keys].map((each) => each && readType(each, place, context))
  const { named } = place
  const head = named?.arguments.length === 0 ? named.head : undefined
  return deriveObject(operator.name, args, { at: place.at, head }, context)
}

function readTuple(type: Sync.Type, target: Sync.TupleType, place: Place, context: Context): Reading {
  const { Optional, Variable, Rest } = context.typescript.sync.ElementFlags
  const types = context.checker.argumentsOf(type)
  const flags = target.elementFlags
  const isRest = (at: number): boolean => (flags[at]! & (Variable | Rest)) !== 0
  if (flags.some((flag) => flag & Optional)) {
    return unreadable(OPTIONAL_ITEM, place.at)
  }
  if (flags.some((_flag, at) => isRest(at) && at < flags.length - 1)) {
    return unreadable(AFTER_REST, place.at)
  }
  const items = flags.map((_flag, at) =>
    typeIn(readType(types[at]!, partPlace(place, String(at + 1)), context)),
  )
  return isRest(flags.length - 1) ? tupleOf(items.slice(0, -1), items.at(-1)) : tupleOf(items)
}

/** A class or an interface, and what its type parameters stand for. */
function readInstance(type: Sync.Type, symbol: Sync.Symbol, place: Place, context: Context): Reading {
  const { sources, checker } = context
  const declarations = declarationsOf(symbol, context)
  if (sources.originOfSymbol(symbol)?.kind === 'standard') {
    const word = /Map$/.test(symbol.name) ? 'Value' : 'Item'
    const argument = (index: number): Reading | undefined => {
      const part = checker.argumentsOf(type)[index]
      return part && readType(part, partPlace(place, word), context)
    }
    return readStandard(symbol.name, argument, place.at) ?? unreadable(symbol.name, place.at)
  }
  const count = Math.max(0, ...declarations.map((declaration) => typeParametersOf(declaration).length))
  const bindings = count === 0 ? [] : bindingsOfTypes(checker.argumentsOf(type).slice(0, count), context)
  const reading = readDeclaration({ symbol, declarations, bindings, type: () => type }, context)
  return reading ?? readCheckedShape(type, place, context)
}

/** An object type that is written somewhere, and mentions no type parameter. */
function readLiteral(type: Sync.ObjectType, symbol: Sync.Symbol, context: Context): Reading | undefined {
  const { sync, ast } = context.typescript
  const [handle, ...others] = symbol.declarations
  const node = handle && context.sources.nodeOf(handle)
  const isPlain = (type.objectFlags & (sync.ObjectFlags.Instantiated | sync.ObjectFlags.Mapped)) === 0
  if (node === undefined || others.length > 0) {
    return undefined
  }
  if (ast.isSignatureDeclaration(node) || ast.isClassLikeDeclaration(node)) {
    return unreadable(
      ast.isClassLikeDeclaration(node) ? 'a class' : 'a function',
      context.sources.positionOf(node),
    )
  }
  if (!isPlain || !ast.isTypeLiteralNode(node)) {
    return undefined
  }
  context.unit.files.add(context.sources.fileOf(node))
  return readWritten({ node, scope: NO_SCOPE, type: () => type }, context)
}

/** By its properties: a record, a function, or an object that is named after where it stands. */
export function readCheckedShape(type: Sync.Type, place: Place, context: Context): Reading {
  const { checker, sources } = context
  const properties = checker.propertiesOf(type)
  const indexes = checker.indexesOf(type)
  if (properties.length === 0 && indexes.length === 0) {
    return isCallable(type, context) ? unreadable('a function', place.at) : { type: { kind: 'any' } }
  }
  if (indexes.length > 0 && textIndexOf(type, place, context) === undefined) {
    return unreadable(OTHER_KEYS, place.at)
  }
  if (isCallable(type, context)) {
    return unreadable('a function', place.at)
  }
  if (properties.length === 0) {
    return { type: { kind: 'record', values: readCheckedKeys(type, place, context)! } }
  }
  const known = place.within?.get(type)
  if (known !== undefined) {
    return { type: { kind: 'reference', to: known } }
  }
  const { named } = place
  const head = named?.head ?? { file: sources.pathOf(place.file), name: place.name }
  const plan: DefinitionPlan = {
    head,
    arguments: named?.arguments ?? [],
    ...(named === undefined && { mark: 'checked' }),
    ...(named?.arguments.length === 0 && { isDeclared: true }),
    ...(indexes.length > 0 && { isOpen: true }),
  }
  const within = new Map([...(place.within ?? []), [type, idOf(plan)]])
  const inner: Place = { file: place.file, name: head.name, at: place.at, within }
  const read = (each: Context) => readCheckedDefinition({ type, place: inner }, each)
  return referTo(plan, read, place.at, context, true)
}

function isCallable(type: Sync.Type, { checker }: Context): boolean {
  return checker.callsOf(type).length > 0 || checker.constructsOf(type).length > 0
}
