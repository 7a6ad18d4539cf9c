import { TypesError } from '../../lib/types/types-error'
import { openProject, type TypeScript } from '../../lib/types/typescript'

/** What TypeScript 7.1 calls things: what 7.0 does is run by all other specs. */
class Api71 {
  static readonly asked: object[] = []
  static project = true
  closed = 0

  createSnapshot(params: object): object {
    Api71.asked.push(params)
    return new Snapshot71()
  }

  close(): void {
    this.closed += 1
  }
}

class Snapshot71 {
  update(params: object): Snapshot71 {
    Api71.asked.push(params)
    return new Snapshot71()
  }

  getConfiguredProject(file: string): object | undefined {
    return Api71.project
      ? { program: 'program', checker: 'checker', parsedCommandLine: { fileNames: [file] } }
      : undefined
  }

  dispose(): void {
    Api71.asked.push({ disposed: true })
  }
}

const typescript = { version: '7.1.0', sync: { API: Api71 }, ast: {} } as unknown as TypeScript

beforeEach(() => {
  Api71.asked.length = 0
  Api71.project = true
})

it('speaks to TypeScript 7.1 by its names', () => {
  const project = openProject(typescript, '/program/tsconfig.json')
  const snapshot = { program: 'program', checker: 'checker', rootFiles: ['/program/tsconfig.json'] }
  expect(project.snapshot).toEqual(snapshot)
  expect(project.refresh({ changed: ['/program/a.ts'] })).toEqual(snapshot)
  expect(project.snapshot).toEqual(snapshot)
  project.close()
  expect(Api71.asked).toEqual([
    { openProjects: ['/program/tsconfig.json'] },
    {
      fileNotifications: { changed: ['/program/a.ts'], created: [], deleted: [] },
      ensurePrograms: true,
    },
    { disposed: true },
  ])
})

it('says what to do where a project is not opened', () => {
  Api71.project = false
  expect(() => openProject(typescript, '/program/tsconfig.json')).toThrow(TypesError)
  expect(() => openProject(typescript, '/program/tsconfig.json')).toThrow('run `tsc --noEmit -p` on it')
})
