import { conditionOf, conversionLines } from '../engine/generated/acceptance.js'
import { Code, literal, ownAccess } from '../engine/generated/code.js'
import { scalarAcceptance } from '../engine/generated/scalar-code.js'
import type { ReadMode } from '../engine/modes.js'
import { Run, type RunOptions } from '../engine/run.js'
import type { Argument, Input, Operation } from '../operation.js'
import { freshOf, valuesOf } from './input-reader.js'
import { conclude, ownValue, type Part, type RequestReader } from './request-reader.js'
import type { SourceReader } from './sources.js'

export interface InputContext {
  readonly query: SourceReader
  readonly options: RunOptions
  /** Reads a request by closures, from the start. */
  readonly readAll: RequestReader
}

/** Text is read in one way, whatever the application's coercion. */
const TEXT: ReadMode = { from: 'text', coercion: 'lax', unknown: 'drop' }

/**
 * One function for all inputs of an operation. Named scalars are first, and run nothing of a user: where one
 * is not accepted, all is read again by closures, which collect the issues. Then objects and the body.
 */
export function inputCode(
  operation: Operation,
  parts: readonly Part[],
  context: InputContext,
): RequestReader {
  const code = new Code()
  const { options, readAll } = context
  code.bind({ readAll, conclude, ownValue, hasOwn: Object.hasOwn, run: () => new Run([], options) })
  const sources = new Map<SourceReader, string>()
  const scalars = new Map<Part, readonly string[]>()
  for (const part of parts) {
    const lines = scalarLines(operation, part, sources, code, context)
    if (lines !== undefined) scalars.set(part, lines)
  }
  const others = parts.filter((part) => !scalars.has(part))
  const values = `[${operation.arguments.map(argumentExpression).join(', ')}]`
  return code.compile<RequestReader>(
    'inputs',
    operation.id,
    ['request'],
    [
      'let v',
      ...[...sources].map(([source, name]) => `const ${name} = ${code.constant(source, 'source')}(request)`),
      ...[...scalars.values()].flat(),
      ...(others.length === 0 ? [] : ['const found = run()']),
      ...others.map(
        (part) => `const ${valueName(part)} = ${code.constant(part.read, 'read')}(request, found)`,
      ),
      others.length === 0 ? `return ${values}` : `return conclude(${values}, found)`,
    ],
  )
}

const valueName = ({ input }: Pick<Part, 'input'>): string => (input === undefined ? 'body' : `input${input}`)

function argumentExpression(argument: Argument): string {
  switch (argument.kind) {
    case 'input':
      return valueName(argument)
    case 'body':
      return argument.name === undefined ? 'body' : `ownValue(body, ${literal(argument.name)})`
    default:
      return 'undefined'
  }
}

/** The lines that read a named scalar; `undefined` where it is something else. */
function scalarLines(
  { inputs }: Operation,
  part: Part,
  sources: Map<SourceReader, string>,
  code: Code,
  { query }: InputContext,
): string[] | undefined {
  const input = part.input === undefined ? undefined : (inputs[part.input] as Input)
  if (input?.name === undefined) {
    return undefined
  }
  const scalar = scalarAcceptance(input.shape, TEXT, code)
  if (scalar === undefined) {
    return undefined
  }
  const source = valuesOf(input, query)
  const values = sources.get(source) ?? `values${sources.size}`
  sources.set(source, values)
  const { tests } = scalar
  const value = valueName(part)
  return [
    `v = ${ownAccess(values, input.name)}`,
    'if (v === undefined) {',
    ...absentLines(input, code),
    '} else {',
    ...conversionLines(scalar, 'v'),
    ...(tests.length === 0 ? [] : [`if (!(${conditionOf(tests, 'v')})) return readAll(request)`]),
    '}',
    `const ${value} = v`,
  ]
}

function absentLines({ required, default: fallback }: Input, code: Code): string[] {
  if (required) {
    return ['return readAll(request)']
  }
  return fallback === undefined ? [] : [`v = ${code.constant(freshOf(fallback.value), 'absent')}()`]
}
