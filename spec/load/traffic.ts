import type { Agent } from 'node:http'
import { check, checkForm, type Exchange } from './check.js'
import { ask, askRaw, hangUp } from './connections.js'
import { type Send, type Talk, talkBy } from './conversation.js'
import type { Kept } from './kept.js'
import { LIVES, orderLife } from './lives.js'
import { type Draw, draws, oneOf } from './random.js'
import { FULL, HANG_UPS, RAW } from './raw-exchanges.js'
import { conflicts, REFUSED } from './refused-exchanges.js'
import { PAGES, validExchanges } from './valid-exchanges.js'

/** Clients that send requests drawn by a seed, and check each answer. */
export class Traffic {
  /** How many requests were sent. */
  count = 0
  #failed = false
  #small: readonly (readonly Exchange[])[] = []

  constructor(
    private readonly port: number,
    private readonly agent: Agent,
    private readonly seed: number,
  ) {}

  readonly #send: Send = async (sent) => {
    this.count += 1
    const answer = await ask(this.port, this.agent, sent)
    checkForm(answer)
    return answer
  }

  readonly talk: Talk = talkBy(this.#send)

  /** What is in the store: it makes the exchanges. */
  expect(kept: Kept): void {
    this.#small = [validExchanges(kept), conflicts(kept), REFUSED]
  }

  /** Sends requests by so many clients, until all together have sent `end`. */
  async run(clients: number, end: number): Promise<void> {
    await Promise.all(Array.from({ length: clients }, (_, index) => this.#client(index, end)))
  }

  async #client(index: number, end: number): Promise<void> {
    const draw = draws(this.seed + index * 1_000_003 + end)
    for (let step = 1; this.count < end && !this.#failed; step++) {
      try {
        await this.#step(index, draw)
      } catch (error) {
        this.#failed = true
        throw new Error(`client ${index}, step ${step} of those to ${end}\n${(error as Error).message}`, {
          cause: error,
        })
      }
    }
  }

  /** Of a thousand steps. Connections of their own are slow, and so are large bodies; orders stay for good. */
  async #step(index: number, draw: Draw): Promise<void> {
    const kind = draw(1000)
    if (kind < 5) await this.#raw(draw)
    else if (kind < 10) await this.#hangUp(draw)
    else if (kind < 12) await this.#exchange(oneOf(draw, FULL))
    else if (kind < 15) await this.#exchange(oneOf(draw, PAGES))
    else if (kind < 20) await orderLife({ talk: this.talk, draw, index })
    else if (kind < 120) await oneOf(draw, LIVES)({ talk: this.talk, draw, index })
    else await this.#exchange(oneOf(draw, oneOf(draw, this.#small)))
  }

  async #exchange(exchange: Exchange): Promise<void> {
    const answer = await this.#send(exchange)
    try {
      check(exchange, answer)
    } catch (error) {
      const { method, path, body = '' } = exchange
      throw new Error(`${method} ${path.slice(0, 200)} ${body.slice(0, 200)}\n${(error as Error).message}`)
    }
  }

  async #raw(draw: Draw): Promise<void> {
    const { bytes, answers } = oneOf(draw, RAW)
    this.count += answers.length
    const got = await askRaw(this.port, bytes, answers.length)
    expect(got).toHaveLength(answers.length)
    for (const [at, expected] of answers.entries()) check(expected, got[at]!)
  }

  async #hangUp(draw: Draw): Promise<void> {
    this.count += 1
    await hangUp(this.port, oneOf(draw, HANG_UPS))
  }
}
