import { type Browser, type Locator, type Page } from 'playwright-core'
import { type App, createApp } from 'typefast'
import { createAuth } from '../../samples/auth/main.js'
import { DEMO_USERS } from '../../samples/auth/users/demo-users.js'
import { launchChromium } from './chromium.js'
import { AuthorizationController, SchemesController } from './schemes.js'

jest.setTimeout(120_000)

const [ada] = DEMO_USERS

let browser: Browser
const apps: App[] = []

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await Promise.all(apps.map((app) => app.close()))
})

async function listen(app: App): Promise<string> {
  apps.push(app)
  return app.listen({ port: 0 })
}

/** Swagger UI in a profile of its own. */
async function openDocs(origin: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } })
  const page = await context.newPage()
  await page.goto(`${origin}/docs`, { waitUntil: 'networkidle' })
  return page
}

/** Fills in the dialog of `Authorize`: the fields of one scheme, all scopes, then its button. */
async function authorize(
  page: Page,
  scheme: string,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const form = await openDialog(page, scheme)
  for (const [selector, value] of Object.entries(fields)) await form.locator(selector).fill(value)
  const all = form.getByText('select all', { exact: true })
  if ((await all.count()) > 0) await all.click()
  await form.locator('button.authorize').click()
  await form.getByRole('button', { name: 'Remove authorization' }).waitFor()
  await form.locator('.btn-done').click()
}

async function openDialog(page: Page, scheme: string): Promise<Locator> {
  await page.locator('.auth-wrapper > .authorize').click()
  const form = page.locator('.auth-container', { hasText: scheme })
  await form.waitFor()
  return form
}

/** The status that Swagger UI shows when an operation is tried out, and all that it shows of the answer. */
async function tryOut(page: Page, id: string): Promise<readonly [status: string, answer: string]> {
  const operation = page.locator(`#operations-${id}`)
  const execute = operation.locator('.execute')
  if ((await execute.count()) === 0) {
    await operation.locator('.opblock-summary-control').click()
    await operation.locator('.try-out__btn').click()
  }
  const clear = operation.locator('.btn-clear')
  // The answer of before must not be taken for the next.
  if ((await clear.count()) > 0) await clear.click()
  await execute.click()
  const row = operation.locator('.live-responses-table .response').first()
  const status = (await row.locator('.response-col_status').textContent()) ?? ''
  return [status.slice(0, 3), (await row.textContent()) ?? '']
}

const ME = 'users-usersMe'
const LOGOUT = 'tokens-tokensLogOut'

const logIn = (page: Page): Promise<void> =>
  authorize(page, 'OAuth2Password', {
    '#oauth_username': ada!.username,
    '#oauth_password': ada!.password,
  })

describe("Swagger UI's Authorize", () => {
  it('logs in by the password flow; the operation that asks for it answers; logging out ends that', async () => {
    const page = await openDocs(await listen(await createAuth()))
    expect((await tryOut(page, ME))[0]).toBe('401')
    await logIn(page)
    const [status, answer] = await tryOut(page, ME)
    expect([status, answer]).toEqual(['200', expect.stringContaining('Ada Lovelace')])
    expect((await tryOut(page, LOGOUT))[0]).toBe('204')
    expect((await tryOut(page, ME))[0]).toBe('401')
    await page.context().close()
  })

  it('tells why a login is refused', async () => {
    const page = await openDocs(await listen(await createAuth()))
    const form = await openDialog(page, 'OAuth2Password')
    await form.locator('#oauth_username').fill(ada!.username)
    await form.locator('#oauth_password').fill('wrong')
    await form.locator('button.authorize').click()
    const told = await form.locator('.errors').textContent()
    expect(told).toContain('invalid_grant')
    expect(told).toContain('The user name or the password is wrong')
    await page.context().close()
  })

  it.each([
    [true, '200'],
    [false, '401'],
  ])('that persists (%s) answers %s after a reload', async (persistAuthorization, status) => {
    const page = await openDocs(await listen(await createAuth({ swaggerUi: { persistAuthorization } })))
    await logIn(page)
    expect((await tryOut(page, ME))[0]).toBe('200')
    // The address names the operation, which would be open from the start.
    await page.evaluate("history.replaceState(null, '', '/docs')")
    await page.reload({ waitUntil: 'networkidle' })
    expect((await tryOut(page, ME))[0]).toBe(status)
    await page.context().close()
  })

  it('sends bearer tokens, names with passwords, and keys', async () => {
    const page = await openDocs(await listen(await createApp({ controllers: [SchemesController] })))
    await authorize(page, 'HttpBearer', { input: 'abc.def' })
    await authorize(page, 'HttpBasic', { '#auth-basic-username': 'ada', '#auth-basic-password': 'pass:word' })
    await authorize(page, 'HeaderKey', { input: 'k1' })
    await authorize(page, 'QueryKey', { input: 'k 2' })
    for (const [name, answer] of [
      ['Bearer', 'token abc.def'],
      ['Basic', 'user ada pass:word'],
      ['Header', 'header k1'],
      ['Query', 'query k 2'],
    ] as const) {
      const [status, shown] = await tryOut(page, `Schemes-schemes${name}`)
      expect([status, shown]).toEqual(['200', expect.stringContaining(answer)])
    }
    await page.context().close()
  })
  it('comes back from an authorization server by the page that is there for it', async () => {
    const controllers = [SchemesController, AuthorizationController]
    const origin = await listen(await createApp({ controllers }))
    const page = await openDocs(origin)
    const answered: string[] = []
    page.context().on('response', (answer) => answered.push(`${answer.status()} ${answer.url()}`))
    await authorize(page, 'OAuth2AuthorizationCode', {})
    const back = `200 ${origin}/docs/static/oauth2-redirect.html?code=c1&state=`
    expect(answered.filter((line) => line.startsWith(back))).toHaveLength(1)
    const [status, shown] = await tryOut(page, 'Schemes-schemesCode')
    expect([status, shown]).toEqual(['200', expect.stringContaining('token of-c1')])
    await page.context().close()
  })
})
