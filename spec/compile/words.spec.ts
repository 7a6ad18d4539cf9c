import { controllerNoun, toHeaderName, toOperationId, toSummary } from '../../lib/compile/words.js'

it.each([
  ['read', 'Read'],
  ['readAll', 'Read all'],
  ['readPDFFile', 'Read PDF file'],
  ['list2', 'List 2'],
  ['größe', 'Größe'],
])('summary of %s is %s', (handler, summary) => {
  expect(toSummary(handler)).toBe(summary)
})

it.each([
  ['ItemsController', 'read', 'itemsRead'],
  ['Items', 'readAll', 'itemsReadAll'],
  ['Controller', 'read', 'controllerRead'],
])('operation id of %s.%s is %s', (controller, handler, id) => {
  expect(toOperationId(controller, handler)).toBe(id)
})

it.each([
  ['xToken', 'x-token'],
  ['x_token', 'x-token'],
  ['X-Token', 'x-token'],
  ['userAgent2Name', 'user-agent2-name'],
])('header of %s is %s', (property, header) => {
  expect(toHeaderName(property)).toBe(header)
})

it('takes a name that is nothing but Controller as it is', () => {
  expect(controllerNoun('Controller')).toBe('Controller')
})
