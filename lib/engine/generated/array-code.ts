import type { ArrayShape } from '../../shape/shape.js'
import { ArrayReader } from '../collection-readers.js'
import type { Reader } from '../reader.js'
import { FAILED } from '../run.js'
import { conditionOf, conversionLines } from './acceptance.js'
import { Code, literal } from './code.js'
import { listName } from './list-name.js'
import type { GeneratedReaders } from './readers.js'
import { scalarAcceptance } from './scalar-code.js'

/** A reader of lists: a loop, in which scalars are accepted. Where one is not, the interpreter reads them all. */
export function generateArray(shape: ArrayShape, readers: GeneratedReaders): Reader {
  const plain = new ArrayReader(shape, readers)
  const code = new Code()
  code.bind({ FAILED, plain })
  const tooLong = Number.isFinite(plain.limit) ? ` || raw.length > ${literal(plain.limit)}` : ''
  return code.compile<Reader>(
    'read',
    listName(shape),
    ['raw', 'run'],
    [
      `if (!Array.isArray(raw)${tooLong}) return plain.read(raw, run)`,
      'const items = []',
      ...(scalarItems(shape, readers, code) ?? nestedItems(shape, readers, code)),
      shape.container === 'set' ? 'return new Set(items)' : 'return items',
    ],
  )
}

function scalarItems({ items }: ArrayShape, readers: GeneratedReaders, code: Code): string[] | undefined {
  const scalar = scalarAcceptance(items, readers.mode, code)
  if (scalar === undefined) {
    return undefined
  }
  const { tests } = scalar
  const takesNull = readers.takesNull(items)
  return [
    'for (let i = 0; i < raw.length; i++) {',
    'let v = raw[i]',
    ...(takesNull ? ['if (v !== null) {'] : []),
    ...conversionLines(scalar, 'v'),
    ...(tests.length === 0 ? [] : [`if (!(${conditionOf(tests, 'v')})) return plain.read(raw, run)`]),
    ...(takesNull ? ['}'] : []),
    'items.push(v)',
    '}',
  ]
}

function nestedItems({ items }: ArrayShape, readers: GeneratedReaders, code: Code): string[] {
  const read = code.constant(readers.direct(items), 'read')
  const takesNull = readers.takesNull(items)
  return [
    'const { loc } = run',
    'const at = loc.length',
    'loc.push(0)',
    'let failed = false',
    'for (let i = 0; i < raw.length; i++) {',
    'loc[at] = i',
    'run.partial = undefined',
    `const item = ${takesNull ? 'raw[i] === null ? null : ' : ''}${read}(raw[i], run)`,
    'if (item === FAILED) {',
    'failed = true',
    'items.push(run.partial ?? raw[i])',
    '} else {',
    'items.push(item)',
    '}',
    '}',
    'loc.pop()',
    'if (failed) return plain.refused(items, run)',
  ]
}
