import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { App } from 'typefast'
import { createServer } from '../../samples/plain-fastify/main.js'
import { createStore } from '../../samples/store/main.js'
import { launchChromium } from './chromium.js'

jest.setTimeout(120_000)

let store: App
let origin: string
let server: FastifyInstance
let serverOrigin: string
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
  store = await createStore()
  origin = await store.listen({ port: 0 })
  const payload = { name: 'Teapot', sku: 'TEA-0001', price: 24.5 }
  await store.inject({ method: 'POST', url: '/items', payload })
  server = await createServer()
  serverOrigin = await server.listen({ port: 0 })
})

afterAll(async () => {
  await browser?.close()
  await store?.close()
  await server?.close()
})

/** A page of a fresh profile, and what it should not have done: foreign requests, failed ones, errors. */
interface Visit {
  readonly page: Page
  readonly context: BrowserContext
  readonly requests: string[]
  readonly mistakes: string[]
}

async function visit(address: string, host = origin): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  const page = await context.newPage()
  const requests: string[] = []
  const mistakes: string[] = []
  context.on('request', (request) => requests.push(request.url()))
  context.on('response', (reply) => {
    if (reply.status() >= 400) mistakes.push(`${reply.status()} ${reply.url()}`)
  })
  context.on('requestfailed', (request) => mistakes.push(`failed ${request.url()}`))
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(message.text())
  })
  page.on('pageerror', (error) => mistakes.push(error.message))
  await page.goto(`${host}${address}`, { waitUntil: 'networkidle' })
  return { page, context, requests, mistakes }
}

const foreign = (requests: readonly string[], host = origin): string[] =>
  requests.filter((url) => !url.startsWith(`${host}/`) && !/^(data|blob):/.test(url))

/** The answer that Swagger UI shows when an operation is tried out. */
async function tryOut(page: Page, selector: string): Promise<string> {
  const operation = page.locator(selector)
  await operation.locator('.opblock-summary-control').click()
  await operation.locator('.try-out__btn').click()
  await operation.locator('.execute').click()
  const answer = operation.locator('.live-responses-table .response').first()
  await answer.waitFor()
  return (await answer.textContent()) ?? ''
}

describe('/docs', () => {
  let docs: Visit

  beforeAll(async () => {
    docs = await visit('/docs')
  })

  afterAll(() => docs?.context.close())

  it('shows every operation, below its tag', async () => {
    await docs.page.waitForSelector('.opblock')
    const operations = await docs.page.locator('.opblock').evaluateAll((blocks) => blocks.map(({ id }) => id))
    expect(operations).toEqual(
      [
        ...['itemsList', 'itemsCreate', 'itemsRead', 'itemsUpdate', 'itemsRemove'].map((id) => `items-${id}`),
        ...['List', 'Create', 'Read', 'Update', 'Remove'].map((name) => `customers-customers${name}`),
        ...['List', 'Place', 'Read', 'Change'].map((name) => `orders-orders${name}`),
      ].map((id) => `operations-${id}`),
    )
  })

  it('is titled after the API', async () => {
    expect(await docs.page.title()).toBe('Store')
    expect(await docs.page.locator('.info .title').textContent()).toContain('Store')
  })

  it('tries an operation out, and shows its answer', async () => {
    const answer = await tryOut(docs.page, '#operations-items-itemsList')
    expect(answer).toContain('200')
    expect(answer).toContain('"TEA-0001"')
  })

  it('asks its own origin only', () => {
    expect(docs.requests).toContain(`${origin}/items?limit=20&offset=0&order=name`)
    expect(foreign(docs.requests)).toEqual([])
  })

  it('runs without a mistake', () => {
    expect(docs.mistakes).toEqual([])
  })
})

describe('/redoc', () => {
  let redoc: Visit

  beforeAll(async () => {
    redoc = await visit('/redoc')
  })

  afterAll(() => redoc?.context.close())

  it('shows every operation, below its tag', async () => {
    await redoc.page.waitForSelector('[data-section-id^="operation/"], [id*="operation/"]')
    const ids = await redoc.page
      .locator('[data-section-id*="/operation/"]')
      .evaluateAll((sections) => sections.map((section) => section.getAttribute('data-section-id')))
    expect(ids).toHaveLength(14)
    expect(ids).toContain('tag/items/operation/itemsList')
    expect(await redoc.page.locator('h1').first().textContent()).toContain('Store')
  })

  it('asks its own origin only', () => {
    expect(redoc.requests).toContain(`${origin}/openapi.json`)
    expect(foreign(redoc.requests)).toEqual([])
  })

  it('runs without a mistake', () => {
    expect(redoc.mistakes).toEqual([])
  })
})

describe('the pages of an API below a prefix, in an application that was there before', () => {
  it('tries operations out, plain routes among them', async () => {
    const docs = await visit('/v1/docs', serverOrigin)
    for (const id of ['operations-greetings-greetingsRead', 'operations-operation-get_health']) {
      expect(await tryOut(docs.page, `#${id}`)).toContain('200')
    }
    expect([foreign(docs.requests, serverOrigin), docs.mistakes]).toEqual([[], []])
    await docs.context.close()
  })

  it('renders ReDoc', async () => {
    const redoc = await visit('/v2/redoc', serverOrigin)
    await redoc.page.waitForSelector('[data-section-id="tag/greetings/operation/guestsGreet"]')
    expect([foreign(redoc.requests, serverOrigin), redoc.mistakes]).toEqual([[], []])
    await redoc.context.close()
  })
})
