/** What must hold before types are read, and what the reader can live with. */
import { accessSync, constants, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { pathFrom, placeOf } from './file-place.js'
import type { Project } from './project.js'
import { TypesError, type TypesProblem } from './types-error.js'
import type { OpenProject, Sync } from './typescript.js'

type Diagnostic = ReturnType<Sync.Program['getSemanticDiagnostics']>[number]

/** One project that is open, and the module that is no part of what is read. */
export interface Checked {
  readonly open: OpenProject
  readonly project: Project
  readonly module: string
}

/**
 * Refuses a program that cannot be read, or would be read as another than it is.
 *
 * @throws TypesError
 */
export function checkProgram(checked: Checked): void {
  const { program } = checked.open.snapshot
  const configuration = errorsOf(program.getConfigFileParsingDiagnostics())
  if (checked.open.snapshot.rootFiles.length === 0) refuseEmpty(checked, configuration)
  const errors = [...configuration, ...errorsOf(program.getProgramDiagnostics())]
    .filter(({ code }) => !ABOUT_OUTPUT.has(code))
    // The module may be in `files` before it is written.
    .filter(({ code, text }) => !(code === FILE_MISSING && text.includes(basename(checked.module))))
  if (errors.length > 0) {
    const name = shownPath(checked.project.file)
    throw new TypesError('PROJECT_INVALID', {
      message: `${name} cannot be used as it is:\n${linesOf(checked, errors)}`,
      remedy:
        'mend it; where the program needs it so for another TypeScript, extend it in a second file and say that one: --project FILE',
    })
  }
  checkStrict(checked)
  checkReadable(checked)
  const faults = errorsOf(program.getSyntacticDiagnostics()).filter(isForeignTo(checked.module))
  if (faults.length > 0) {
    throw new TypesError('PROJECT_INVALID', {
      message: `the program cannot be parsed:\n${linesOf(checked, faults)}`,
      remedy: 'mend it first: of a file with such an error types would be read wrongly',
    })
  }
}

const FILE_MISSING = 6053
/** Where compiled files would go, which is the compiler's affair. */
const ABOUT_OUTPUT = new Set([5011, 5055, 5056, 5096, 6059])

/** Its `null` and `undefined` would be lost: `string | null` is `string` there. */
function checkStrict({ open, project }: Checked): void {
  const { strict = true, strictNullChecks = strict } = open.snapshot.program.getCompilerOptions() as {
    strict?: boolean
    strictNullChecks?: boolean
  }
  if (strictNullChecks) return
  throw new TypesError('PROJECT_INVALID', {
    message: `${shownPath(project.file)} turns strictNullChecks off, and without it no type says whether it may be null or absent`,
    remedy:
      'write "strictNullChecks": true; or extend the file in a second one that does, and say that: --project FILE',
  })
}

/** Of one that is closed to us TypeScript sees nothing, and says nothing. */
function checkReadable({ open, module }: Checked): void {
  for (const file of open.snapshot.rootFiles.filter((each) => each !== module)) {
    try {
      accessSync(file, constants.R_OK)
    } catch (error) {
      throw new TypesError('PROJECT_INVALID', {
        message: `${shownPath(file)} cannot be read: ${(error as Error).message}`,
        remedy: 'let it be read, or exclude it in tsconfig.json: its controllers would be missing',
      })
    }
  }
}

function refuseEmpty(checked: Checked, errors: readonly Diagnostic[]): never {
  const { file, folder } = checked.project
  const name = shownPath(file)
  const references = [...readFileSync(file, 'utf8').matchAll(/"path"\s*:\s*"([^"]+)"/g)].map(
    ([, path]) => path!,
  )
  if (errors.length === 0 && references.length > 0) {
    throw new TypesError('PROJECT_EMPTY', {
      message: `${name} has no files of its own, only references: ${references.join(', ')}`,
      remedy: `say the one with the controllers: --project ${shownPath(folder)}/${references[0]!.replace(/^\.\//, '')}`,
    })
  }
  throw new TypesError('PROJECT_EMPTY', {
    message: [`${name} has no files`, ...errors.map(({ text }) => text)].join(': '),
    remedy: 'mend its "include" or "files", or say another: --project FILE',
  })
}

/** So many type errors are shown; a program that is being moved to another TypeScript has thousands. */
const SHOWN = 20

/** Errors that a type checker finds: the reader reads on, and what is wrong it may read as something else. */
export function typeErrors(checked: Checked, files?: readonly string[]): TypesProblem[] {
  const { program } = checked.open.snapshot
  const own = program.getSourceFileNames().filter(isOwn)
  const asked = files === undefined ? own : own.filter((file) => files.includes(file))
  // File by file: the module, which may be large, is not among them.
  const found = asked
    .filter((file) => file !== checked.module)
    .flatMap((file) => program.getSemanticDiagnostics(file))
  const errors = errorsOf(found).filter(isForeignTo(checked.module)).filter(isAboutTypes)
  const problems = errors.slice(0, SHOWN).map((error) => problemOf(checked, error))
  const rest = errors.length - problems.length
  if (rest === 0) return problems
  const at = basename(checked.project.file)
  return [
    ...problems,
    { severity: 'warning', at, message: `${rest} type errors more`, remedy: 'npx tsc --noEmit shows them' },
  ]
}

/** Of the program, and not of a package or of the language. */
export const isOwn = (file: string): boolean =>
  !file.includes('/node_modules/') && !/\.d\.[cm]?ts$/.test(file)

const MODULE_MISSING = new Set([2307, 2306, 2792, 7016])

function problemOf({ project }: Checked, error: Diagnostic): TypesProblem {
  return {
    severity: 'warning',
    at: placed(project, error),
    message: `TS${error.code}: ${textOf(error)}`,
    remedy: MODULE_MISSING.has(error.code)
      ? 'what is imported of it has no type: install it, or write the file'
      : 'types are read all the same; one that depends on this may be read as another',
  }
}

/** From where the process runs, where that is above it. */
function shownPath(file: string): string {
  const path = pathFrom(process.cwd(), file)
  return path.startsWith('..') ? file : path || '.'
}

const errorsOf = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.filter(({ category }) => category === 1)

/** Unused names and the like, of which TypeScript speaks from 6000 on, change no type. */
const isAboutTypes = ({ code }: Diagnostic): boolean => code < 6000 || code >= 7000

/** The module is written anew, and the import of one that is not there yet is no mistake. */
function isForeignTo(module: string): (error: Diagnostic) => boolean {
  const name = basename(module).replace(/\.[cm]?ts$/, '')
  return ({ fileName, code, text }) =>
    fileName !== module &&
    !(MODULE_MISSING.has(code) && new RegExp(`[/']${escaped(name)}(\\.[cm]?[jt]s)?'`).test(text))
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function linesOf({ project }: Checked, errors: readonly Diagnostic[]): string {
  const lines = errors.slice(0, SHOWN).map((error) => `      ${placed(project, error)} - ${textOf(error)}`)
  return lines.join('\n')
}

function placed({ folder, file }: Project, { fileName, pos }: Diagnostic): string {
  return fileName === undefined ? pathFrom(folder, file) : placeOf(folder, fileName, pos)
}

/** With what TypeScript adds to it. */
function textOf({ text, messageChain = [] }: Diagnostic): string {
  return [text, ...messageChain.map(textOf)].join(' ')
}
