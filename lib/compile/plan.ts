import type { Place } from '../errors/fault.js'
import type { Token } from '../metadata/options.js'
import type { Argument, Dependency, Input, Provider, Requirement } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'
import { Credentials } from './credentials.js'
import type { DeclaredArgument, Signature } from './inputs.js'
import { schemesOf, sharedArgument } from './needs.js'
import type { Program } from './program.js'
import type { Need, ProviderModel } from './provider-model.js'
import { checkUse, requirementsOf, scopesAsked, scopesOf } from './security.js'

/** What an application, a controller or a route demands. */
export interface Level {
  readonly dependencies: readonly Token[]
  readonly security: readonly SecurityUse[]
  /** It takes back the credentials that are asked for further out. */
  readonly clears: boolean
}

/** What is made before a handler is called, in order, and what the handler is called with. */
export interface Plan {
  readonly dependencies: readonly Dependency[]
  readonly arguments: readonly Argument[]
  /** What of the application's must be there, but for what is lazy. */
  readonly shared: readonly Provider[]
  /** The handler's own, then those of its dependencies. */
  readonly inputs: readonly Input[]
  readonly others: readonly { readonly provider: string; readonly inputs: readonly Input[] }[]
  readonly security: readonly Requirement[]
  /** All that it depends on, at whatever distance. */
  readonly tokens: ReadonlySet<Token>
  /** Something takes the request: it may read anything there. So may what is at fault, or was replaced. */
  readonly takesRequest: boolean
  /** Placeholders of the path whose readers were replaced. */
  readonly spared: ReadonlySet<string>
}

/** Plans what `levels` demand, the outermost first, then what the handler takes. */
export function compilePlan(
  levels: readonly Level[],
  signature: Signature,
  place: Place,
  program: Program,
): Plan {
  const planner = new Planner(signature.inputs, place, program)
  const cleared = levels.findLastIndex(({ clears }) => clears)
  for (const [index, { dependencies, security }] of levels.entries()) {
    if (index > cleared) planner.demand(security)
    planner.depend(dependencies)
  }
  return planner.finish(signature)
}

class Planner {
  readonly #dependencies: Dependency[] = []
  readonly #inputs: Input[]
  readonly #others: { provider: string; inputs: readonly Input[] }[] = []
  readonly #credentials = new Credentials()
  readonly #shared = new Set<Provider>()
  readonly #tokens = new Set<Token>()
  readonly #steps = new Map<Provider, number>()
  readonly #spared = new Set<string>()
  /** Who takes scopes, once it is known which: the arguments, the position, and of which schemes. */
  readonly #scopes: { args: Argument[]; at: number; schemes: ReadonlySet<SecurityScheme> }[] = []
  #takesRequest = false
  /** Something is at fault: what nobody reads, it might. */
  #isBroken = false

  constructor(
    own: readonly Input[],
    private readonly place: Place,
    private readonly program: Program,
  ) {
    this.#inputs = [...own]
  }

  demand(uses: readonly SecurityUse[]): void {
    for (const use of uses) {
      if (checkUse(use, this.place, this.program)) {
        this.#credentials.demand(use)
        this.#credential(use)
      }
    }
  }

  depend(tokens: readonly Token[]): void {
    for (const token of tokens) {
      const need = this.#need({ kind: 'token', token }, this.place)
      if (need.kind === 'provider') this.#made(need.model)
    }
  }

  finish(signature: Signature): Plan {
    const needs = signature.arguments.map((argument, parameter) =>
      this.#need(argument, { ...this.place, parameter }),
    )
    const args = this.#arguments(needs, 0, schemesOf(needs))
    this.#giveScopes()
    if (!this.#isBroken) {
      this.#checkScopes()
      this.#checkTaken()
    }
    return {
      dependencies: this.#dependencies.map((step) => this.#withScopes(step)),
      arguments: args,
      shared: [...this.#shared],
      inputs: this.#inputs,
      others: this.#others,
      security: requirementsOf(this.#credentials.uses),
      tokens: this.#tokens,
      takesRequest: this.#takesRequest || this.#isBroken,
      spared: this.#spared,
    }
  }

  #need(argument: DeclaredArgument, at: Place): Need {
    const need = this.program.providers.needOf(argument, at)
    if (need === undefined) this.#isBroken = true
    return need ?? { kind: 'value', value: undefined }
  }

  #arguments(needs: readonly Need[], firstInput: number, schemes: ReadonlySet<SecurityScheme>): Argument[] {
    const args: Argument[] = []
    for (const [at, need] of needs.entries()) {
      args.push(this.#argument(need, firstInput))
      if (need.kind === 'scopes') this.#scopes.push({ args, at, schemes })
    }
    return args
  }

  #argument(need: Need, firstInput: number): Argument {
    switch (need.kind) {
      case 'provider':
        return this.#made(need.model)
      case 'credential':
        if (!checkUse(need.use, this.place, this.program)) {
          this.#isBroken = true
          return { kind: 'value', value: undefined }
        }
        this.#credentials.take(need.use)
        return { kind: 'dependency', dependency: this.#credential(need.use) }
      case 'input':
        return { kind: 'input', input: need.input + firstInput }
      case 'scopes':
        return { kind: 'value', value: undefined }
      default:
        if (need.kind === 'request' || need.kind === 'context') this.#takesRequest = true
        return need
    }
  }

  /** Where a provider's value is: of the application, or of a step, which is added unless it is there. */
  #made(model: ProviderModel): Argument {
    const { provider } = model
    for (const token of model.tokens) this.#tokens.add(token)
    for (const { schemes, placeholders, request } of model.spared) {
      this.#credentials.spare(schemes)
      for (const name of placeholders) this.#spared.add(name)
      this.#takesRequest ||= request
    }
    if (provider.scope === 'app') {
      if (!provider.lazy) this.#shared.add(provider)
      return sharedArgument(provider)
    }
    const known = this.#steps.get(provider)
    if (known !== undefined && provider.scope === 'request') {
      return { kind: 'dependency', dependency: known }
    }
    const firstInput = this.#inputs.length
    this.#inputs.push(...model.inputs)
    if (model.inputs.length > 0) {
      this.#others.push({ provider: provider.name, inputs: model.inputs })
    }
    const args = this.#arguments(model.needs, firstInput, model.schemes)
    const dependency = this.#dependencies.push({ kind: 'provided', provider, arguments: args }) - 1
    this.#steps.set(provider, dependency)
    return { kind: 'dependency', dependency }
  }

  /** The step that reads a credential: one for all that ask for the same. */
  #credential(use: SecurityUse): number {
    const known = this.#dependencies.findIndex(
      (step) =>
        step.kind === 'credential' &&
        step.use.optional === use.optional &&
        step.use.schemes.length === use.schemes.length &&
        step.use.schemes.every((scheme, index) => scheme === use.schemes[index]),
    )
    return known === -1 ? this.#dependencies.push({ kind: 'credential', use }) - 1 : known
  }

  /** A challenge names all scopes that the operation asks for. */
  #withScopes(step: Dependency): Dependency {
    if (step.kind !== 'credential') return step
    if (this.#credentials.isWaived(step.use)) return { ...step, use: { ...step.use, optional: true } }
    const use = this.#credentials.narrowed(step.use)
    return { ...step, use: { ...use, scopes: scopesOf(this.#credentials.uses, new Set(use.schemes)) } }
  }

  #checkTaken(): void {
    const { untaken } = this.#credentials
    if (untaken.length > 0) {
      const names = [...new Set(untaken.map(({ name }) => name))].join(', ')
      this.program.report(
        'CREDENTIAL_UNREAD',
        this.place,
        `it asks for a credential of ${names}, and nothing that it depends on takes it: any would do; depend on a provider that judges it, with a parameter @Security(scheme)`,
      )
    }
  }

  #giveScopes(): void {
    for (const { args, at, schemes } of this.#scopes) {
      args[at] = { kind: 'value', value: scopesAsked(this.#credentials.uses, schemes) }
    }
  }

  /** Scopes that nobody compares with what a credential allows would be a lock without a bolt. */
  #checkScopes(): void {
    const isChecked = (scheme: SecurityScheme): boolean =>
      this.#credentials.isSpared(scheme) ||
      this.#scopes.some(({ schemes }) => schemes.size === 0 || schemes.has(scheme))
    const unchecked = this.#credentials.uses.filter(
      (use) => use.scopes.length > 0 && !use.schemes.every(isChecked) && !this.#credentials.hasNamesake(use),
    )
    if (unchecked.length > 0) {
      const names = [...new Set(unchecked.flatMap(({ schemes }) => schemes.map(({ name }) => name)))]
      this.program.report(
        'SCOPES_UNCHECKED',
        this.place,
        `it asks for the scopes ${scopesOf(unchecked, new Set()).join(', ')}, and nothing that it depends on takes SecurityScopes of ${names.join(', ')}; depend on a provider that checks them: @Depends() scopes: SecurityScopes`,
      )
    }
  }
}
