import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type { App } from 'typefast'
import { addressFor, placeOf } from '../../samples/store/database/address.js'
import { Connection } from '../../samples/store/database/connection.js'
import { migrate } from '../../samples/store/database/migrate.js'
import { openStorage } from '../../samples/store/database/storage.js'
import type { Tables } from '../../samples/store/database/tables.js'
import { createStore } from '../../samples/store/main.js'
import { askApp } from './ask.js'
import { makeDatabase } from './store-database.js'

const teapot = { name: 'Teapot', sku: 'TEA-0001', price: 24.5, stock: 1, tags: ['kitchen'] }

describe('migrations', () => {
  const remembered = async (db: Kysely<Tables>) =>
    (await sql`select name, timestamp from kysely_migration order by name`.execute(db)).rows
  const names = ['0001-items', '0002-customers', '0003-orders'].map((name) => ({ name }))

  it('run once, in the order of their names', async () => {
    const { address, drop } = await makeDatabase()
    const connection = await Connection.open(address)
    const first = await remembered(connection.db)
    expect(first).toMatchObject(names)
    await migrate(connection.db)
    expect(await remembered(connection.db)).toEqual(first)
    await connection[Symbol.asyncDispose]()
    await drop()
  }, 30_000)

  it('run once where two start at the same time', async () => {
    const { address, drop } = await makeDatabase()
    const connection = new Connection(await openStorage(address))
    await Promise.all([migrate(connection.db), migrate(connection.db)])
    expect(await remembered(connection.db)).toMatchObject(names)
    await connection[Symbol.asyncDispose]()
    await drop()
  }, 30_000)
})

describe('a database that is kept', () => {
  let folder: string

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'typefast-store-')), 'store')
  })

  afterEach(() => rmSync(join(folder, '..'), { recursive: true }))

  const open = async (address: string): Promise<App> => {
    const app = await createStore({ database: address })
    await app.ready()
    return app
  }

  it('has its rows after a restart', async () => {
    const { address, drop } =
      process.env.DATABASE_URL === undefined
        ? { address: folder, drop: async () => undefined }
        : await makeDatabase()
    const first = await open(address)
    const [, item] = await askApp(first, 'POST', '/items', teapot)
    await first.close()
    const second = await open(address)
    expect(await askApp(second, 'GET', '/items')).toEqual([200, { items: [item], total: 1 }])
    expect(await askApp(second, 'POST', '/items', { ...teapot, sku: 'CUP-0001' })).toMatchObject([
      201,
      { id: 2 },
    ])
    await second.close()
    await drop()
  }, 30_000)

  it('is not opened twice in a folder', async () => {
    const first = await open(folder)
    await expect(open(folder)).rejects.toThrow(`${folder} is in use by process ${process.pid}`)
    expect((await askApp(first, 'POST', '/items', teapot))[0]).toBe(201)
    await first.close()
    expect(readdirSync(join(folder, '..'))).toEqual(['store'])
  }, 30_000)

  it('is not opened in a folder that another process has, until that ends', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
    const lock = `${folder}.${other.pid}.lock`
    writeFileSync(lock, '')
    await expect(open(folder)).rejects.toThrow(`${folder} is in use by process ${other.pid}`)
    other.kill('SIGKILL')
    await once(other, 'exit')
    await (await open(folder)).close()
    expect(existsSync(lock)).toBe(false)
  }, 30_000)
})

describe("the store's address", () => {
  it.each([
    ['a folder', [], {}, 'data/store'],
    ['what DATABASE_URL says', [], { DATABASE_URL: 'postgres://db/store' }, 'postgres://db/store'],
    ['memory by an argument', ['--memory'], { DATABASE_URL: 'postgres://db/store' }, 'memory://'],
    ['memory by the environment', [], { STORE_MEMORY: '1' }, 'memory://'],
  ])('is %s', (_case, argv, env, address) => {
    expect(addressFor({ argv: ['node', 'main.js', ...argv], env })).toBe(address)
  })

  it('is shown without its password', () => {
    expect(placeOf('postgres://ada:secret@db.example.com:5433/store')).toBe(
      'Postgres at db.example.com:5433/store',
    )
  })
})
