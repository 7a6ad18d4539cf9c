import { isRecord } from '../engine/collection-readers.js'
import { MISTAKES } from '../engine/mistakes.js'
import type { Body, Operation } from '../operation.js'
import type { ObjectShape } from '../shape/shape.js'
import { dropEmpty } from './form.js'
import type { InputReader } from './input-reader.js'
import type { Settings } from './settings.js'

export function bodyReader(
  { media, shape, required, default: fallback, named: keys }: Body,
  { coercion }: Operation,
  { engine, unknown }: Settings,
): InputReader {
  const isForm = media === 'form'
  const read = engine
    .readers(isForm ? { from: 'text', coercion: 'lax', unknown } : { from: 'json', coercion, unknown })
    .of(shape)
  const prepared = isForm ? dropEmpty(shape) : (body: unknown) => body
  return (request, run) => {
    const sent: unknown = prepared(request.body)
    const isAbsent = sent === undefined || (sent === null && shape.nullable !== true)
    // A default is read as what is sent: a handler gets an instance of its own, made for it.
    const raw =
      keys === undefined ? (isAbsent ? fallback?.value : sent) : withDefaults(keys, isAbsent, sent, required)
    if (raw === undefined && !required) {
      return undefined
    }
    run.loc.push('body')
    const value = raw === undefined ? run.refuse(MISTAKES.missing, sent) : read(raw, run)
    run.loc.pop()
    return value
  }
}

/** The body of named inputs with the defaults of those that it lacks; `undefined` where it lacks one altogether. */
function withDefaults(keys: ObjectShape, isAbsent: boolean, sent: unknown, required: boolean): unknown {
  if (isAbsent ? required : !isRecord(sent)) {
    return isAbsent ? undefined : sent
  }
  const body = isAbsent ? {} : (sent as Record<string, unknown>)
  const absent = keys.properties.filter(
    ({ wire, default: given }) => given !== undefined && !Object.hasOwn(body, wire),
  )
  return absent.length === 0
    ? body
    : Object.fromEntries([
        ...Object.entries(body),
        ...absent.map(({ wire, default: given }) => [wire, given?.value]),
      ])
}
