import type { LightMyRequestResponse } from 'fastify'
import { type App, type AppOptions, type ControllerOption, createApp } from 'typefast'

/** What `app.inject` gives. */
export type Answer = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'> & { json(): unknown }

const apps: App[] = []

/** The engine that this run of the contract is for (jest.config.js); absent: the one that is chosen by itself. */
const { ENGINE } = globalThis as { ENGINE?: NonNullable<AppOptions['engine']> }

afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()))
})

/** An application of one or more controllers, without pages; closed after the test. */
export async function serve(
  controllers: ControllerOption | readonly ControllerOption[],
  options: Partial<AppOptions> = {},
): Promise<App> {
  const app = await createApp({
    docs: false,
    redoc: false,
    ...(ENGINE === undefined ? {} : { engine: ENGINE }),
    ...options,
    controllers: Array.isArray(controllers) ? controllers : [controllers],
  })
  apps.push(app)
  return app
}

/** One line of a log. */
export interface LogLine {
  readonly level: number
  readonly msg: string
  readonly reqId?: string
  readonly operation?: string
  readonly err?: { readonly stack: string; readonly message: string }
}

/** A logger that keeps its lines, and what it kept. */
export function capturedLog(): { logger: NonNullable<AppOptions['logger']>; lines: LogLine[] } {
  const lines: LogLine[] = []
  return {
    lines,
    logger: { level: 'info', stream: { write: (line: string) => void lines.push(JSON.parse(line)) } },
  }
}

/** `[status, body]`, which most tests compare. */
export function shown(answer: Answer): [number, unknown] {
  return [answer.statusCode, answer.json()]
}

/** The type and place of each issue: `'int_parsing query.limit'` */
export function issuesOf(answer: Answer): string[] {
  const { detail } = answer.json() as { detail: { type: string; loc: (string | number)[] }[] }
  return detail.map(({ type, loc }) => `${type} ${loc.join('.')}`)
}

/** JSON text as it is written here, and not as `JSON.stringify` would write it. */
export const json = (payload: string | Buffer, type = 'application/json') => ({
  payload,
  headers: { 'content-type': type },
})
