import { isDeepStrictEqual } from 'node:util'

/** The status that a framework has to answer a case with. */
export const statusOf = ({ status }, framework) => (typeof status === 'number' ? status : status[framework])

/** What is wrong with a server's answer, in a list of none or one. */
export async function mistakesOf({ framework, port }, each) {
  const { name, method, path, body, answer, mentions } = each
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const text = await reply.text()
  const right =
    reply.status === statusOf(each, framework) &&
    reply.headers.get('content-type')?.startsWith('application/json') &&
    (answer === undefined || isDeepStrictEqual(JSON.parse(text), answer)) &&
    (mentions?.[framework] ?? []).every((word) => text.includes(word))
  return right ? [] : [`${framework}, ${name}: ${reply.status} ${text.slice(0, 400)}`]
}
