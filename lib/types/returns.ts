/** What methods give back. */
import type { Described } from '../metadata/manifest.js'
import { readType } from './checked.js'
import type { Context, Reading } from './context.js'
import { placeOf } from './naming.js'
import type { Scope } from './scope.js'
import { PASSING, PROMISES, STREAMING } from './standard-types.js'
import { lastName } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import { unionOf } from './union.js'
import { readWritten } from './written.js'

export interface Returned {
  readonly returns?: Described
  readonly streams?: true
}

/** A result, and whether `undefined` is one beside it. */
interface Result extends Returned {
  readonly absent?: true
}

export function readReturns(method: Ast.MethodDeclaration, scope: Scope, context: Context): Returned {
  const { type } = method
  const result = (type && ofNode(type, scope, context)) ?? ofType(method, context)
  const { absent, returns, ...rest } = result
  return returns === undefined ? rest : { returns: absent ? orNull(returns) : returns, ...rest }
}

/** `undefined` beside a type is answered as `null`. */
function orNull(type: Described): Described {
  return type.kind === 'any' || type.kind === 'unreadable' ? type : { ...type, nullable: true }
}

function returned({ type, absent }: Reading, streams = false): Result {
  return {
    ...(type !== undefined && { returns: type, ...(streams && { streams }) }),
    ...(absent && { absent }),
  }
}

function joined(members: readonly Result[]): Result {
  const readings = members.map(({ returns, absent }) => ({
    ...(returns !== undefined && { type: returns }),
    ...(absent && { absent }),
  }))
  return returned(
    unionOf(readings),
    members.some(({ streams }) => streams),
  )
}

/** What wraps a value, by the name of its class: a promise, a stream of values, what passes through. */
function wrapperOf(
  symbol: Sync.Symbol | undefined,
  { sources }: Context,
): 'promise' | 'stream' | 'passes' | undefined {
  const origin = symbol && sources.originOfSymbol(symbol)
  if (symbol === undefined || origin === undefined) return undefined
  if (origin.kind === 'standard') {
    if (PROMISES.has(symbol.name)) return 'promise'
    if (STREAMING.has(symbol.name)) return 'stream'
    return PASSING.has(symbol.name) ? 'passes' : undefined
  }
  const isReply = origin.kind === 'package' && origin.name === 'fastify' && symbol.name === 'FastifyReply'
  return isReply || (origin.kind === 'typefast' && symbol.name === 'RawResponse') ? 'passes' : undefined
}

function ofNode(node: Ast.Node, scope: Scope, context: Context): Result | undefined {
  const { ast } = context.typescript
  if (ast.isParenthesizedTypeNode(node)) {
    return ofNode(node.type, scope, context)
  }
  if (ast.isUnionTypeNode(node)) {
    return ofMembers(node, scope, context)
  }
  const wrapper = wrapperAt(node, context)
  const inner = ast.isTypeReferenceNode(node) ? node.typeArguments?.[0] : undefined
  if (wrapper === 'passes') return {}
  if (wrapper === 'promise' && inner !== undefined) return ofNode(inner, scope, context)
  if (wrapper === 'stream' && inner !== undefined) {
    const items = readWritten({ node: inner, scope }, context)
    return items && returned(items, true)
  }
  const reading = readWritten({ node, scope }, context)
  return reading?.type?.kind === 'unreadable'
    ? ofWrapped(node, reading, context)
    : reading && returned(reading)
}

/** An alias may stand for a promise. */
function ofWrapped(node: Ast.Node, reading: Reading, context: Context): Result {
  const { typescript, sources, checker } = context
  const type = checker.typeAt(node)
  const isWrapped = type !== undefined && wrapperOfType(type, context) !== undefined
  return isWrapped ? ofInferred(type, placeOf(node, typescript.ast, sources), context) : returned(reading)
}

function wrapperAt(node: Ast.Node, context: Context): ReturnType<typeof wrapperOf> {
  const { ast } = context.typescript
  return ast.isTypeReferenceNode(node)
    ? wrapperOf(context.checker.targetAt(lastName(node.typeName, ast)), context)
    : undefined
}

/** Those that do not pass through; of a promise or a stream beside others the whole is its members. */
function ofMembers({ types }: Ast.UnionTypeNode, scope: Scope, context: Context): Result | undefined {
  const members = types.map((type) => ofNode(type, scope, context))
  const known = members.filter((member) => member !== undefined)
  if (known.length < members.length) {
    return undefined
  }
  return joined(known)
}

function ofType(method: Ast.MethodDeclaration, context: Context): Result {
  const { typescript, sources, checker } = context
  const type = checker.returnTypeOf(method)
  const { file, name, at } = placeOf(method, typescript.ast, sources)
  return type === undefined ? {} : ofInferred(type, { file, name: `${name}Result`, at }, context)
}

function ofInferred(type: Sync.Type, place: ReturnType<typeof placeOf>, context: Context): Result {
  const { sync } = context.typescript
  const { checker } = context
  if (
    type.flags & sync.TypeFlags.Union &&
    !(type.flags & (sync.TypeFlags.Boolean | sync.TypeFlags.EnumLiteral))
  ) {
    const parts = checker.partsOf(type)
    if (parts.some((part) => wrapperOfType(part, context) !== undefined)) {
      return joined(parts.map((part) => ofInferred(part, place, context)))
    }
  }
  const wrapper = wrapperOfType(type, context)
  const inner = wrapper === undefined || wrapper === 'passes' ? undefined : checker.argumentsOf(type)[0]
  if (wrapper === 'passes') return {}
  if (wrapper === 'promise' && inner !== undefined) return ofInferred(inner, place, context)
  if (wrapper === 'stream' && inner !== undefined) return returned(readType(inner, place, context), true)
  return returned(readType(type, place, context))
}

function wrapperOfType(type: Sync.Type, context: Context): ReturnType<typeof wrapperOf> {
  const { sync } = context.typescript
  const isNamed =
    (type.flags & sync.TypeFlags.Object) !== 0 && (type.isClassOrInterface() || type.isTypeReference())
  return isNamed ? wrapperOf(type.getSymbol(), context) : undefined
}
