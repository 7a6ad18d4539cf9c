import type { Expected } from './check.js'

/** Bytes over a connection of their own, and all that is answered. */
export interface RawExchange {
  readonly bytes: string
  readonly answers: readonly Expected[]
}

const detail = (status: number, text: string): Expected => ({ status, json: { detail: text } })
const BAD = detail(400, 'Bad Request')
const TOO_LONG = detail(431, 'Request Header Fields Too Large')
const TOO_LARGE = detail(413, 'Content Too Large')
const MEGABYTE = 2 ** 20

const get = (path: string, ...headers: string[]): string =>
  `${[`GET ${path} HTTP/1.1`, 'host: a', ...headers].join('\r\n')}\r\n\r\n`
const post = (body: string, ...headers: string[]): string =>
  `${['POST /items HTTP/1.1', 'host: a', 'content-type: application/json', ...headers].join('\r\n')}\r\n\r\n${body}`
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`

const chunks = chunk('x'.repeat(0xffff)).repeat(17)
const pipelined = get('/items/x') + get('/nothing') + post('{"', 'content-length: 2')

const raw = (bytes: string, ...answers: Expected[]): RawExchange => ({ bytes, answers })

export const RAW: readonly RawExchange[] = [
  raw('hello\r\n\r\n', BAD),
  raw('\x16\x03\x01\x00\xa5\x01\x00\x00', BAD),
  raw('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', BAD),
  raw('GET /items HTTP/9.9\r\nhost: a\r\n\r\n', BAD),
  raw('BREW /items HTTP/1.1\r\nhost: a\r\n\r\n', BAD),
  raw(get('items'), BAD),
  raw(get('/\x00'), BAD),
  raw(get('/items/\xe9'), BAD),
  raw(get('http://[/items'), BAD),
  raw(get('/items', 'a b c'), BAD),
  raw(post('', 'content-length: x'), BAD),
  raw(post('', 'content-length: 5', 'transfer-encoding: chunked'), BAD),
  raw(post('zz\r\n', 'transfer-encoding: chunked'), BAD),
  raw(get(`/${'x'.repeat(20_000)}`), TOO_LONG),
  raw(get(`/items?search=${'x'.repeat(20_000)}`), TOO_LONG),
  raw(get('/items', `x: ${'x'.repeat(20_000)}`), TOO_LONG),
  raw(get('/items', ...Array.from({ length: 5000 }, (_, index) => `x${index}:`)), TOO_LONG),
  raw(post('{"', `content-length: ${MEGABYTE + 1}`), TOO_LARGE),
  raw(post(chunks, 'transfer-encoding: chunked'), TOO_LARGE),
  raw(pipelined, { status: 422, issues: ['int_parsing path.id'] }, detail(404, 'Not Found'), {
    status: 400,
    issues: ['json_invalid body.1'],
  }),
  raw(`${get('/nothing')}hello\r\n\r\n`, detail(404, 'Not Found'), BAD),
]

/** What a client sends before it leaves. */
export const HANG_UPS: readonly string[] = [
  '',
  'GET /items HT',
  get('/items').slice(0, -2),
  get('/openapi.json').repeat(5),
  get('/items'),
  get('/orders').repeat(5),
  post('{"name": "Cup", "sku": "KEP-0001", "price": 6}', 'content-length: 46'),
  post('', 'content-length: 100'),
  post('{"na', 'content-length: 100'),
  post('{"na', `content-length: ${MEGABYTE}`),
  post(chunk('{"na'), 'transfer-encoding: chunked'),
  post(`${chunk('{"na')}ff\r\n"`, 'transfer-encoding: chunked'),
  post('<a', 'content-length: 100').replace('application/json', 'text/xml'),
]

/** Bodies as large as they may be, of which one is no JSON to its end. */
export const FULL = [
  { body: ' '.repeat(MEGABYTE), status: 400, issues: [`json_invalid body.${MEGABYTE}`] },
  { body: `"${'x'.repeat(MEGABYTE - 2)}"`, status: 422, issues: ['object_type body'] },
].map((each) => ({ method: 'POST', path: '/items', ...each }))
