import { documentPaths } from '../../lib/openapi/path-names.js'
import type { HttpMethod } from '../../lib/types.js'

const pathsOf = (...routes: readonly [HttpMethod, string][]) =>
  documentPaths(routes.map(([method, path]) => ({ method, path }))).map(({ template, names }) => [
    template,
    Object.fromEntries(names),
  ])

describe('documentPaths', () => {
  it('names a wildcard', () => {
    expect(pathsOf(['GET', '/files/*'])).toEqual([['/files/{wildcard}', { '*': 'wildcard' }]])
  })

  it('names a wildcard apart from a parameter of that name', () => {
    expect(pathsOf(['GET', '/:wildcard/*'])).toEqual([
      ['/{wildcard}/{wildcard_}', { wildcard: 'wildcard', '*': 'wildcard_' }],
    ])
  })

  it('takes the names of the first of two paths that differ in names only', () => {
    expect(pathsOf(['GET', '/items/:id'], ['DELETE', '/items/:item'])).toEqual([
      ['/items/{id}', { id: 'id' }],
      ['/items/{id}', { item: 'id' }],
    ])
  })

  it('keeps two apart that serve one method', () => {
    expect(pathsOf(['GET', '/items/:id(^\\d+$)'], ['GET', '/items/:slug'], ['PUT', '/items/:slug'])).toEqual([
      ['/items/{id}', { id: 'id' }],
      ['/items/{slug}', { slug: 'slug' }],
      ['/items/{slug}', { slug: 'slug' }],
    ])
  })

  it('keeps two apart that differ in their patterns only', () => {
    expect(pathsOf(['GET', '/items/:id(^\\d+$)'], ['GET', '/items/:id(^[a-z]+$)'])).toEqual([
      ['/items/{id}', { id: 'id' }],
      ['/items/{id_}', { id: 'id_' }],
    ])
  })
})
