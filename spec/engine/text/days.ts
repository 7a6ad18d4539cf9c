import fc from 'fast-check'

const padded = (min: number, max: number, width: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'))

/** `2024-01-31`, `2023-02-29`, `2024-13-00`: days from year 1 on, most of which exist. */
export const days: fc.Arbitrary<string> = fc
  .tuple(padded(1, 9999, 4), padded(0, 13, 2), padded(0, 32, 2))
  .map((parts) => parts.join('-'))
