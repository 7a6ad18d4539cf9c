import type { Place } from '../errors/fault.js'
import type { Token } from '../metadata/options.js'
import type { Argument, Dependency, Input, Provider, Requirement } from '../operation.js'
import type { SecurityScheme } from '../security/scheme.js'
import type { SecurityUse } from '../security/security-use.js'
import type { Signature } from './inputs.js'
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
  readonly takesRequest: boolean
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
  #uses: SecurityUse[] = []
  /** Demanded for their effect, and taken by something that can judge them. */
  readonly #demanded: SecurityUse[] = []
  readonly #taken = new Set<SecurityScheme>()
  readonly #shared = new Set<Provider>()
  readonly #tokens = new Set<Token>()
  readonly #steps = new Map<Provider, number>()
  /** Schemes whose judge something else stands for: their credentials are nobody's business. */
  readonly #judged = new Set<SecurityScheme>()
  /** Who takes scopes, once it is known which: the arguments, the position, and of which schemes. */
  readonly #scopes: { args: Argument[]; at: number; schemes: ReadonlySet<SecurityScheme> }[] = []
  #takesRequest = false

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
        this.#credential(use)
        this.#demanded.push(use)
      }
    }
  }

  depend(tokens: readonly Token[]): void {
    for (const token of tokens) {
      const need = this.program.providers.needOf({ kind: 'token', token }, this.place)
      if (need?.kind === 'provider') this.#made(need.model)
    }
  }

  finish(signature: Signature): Plan {
    const needs = signature.arguments.map((argument, parameter): Need => {
      const at = { ...this.place, parameter }
      return this.program.providers.needOf(argument, at) ?? { kind: 'value', value: undefined }
    })
    const args = this.#arguments(needs, 0, schemesOf(needs))
    this.#uses = this.#uses.filter((use) => !this.#isJudged(use))
    this.#giveScopes()
    this.#checkTaken()
    return {
      dependencies: this.#dependencies.map((step) => this.#withScopes(step)),
      arguments: args,
      shared: [...this.#shared],
      inputs: this.#inputs,
      others: this.#others,
      security: requirementsOf(this.#uses),
      tokens: this.#tokens,
      takesRequest: this.#takesRequest,
    }
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
        for (const scheme of need.use.schemes) this.#taken.add(scheme)
        return checkUse(need.use, this.place, this.program)
          ? { kind: 'dependency', dependency: this.#credential(need.use) }
          : { kind: 'value', value: undefined }
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
    for (const scheme of model.judges) this.#judged.add(scheme)
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
    this.#uses.push(use)
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
    if (this.#isJudged(step.use)) return { ...step, use: { ...step.use, optional: true } }
    return { ...step, use: { ...step.use, scopes: scopesOf(this.#uses, new Set(step.use.schemes)) } }
  }

  #isJudged({ schemes }: SecurityUse): boolean {
    return schemes.every((scheme) => this.#judged.has(scheme))
  }

  /** A scheme reads a credential and does not judge it: where nobody takes it, any would do. */
  #checkTaken(): void {
    const unread = this.#demanded
      .filter((use) => !this.#isJudged(use))
      .flatMap(({ schemes }) => schemes)
      .filter((scheme) => !this.#taken.has(scheme))
    if (unread.length > 0) {
      const names = [...new Set(unread.map(({ name }) => name))].join(', ')
      this.program.report(
        'CREDENTIAL_UNREAD',
        this.place,
        `it asks for a credential of ${names}, and nothing that it depends on takes it: any would do; depend on a provider that judges it, with a parameter @Security(scheme)`,
      )
    }
  }

  /** Scopes that nobody compares with what a credential allows would be a lock without a bolt. */
  #giveScopes(): void {
    const checked: ReadonlySet<SecurityScheme>[] = []
    for (const { args, at, schemes } of this.#scopes) {
      args[at] = { kind: 'value', value: scopesAsked(this.#uses, schemes) }
      checked.push(schemes)
    }
    const unchecked = this.#uses.filter(
      ({ scopes, schemes }) =>
        scopes.length > 0 &&
        !schemes.every((scheme) => checked.some((known) => known.size === 0 || known.has(scheme))),
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
