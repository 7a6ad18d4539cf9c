import { randomBytes } from 'node:crypto'
import { PasswordHash } from './password-hash.js'
import type { NewUser, User } from './user.js'

interface Account {
  readonly user: User
  readonly hash: PasswordHash
}

export class Users {
  constructor(
    private readonly accounts: ReadonlyMap<string, Account>,
    /** Of a password that nobody has. */
    private readonly decoy: PasswordHash,
  ) {}

  static async of(users: readonly NewUser[]): Promise<Users> {
    const accounts = new Map<string, Account>()
    for (const { password, ...user } of users) {
      accounts.set(user.username, { user, hash: await PasswordHash.of(password) })
    }
    return new Users(accounts, await PasswordHash.of(randomBytes(32).toString('hex')))
  }

  find(username: string): User | undefined {
    return this.accounts.get(username)?.user
  }

  /** Takes as long where there is no such user: who guesses names learns nothing from a clock. */
  async withPassword(username: string, password: string): Promise<User | undefined> {
    const account = this.accounts.get(username)
    const fits = await (account?.hash ?? this.decoy).fits(password)
    return fits ? account?.user : undefined
  }
}
