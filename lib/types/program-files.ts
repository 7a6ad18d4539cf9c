import { readFileSync } from 'node:fs'
import { hashOf } from './file-hash.js'
import { type ImportCounts, importCounts } from './import-style.js'

interface FileFacts {
  readonly hash: string
  readonly imports: ImportCounts
}

/** What the generated module needs to know of the texts of files, each read once until it changes. */
export class ProgramFiles {
  private readonly facts = new Map<string, FileFacts>()

  of(file: string): FileFacts {
    let facts = this.facts.get(file)
    if (facts === undefined) {
      const text = textOf(file)
      facts = { hash: hashOf(text), imports: importCounts(text) }
      this.facts.set(file, facts)
    }
    return facts
  }

  forget(files: Iterable<string>): void {
    for (const file of files) this.facts.delete(file)
  }
}

/** One that has just been deleted is as good as empty: its importers have the error. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
