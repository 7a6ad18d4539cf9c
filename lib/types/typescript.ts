/** The one file that knows TypeScript's client for its checker: finds it, opens projects, and says what it lacks. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
// Erased when compiled: TypeScript is needed only where the reader runs.
import type * as Ast from 'typescript/unstable/ast'
import type * as Sync from 'typescript/unstable/sync'
import { TypesError } from './types-error.js'

export type { Ast, Sync }

/** TypeScript's client, as a project of the user has it. */
export interface TypeScript {
  readonly version: string
  readonly sync: typeof Sync
  readonly ast: typeof Ast
  /** The program behind the client. */
  readonly executable?: string
}

/** One state of a project that is open; what its checker gives is of no use after the next. */
export interface Snapshot {
  readonly program: Sync.Program
  readonly checker: Sync.Checker
  /** The project's own files, absolute. */
  readonly rootFiles: readonly string[]
}

/** Files that are not as they were, absolute. */
export interface Changes {
  readonly changed?: readonly string[]
  readonly created?: readonly string[]
  readonly deleted?: readonly string[]
}

/** A project that is open, until it is closed. */
export interface OpenProject {
  readonly typescript: TypeScript
  readonly snapshot: Snapshot
  refresh(changes: Changes): Snapshot
  close(): void
}

/** Where TypeScript's client is: 7.1 drops `unstable`. */
const CLIENTS = [
  ['typescript/sync', 'typescript/ast'],
  ['typescript/unstable/sync', 'typescript/unstable/ast'],
] as const

/**
 * The TypeScript that is installed for the project at `folder`.
 *
 * @throws TypesError where none is, or one that cannot be asked for types (5, 6).
 */
export function findTypeScript(folder: string): TypeScript {
  const require = createRequire(join(folder, 'package.json'))
  let manifest: string
  try {
    manifest = require.resolve('typescript/package.json')
  } catch {
    throw new TypesError('TYPESCRIPT_MISSING', {
      message: `TypeScript is not installed for ${folder}, and it is what reads types`,
      remedy: 'npm install --save-dev typescript@7',
    })
  }
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  for (const [sync, ast] of CLIENTS) {
    if (resolves(require, sync)) {
      const executable = executableOf(manifest)
      return {
        version,
        sync: require(sync) as typeof Sync,
        ast: require(ast) as typeof Ast,
        ...(executable !== undefined && { executable }),
      }
    }
  }
  throw new TypesError('TYPESCRIPT_OLD', {
    message: `TypeScript ${version} is installed for ${folder}, and cannot be asked for types; 7.0.2 and later can`,
    remedy:
      'npm install --save-dev typescript@7; where the project needs the older one, install 7 in a folder of its own and say it: --typescript FOLDER',
  })
}

function resolves(require: NodeJS.Require, id: string): boolean {
  try {
    require.resolve(id)
    return true
  } catch {
    return false
  }
}

/** Its client looks for this itself where it is loaded as an ES module; under jest it cannot. */
function executableOf(manifest: string): string | undefined {
  const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`
  try {
    const found = createRequire(manifest).resolve(name)
    return join(dirname(found), 'lib', process.platform === 'win32' ? 'tsc.exe' : 'tsc')
  } catch {
    return undefined
  }
}

interface Session71 {
  createSnapshot(params: object): Snapshot71
}

interface Snapshot71 {
  update(params: object): Snapshot71
  getConfiguredProject(file: string): Project71 | undefined
  dispose(): void
}

interface Project71 {
  readonly program: Sync.Program
  readonly checker: Sync.Checker
  readonly parsedCommandLine: { readonly fileNames: readonly string[] }
}

/**
 * Opens a project.
 *
 * @param tsconfig absolute; it must exist.
 * @throws TypesError where it cannot be opened.
 */
export function openProject(typescript: TypeScript, tsconfig: string): OpenProject {
  const { sync, executable } = typescript
  const api = new sync.API({
    cwd: dirname(tsconfig),
    ...(executable !== undefined && { tsserverPath: executable }),
  })
  const session = Object.hasOwn(sync.API.prototype, 'createSnapshot')
    ? session71(api as unknown as Session71, tsconfig)
    : session70(api, tsconfig)
  return {
    typescript,
    get snapshot() {
      return session.current
    },
    refresh: (changes) => session.refresh(changes),
    close: () => api.close(),
  }
}

interface Session {
  readonly current: Snapshot
  refresh(changes: Changes): Snapshot
}

function session70(api: Sync.API, tsconfig: string): Session {
  let last = api.updateSnapshot({ openProjects: [tsconfig] })
  const view = (): Snapshot => {
    const project = last.getProject(tsconfig) ?? refuse(api, tsconfig)
    return { program: project.program, checker: project.checker, rootFiles: project.rootFiles }
  }
  let current = view()
  return {
    get current() {
      return current
    },
    refresh(changes) {
      const before = last
      last = api.updateSnapshot({ fileChanges: listsOf(changes) })
      current = view()
      before.dispose()
      return current
    },
  }
}

function session71(api: Session71 & { close?(): void }, tsconfig: string): Session {
  let last = api.createSnapshot({ openProjects: [tsconfig] })
  const view = (): Snapshot => {
    const project = last.getConfiguredProject(tsconfig) ?? refuse(api, tsconfig)
    const { program, checker, parsedCommandLine } = project
    return { program, checker, rootFiles: parsedCommandLine.fileNames }
  }
  let current = view()
  return {
    get current() {
      return current
    },
    refresh(changes) {
      const before = last
      last = last.update({ fileNotifications: listsOf(changes), ensurePrograms: true })
      current = view()
      before.dispose()
      return current
    },
  }
}

function listsOf({ changed = [], created = [], deleted = [] }: Changes): {
  changed: string[]
  created: string[]
  deleted: string[]
} {
  return { changed: [...changed], created: [...created], deleted: [...deleted] }
}

function refuse(api: { close?(): void }, tsconfig: string): never {
  api.close?.()
  throw new TypesError('PROJECT_UNOPENED', {
    message: `TypeScript does not open ${tsconfig}`,
    remedy: 'run `tsc --noEmit -p` on it, and mend what that says',
  })
}
