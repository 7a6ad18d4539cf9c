import type { FaultCode, Place } from '../errors/fault.js'
import { constructorParameters, methodTypes } from '../metadata/described.js'
import { PROVIDER_OPTIONS } from '../metadata/option-names.js'
import type { InjectableOptions, ProvidesOptions, Token } from '../metadata/options.js'
import type { Demands, ProvidedRecord } from '../metadata/records.js'
import { constructorTypes, parameterTypes, staticParameterTypes } from '../metadata/reflect.js'
import { constructorRecord, findController, findProvided, lineageOf, NO_TOKEN } from '../metadata/registry.js'
import type { Maker, Provider, Scope } from '../operation.js'
import { knownTypeOf } from '../shape/known-classes.js'
import { refuseUnknown } from '../shape/unknown-options.js'
import type { AnyClass, Constructor } from '../types.js'
import { compileSignature, type Signature } from './inputs.js'
import { callMaker, isConstructor, nameOfToken } from './makers.js'
import type { Program } from './program.js'

/** What a provider is made of, before its needs are known. */
export interface DeclaredProvider {
  readonly token: Token
  readonly name: string
  readonly maker: Maker
  readonly options: ProvidesOptions
  readonly signature: Pick<Signature, 'arguments' | 'inputs'>
  readonly place: Place
  readonly tokenName?: NonNullable<Provider['tokenName']>
}

export const NO_ARGUMENTS: DeclaredProvider['signature'] = { arguments: [], inputs: [] }
export const CONTEXT_ONLY: DeclaredProvider['signature'] = { arguments: [{ kind: 'context' }], inputs: [] }

/**
 * What a token makes by itself; `undefined`, and a fault, where nothing makes it.
 *
 * @param asker where it is asked for.
 */
export function declaredProvider(
  token: unknown,
  asker: Place,
  program: Program,
): DeclaredProvider | undefined {
  if (token === undefined || token === null) {
    return refuse(
      program,
      'CIRCULAR_IMPORT',
      asker,
      'what it depends on is undefined: two files import each other; move one of the two classes to a file of its own, or give a symbol or an abstract class as the token',
    )
  }
  if (token === NO_TOKEN) {
    return refuse(
      program,
      'PROVIDER_INVALID',
      asker,
      '@Depends() of a handler or a class has no type to go by; say what it depends on: @Depends(Auth.user)',
    )
  }
  if (typeof token === 'symbol') {
    return refuse(
      program,
      'PROVIDER_UNKNOWN',
      asker,
      `nothing makes ${String(token)}; give it to the application: { providers: [[TOKEN, value]] }`,
    )
  }
  if (typeof token !== 'function') {
    return refuse(
      program,
      'PROVIDER_INVALID',
      asker,
      `a token is a class, a method with @Provides, a function or a symbol, not ${JSON.stringify(token) ?? String(token)}`,
    )
  }
  const known = knownTypeOf(token)
  if (known !== undefined) {
    return refuse(
      program,
      'PROVIDER_UNTYPED',
      asker,
      known === 'unknown'
        ? 'its declared type (an interface, a union, or what is imported as a type) left no class behind; give a token: @Depends(TOKEN)'
        : `its declared type is ${known}, which nothing makes; give a token, @Depends(TOKEN), or take an input, as @Query('name')`,
    )
  }
  const provided = findProvided(token as object)
  if (provided !== undefined) {
    return methodProvider(token as () => unknown, provided, program)
  }
  if (isConstructor(token)) {
    return classProvider(token, asker, program)
  }
  const call = token as () => unknown
  return {
    token: call,
    name: nameOfToken(token),
    maker: callMaker(call),
    options: {},
    signature: CONTEXT_ONLY,
    place: asker,
    tokenName: (value) => (isToken(value, program) ? nameOfToken(value) : undefined),
  }
}

/** Whether something is made of a function's result, where that is asked for by itself. */
function isToken(value: unknown, { providers }: Program): boolean {
  if (typeof value !== 'function') return false
  return (
    findProvided(value) !== undefined ||
    providers.makes(value as AnyClass) ||
    providers.entries.has(value as Token)
  )
}

function methodProvider(
  token: () => unknown,
  { owner, record }: ProvidedRecord,
  program: Program,
): DeclaredProvider {
  const place = { class: owner.name, property: record.name }
  if (record.provides === undefined) {
    const what = record.parameters.length > 0 ? 'its parameters are' : 'it is'
    const remedy = record.isStatic ? 'add it' : 'add it, and make the method static'
    program.report('PROVIDER_INVALID', place, `${what} decorated, and it has no @Provides(); ${remedy}`)
  } else if (!record.isStatic) {
    program.report('PROVIDER_INVALID', place, '@Provides is for static methods; make it static')
  }
  refuseDemands(record, place, program)
  refuseUnknown(record.provides, PROVIDER_OPTIONS, place, program)
  const types = (record.isStatic ? staticParameterTypes : parameterTypes)(owner, record.name) ?? []
  const described = methodTypes(owner, `static ${record.name}`)
  const facts = { records: record.parameters, types, length: token.length, groups: [], described }
  return {
    token,
    name: nameOfToken(token),
    maker: callMaker(token, owner),
    options: record.provides ?? {},
    signature: bodiless(compileSignature(facts, place, program), place, program),
    place,
  }
}

function classProvider(target: Constructor, asker: Place, program: Program): DeclaredProvider | undefined {
  const records = constructorRecord(target)?.parameters ?? []
  const options = injectableOptions(target)
  if (options === undefined && records.length === 0) {
    return refuse(
      program,
      'PROVIDER_UNKNOWN',
      asker,
      `nothing makes ${target.name}; decorate it with @Injectable(), or give it to the application: { providers: [[${target.name}, value]] } or [[${target.name}, () => value]]`,
    )
  }
  const place = { class: target.name }
  const { declared, ...demands } = findController(target) ?? {}
  if (declared === undefined) refuseDemands(demands, place, program)
  refuseUnknown(options, PROVIDER_OPTIONS, place, program)
  const length = lineageOf(target).reduce((last, of) => (of.length > 0 ? of.length : last), 0)
  const types = constructorTypes(target)
  const described = constructorParameters(target)
  if (types === undefined && described === undefined && length > 0) {
    return refuse(
      program,
      'PROVIDER_UNTYPED',
      place,
      'its constructor takes arguments of which the compiler emitted no types; decorate the class, or each parameter: @Depends(TOKEN)',
    )
  }
  const facts = { records, types: types ?? [], length, groups: [], injects: options !== undefined, described }
  return {
    token: target,
    name: target.name,
    maker: { kind: 'class', target },
    options: options ?? {},
    signature: bodiless(compileSignature(facts, place, program), place, program),
    place,
  }
}

/** A body is validated when all dependencies have passed. */
function bodiless(
  { bodies, ...signature }: Signature,
  place: Place,
  program: Program,
): DeclaredProvider['signature'] {
  for (const [{ index }] of bodies) {
    program.report(
      'PROVIDER_INVALID',
      { ...place, parameter: index },
      'a dependency runs before the body is validated; take the body in the handler',
    )
  }
  return signature
}

/** A controller is one of the application's. */
function injectableOptions(target: Constructor): InjectableOptions | undefined {
  const { injectable, declared } = findController(target) ?? {}
  const options = injectable ?? (declared === undefined ? undefined : {})
  return options && { scope: 'app', ...options }
}

/** Nothing reads what is demanded of a provider: whoever depends on it would think that it holds. */
function refuseDemands(
  { dependencies = [], security = [] }: Partial<Demands>,
  place: Place,
  { report }: Program,
): void {
  if (dependencies.length > 0 || security.length > 0) {
    report(
      'PROVIDER_INVALID',
      place,
      '@Depends and @Security of a provider stand at its parameters; take there what it demands',
    )
  }
}

/** A decorator says how it is made. */
export function isInjectable(target: AnyClass): boolean {
  const records = constructorRecord(target)?.parameters ?? []
  return injectableOptions(target as Constructor) !== undefined || records.length > 0
}

/** No decorator says how it is made, and its constructor takes nothing. */
export function isPlainClass(target: Constructor): boolean {
  const isDecorated = injectableOptions(target) !== undefined || constructorRecord(target) !== undefined
  return !isDecorated && lineageOf(target).every((of) => of.length === 0)
}

/** How long what a token makes by itself lives. */
export function ownScope(token: Token): Scope {
  if (typeof token === 'symbol') return 'app'
  const provided = findProvided(token)
  if (provided !== undefined) return provided.record.provides?.scope ?? 'request'
  if (!isConstructor(token)) return 'request'
  return injectableOptions(token)?.scope ?? (constructorRecord(token) === undefined ? 'app' : 'request')
}

function refuse({ report }: Program, code: FaultCode, place: Place, message: string): undefined {
  report(code, place, message)
  return undefined
}
