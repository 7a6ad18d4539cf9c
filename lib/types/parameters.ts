/** Parameters of handlers, constructors and providers. */
import type { Described, DescribedParameter } from '../metadata/manifest.js'
import { readType } from './checked.js'
import type { Context, Reading } from './context.js'
import { isInjectable } from './declarations.js'
import { decoratorsOf, INPUTS } from './decorators.js'
import { importedClassOf, isDecorated } from './importable.js'
import type { ImportedClass } from './imported-class.js'
import { baseOf, basesOf } from './members.js'
import { placeOf } from './naming.js'
import type { Scope } from './scope.js'
import { declarationsOf, lastName } from './symbols.js'
import type { Ast, Sync } from './typescript.js'
import type { PackageExport } from './unit.js'
import { unreadableAt } from './unreadable.js'
import { constantOf } from './value.js'
import { readWritten } from './written.js'
import { importedAs } from './written-reference.js'

type Parameter = DescribedParameter<ImportedClass>

export interface ParametersOf {
  readonly parameters: readonly Ast.ParameterDeclaration[]
  readonly scope: Scope
  /** A provider's parameters are dependencies, where they may be; a handler's are inputs. */
  readonly role: 'handler' | 'provider'
  /** What `@param` says, by name. */
  readonly texts: Readonly<Record<string, string>>
}

export function readParameters(of: ParametersOf, context: Context): readonly Parameter[] {
  const { ast } = context.typescript
  const real = of.parameters.filter(({ name }) => !(ast.isIdentifier(name) && name.text === 'this'))
  return real.map((parameter, index) => {
    const name = ast.isIdentifier(parameter.name) ? parameter.name.text : `parameter${index}`
    const description = Object.hasOwn(of.texts, name) ? of.texts[name] : undefined
    return {
      name,
      ...(description !== undefined && description !== '' && { description }),
      ...readParameter(parameter, of, context),
    } as Parameter
  })
}

type Facts<Each> = Each extends unknown ? Omit<Each, 'name' | 'description'> : never

function readParameter(
  parameter: Ast.ParameterDeclaration,
  of: ParametersOf,
  context: Context,
): Facts<Parameter> {
  const decorators = decoratorsOf(parameter, context)
  const isInput = decorators.some(({ name }) => INPUTS.has(name))
  if (isInput) {
    return readValue(parameter, of.scope, context)
  }
  const type = classAt(parameter, context)
  const saying = decorators.find(({ name }) => name === 'Depends' || SAYING.has(name))
  if (saying !== undefined) {
    const byType = saying.name === 'Depends' && !saying.hasArguments && type?.declaration !== undefined
    return byType ? provided(type, parameter, context) : { decorated: true }
  }
  const special = type && specialOf(type.symbol, context)
  if (special !== undefined) {
    return { special }
  }
  return type?.declaration !== undefined && isProvided(type.declaration, of.role, context)
    ? provided(type, parameter, context)
    : readValue(parameter, of.scope, context)
}

const SAYING = new Set(['Req', 'Reply', 'Security'])

interface NamedType {
  readonly symbol: Sync.Symbol
  /** Where it is a class. */
  readonly declaration?: Ast.ClassLikeDeclaration
  readonly imported?: PackageExport | undefined
}

/** What the written type names. */
function classAt({ type }: Ast.ParameterDeclaration, context: Context): NamedType | undefined {
  const { ast } = context.typescript
  if (type === undefined || !ast.isTypeReferenceNode(type)) {
    return undefined
  }
  const symbol = context.checker.symbolAt(lastName(type.typeName, ast))
  const target = symbol && context.checker.targetOf(symbol)
  if (symbol === undefined || target === undefined) {
    return undefined
  }
  const isStandard = context.sources.originOfSymbol(target)?.kind === 'standard'
  const declaration = isStandard
    ? undefined
    : declarationsOf(target, context).find((each) => ast.isClassLikeDeclaration(each))
  if (declaration !== undefined) context.unit.files.add(context.sources.fileOf(declaration))
  return {
    symbol: target,
    imported: importedAs(symbol, context),
    ...(declaration !== undefined && { declaration }),
  }
}

function specialOf(symbol: Sync.Symbol, { sources }: Context): 'request' | 'reply' | 'signal' | undefined {
  const origin = sources.originOfSymbol(symbol)
  if (origin?.kind === 'standard') {
    return symbol.name === 'AbortSignal' ? 'signal' : undefined
  }
  if (origin?.kind !== 'package' || origin.name !== 'fastify') {
    return undefined
  }
  return symbol.name === 'FastifyRequest' ? 'request' : symbol.name === 'FastifyReply' ? 'reply' : undefined
}

/** A provider takes any class that is no DTO; a handler what is a provider itself. */
function isProvided(
  declaration: Ast.ClassLikeDeclaration,
  role: ParametersOf['role'],
  context: Context,
): boolean {
  const { sources } = context
  const { kind } = sources.originOf(sources.fileOf(declaration))
  if (kind === 'typefast' || inheritsInjection(declaration, context)) {
    return true
  }
  return role === 'provider' && !hasDecoratedProperties(declaration, context)
}

/** A class without a constructor is made by that of its base. */
function inheritsInjection(declaration: Ast.ClassLikeDeclaration, context: Context, depth = 0): boolean {
  const { ast } = context.typescript
  if (isInjectable(declaration, context)) {
    return true
  }
  const [base] = basesOf(declaration, ast)
  const hasOwn = [...declaration.members].some((each) => ast.isConstructorDeclaration(each))
  if (base === undefined || hasOwn || depth > 20) {
    return false
  }
  const above = baseOf(base, context)?.declarations.find((each) => ast.isClassLikeDeclaration(each))
  return above !== undefined && inheritsInjection(above, context, depth + 1)
}

function hasDecoratedProperties({ members }: Ast.ClassLikeDeclaration, { typescript }: Context): boolean {
  const { ast } = typescript
  return [...members].some((each) => ast.isPropertyDeclaration(each) && isDecorated(each, ast))
}

function provided(
  { declaration, imported }: NamedType,
  parameter: Ast.ParameterDeclaration,
  context: Context,
): Facts<Parameter> {
  const { sources, unit } = context
  const file = sources.fileOf(declaration!)
  const own = importedClassOf(declaration!, context)
  const { kind } = sources.originOf(file)
  const name = declaration!.name?.text
  const ours = kind === 'typefast' && name !== undefined ? { specifier: 'typefast', name } : undefined
  const shared = imported ?? ours
  const named = own ?? (shared && { file, name: shared.name, specifier: shared.specifier })
  if (named === undefined && kind !== 'project') {
    return { decorated: true }
  }
  if (named === undefined) {
    unit.report({
      severity: 'error',
      at: sources.positionOf(declaration!),
      message: `class ${name ?? ''} is not exported, so that typefast cannot provide it`,
      remedy: 'export it',
    })
    return { decorated: true }
  }
  const { questionToken, initializer } = parameter
  return { provided: named, ...((questionToken ?? initializer) && { optional: true }) }
}

function readValue(parameter: Ast.ParameterDeclaration, scope: Scope, context: Context): Facts<Parameter> {
  const { questionToken, initializer } = parameter
  if (parameter.dotDotDotToken !== undefined) {
    return { type: restAt(parameter, context) }
  }
  const reading = readParameterType(parameter, scope, context)
  const constant = initializer && constantOf(initializer, context.evaluation)
  const fallback = constant?.value === undefined ? reading.default : constant
  const isOptional = questionToken !== undefined || initializer !== undefined || reading.absent || fallback
  return {
    type: reading.type ?? unreadableAt('no value', parameter, context).type!,
    ...(isOptional && { optional: true as const }),
    ...(fallback !== undefined && { default: fallback.value }),
  }
}

/** All that is left of the arguments: a request has no such thing. */
function restAt(parameter: Ast.ParameterDeclaration, context: Context): Described {
  const list = `${parameter.name.getText()}: ${parameter.type?.getText() ?? 'unknown[]'}`
  return unreadableAt(`a rest parameter; take a list: ${list}`, parameter, context).type!
}

function readParameterType(parameter: Ast.ParameterDeclaration, scope: Scope, context: Context): Reading {
  const { checker, typescript, sources } = context
  const { name, type } = parameter
  const written = type && readWritten({ node: type, scope }, context)
  if (written !== undefined) {
    return written
  }
  const symbol = checker.symbolAt(name)
  const inferred = symbol === undefined ? checker.typeAt(name) : checker.typeOf(symbol)
  return inferred === undefined
    ? unreadableAt('a type that cannot be read', parameter, context)
    : readType(inferred, placeOf(parameter, typescript.ast, sources), context)
}
