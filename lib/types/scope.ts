/** What type parameters stand for. */
import type { Described } from '../metadata/manifest.js'
import type { Reading, TypeOf } from './context.js'
import type { Ast } from './typescript.js'

export interface Binding {
  readonly reading: Reading
  /** Its type, where something must be asked of it. */
  readonly type?: TypeOf
}

export interface Scope {
  /** By the declarations of type parameters. */
  readonly bindings: ReadonlyMap<Ast.Node, Binding>
  /** Those of the declaration, in order. */
  readonly arguments: readonly Described[]
}

/** Where there are no type parameters. */
export const NO_SCOPE: Scope = { bindings: new Map(), arguments: [] }

type Generic = Ast.Node & { readonly typeParameters?: readonly Ast.TypeParameterDeclaration[] }

export function typeParametersOf(declaration: Ast.Node): readonly Ast.TypeParameterDeclaration[] {
  return (declaration as Generic).typeParameters ?? []
}

/** Binds the type parameters of each of a symbol's declarations. */
export function scopeOf(declarations: readonly Ast.Node[], bindings: readonly Binding[]): Scope {
  if (bindings.length === 0) {
    return NO_SCOPE
  }
  const entries = declarations.flatMap((declaration) =>
    typeParametersOf(declaration).flatMap((parameter, index) => {
      const binding = bindings[index]
      return binding === undefined ? [] : [[parameter, binding] as const]
    }),
  )
  return { bindings: new Map(entries), arguments: bindings.map(({ reading }) => reading.type ?? UNKNOWN) }
}

const UNKNOWN: Described = { kind: 'any' }
