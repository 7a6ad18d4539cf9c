import { print } from '../report.mjs'

/** Thousands of calls a second, and how many times as often typefast does its work as each other. */
export function printRates(title, rows) {
  const names = Object.keys(rows[0].rates)
  const others = names.filter((name) => name !== 'typefast')
  print(
    `${title}, thousands a second (more is better)`,
    ['', ...names, ...others.map((name) => `typefast/${name}`)],
    ...rows.map(({ name, rates }) => [
      name,
      ...names.map((each) => (rates[each] / 1000).toFixed(1)),
      ...others.map((each) => (rates.typefast / rates[each]).toFixed(2)),
    ]),
  )
}
