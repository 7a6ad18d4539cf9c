import schema from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApiDocument } from 'typefast'
import { createAuth } from '../../samples/auth/main.js'
import { invalidSchemas, lintProblems } from '../openapi/problems.js'

/** What the schema of OpenAPI 3.1 itself says against a document. */
function structureProblems(document: OpenApiDocument): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv).addFormat('media-range', true)
  const validate = ajv.compile(schema)
  return validate(document) ? [] : (validate.errors ?? [])
}

interface OperationObject {
  readonly security?: unknown
  readonly responses: Readonly<Record<string, { content?: Record<string, unknown>; headers?: unknown }>>
  readonly requestBody?: unknown
}

describe("the document of the sample 'auth'", () => {
  let document: OpenApiDocument
  let operations: Readonly<Record<string, OperationObject>>

  beforeAll(async () => {
    const auth = await createAuth()
    document = await auth.openapi()
    operations = Object.fromEntries(
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => [
          `${method} ${path}`,
          operation as unknown as OperationObject,
        ]),
      ),
    )
    await auth.close()
  })

  it('has one security scheme: the password flow', () => {
    expect(document.components?.securitySchemes).toEqual({
      OAuth2Password: {
        type: 'oauth2',
        description: expect.any(String),
        flows: {
          password: {
            tokenUrl: '/token',
            refreshUrl: '/token/refresh',
            scopes: {
              me: 'See who you are',
              'notes:read': 'Read your notes',
              'notes:write': 'Write notes',
            },
          },
        },
      },
    })
  })

  it.each([
    ['post /token', undefined, ['200', '400', '422']],
    ['post /token/refresh', undefined, ['200', '400', '422']],
    ['post /logout', [], ['204', '401']],
    ['get /users/me', ['me'], ['200', '401', '403']],
    ['get /notes', ['notes:read'], ['200', '401', '403']],
    ['post /notes', ['notes:write'], ['201', '401', '403', '422']],
  ])('says of %s what it asks for, and what it answers', (name, scopes, statuses) => {
    const { security, responses } = operations[name]!
    expect(security).toEqual(scopes && [{ OAuth2Password: scopes }])
    expect(Object.keys(responses)).toEqual(statuses)
  })

  it('documents forms, and answers as RFC 6749 has them', () => {
    const { requestBody, responses } = operations['post /token']!
    expect(requestBody).toEqual({
      content: {
        'application/x-www-form-urlencoded': { schema: { $ref: '#/components/schemas/PasswordForm' } },
      },
      required: true,
    })
    expect(responses['200']).toMatchObject({
      headers: { 'cache-control': { schema: { const: 'no-store' } } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/TokenAnswer' } } },
    })
    expect(responses['400']?.content).toEqual({
      'application/json': { schema: { $ref: '#/components/schemas/TokenProblem' } },
    })
    expect(document.components?.schemas?.PasswordForm).toMatchObject({
      required: ['grant_type', 'username', 'password'],
      properties: { grant_type: { const: 'password' }, password: { format: 'password' } },
    })
  })

  it('has the structure of OpenAPI 3.1', () => {
    expect(structureProblems(document)).toEqual([])
  })

  it('holds JSON Schemas only', () => {
    expect(invalidSchemas(document)).toEqual([])
  })

  it("is clean by Redocly's recommended rules", () => {
    expect(lintProblems(document)).toEqual([])
  })
})

describe('the page that an authorization server sends people back to', () => {
  it('is where Swagger UI says that it is', async () => {
    const auth = await createAuth()
    const script = (await auth.inject('/docs/static/swagger-initializer.js')).body
    // Below the address of the page, which is /docs.
    const [, path] = /oauth2RedirectUrl: resolveUrl\('\.(\/[^']+)'\)/.exec(script) ?? []
    const page = await auth.inject(`/docs${path}`)
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    await auth.close()
  })
})
