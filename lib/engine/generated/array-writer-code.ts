import type { ArrayShape } from '../../shape/shape.js'
import { describeType, located } from '../write-error.js'
import { listOf, type Writer } from '../writer.js'
import { Code, literal } from './code.js'
import { listName } from './list-name.js'
import { scalarWriting } from './scalar-writer-code.js'
import type { GeneratedWriters } from './writers.js'

/** A writer of lists. One whose items all are what `JSON.stringify` writes as it is, is not copied. */
export function generateArrayWriter(shape: ArrayShape, writers: GeneratedWriters, plain: Writer): Writer {
  const code = new Code()
  code.bind({ plain, listOf, located })
  return code.compile<Writer>(
    'write',
    listName(shape),
    ['value', 'depth'],
    [`const list = listOf(value, ${literal(describeType(shape))})`, ...itemLines(shape, writers, code)],
  )
}

function itemLines({ items }: ArrayShape, writers: GeneratedWriters, code: Code): string[] {
  const scalar = scalarWriting(items, code)
  if (scalar !== undefined && scalar.convert === undefined) {
    return [
      'for (let i = 0; i < list.length; i++) {',
      `if (!(${scalar.test('list[i]')})) return plain(list, depth)`,
      '}',
      'return list.toJSON === undefined ? list : plain(list, depth)',
    ]
  }
  const held = code.constant(writers.held(items), 'held')
  const direct = writers.direct(items)
  const write = direct === undefined ? undefined : code.constant(direct, 'write')
  const item =
    write === undefined
      ? `${held}(list[i], depth + 1) ?? null`
      : `(typeof list[i] === 'object' && list[i] !== null ? ${write} : ${held})(list[i], depth + 1) ?? null`
  return [
    'const items = []',
    'let i = 0',
    'try {',
    'for (; i < list.length; i++) {',
    `items.push(${item})`,
    '}',
    'return items',
    '} catch (thrown) {',
    'throw located(thrown, i)',
    '}',
  ]
}
