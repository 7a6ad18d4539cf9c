import { medianOf, print } from './report.mjs'
import { barOf, verdictOf } from './verdict.mjs'

/** The share of the time below which a server under the full load was not the bottleneck. */
const BUSY = 0.9
/** The share of the time above which a server under the moderate load may have been saturated. */
const SATURATED = 0.8

/** Those that typefast is compared with. */
const comparedOf = (frameworks) =>
  frameworks.includes('typefast') ? frameworks.filter((name) => name !== 'typefast') : []

/** A row for each case: the median of `key` for each framework, and the ratios of typefast's to the others'. */
function printMedians(title, figures, key, { cases, frameworks, digits = 0, isMarked }) {
  const compared = comparedOf(frameworks)
  const rows = cases.map(({ name }) => {
    const figureOf = (framework, of = key) => medianOf(figures, of, { case: name, framework })
    return [
      name,
      ...frameworks.map(
        (each) => `${figureOf(each).toFixed(digits)}${isMarked(figureOf(each, 'busy')) ? '*' : ''}`,
      ),
      ...compared.map((each) => (figureOf('typefast') / figureOf(each)).toFixed(2)),
    ]
  })
  print(title, ['', ...frameworks, ...compared.map((each) => `typefast/${each}`)], ...rows)
  return rows.flat().some((cell) => cell.endsWith('*'))
}

/** Each bar, the ratios that stand against it, and what follows: all such that more is better. */
export function verdictsOf({ node, figures }, { cases, frameworks }) {
  return comparedOf(frameworks).flatMap((against) =>
    cases.map(({ name }) => {
      const figureOf = (framework, key) => medianOf(figures, key, { case: name, framework })
      const bar = barOf(node, against, name)
      const byRequests = figureOf('typefast', 'perSecond') / figureOf(against, 'perSecond')
      const byProcessor = figureOf(against, 'microseconds') / figureOf('typefast', 'microseconds')
      return { case: name, against, bar, byRequests, byProcessor, verdict: verdictOf(byProcessor, bar) }
    }),
  )
}

/** Prints what was measured on one Node. */
export function printTables(measured, { cases, frameworks }) {
  const { figures, latencies, memory } = measured
  const loaded = { cases, frameworks, isMarked: (busy) => busy < BUSY }
  const idle = printMedians('Requests per second (more is better)', figures, 'perSecond', loaded)
  printMedians('Processor time of the server per request in µs (less is better)', figures, 'microseconds', {
    ...loaded,
    digits: 1,
  })
  if (idle) {
    console.log('\n* this server had idle time: compare it by its processor time')
  }

  const moderate = { cases, frameworks, isMarked: (busy) => busy > SATURATED }
  const saturated = printMedians(
    'Median time to an answer in µs (less is better)',
    latencies,
    'p50',
    moderate,
  )
  printMedians('Time within which 99 % are answered in µs (less is better)', latencies, 'p99', moderate)
  if (saturated) {
    console.log('\n* this server was nearly saturated: its requests waited for each other')
  }

  print(
    'Resident memory after all that in MiB (less is better)',
    frameworks,
    memory.map(({ mebibytes }) => mebibytes.toFixed(0)),
  )

  const verdicts = verdictsOf(measured, { cases, frameworks })
  if (verdicts.length > 0) {
    print(
      'typefast against the bars, as ratios of which more is better',
      ['', 'against', 'bar', 'by requests', 'by processor time', 'so the bar'],
      ...verdicts.map((each) => [
        each.case,
        each.against,
        each.bar.toFixed(2),
        each.byRequests.toFixed(2),
        each.byProcessor.toFixed(2),
        each.verdict,
      ]),
    )
  }
}
