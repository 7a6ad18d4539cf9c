import { type App, type AppOptions, createApp } from 'typefast'
import { NotesController } from './notes/notes-controller.js'
import { Settings } from './settings.js'
import { tokenErrors } from './tokens/token-errors.js'
import { TokensController } from './tokens/tokens-controller.js'
import { DEMO_USERS } from './users/demo-users.js'
import type { NewUser } from './users/user.js'
import { Users } from './users/users.js'
import { UsersController } from './users/users-controller.js'

export interface AuthOptions extends Pick<AppOptions, 'logger' | 'swaggerUi'> {
  /** Who may log in. */
  readonly users?: readonly NewUser[]
}

export function createAuth({ users = DEMO_USERS, ...options }: AuthOptions = {}): Promise<App> {
  return createApp({
    ...options,
    title: 'Notes',
    version: '1.0.0',
    description: 'Notes that only their author reads, behind OAuth 2.',
    license: { name: 'MIT', identifier: 'MIT' },
    tags: [
      { name: 'tokens', description: 'Log in, stay logged in, log out' },
      { name: 'users', description: 'Who you are' },
      { name: 'notes', description: 'What you wrote down' },
    ],
    providers: [
      [Settings, () => Settings.of(process.env)],
      [Users, () => Users.of(users)],
    ],
    controllers: [TokensController, UsersController, NotesController],
    onError: tokenErrors,
  })
}

async function start(): Promise<void> {
  const auth = await createAuth()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => auth.close())
  await auth.listen({ port: Number(process.env.PORT ?? 3000) })
  auth.fastify.log.info(`Log in as ${DEMO_USERS.map(({ username }) => username).join(' or ')}`)
}

if (require.main === module) {
  start().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
}
