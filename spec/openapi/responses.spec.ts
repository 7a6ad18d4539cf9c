import { body, input, object, operationObjectOf, reference, text, thrown } from './builders.js'

const item = object('Item', { name: text })
const responsesOf = (...given: Parameters<typeof operationObjectOf>) => operationObjectOf(...given).responses
const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const schemaRef = (name: string) => ({ $ref: `#/components/schemas/${name}` })

describe('responses', () => {
  it('describes the answer', () => {
    expect(
      responsesOf({ output: { status: 201, shape: reference(item), description: 'The new item' } }),
    ).toEqual({
      201: { description: 'The new item', ...json(schemaRef('Item')) },
    })
  })

  it('takes an undeclared answer for any JSON', () => {
    expect(responsesOf({})).toEqual({ 200: { description: 'Successful Response', ...json({}) } })
  })

  it.each([204, 205, 304])('gives no content to %i', (status) => {
    expect(responsesOf({ output: { status, shape: text } })).toEqual({
      [status]: { description: 'Successful Response' },
    })
  })

  it('gives no content to HEAD', () => {
    expect(responsesOf({ method: 'HEAD' })).toEqual({ 200: { description: 'Successful Response' } })
  })

  it('lists the headers of the answer', () => {
    const headers = { 'x-total': { description: 'All', schema: { type: 'integer' } }, etag: {} }
    expect(responsesOf({ documentation: { headers } })).toMatchObject({
      200: {
        headers: {
          'x-total': { description: 'All', schema: { type: 'integer' } },
          etag: { schema: { type: 'string' } },
        },
      },
    })
  })

  it('describes the errors that are thrown', () => {
    expect(responsesOf({ documentation: { throws: thrown(409, 404) } })).toMatchObject({
      404: { description: 'Not Found', ...json(schemaRef('HTTPError')) },
      409: { description: 'Conflict', ...json(schemaRef('HTTPError')) },
    })
  })

  it.each([
    ['inputs', { inputs: [input({ source: 'query', name: 'q' })] }],
    ['a body', { body: body(text) }],
  ])('describes 422 of an operation with %s', (_case, given) => {
    expect(responsesOf(given)).toMatchObject({
      422: { description: 'Validation Error', ...json(schemaRef('HTTPValidationError')) },
    })
  })

  it('has both forms of 422 where the handler throws it too', () => {
    expect(responsesOf({ body: body(text), documentation: { throws: thrown(422) } })).toMatchObject({
      422: json({ anyOf: [schemaRef('HTTPValidationError'), schemaRef('HTTPError')] }),
    })
  })

  it('writes problems where the application does', () => {
    const given = { body: body(text), documentation: { throws: thrown(404) } }
    expect(responsesOf(given, { problem: true })).toMatchObject({
      404: { content: { 'application/problem+json': { schema: schemaRef('Problem') } } },
      422: { content: { 'application/problem+json': { schema: schemaRef('ValidationProblem') } } },
    })
  })

  it('adds the responses that are documented', () => {
    const responses = {
      202: { description: 'Later', shape: reference(item) },
      503: {},
      default: { description: 'Else' },
    }
    expect(responsesOf({ documentation: { responses } })).toMatchObject({
      202: { description: 'Later', ...json(schemaRef('Item')) },
      503: { description: 'Service Unavailable' },
      default: { description: 'Else' },
    })
  })

  it('lays what is documented over what is known', () => {
    const responses = {
      200: { description: 'Found' },
      404: { description: 'No such item' },
      409: { shape: text },
    }
    expect(responsesOf({ documentation: { throws: thrown(404, 409), responses } })).toEqual({
      200: { description: 'Found', ...json({}) },
      404: { description: 'No such item', ...json(schemaRef('HTTPError')) },
      409: { description: 'Conflict', ...json({ type: 'string' }) },
    })
  })
})
