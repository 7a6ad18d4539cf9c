/** How many times as good as another framework typefast has to be; a case that has no bar of its own has `others`. */
const BARS = {
  fastify: { others: 1, dependencies: 0.95, 'async dependency': 0.95 },
  nest: { others: 2, 'list of 100': 4, 'nested body': 4, 'invalid body': 4 },
}
/** The same from Node 24 on. */
const BARS_FROM_24 = { ...BARS, fastify: { ...BARS.fastify, 'list of 100': 1.15 } }

/** The bar of a case against a framework, on a Node of this version: `'v24.1.0'`. */
export function barOf(version, framework, name) {
  const bars = (Number.parseInt(version.slice(1), 10) < 24 ? BARS : BARS_FROM_24)[framework]
  return bars[name] ?? bars.others
}

/** Whether a ratio of which more is better reaches a bar, in the two digits that are printed of it. */
export function verdictOf(ratio, bar) {
  const missing = bar - Number(ratio.toFixed(2))
  return missing > 0 ? `${missing.toFixed(2)} short` : 'holds'
}
