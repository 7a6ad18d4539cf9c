import { join } from 'node:path'
import { checkTypes } from '../../lib/types/index.js'

describe.each(['typed-orders', 'typed-store'])('the generated module of samples/%s', (sample) => {
  it('is what its program says, to the letter; npm run build:types writes it anew', () => {
    const { reasons, problems } = checkTypes({ project: join(__dirname, '../../samples', sample) })
    expect({ reasons, problems }).toEqual({ reasons: [], problems: [] })
  }, 30_000)
})
