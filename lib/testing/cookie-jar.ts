/** A cookie as an answer sets it. */
export interface SetCookie {
  readonly name: string
  readonly value: string
  readonly path?: string
  readonly expires?: Date
  readonly maxAge?: number
}

/** Cookies of one host (RFC 6265, 5.3 and 5.4, without domains). */
export class CookieJar {
  readonly #cookies = new Map<string, SetCookie>()

  /** Keeps what an answer to `url` sets, and forgets what it expires. */
  keep(cookies: readonly SetCookie[], url: string): void {
    for (const cookie of cookies) {
      const path = cookie.path ?? defaultPath(url)
      const key = `${cookie.name} ${path}`
      if (isExpired(cookie)) this.#cookies.delete(key)
      else this.#cookies.set(key, { ...cookie, path })
    }
  }

  /** What is sent to `url`: of two of one name, the one of the longer path. */
  of(url: string): Record<string, string> {
    const path = pathOf(url)
    const found = [...this.#cookies.values()]
      .filter((cookie) => covers(cookie.path ?? '/', path))
      .sort((a, b) => (a.path ?? '').length - (b.path ?? '').length)
    return Object.fromEntries(found.map(({ name, value }) => [name, value]))
  }

  get all(): Record<string, string> {
    return Object.fromEntries([...this.#cookies.values()].map(({ name, value }) => [name, value]))
  }

  clear(): void {
    this.#cookies.clear()
  }
}

function isExpired({ expires, maxAge }: SetCookie): boolean {
  return maxAge === undefined ? expires !== undefined && expires.getTime() <= Date.now() : maxAge <= 0
}

const pathOf = (url: string): string => url.split('?', 1)[0] || '/'

/** `'/users/me'` → `'/users'` */
function defaultPath(url: string): string {
  const path = pathOf(url)
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

/** `('/users', '/users/me')` → `true`; `('/users', '/usersmith')` → `false` */
function covers(cookiePath: string, path: string): boolean {
  return (
    path === cookiePath ||
    (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/'))
  )
}
