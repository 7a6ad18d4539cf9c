import type { Types } from 'typefast'

/** Of a generated module that is written by hand: it was read nowhere. */
export const NO_SOURCE: Pick<Types, 'version' | 'source'> = {
  version: 1,
  source: { project: 'tsconfig.json', module: 'types.gen.ts', files: {}, roots: '' },
}
