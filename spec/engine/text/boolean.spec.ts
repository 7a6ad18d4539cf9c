import { readBoolean } from '../../../lib/engine/text/boolean.js'
import { refusalOf } from './refusal-of.js'

describe('readBoolean', () => {
  it.each('1 true t yes y on TRUE True T Yes Y ON oN'.split(' '))('reads %j as true', (text) => {
    expect(readBoolean(text)).toBe(true)
  })

  it.each('0 false f no n off FALSE False F No N OFF oFf'.split(' '))('reads %j as false', (text) => {
    expect(readBoolean(text)).toBe(false)
  })

  it.each(['2', '-1', '1.0', '', ' true', 'true ', 'null', 'truee', 'tru', 'constructor', '__proto__'])(
    'refuses %j',
    (text) => {
      expect(refusalOf(readBoolean(text))).toEqual({
        type: 'bool_parsing',
        msg: 'Input should be a valid boolean, unable to interpret input',
      })
    },
  )
})
