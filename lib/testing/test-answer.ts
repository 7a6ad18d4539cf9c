import type { LightMyRequestResponse } from 'fastify'

/** The answer to a test's request. */
export class TestAnswer {
  constructor(private readonly answer: LightMyRequestResponse) {}

  get status(): number {
    return this.answer.statusCode
  }

  /** By name in lower case. */
  get headers(): LightMyRequestResponse['headers'] {
    return this.answer.headers
  }

  get text(): string {
    return this.answer.body
  }

  get bytes(): Buffer {
    return this.answer.rawPayload
  }

  /**
   * @throws Error with what was sent, where it is no JSON.
   */
  json<T = unknown>(): T {
    try {
      return JSON.parse(this.answer.body) as T
    } catch (cause) {
      throw new Error(`the answer, ${this.status}, is no JSON: ${JSON.stringify(this.text.slice(0, 200))}`, {
        cause,
      })
    }
  }
}
