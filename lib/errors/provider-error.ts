/**
 * A provider that could not be made when the application started, or that did not keep to the rules: it yielded
 * twice or never, or threw no error where its request had failed. `cause` is what it threw.
 *
 * @example
 * ```
 * ProviderError: ItemsController → ItemStore → Database: connect ECONNREFUSED 127.0.0.1:5432
 * ```
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'

  /**
   * @param provider its name; what needs it stands before it, with arrows.
   * @param reason what happened.
   */
  constructor(
    readonly provider: string,
    readonly reason: string,
    options: ErrorOptions = {},
  ) {
    super(`${provider}: ${reason}`, options)
  }

  /** The same, as `provider` sees it, which needs the one that failed. */
  neededBy(provider: string): ProviderError {
    return new ProviderError(`${provider} → ${this.provider}`, this.reason, { cause: this.cause })
  }
}
