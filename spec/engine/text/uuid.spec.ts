import fc from 'fast-check'
import { readUuid } from '../../../lib/engine/text/uuid.js'
import { refusalOf } from './refusal-of.js'

describe('readUuid', () => {
  it.each([
    '123e4567-e89b-12d3-a456-426614174000',
    '123E4567-E89B-12d3-A456-426614174000',
    '00000000-0000-0000-0000-000000000000',
  ])('reads %j as it was sent', (text) => {
    expect(readUuid(text)).toBe(text)
  })

  it.each([
    ['', 'invalid length: expected 36 characters'],
    ['abc', 'invalid length: expected 36 characters'],
    ['123e4567e89b12d3a456426614174000', 'invalid length: expected 36 characters'],
    ['{123e4567-e89b-12d3-a456-426614174000}', 'invalid length: expected 36 characters'],
    ['123e4567-e89b-12d3-a456-426614174000\n', 'invalid length: expected 36 characters'],
    ['a'.repeat(1e6), 'invalid length: expected 36 characters'],
    ['123e4567-e89b-12d3-a456-42661417400g', 'expected hexadecimal digits in groups of 8-4-4-4-12'],
    ['123e4567-e89b-12d3-a4564-26614174000', 'expected hexadecimal digits in groups of 8-4-4-4-12'],
    ['123e4567_e89b_12d3_a456_426614174000', 'expected hexadecimal digits in groups of 8-4-4-4-12'],
  ])('refuses %.40j: %s', (text, error) => {
    expect(refusalOf(readUuid(text))).toEqual({
      type: 'uuid_parsing',
      msg: `Input should be a valid UUID, ${error}`,
      ctx: { error },
    })
  })

  it('reads every UUID', () => {
    fc.assert(
      fc.property(fc.uuid({ version: [1, 2, 3, 4, 5, 6, 7, 8] }), (text) => {
        expect(readUuid(text)).toBe(text)
      }),
    )
  })
})
