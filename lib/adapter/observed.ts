import { AsyncLocalStorage } from 'node:async_hooks'

/** What a test sees of a request beside its answer. */
export interface Observation {
  /** What became a 500. */
  error?: Error
  /** Fulfilled when what the request has made has ended. */
  ended?: Promise<void>
}

/** Of the request that a test makes; nothing where no test looks. */
export const observations = new AsyncLocalStorage<Observation>()
