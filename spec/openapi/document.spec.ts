import { ApiKey } from 'typefast'
import {
  body,
  classOf,
  documentOf,
  input,
  integer,
  object,
  operation,
  operationObjectOf,
  reference,
  text,
  thrown,
} from './builders.js'
import { invalidSchemas, lintProblems } from './problems.js'

const pet = object(
  'Pet',
  {
    kind: { kind: 'enum', values: ['cat', 'dog'] },
    name: { kind: 'string', minLength: 1, examples: ['Tom'] },
  },
  { target: classOf() },
)
const cat = object('Cat', { kind: { kind: 'enum', values: ['cat'] } }, { target: classOf() })
const dog = object('Dog', { kind: { kind: 'enum', values: ['dog'] } }, { target: classOf() })
const shop = object(
  'Shop',
  {
    id: { kind: 'bigint' },
    opened: { kind: 'date', nullable: true },
    changed: { shape: { kind: 'date-time' }, required: false },
    owner: reference(pet, { nullable: true, description: 'Who rules' }),
    animals: {
      kind: 'array',
      items: {
        kind: 'union',
        members: [reference(cat), reference(dog)],
        discriminator: {
          property: 'kind',
          mapping: { cat: reference(cat), dog: reference(dog) },
          keep: true,
        },
      },
    },
    place: { kind: 'tuple', items: [{ kind: 'number' }, { kind: 'number' }] },
    tags: { kind: 'record', values: text },
    logo: { kind: 'bytes' },
    extra: { kind: 'any' },
    state: {
      shape: { kind: 'enum', values: ['a', 1, null] },
      required: false,
      default: { value: 'a', document: 'a' },
    },
    ['__proto__']: text,
  },
  { target: classOf() },
)

const operations = [
  operation({
    id: 'shopsRead',
    path: '/shops/:id(^\\d+$)',
    inputs: [
      input({ source: 'path', name: 'id', shape: integer }),
      input({ source: 'query', name: 'tag', shape: { kind: 'array', items: text }, required: false }),
      input({ source: 'header', name: 'x-token', shape: { kind: 'string', format: 'uuid' } }),
    ],
    output: { shape: reference(shop) },
    documentation: { tags: ['shops'], throws: thrown(404) },
  }),
  operation({
    id: 'shopsReplace',
    method: 'PUT',
    path: '/shops/:shop',
    inputs: [input({ source: 'path', name: 'shop', shape: integer })],
    body: body(reference(shop), { description: 'The shop' }),
    output: { status: 204 },
    documentation: { deprecated: true, description: 'Replaces it.' },
  }),
  operation({
    id: 'filesRead',
    path: '/files/*',
    inputs: [input({ source: 'path', name: '*' })],
    documentation: { responses: { default: { description: 'Else', shape: { kind: 'file' } } } },
  }),
]

describe.each([
  ['FastAPI', false],
  ['problem', true],
])('a document with errors in the %s form', (_form, problem) => {
  const document = documentOf(operations, {
    problem,
    license: { name: 'MIT', url: 'https://mit-license.org' },
  })

  it('has no problems', () => {
    expect(lintProblems(document)).toEqual([])
  })

  it('has JSON Schemas', () => {
    expect(invalidSchemas(document)).toEqual([])
  })

  it('is the same each time', () => {
    const again = documentOf(operations, {
      problem,
      license: { name: 'MIT', url: 'https://mit-license.org' },
    })
    expect(JSON.stringify(again)).toBe(JSON.stringify(document))
  })
})

describe('toDocument', () => {
  it('makes the smallest document', () => {
    expect(documentOf([])).toEqual({
      openapi: '3.1.0',
      info: { title: 'Store', version: '1.0.0' },
      servers: [{ url: '/' }],
      security: [],
      paths: {},
    })
  })

  it('says of the application what is given', () => {
    const given = {
      contact: { name: 'A' },
      servers: [{ url: 'https://store.test' }],
      tags: [{ name: 'shops', description: 'Shops' }],
      externalDocs: { url: 'https://docs.test' },
      securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'x-key' } },
    }
    const { contact, securitySchemes, ...others } = given
    expect(documentOf([], given)).toMatchObject({
      info: { contact },
      ...others,
      components: { securitySchemes },
    })
  })

  it('keeps paths and methods in the order of declaration', () => {
    const { paths } = documentOf([
      operation({ id: 'a', path: '/b', method: 'POST' }),
      operation({ id: 'b', path: '/a' }),
      operation({ id: 'c', path: '/b' }),
    ])
    expect(Object.entries(paths).map(([path, item]) => [path, Object.keys(item)])).toEqual([
      ['/b', ['post', 'get']],
      ['/a', ['get']],
    ])
  })

  it('leaves hidden operations and their schemas out', () => {
    const document = documentOf([
      operation({ output: { shape: reference(pet) }, documentation: { hidden: true } }),
    ])
    expect([document.paths, document.components]).toEqual([{}, undefined])
  })

  it('lists no schema of errors that nothing answers with', () => {
    expect(
      Object.keys(
        documentOf([operation({ documentation: { throws: thrown(404) } })]).components?.schemas ?? {},
      ),
    ).toEqual(['HTTPError'])
  })
})

describe('an operation of the document', () => {
  it('says only what there is to say', () => {
    expect(operationObjectOf({})).toEqual({
      summary: 'List',
      operationId: 'itemsList',
      responses: { 200: expect.anything() as unknown },
    })
  })

  it('says what is documented', () => {
    const documentation = { tags: ['a'], description: 'All of them.', deprecated: true }
    const key = new ApiKey({ in: 'header', name: 'x-key', schemeName: 'key' })
    expect(
      operationObjectOf({ documentation, security: [[{ scheme: key, scopes: ['read'] }]] }),
    ).toMatchObject({
      ...documentation,
      security: [{ key: ['read'] }],
    })
  })

  it('describes its body', () => {
    expect(operationObjectOf({ body: body(reference(pet), { description: 'A pet' }) })).toMatchObject({
      requestBody: {
        description: 'A pet',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        required: true,
      },
    })
  })

  it('does not call a body required that may be absent, and says its default', () => {
    expect(
      operationObjectOf({ body: body(integer, { required: false, default: { value: 3 } }) }).requestBody,
    ).toEqual({
      content: { 'application/json': { schema: { type: 'integer', default: 3 } } },
    })
  })

  it('is merged with its openapi documentation last', () => {
    const openapi = { summary: 'Mine', 'x-internal': true, responses: { 200: { description: 'Yes' } } }
    expect(operationObjectOf({ documentation: { openapi } })).toMatchObject({
      ...openapi,
      responses: { 200: { description: 'Yes', content: {} } },
    })
  })
})
