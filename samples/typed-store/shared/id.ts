import type { Int, Min } from 'typefast'

/** Of a row: from 1. */
export type Id = Int & Min<1>

/**
 * The `:id` of a path.
 *
 * @example 1
 */
export type PathId = Id
