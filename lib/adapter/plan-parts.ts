/** What a plan is made of, and what both ways of running one need of it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ApplicationScope } from '../dependencies/application-scope.js'
import type { Issue } from '../errors/issue.js'
import type { Argument, Provider } from '../operation.js'
import type { CredentialReader } from './credential-reader.js'
import type { Refused, RequestReader, Values } from './request-reader.js'
import type { StepEnd } from './step-end.js'

/** A request to the values of its handler's arguments, or to its issues; what these depend on is made on the way. */
export type PlanRunner = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Values | Refused | PromiseLike<Values | Refused>

/** One step of a plan. */
export type Step = CredentialStep | ProvidedStep

export interface CredentialStep {
  readonly kind: 'credential'
  readonly read: CredentialReader
}

export interface ProvidedStep {
  readonly kind: 'provided'
  readonly provider: Provider
  readonly arguments: readonly Argument[]
  /** Of its inputs, in the places of their arguments; absent where it has none. */
  readonly read?: RequestReader
  /** Steps that it needs and that may have been refused: then it is not called. */
  readonly needs: readonly number[]
  /** It may be refused itself, or not called. */
  readonly canFail: boolean
  readonly end: StepEnd
}

/** All that running a plan takes, decided at start-up. */
export interface PlanParts {
  readonly id: string
  readonly steps: readonly Step[]
  readonly arguments: readonly Argument[]
  /** The handler's own inputs and its body; absent where it has none. */
  readonly own?: RequestReader
  /** Answers a request that a dependency has refused: adds the issues of the handler's parameters, not the body's. */
  readonly refuse: (request: FastifyRequest, issues: readonly Issue[]) => Refused | PromiseLike<Refused>
  readonly application: ApplicationScope
}

/** The lazy providers of the application among `args`, each once. */
export function lazyProviders(args: readonly Argument[]): Provider[] {
  const shared = args.flatMap((argument) => (argument.kind === 'shared' ? [argument.provider] : []))
  return [...new Set(shared.filter(({ lazy }) => lazy))]
}

/** The values of inputs, or that they are refused. */
export function isRefused(outcome: Values | Refused): outcome is Refused {
  return !Array.isArray(outcome)
}
