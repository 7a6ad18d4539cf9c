import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent } from 'node:http'
import { join } from 'node:path'
import { ask, askRaw, type Got, hangUp, type Sent } from './client.js'
import { EXCHANGES, type Exchange, RAW } from './exchanges.js'

const REQUESTS = 50_000
const WARM_UP = 10_000
const CONNECTIONS = 8
/** What a heap may grow by without a leak: code that is compiled late, and tables that were grown. */
const TOLERANCE = 2 * 2 ** 20
/** Connections of their own are slow, and large bodies: one in so many. */
const RARE = 200

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31)

/** Numbers below `end`, the same for the same seed (Numerical Recipes' generator). */
function random(seed: number): (end: number) => number {
  let state = seed >>> 0
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * end)
  }
}

let child: ChildProcess
let port: number
let count = 0
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })

async function told<T>(message: string): Promise<T> {
  const answer = once(child, 'message')
  child.send(message)
  const [said] = await answer
  return said as T
}

beforeAll(async () => {
  child = fork(join(__dirname, 'server.cjs'), {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [{ address }] = (await once(child, 'message')) as [{ address: string }]
  port = Number(new URL(address).port)
})

afterAll(() => {
  agent.destroy()
  child.kill()
})

const send = (sent: Sent): Promise<Got> => {
  count += 1
  return ask(port, agent, sent)
}

function check(exchange: Exchange, { status, headers, text }: Got): void {
  const said = { ...exchange, body: undefined }
  expect({ ...said, status }).toEqual({ ...said, status: exchange.status })
  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(text).not.toMatch(/node_modules|\.js:|\n\s+at /)
  const { detail } = JSON.parse(text) as { detail?: { type: string; loc: unknown[] }[] | string }
  if (exchange.issues !== undefined) {
    expect(
      (detail as { type: string; loc: unknown[] }[]).map(({ type, loc }) => `${type} ${loc.join('.')}`),
    ).toEqual(exchange.issues)
  }
  if (exchange.detail !== undefined) expect(detail).toBe(exchange.detail)
}

/** The life of an item, whose SKU no other client uses at that time. */
async function life(client: number, draw: (end: number) => number): Promise<void> {
  const sku = `LIF-${String(client * 1000 + draw(1000)).padStart(4, '0')}`
  const item = { name: `Item é ${draw(99)}`, sku, price: draw(100) / 4, stock: draw(9), tags: ['a', 'b'] }
  const json = async (method: string, path: string, body?: object): Promise<[number, unknown]> => {
    const { status, text } = await send({ method, path, ...(body && { body: JSON.stringify(body) }) })
    return [status, text === '' ? undefined : JSON.parse(text)]
  }
  const [status, made] = await json('POST', '/items', { ...item, colour: 'dropped' })
  const { id } = made as { id: number }
  expect([status, made]).toEqual([201, { ...item, id }])
  expect(await json('GET', `/items/${id}`)).toEqual([200, { ...item, id }])
  expect(await json('PATCH', `/items/${id}`, { price: 1 })).toEqual([200, { ...item, id, price: 1 }])
  expect(await json('POST', '/items', item)).toEqual([409, { detail: `${sku} is item ${id} already` }])
  expect(await json('DELETE', `/items/${id}`)).toEqual([204, undefined])
  expect(await json('GET', `/items/${id}`)).toEqual([404, { detail: `There is no item ${id}` }])
}

/** Sends requests until `end` of them were sent by all. */
async function client(index: number, end: number): Promise<void> {
  const draw = random(SEED + index + end)
  while (count < end) {
    if (draw(RARE) === 0) {
      count += 1
      const raw = RAW[draw(RAW.length + 1)]
      if (raw === undefined) await hangUp(port)
      else expect((await askRaw(port, raw.bytes)).status).toBe(raw.status)
    } else if (draw(4) === 0) {
      await life(index, draw)
    } else {
      const exchange = EXCHANGES[draw(EXCHANGES.length)] as Exchange
      const isLarge = exchange.path === '/openapi.json'
      if (!isLarge || draw(RARE / 4) === 0) check(exchange, await send(exchange))
    }
  }
}

const clients = (end: number): Promise<unknown> =>
  Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => client(index, end)))

it(`answers ${REQUESTS} mixed requests, each as it should, and keeps nothing of them (SEED=${SEED})`, async () => {
  await clients(WARM_UP)
  const { heap: before } = await told<{ heap: number }>('heap')
  await clients(REQUESTS)
  const { heap: after } = await told<{ heap: number }>('heap')
  expect(count).toBeGreaterThanOrEqual(REQUESTS)
  expect(after - before).toBeLessThan(TOLERANCE)
}, 180_000)

it('leaves nothing open when it is closed', async () => {
  agent.destroy()
  const exit = once(child, 'exit')
  const { open } = await told<{ open: string[] }>('close')
  expect(open.filter((resource) => /TCP|Timeout|FSReq/.test(resource))).toEqual([])
  expect(await exit).toEqual([0, null])
}, 20_000)
