import type { ObjectShape, Property } from '../../shape/shape.js'
import { acceptsNull } from '../accepts-null.js'
import { propertyWriter } from '../property-writer.js'
import { describeType, located, Misfit } from '../write-error.js'
import { MAX_WRITE_DEPTH, type Writer } from '../writer.js'
import { access, Code, literal } from './code.js'
import { scalarWriting } from './scalar-writer-code.js'
import type { GeneratedWriters } from './writers.js'

/**
 * A writer of objects: one object literal, whose values are got in the order of declaration. A value that is
 * not what is declared (a method, a transform, something wrong) is for the interpreter.
 */
export function generateObjectWriter(shape: ObjectShape, writers: GeneratedWriters): Writer {
  const code = new Code()
  code.bind({ Misfit, located })
  return code.compile<Writer>(
    'write',
    shape.name,
    ['value', 'depth'],
    [
      `if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > ${MAX_WRITE_DEPTH}) {`,
      `throw new Misfit(${literal(describeType(shape))}, value)`,
      '}',
      "let at = ''",
      'try {',
      ...shape.properties.flatMap((property, index) => propertyLines(property, `v${index}`, writers, code)),
      'return {',
      ...shape.properties.map(({ wire }, index) => `${key(wire)}: v${index},`),
      '}',
      '} catch (thrown) {',
      `throw located(thrown, at, ${literal(shape.name)})`,
      '}',
    ],
  )
}

/** In brackets, `__proto__` is a name like others. */
const key = (wire: string): string => (wire === '__proto__' ? `[${literal(wire)}]` : literal(wire))

function propertyLines(property: Property, v: string, writers: GeneratedWriters, code: Code): string[] {
  const { name, shape, transforms } = property
  const plain = code.constant(propertyWriter(property, writers.of(shape), writers.mode), 'property')
  const got = `let ${v} = ${access('value', name)}`
  const interpret = [`at = ${literal(name)}`, `${v} = ${plain}(${v}, value, depth + 1)`]
  if (transforms !== undefined) {
    return [got, ...interpret]
  }
  const passes = passing(property, writers).map((absent) => `${v} !== ${absent}`)
  const scalar = scalarWriting(shape, code)
  if (scalar !== undefined) {
    const { test, convert } = scalar
    const otherwise = [`if (${[...passes, `!(${test(v)})`].join(' && ')}) {`, ...interpret, '}']
    return convert === undefined
      ? [got, ...otherwise]
      : [got, `if (${test(v)}) {`, `${v} = ${convert(v)}`, ...elseLines(passes, interpret)]
  }
  const write = writers.direct(shape)
  if (write === undefined) {
    return [got, ...interpret]
  }
  const isHeld = shape.kind === 'array' ? `Array.isArray(${v})` : `typeof ${v} === 'object' && ${v} !== null`
  return [
    got,
    `if (${isHeld}) {`,
    `at = ${literal(name)}`,
    `${v} = ${code.constant(write, 'write')}(${v}, depth + 1)`,
    ...elseLines(passes, interpret),
  ]
}

function elseLines(passes: readonly string[], interpret: readonly string[]): string[] {
  return [passes.length === 0 ? '} else {' : `} else if (${passes.join(' && ')}) {`, ...interpret, '}']
}

/** The absences that are written as they are. */
export function passing({ required, shape }: Property, { mode }: GeneratedWriters): string[] {
  const isLenient = !mode.check || !required
  return [...(isLenient ? ['undefined'] : []), ...(isLenient || acceptsNull(shape) ? ['null'] : [])]
}
