import type { Shape } from '../../shape/shape.js'
import { dateText, dateTimeText } from '../iso-date.js'
import type { Test } from './acceptance.js'
import type { Code } from './code.js'

/** How a scalar is written. */
export interface ScalarWriting {
  /** Of values that are written so; of others the interpreter is asked. */
  readonly test: Test
  /** Absent: as they are. */
  readonly convert?: (value: string) => string
}

/** `undefined` of shapes that are no scalars, and of those that only the interpreter writes. */
export function scalarWriting(shape: Shape, code: Code): ScalarWriting | undefined {
  switch (shape.kind) {
    case 'string':
    case 'boolean':
      return { test: (value) => `typeof ${value} === '${shape.kind}'` }
    case 'number':
    case 'integer':
      return { test: (value) => `typeof ${value} === 'number'` }
    case 'bigint':
      return { test: (value) => `typeof ${value} === 'bigint'`, convert: (value) => `String(${value})` }
    case 'enum': {
      const values = code.constant(new Set<unknown>(shape.values), 'values')
      return { test: (value) => `${values}.has(${value})` }
    }
    case 'date':
    case 'date-time': {
      const text = code.constant(shape.kind === 'date' ? dateText : dateTimeText, 'text')
      return {
        test: (value) => `${value} instanceof Date && !Number.isNaN(${value}.getTime())`,
        convert: (value) => `${text}(${value})`,
      }
    }
    default:
      return undefined
  }
}
