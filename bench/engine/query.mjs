import assert from 'node:assert/strict'
import { parseQuery } from '../../dist/adapter/query.js'
import { ratesOf } from './contest.mjs'
import { fastQuerystring } from './fastify-parts.mjs'
import { options } from './options.mjs'
import { printRates } from './rates.mjs'

const parsers = {
  typefast: parseQuery,
  'fast-querystring': (text) => fastQuerystring.parse(text),
}

const QUERIES = {
  'one key': (index) => `page=${index}`,
  'three keys': (index) => `skip=${index}&limit=20&q=abc`,
  'a repeated key': (index) => `tag=new&tag=sale&tag=shelf-${index}&limit=20`,
  'escaped text': (index) => `q=caf%C3%A9+au+lait+${index}&sort=-price`,
  'ten keys': (index) => Array.from({ length: 10 }, (_, key) => `key${key}=value${index}`).join('&'),
}

const contests = Object.entries(QUERIES).map(([name, queryOf]) => ({
  name,
  texts: Array.from({ length: 8 }, (_, index) => queryOf(index)),
}))
// All before the first is measured: where V8 has seen one key only, it reads that one much slower than a server would.
for (const text of contests.flatMap(({ texts }) => texts)) {
  assert.deepEqual({ ...parsers.typefast(text) }, { ...parsers['fast-querystring'](text) })
}
const figures = []
for (const { name, texts } of contests) {
  figures.push({ name, rates: await ratesOf(parsers, texts, options) })
}
console.log(`Node ${process.version}, medians of ${options.rounds} rounds of ${options.milliseconds} ms`)
printRates('Queries read', figures)
