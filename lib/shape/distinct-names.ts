/** Something that wants `name`, with each of `suffixes` after it. */
export interface NameRequest {
  readonly name: string
  readonly suffixes: readonly string[]
  /** Put in front of `name` where it is wanted twice: the first, then the next where that is not enough. */
  readonly qualifiers: readonly string[]
}

const ORDINALS = ['', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth', 'Tenth']

function claimsOf(name: string, { suffixes }: NameRequest): Set<string> {
  return new Set([name, ...suffixes.map((suffix) => name + suffix)])
}

/** The indexes whose claims are also made by another, or reserved. */
function contested(claims: readonly Set<string>[], reserved: readonly string[]): number[] {
  const counts = new Map(reserved.map((name) => [name, 1]))
  for (const name of claims.flatMap((claim) => [...claim])) counts.set(name, (counts.get(name) ?? 0) + 1)
  return claims.flatMap((claim, index) =>
    [...claim].some((name) => (counts.get(name) ?? 0) > 1) ? [index] : [],
  )
}

/** `name`, or with the first ordinal in front of it that nothing has taken. */
function untaken(name: string, request: NameRequest, taken: ReadonlySet<string>): string {
  for (let ordinal = 0; ; ordinal++) {
    const candidate = `${ORDINALS[ordinal] ?? `No${ordinal + 1}`}${name}`
    if (![...claimsOf(candidate, request)].some((claim) => taken.has(claim))) return candidate
  }
}

/**
 * A name for each request, no two of which collide: all who want one name are qualified.
 * Two `Item`s of the controllers `Store` and `Admin` → `['StoreItem', 'AdminItem']`
 */
export function distinctNames(requests: readonly NameRequest[], reserved: readonly string[] = []): string[] {
  const levels = requests.map(() => 0)
  const nameAt = (index: number) => {
    const { qualifiers, name } = requests[index]!
    return `${qualifiers[levels[index]! - 1] ?? ''}${name}`
  }
  for (;;) {
    const claims = requests.map((request, index) => claimsOf(nameAt(index), request))
    const qualifiable = contested(claims, reserved).filter(
      (index) => levels[index]! < requests[index]!.qualifiers.length,
    )
    if (qualifiable.length === 0) break
    for (const index of qualifiable) levels[index]!++
  }
  const taken = new Set(reserved)
  return requests.map((request, index) => {
    const name = untaken(nameAt(index), request, taken)
    for (const claim of claimsOf(name, request)) taken.add(claim)
    return name
  })
}
