import type { NewUser } from './user.js'

/** For trying it out. Users of your own do not have their passwords in a program. */
export const DEMO_USERS: readonly NewUser[] = [
  {
    username: 'ada',
    name: 'Ada Lovelace',
    password: 'note G, 1843',
    scopes: ['me', 'notes:read', 'notes:write'],
  },
  { username: 'alan', name: 'Alan Turing', password: 'on computable numbers', scopes: ['me', 'notes:read'] },
]
