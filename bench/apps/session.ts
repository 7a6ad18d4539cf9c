/** What the cases of dependencies share: who asks, for whom they work, and something to open and to close. */
export interface User {
  readonly id: number
  readonly name: string
}

export interface Tenant {
  readonly id: number
  readonly users: readonly number[]
}

export class Session {
  open = true

  constructor(
    readonly user: User,
    readonly tenant: Tenant,
  ) {
    opened += 1
  }

  close(): void {
    this.open = false
    opened -= 1
  }
}

/** How many are open. */
export let opened = 0

export const userOf = (id: number): User => ({ id, name: `user ${id}` })
export const userLater = (id: number): Promise<User> => Promise.resolve(userOf(id))
export const tenantOf = ({ id }: User): Tenant => ({ id: id % 10, users: [id] })

export interface Answer {
  readonly user: string
  readonly tenant: number
  readonly open: boolean
}

export const answerOf = ({ user, tenant, open }: Session): Answer => ({
  user: user.name,
  tenant: tenant.id,
  open,
})
