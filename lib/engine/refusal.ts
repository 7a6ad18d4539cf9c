import type { Mistake } from '../errors/issue.js'

/** A value that cannot be read as what was asked for: what a conversion returns in place of a value. */
export class Refusal {
  constructor(readonly mistake: Mistake) {}
}
