import { input, integer, object, operationObjectOf, reference, text } from './builders.js'

const parametersOf = (inputs: Parameters<typeof input>[0][], path = '/items') =>
  operationObjectOf({ path, inputs: inputs.map(input) }).parameters

describe('parameters', () => {
  it('describes a parameter of the path', () => {
    expect(
      parametersOf([{ source: 'path', name: 'id', shape: integer, required: false }], '/items/:id'),
    ).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }])
  })

  it('describes a parameter of the query with its default', () => {
    const limit = {
      source: 'query',
      name: 'limit',
      shape: { kind: 'integer', maximum: 100 },
      required: false,
    } as const
    expect(parametersOf([{ ...limit, default: { value: 20 } }])).toEqual([
      { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100, default: 20 } },
    ])
  })

  it.each([
    ['a day', { kind: 'date' }, new Date('2024-01-31T00:00:00Z'), '2024-01-31'],
    ['a moment', { kind: 'date-time' }, new Date('2024-01-31T00:00:00Z'), '2024-01-31T00:00:00.000Z'],
    ['a bigint', { kind: 'bigint' }, 10n, '10'],
    ['a set', { kind: 'array', items: text, container: 'set' }, new Set(['a']), ['a']],
  ] as const)('writes the default of %s as it is on the wire', (_case, shape, value, expected) => {
    expect(
      parametersOf([{ source: 'query', name: 'v', shape, required: false, default: { value } }]),
    ).toMatchObject([{ schema: { default: expected } }])
  })

  it('says nothing of a default that JSON has no form for', () => {
    expect(
      parametersOf([{ source: 'query', name: 'v', required: false, default: { value: Infinity } }]),
    ).toEqual([{ name: 'v', in: 'query', schema: { type: 'string' } }])
  })

  it('lifts description, deprecation and examples', () => {
    const annotations = { kind: 'string', title: 'Q', description: 'Words', deprecated: true } as const
    expect(
      parametersOf([
        { source: 'query', name: 'q', shape: { ...annotations, examples: ['a'] } },
        { source: 'query', name: 'r', shape: { ...annotations, examples: ['a', 'b'] } },
      ]),
    ).toEqual([
      {
        name: 'q',
        in: 'query',
        description: 'Words',
        required: true,
        deprecated: true,
        schema: { type: 'string', title: 'Q' },
        example: 'a',
      },
      {
        name: 'r',
        in: 'query',
        description: 'Words',
        required: true,
        deprecated: true,
        schema: { type: 'string', title: 'Q' },
        examples: { example1: { value: 'a' }, example2: { value: 'b' } },
      },
    ])
  })

  it('flattens a whole source, by names on the wire', () => {
    const page = object('Page', {
      first: { shape: integer, wire: 'skip', required: false, default: { value: 0, document: 0 } },
      q: text,
    })
    expect(parametersOf([{ source: 'query', shape: reference(page) }])).toEqual([
      { name: 'skip', in: 'query', schema: { type: 'integer', default: 0 } },
      { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
    ])
  })

  it('does not list the class of a whole source among the schemas', () => {
    const page = object('Page', { q: text })
    expect(
      operationObjectOf({ inputs: [input({ source: 'query', shape: reference(page) })] }),
    ).not.toHaveProperty('requestBody')
  })

  it('stands one parameter for a record of the whole query', () => {
    expect(parametersOf([{ source: 'query', shape: { kind: 'record', values: text } }])).toEqual([
      { name: 'query', in: 'query', schema: { type: 'object', additionalProperties: { type: 'string' } } },
    ])
  })

  it('stands one parameter for the other keys of the whole query, and none for those of headers', () => {
    const page = reference(object('Page', { q: text }, { additionalProperties: integer }))
    const q = { name: 'q', in: 'query', required: true, schema: { type: 'string' } }
    const others = { type: 'object', additionalProperties: { type: 'integer' } }
    expect(parametersOf([{ source: 'query', shape: page }])).toEqual([
      q,
      { name: 'query', in: 'query', schema: others },
    ])
    expect(parametersOf([{ source: 'header', shape: page }])).toEqual([{ ...q, in: 'header' }])
  })

  it('leaves hidden ones out, but for those of the path', () => {
    const hidden = [
      { source: 'path', name: 'id', shape: integer, hidden: true },
      { source: 'header', name: 'x-trace', hidden: true },
    ] as const
    expect(parametersOf([...hidden], '/items/:id')).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
    ])
  })

  it('describes parameters of the path that the handler does not take', () => {
    expect(parametersOf([{ source: 'query', name: 'q' }], '/shops/:shop/items')).toMatchObject([
      { name: 'shop', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'q', in: 'query' },
    ])
  })

  it('names the wildcard as the path does', () => {
    expect(parametersOf([{ source: 'path', name: '*' }], '/files/*')).toMatchObject([
      { name: 'wildcard', in: 'path' },
    ])
  })

  it('lists one parameter for a name that is read twice, required where either asks for it', () => {
    expect(
      parametersOf([
        { source: 'header', name: 'X-Token', required: false },
        { source: 'header', name: 'x-token', required: true },
        { source: 'query', name: 'x-token', required: false },
      ]),
    ).toEqual([
      { name: 'x-token', in: 'query', schema: { type: 'string' } },
      { name: 'X-Token', in: 'header', required: true, schema: { type: 'string' } },
    ])
  })

  it('says of a name that is read twice what both ask of it', () => {
    const of = (...shapes: NonNullable<Parameters<typeof input>[0]['shape']>[]) =>
      parametersOf(shapes.map((shape) => ({ source: 'query', name: 'v', required: false, shape })))
    const positive = { kind: 'integer', minimum: 1 } as const
    const small = { kind: 'integer', maximum: 9, description: 'Small', title: 'Small' } as const
    expect(of(text, positive)).toEqual([{ name: 'v', in: 'query', schema: { type: 'integer', minimum: 1 } }])
    expect(of({ ...text, title: 'V' }, text)).toEqual([
      { name: 'v', in: 'query', schema: { title: 'V', type: 'string' } },
    ])
    expect(of(positive, positive, small)).toEqual([
      {
        name: 'v',
        in: 'query',
        schema: {
          allOf: [
            { type: 'integer', minimum: 1 },
            { type: 'integer', maximum: 9 },
          ],
        },
      },
    ])
  })

  it('lists the path first, then the query, headers and cookies', () => {
    const inputs = (['cookie', 'header', 'query', 'path'] as const).map((source) => ({ source, name: 'a' }))
    expect(parametersOf(inputs, '/:a')).toMatchObject([
      { in: 'path' },
      { in: 'query' },
      { in: 'header' },
      { in: 'cookie' },
    ])
  })
})
