import { parameterNames, pathParts, toTemplate } from '../../lib/openapi/path-template.js'

describe('pathParts', () => {
  it.each([
    ['/', '/', []],
    ['/items', '/items', []],
    ['/items/:id', '/items/{id}', ['id']],
    ['/items/:id/lines/:line', '/items/{id}/lines/{line}', ['id', 'line']],
    ['/items/:id(^\\d+$)', '/items/{id}', ['id']],
    ['/items/:id(^(a|b\\))$)/x', '/items/{id}/x', ['id']],
    ['/items/:id?', '/items/{id}', ['id']],
    ['/items/:id(^\\d+$)?', '/items/{id}', ['id']],
    ['/ranges/:from-:to', '/ranges/{from}-{to}', ['from', 'to']],
    ['/at/:hour(^\\d{2}$)h:minute(^\\d{2}$)m', '/at/{hour}h{minute}m', ['hour', 'minute']],
    ['/images/:name.png', '/images/{name}.png', ['name']],
    ['/items::archive', '/items:archive', []],
    ['/files/*', '/files/{*}', ['*']],
    ['/a{b}/:c', '/a%7Bb%7D/{c}', ['c']],
  ])('reads %s', (path, template, names) => {
    const parts = pathParts(path)
    expect([toTemplate(parts, parameterNames(parts)), parameterNames(parts)]).toEqual([template, names])
  })
})
