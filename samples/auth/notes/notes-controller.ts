import { Body, Controller, Depends, Get, Post, Security } from 'typefast'
import { Auth } from '../auth.js'
import { oauth2 } from '../oauth2.js'
import type { User } from '../users/user.js'
import { NewNote, Note } from './note.js'
import { Notes } from './notes.js'

@Controller('/notes', { tags: ['notes'] })
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @Security(oauth2, ['notes:read'])
  @Get({ returns: [Note], summary: 'Your notes', responseDescription: 'Oldest first' })
  list(@Depends(Auth.user) { username }: User): readonly Note[] {
    return this.notes.of(username)
  }

  @Security(oauth2, ['notes:write'])
  @Post({ status: 201, summary: 'Write a note', responseDescription: 'The note, with its id' })
  create(@Depends(Auth.user) { username }: User, @Body() note: NewNote): Note {
    return this.notes.add(username, note)
  }
}
