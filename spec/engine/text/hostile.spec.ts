import { readBigInt } from '../../../lib/engine/text/bigint.js'
import { readBoolean } from '../../../lib/engine/text/boolean.js'
import { readDate } from '../../../lib/engine/text/date.js'
import { readDateTime } from '../../../lib/engine/text/date-time.js'
import { readDecimal } from '../../../lib/engine/text/decimal.js'
import { readDuration } from '../../../lib/engine/text/duration.js'
import { readInteger } from '../../../lib/engine/text/integer.js'
import { readNumber } from '../../../lib/engine/text/number.js'
import { readTime } from '../../../lib/engine/text/time.js'
import { readUri } from '../../../lib/engine/text/uri.js'
import { readUuid } from '../../../lib/engine/text/uuid.js'

const SIZE = 1_000_000

/** Texts of a megabyte that are nearly right until their end, where a matcher that tries again is quadratic. */
const TEXTS = [
  ' ',
  '\t',
  '0',
  '1',
  '1.',
  '.',
  '-',
  '+',
  'e',
  '1e',
  'P',
  '1D',
  '0:',
  ':',
  '@',
  'a:',
  '\u00a0',
  '\ud800',
]
  .map((part) => part.repeat(SIZE / part.length))
  .flatMap((text) => [
    `${text}!`,
    `1${text}!`,
    `1.${text}!`,
    `http://a/${text}`,
    `P${text}!`,
    `10:20:30.${text}!`,
  ])

describe.each([
  readBigInt,
  readBoolean,
  readDate,
  readDateTime,
  readDecimal,
  readDuration,
  readInteger,
  readNumber,
  readTime,
  readUri,
  readUuid,
])('%p', (read) => {
  it('takes linear time for hostile texts of a megabyte', () => {
    const started = performance.now()
    for (const text of TEXTS) {
      read(text)
    }
    // A quadratic matcher takes minutes for one of them.
    expect((performance.now() - started) / TEXTS.length).toBeLessThan(10_000)
  })
})
