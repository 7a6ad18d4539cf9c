import fc from 'fast-check'
import { joinPath, placeholdersOf } from '../../lib/compile/path.js'

describe('joinPath', () => {
  it.each([
    [['/users/', ':id'], '/users/:id'],
    [['', ''], '/'],
    [['/', '/'], '/'],
    [['v1', '/users', ''], '/v1/users'],
    [['/files', '/*'], '/files/*'],
  ])('joins %j to %s', (parts, path) => {
    expect(joinPath(...parts)).toBe(path)
  })

  it('never gives an empty segment, and a path that it gave it gives again', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        const path = joinPath(...parts)
        expect(path).not.toContain('//')
        expect(path.startsWith('/')).toBe(true)
        expect(joinPath(path)).toBe(path)
      }),
    )
  })
})

describe('placeholdersOf', () => {
  it.each([
    ['/users', []],
    ['/users/:id', ['id']],
    ['/:a/:b_2/*', ['a', 'b_2', '*']],
    ['/at/:hour-:minute', ['hour', 'minute']],
    ['/files/:name(^[a-z]+(?:\\)x)?$).:ext', ['name', 'ext']],
    ['/maybe/:id?', ['id']],
    ['/colon::literal', []],
  ])('of %s are %j', (path, names) => {
    expect(placeholdersOf(path)).toEqual(names)
  })
})
