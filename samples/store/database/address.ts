import { resolve } from 'node:path'

/** Of a database that is gone when it is closed. */
export const MEMORY = 'memory://'

const FOLDER = 'data/store'

/** `'postgres://ada@db.example.com/store'`, and not a folder */
export const isPostgres = (address: string): boolean => /^postgres(?:ql)?:\/\//.test(address)

/** The address that a process is told: by `--memory` or `STORE_MEMORY=1`, by `DATABASE_URL`, or a folder of its own. */
export function addressFor({ argv, env }: Pick<NodeJS.Process, 'argv' | 'env'>): string {
  if (argv.includes('--memory') || env.STORE_MEMORY === '1') return MEMORY
  return env.DATABASE_URL ?? FOLDER
}

/** For people, without a password: `'Postgres at db.example.com/store'` */
export function placeOf(address: string): string {
  if (address === MEMORY) return 'memory, and gone afterwards'
  if (!isPostgres(address)) return resolve(address)
  const [, server] = /:\/\/(?:.*@)?([^?]*)/.exec(address) ?? []
  return `Postgres at ${server}`
}
