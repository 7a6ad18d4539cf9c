import { types } from 'pg'

const { INT8, NUMERIC, DATE } = types.builtins

/**
 * How a column's text becomes a value, by the number of its type, where drivers would leave it a text or take
 * midnight of the server's own zone.
 */
export const COLUMN_READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [DATE]: (text) => new Date(`${text}T00:00:00Z`),
}

/** A day as a parameter, for which the drivers would take midnight of their zone: `'2030-01-31'` */
export const dayText = (day: Date): string => day.toISOString().slice(0, '2030-01-31'.length)
