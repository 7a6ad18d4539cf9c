import { endOfDigits, thousandths, twoDigits } from '../../../lib/engine/text/digits.js'

describe('twoDigits', () => {
  it.each([
    ['10:20', 0, 10],
    ['10:20', 3, 20],
    ['09', 0, 9],
    ['1', 0, -1],
    ['', 0, -1],
    ['1:', 0, -1],
    ['/0', 0, -1],
    ['0٣', 0, -1],
  ])('gives of %j at %d: %d', (text, at, value) => {
    expect(twoDigits(text, at)).toBe(value)
  })
})

describe('endOfDigits', () => {
  it.each([
    ['30.125Z', 3, 6],
    ['Z', 0, 0],
    ['125', 0, 3],
  ])('gives of %j from %d: %d', (text, at, end) => {
    expect(endOfDigits(text, at)).toBe(end)
  })
})

describe('thousandths', () => {
  it.each([
    ['.5', 500],
    ['.05', 50],
    ['.125', 125],
    ['.9999999', 999],
  ])('gives of %j: %d', (text, value) => {
    expect(thousandths(text, 1, text.length)).toBe(value)
  })
})
