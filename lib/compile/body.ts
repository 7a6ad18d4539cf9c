import type { Place } from '../errors/fault.js'
import type { Body } from '../operation.js'
import type { ObjectShape, Property, ReferenceShape } from '../shape/shape.js'
import type { BodyInput } from './inputs.js'
import { presence } from './presence.js'
import type { Program } from './program.js'

/** What is known of a body besides its inputs. */
export interface BodyFacts {
  readonly operationId: string
  /** GET and HEAD do not read one. */
  readonly readsBody: boolean
}

/** The body of an operation: one input that takes it whole, or an object of named ones. */
export function compileBody(
  bodies: readonly BodyInput[],
  { operationId, readsBody }: BodyFacts,
  place: Place,
  { report }: Program,
): Body | undefined {
  const [first] = bodies
  if (first === undefined) {
    return undefined
  }
  if (!readsBody) {
    report(
      'BODY_FORBIDDEN',
      { ...place, parameter: first[0].index },
      'GET and HEAD have no body (RFC 9110, 9.3.1); use @Query, or another method',
    )
  }
  const other = bodies.find(([{ source }]) => source !== first[0].source)
  if (other !== undefined) {
    report(
      'BODY_MIXED',
      { ...place, parameter: other[0].index },
      'one parameter takes a form, and another JSON; a body is one of them',
    )
  }
  const media = first[0].source === 'form' ? 'form' : 'json'
  const repeated = bodies.find(
    ([{ name }], index) => bodies.findIndex(([other]) => other.name === name) < index,
  )
  if (repeated !== undefined) {
    report(
      'INPUT_REPEATED',
      { ...place, parameter: repeated[0].index },
      'another parameter takes the same of the body; keep one',
    )
  }
  const whole = bodies.find(([record]) => record.name === undefined)
  if (whole !== undefined) {
    if (bodies.length > 1) {
      report(
        'BODY_MIXED',
        { ...place, parameter: whole[0].index },
        "it takes the whole body, and another parameter takes some of it; name each: @Body('name')",
      )
    }
    const [{ options }, shape] = whole
    return { media, shape, ...presence(options) }
  }
  const properties = bodies.map(([{ name = '', options }, shape]): Property => {
    const { required, default: fallback } = presence(options)
    return {
      name,
      wire: name,
      shape,
      required,
      ...(fallback === undefined ? {} : { default: { ...fallback, document: fallback.value } }),
    }
  })
  const named: ObjectShape = { kind: 'object', name: `Body_${operationId}`, properties }
  const reference: ReferenceShape = { kind: 'reference', target: named }
  return { media, shape: reference, required: properties.some(({ required }) => required), named }
}
