export function median(numbers) {
  return quantile(numbers, 0.5)
}

/** The value below which this share of `numbers` is, between two of them where it has to be. */
export function quantile(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)]
  return below + (sorted[Math.ceil(at)] - below) * (at % 1)
}

/** The median of `figure[key]` over the figures that have all of `wanted`: `{ framework: 'nest', case: 'hello' }`. */
export function medianOf(figures, key, wanted) {
  const entries = Object.entries(wanted)
  return median(
    figures
      .filter((figure) => entries.every(([name, value]) => figure[name] === value))
      .map((figure) => figure[key]),
  )
}

/** Prints a title, and rows of cells in columns: the first one aligned left, the others right. */
export function print(title, ...rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const align = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
  console.log(`\n${title}\n\n${rows.map((row) => row.map(align).join('  ')).join('\n')}`)
}
