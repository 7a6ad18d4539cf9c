import { ReadProgram } from './reading'

it('reads again a definition of which only a part has changed, and nobody who mentions it', () => {
  const program = new ReadProgram({
    'src/main.ts': `import { Controller, Get } from 'typefast'
import type { Outer } from './outer.js'
@Controller()
export class Main { @Get() read(): Outer { throw new Error() } }`,
    'src/outer.ts': `import type { Inner } from './inner.js'
import type { Page } from './page.js'
export interface Outer { inner: Inner; page: Page<Inner> }`,
    'src/page.ts': 'export interface Page<T> { items: T[] }',
    'src/inner.ts': 'export interface Inner { a: string }',
  })
  const before = program.read()
  const after = program.change({ 'src/inner.ts': 'export interface Inner { a: number; b?: string }' })
  const fresh = program.change({ 'src/page.ts': 'export interface Page<T> { items: T[]; total: number }' })
  program.close()
  const shapeOf = (read: typeof before): unknown => {
    const inner = read.definitions.Inner
    return inner !== undefined && 'properties' in inner ? Object.keys(inner.properties) : undefined
  }
  expect([shapeOf(before), shapeOf(after)]).toEqual([['a'], ['a', 'b']])
  expect(fresh.definitions['Page<Inner>']).toMatchObject({ properties: { items: {}, total: {} } })
  expect(Object.keys(fresh.definitions)).toEqual(Object.keys(before.definitions))
})
