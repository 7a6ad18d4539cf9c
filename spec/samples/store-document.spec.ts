import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import schema from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json'
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { App, OpenApiDocument } from 'typefast'
import { Item } from '../../samples/store/items/item.js'
import { createStore } from '../../samples/store/main.js'
import { Page } from '../../samples/store/shared/page.js'
import { invalidSchemas, lintProblems } from '../openapi/problems.js'
import { type OwnDatabase, openOwnDatabase } from './store-database.js'

const GOLDEN = join(__dirname, '../golden/store.json')

let database: OwnDatabase

const openStore = (): Promise<App> => createStore({ database: database.connection })

async function storeDocument(): Promise<OpenApiDocument> {
  const store = await openStore()
  try {
    return await store.openapi()
  } finally {
    await store.close()
  }
}

const textOf = (document: OpenApiDocument): string => `${JSON.stringify(document, null, 2)}\n`

/** What the schema of OpenAPI 3.1 itself says against a document. */
function structureProblems(document: OpenApiDocument): unknown[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv).addFormat('media-range', true)
  const validate = ajv.compile(schema)
  return validate(document) ? [] : (validate.errors ?? [])
}

describe("the store's document", () => {
  let document: OpenApiDocument

  beforeAll(async () => {
    database = await openOwnDatabase()
    document = await storeDocument()
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(GOLDEN, textOf(document))
  }, 30_000)

  afterAll(() => database[Symbol.asyncDispose]())

  it('is the golden one, byte for byte', () => {
    expect(textOf(document)).toBe(readFileSync(GOLDEN, 'utf8'))
  })

  it('is the same each time it is made', async () => {
    expect(textOf(await storeDocument())).toBe(textOf(document))
  })

  it('is what is served', async () => {
    const store = await openStore()
    expect((await store.inject('/openapi.json')).body).toBe(JSON.stringify(document))
    await store.close()
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

  it('names a page after what is on it', () => {
    expect(Page(Item)).toBe(Page(Item))
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(
      expect.arrayContaining(['ItemPage', 'CustomerPage', 'OrderPage']),
    )
  })

  it('documents an error of the client for every operation', () => {
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item))
    const without = operations.filter(({ responses }) => !/"4\d\d":/.test(JSON.stringify(responses)))
    expect([operations.length, without]).toEqual([14, []])
  })
})
