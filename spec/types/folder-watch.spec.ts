import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { FolderWatch } from '../../lib/types/folder-watch.js'
import type { Changes } from '../../lib/types/typescript.js'

let folder: string
let watch: FolderWatch
let told: Required<Changes>[]

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'typefast-folders-')))
  told = []
  write('src/a.ts')
  write('src/orders/b.ts')
  write('src/readme.md')
  write('node_modules/cash/c.ts')
  write('.git/d.ts')
  write('dist/e.ts')
  watch = new FolderWatch(
    {
      isOfInterest: (file) => file.endsWith('.ts'),
      isForeign: (path) => path === join(folder, 'dist'),
    },
    (changes) => told.push(changes),
  )
  watch.add(folder, true)
})

afterEach(() => {
  watch.close()
  rmSync(folder, { recursive: true, force: true })
})

const at = (file: string): string => join(folder, file)

function write(file: string, text = ''): void {
  mkdirSync(dirname(at(file)), { recursive: true })
  writeFileSync(at(file), text)
}

/** What is told within a moment, as one, from the folder. */
async function changes(): Promise<Record<string, string[]>> {
  await delay(200)
  const kinds = ['changed', 'created', 'deleted'] as const
  const lists = kinds.map((kind) => {
    const files = told.flatMap((each) => each[kind]).map((file) => relative(folder, file))
    return [kind, [...new Set(files)].sort()] as const
  })
  return Object.fromEntries(lists.filter(([, files]) => files.length > 0))
}

describe('below a folder', () => {
  it('files are changed, created and deleted, and told together', async () => {
    write('src/a.ts', 'text')
    write('src/new.ts')
    rmSync(at('src/orders/b.ts'))
    expect(await changes()).toEqual({
      changed: ['src/a.ts'],
      created: ['src/new.ts'],
      deleted: ['src/orders/b.ts'],
    })
    expect(told).toHaveLength(1)
  })

  it('a file that an editor replaces is changed', async () => {
    write('src/a.ts.swp', 'text')
    renameSync(at('src/a.ts.swp'), at('src/a.ts'))
    expect(await changes()).toEqual({ changed: ['src/a.ts'] })
  })

  it('new folders come with their files, and are watched from then on', async () => {
    write('src/customers/model/c.ts')
    expect(await changes()).toEqual({ created: ['src/customers/model/c.ts'] })
    told = []
    write('src/customers/model/d.ts')
    write('src/customers/model/c.ts', 'text')
    expect(await changes()).toEqual({
      changed: ['src/customers/model/c.ts'],
      created: ['src/customers/model/d.ts'],
    })
  })

  it('a folder that is deleted takes its files with it, and may come again', async () => {
    rmSync(at('src/orders'), { recursive: true })
    expect(await changes()).toEqual({ deleted: ['src/orders/b.ts'] })
    told = []
    write('src/orders/b.ts')
    expect(await changes()).toEqual({ created: ['src/orders/b.ts'] })
  })

  it('a folder that is deleted and made again at once is watched again', async () => {
    rmSync(at('src/orders'), { recursive: true })
    write('src/orders/b.ts', 'text')
    write('src/orders/c.ts', 'text')
    expect(await changes()).toEqual({ changed: ['src/orders/b.ts'], created: ['src/orders/c.ts'] })
    told = []
    write('src/orders/b.ts', 'more')
    expect(await changes()).toEqual({ changed: ['src/orders/b.ts'] })
  })

  it('a folder may have the name of the one that it is in', async () => {
    const twin = join('src', 'src')
    write(join(twin, 'f.ts'))
    await changes()
    told = []
    write('src/a.ts', 'text')
    write(join(twin, 'f.ts'), 'text')
    expect(await changes()).toEqual({ changed: ['src/a.ts', 'src/src/f.ts'] })
  })

  it('packages, hidden and foreign folders, and other files are left alone', async () => {
    write('node_modules/cash/c.ts', 'text')
    write('.git/d.ts', 'text')
    write('dist/e.ts', 'text')
    write('dist/deep/e.ts')
    write('src/readme.md', 'text')
    expect(await changes()).toEqual({})
  })

  it('nothing is told after it is closed', async () => {
    write('src/a.ts', 'text')
    watch.close()
    expect(await changes()).toEqual({})
  })
})

it('a folder may be watched without those below it', async () => {
  const other = new FolderWatch({ isOfInterest: () => true, isForeign: () => false }, (each) =>
    told.push(each),
  )
  watch.close()
  other.add(at('src'), false)
  write('src/orders/b.ts', 'text')
  write('src/more/b.ts', 'text')
  write('src/a.ts', 'text')
  const seen = await changes()
  other.close()
  expect(seen).toEqual({ changed: ['src/a.ts'] })
})
