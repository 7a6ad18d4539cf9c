import assert from 'node:assert/strict'
import { compileApps } from '../compile.mjs'
import { ratesOf } from './contest.mjs'
import { fastJsonOf } from './fastify-parts.mjs'
import { options } from './options.mjs'
import { printRates } from './rates.mjs'

compileApps(['typefast'])
const { rows } = await import('../dist/data.js')
const { Listing, Row } = await import('../dist/rows.js')
const { listing, row } = await import('../dist/schemas.js')
const { serialize } = await import('../../dist/index.js')

const writersOf = (target, schema) => ({
  typefast: (value) => serialize(target, value),
  'fast-json-stringify': fastJsonOf(schema),
  // For information: it lets the secret out.
  'JSON.stringify': (value) => JSON.stringify(value),
})

/** The same rows in another order each, so that no two texts are alike. */
const lists = Array.from({ length: 4 }, (_, index) => ({
  rows: [...rows.slice(index), ...rows.slice(0, index)],
}))

async function contest(name, target, schema, values) {
  const writers = writersOf(target, schema)
  for (const value of values) {
    const text = writers['fast-json-stringify'](value)
    assert.ok(text.includes('"createdAt":"2024-01-01T') && !text.includes('secret'))
    assert.equal(writers.typefast(value), text)
  }
  return { name, rates: await ratesOf(writers, values, options) }
}

const figures = [
  await contest('one object', Row, row, rows.slice(0, 8)),
  await contest('list of 100', Listing, listing, lists),
]
console.log(`Node ${process.version}, medians of ${options.rounds} rounds of ${options.milliseconds} ms`)
printRates('Values written', figures)
