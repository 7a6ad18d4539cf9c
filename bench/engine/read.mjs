import assert from 'node:assert/strict'
import { plainToInstance } from 'class-transformer'
import { validate, validateSync } from 'class-validator'
import { compileApps } from '../compile.mjs'
import { print } from '../report.mjs'
import { verdictOf } from '../verdict.mjs'
import { ratesOf } from './contest.mjs'
import { ajvOf } from './fastify-parts.mjs'
import { options } from './options.mjs'
import { invalidOrders, MISTAKEN, validOrders } from './orders.mjs'
import { printRates } from './rates.mjs'

/** How many times as often as class-transformer with class-validator typefast has to read a body. */
const BARS = { 'valid body': 40, 'invalid body': 15 }
const OTHERS = 300
/** Of what typefast reads without other classes, the share that it has to read among them: all, but for noise. */
const KEPT = 0.95

compileApps(['typefast'])
const { NewOrder } = await import('../dist/inputs.js')
const { newOrder } = await import('../dist/schemas.js')
const { others } = await import('../dist/others.js')
const { safeParse } = await import('../../dist/index.js')

const ajv = ajvOf(newOrder)
/** Each reads a body, and gives what a caller needs of it: the instance, or the mistakes. */
const readers = {
  typefast(body) {
    const result = safeParse(NewOrder, body)
    return result.ok ? result.value : result.issues
  },
  async validate(body) {
    const order = plainToInstance(NewOrder, body)
    const errors = await validate(order)
    return errors.length === 0 ? order : errors
  },
  validateSync(body) {
    const order = plainToInstance(NewOrder, body)
    const errors = validateSync(order)
    return errors.length === 0 ? order : errors
  },
  // For information: no instances, and only the first mistake.
  ajv: (body) => (ajv(body) ? body : ajv.errors),
}
const BASE = ['validate', 'validateSync']

/** `'lines.1.quantity'` of each of class-validator's errors. */
function placesOf(errors, path = []) {
  return errors.flatMap(({ property, constraints, children }) => {
    const place = [...path, property]
    return [...(constraints ? [place.join('.')] : []), ...placesOf(children ?? [], place)]
  })
}

async function checkReaders() {
  for (const body of validOrders) {
    const expected = plainToInstance(NewOrder, body)
    assert.deepEqual(readers.typefast(body), expected)
    assert.deepEqual(await readers.validate(body), expected)
    assert.deepEqual(readers.validateSync(body), expected)
    assert.equal(readers.ajv(body), body)
  }
  for (const body of invalidOrders) {
    const places = MISTAKEN.toSorted()
    assert.deepEqual(
      readers
        .typefast(body)
        .map(({ loc }) => loc.join('.'))
        .toSorted(),
      places,
    )
    assert.deepEqual(placesOf(await readers.validate(body)).toSorted(), places)
    assert.deepEqual(placesOf(readers.validateSync(body)).toSorted(), places)
    assert.equal(readers.ajv(body).length, 1)
  }
}

async function measured() {
  return [
    { name: 'valid body', rates: await ratesOf(readers, validOrders, options) },
    { name: 'invalid body', rates: await ratesOf(readers, invalidOrders, options) },
  ]
}

await checkReaders()
const alone = await measured()
for (const { target, value } of others(OTHERS)) {
  // Used as well as defined, as a program's classes are.
  assert.equal(safeParse(target, value).ok, true)
  assert.equal(validateSync(plainToInstance(target, value)).length, 0)
}
await checkReaders()
const among = await measured()

console.log(`Node ${process.version}, medians of ${options.rounds} rounds of ${options.milliseconds} ms`)
printRates('Bodies read', alone)
printRates(`Bodies read with ${OTHERS} other classes`, among)
const verdict = (name, against, ratio, bar) => [
  name,
  against,
  bar.toFixed(2),
  ratio.toFixed(2),
  verdictOf(ratio, bar),
]
const verdictsOf = (rows, suffix) =>
  rows.flatMap(({ name, rates }) =>
    BASE.map((base) => verdict(`${name}${suffix}`, base, rates.typefast / rates[base], BARS[name])),
  )
const suffix = `, ${OTHERS} others`
print(
  'typefast against the bars',
  ['', 'against', 'bar', 'ratio', 'so the bar'],
  ...verdictsOf(alone, ''),
  ...verdictsOf(among, suffix),
  ...alone.map(({ name, rates }, index) =>
    verdict(`${name}${suffix}`, 'itself without', among[index].rates.typefast / rates.typefast, KEPT),
  ),
)
