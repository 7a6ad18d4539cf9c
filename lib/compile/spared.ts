import { findProvided } from '../metadata/registry.js'
import type { SecurityScheme } from '../security/scheme.js'
import { ShapeBuilder } from '../shape/shape-builder.js'
import { type DeclaredProvider, declaredProvider, ownScope } from './declared-provider.js'
import { isConstructor } from './makers.js'
import { pathNames } from './path-check.js'
import type { Program } from './program.js'
import type { Spared } from './provider-model.js'
import type { Replacement, Replacements } from './replacements.js'

/**
 * What `token` would read, and all that it depends on, had nothing been put in its place. What of these cannot be made
 * does not matter: it is not made.
 */
export function sparedBy(token: unknown, replacements: Replacements, program: Program): Spared {
  const report = (): void => undefined
  const silent: Program = { ...program, report, shapes: new ShapeBuilder(report) }
  const schemes = new Set<SecurityScheme>()
  const placeholders = new Set<string>()
  const seen = new Set<unknown>()
  let request = false

  const read = (signature: DeclaredProvider['signature']): void => {
    for (const name of pathNames(signature.inputs)) placeholders.add(name)
    for (const argument of signature.arguments) {
      if (argument.kind === 'token') {
        visit(argument.token, replacements.get(argument.token as never))
      } else if (argument.kind === 'credential') {
        for (const scheme of argument.use.schemes) schemes.add(scheme)
      } else if (argument.kind === 'request' || argument.kind === 'context') {
        request = true
      }
    }
  }
  const visit = (asked: unknown, replacement: Replacement | undefined): void => {
    if (seen.has(asked)) return
    seen.add(asked)
    for (let each = replacement; each !== undefined; each = each.over) {
      const { with: made, options } = each
      if (isConstructor(made) || findProvided(made as object) !== undefined) {
        visit(made, replacements.get(made as never))
      } else if (typeof made === 'function' && (options.scope ?? ownScope(asked as never)) !== 'app') {
        request = true
      }
    }
    const declared = declaredProvider(asked, {}, silent)
    if (declared !== undefined) read(declared.signature)
  }
  visit(token, replacements.get(token as never)?.over)
  return { schemes, placeholders, request }
}
