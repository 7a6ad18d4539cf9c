import type { App } from 'typefast'

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** What is asked of an application, but for the application. */
export type Asked = [method: Method, url: string, payload?: object]

/** The status of the answer, and its body. */
export type Answer = [status: number, body: unknown]

export async function askApp(app: App, ...[method, url, payload]: Asked): Promise<Answer> {
  const { statusCode, body } = await app.inject({ method, url, ...(payload && { payload }) })
  return [statusCode, body === '' ? undefined : JSON.parse(body)]
}
