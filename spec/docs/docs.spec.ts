import { type Claim, PAGES, type Program, programName, programsOf } from './blocks.js'
import type { Exchange } from './exchanges.js'
import { type Ran, run, type Served } from './run.js'
import { typeErrors } from './type-check.js'

const programs = PAGES.flatMap(programsOf)

describe('the programs of the manual', () => {
  it('type-check', async () => {
    expect(await typeErrors(programs)).toEqual([])
  }, 60_000)

  it.each(programs.map((program) => [programName(program), program] as const))(
    '%s does what its page says',
    async (_name, program) => {
      const ran = await run(program)
      try {
        await check(program, ran)
      } finally {
        await ran.close()
      }
    },
    // A database that is started inside takes its time.
    30_000,
  )
})

async function check({ claims }: Program, ran: Ran): Promise<void> {
  if (!claims.some(({ kind }) => kind === 'refused') && ran.error !== undefined) {
    throw ran.error
  }
  for (const claim of claims) {
    await checkClaim(claim, ran)
  }
}

async function checkClaim(claim: Claim, ran: Ran): Promise<void> {
  switch (claim.kind) {
    case 'refused':
      return expect(String(ran.error).split('\n')).toEqual(claim.error.split('\n'))
    case 'printed':
      return claim.json
        ? expect(JSON.parse(ran.printed)).toEqual(JSON.parse(claim.output))
        : expect(ran.printed.split('\n')).toEqual(claim.output.split('\n'))
    case 'answers':
      expect(ran.app).toBeDefined()
      for (const exchange of claim.exchanges) {
        await checkExchange(exchange, ran.app!)
      }
  }
}

async function checkExchange(exchange: Exchange, app: Served): Promise<void> {
  const { line, method, url, headers, payload, answer } = exchange
  const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
  const shown = Object.keys(answer.headers)
  expect({
    line,
    status: reply.statusCode,
    headers: Object.fromEntries(shown.map((name) => [name, reply.headers[name]])),
    body: answer.body === '…' ? '…' : bodyOf(reply.body, reply.headers['content-type']),
  }).toEqual({
    line,
    status: answer.status,
    headers: answer.headers,
    body: answer.body === '…' ? '…' : bodyOf(answer.body, reply.headers['content-type']),
  })
}

/** JSON by its value, any other text without the blanks around it. */
function bodyOf(text: string, type: unknown): unknown {
  return /\bjson\b/.test(String(type)) && text !== '' ? JSON.parse(text) : text.trim()
}
