import { FAULT_CODES } from '../../lib/errors/fault.js'
import { programsOf, textOf } from './blocks.js'

const page = textOf('docs/faults.md')

/** Codes whose mistake a program of the manual cannot make. */
const UNSHOWN = ['CIRCULAR_IMPORT', 'METADATA_LATE', 'METADATA_MISSING', 'PEER_MISSING', 'SCHEMA_REGISTERED']

describe('docs/faults.md', () => {
  it('has a line of the table for each code, sorted', () => {
    const rows = [...page.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, code]) => code)
    expect(rows).toEqual([...FAULT_CODES])
  })

  it('has a section for each code, sorted', () => {
    const headings = [...page.matchAll(/^### (\w+)$/gm)].map(([, code]) => code)
    expect(headings).toEqual([...FAULT_CODES])
  })

  it('shows the refusal of every mistake that a program can make', () => {
    const refused = programsOf('docs/faults.md').flatMap(({ claims }) =>
      claims.flatMap((claim) => (claim.kind === 'refused' ? [claim.error] : [])),
    )
    for (const code of FAULT_CODES.filter((each) => !UNSHOWN.includes(each))) {
      expect(refused).toContainEqual(expect.stringContaining(`  ${code} `))
    }
  })
})
