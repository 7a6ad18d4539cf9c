import { Injectable } from 'typefast'
import { Clock } from '../clock.js'
import type { NewNote, Note } from './note.js'

@Injectable()
export class Notes {
  readonly #byAuthor = new Map<string, Note[]>()

  constructor(private readonly clock: Clock) {}

  of(author: string): readonly Note[] {
    return this.#byAuthor.get(author) ?? []
  }

  add(author: string, { text }: NewNote): Note {
    const notes = this.of(author)
    const note = { id: notes.length + 1, text, writtenAt: this.clock.now() }
    this.#byAuthor.set(author, [...notes, note])
    return note
  }
}
