/** The lines of a plan, as they stand in its two functions. */

export interface Line {
  readonly text: string
  /** The variable that it may leave a promise in. */
  readonly pending?: string
  /** What was waited for is held: now the plan may end, where the request has ended meanwhile. */
  readonly settled?: boolean
}

/** A promise that is met is waited for by the other function. */
export function synchronous({ text, pending }: Line, at: number, names: readonly string[]): string[] {
  return pending === undefined
    ? [text]
    : [text, `if (${isPromise(pending)}) return resume(${[at, 'request', 'reply', ...names].join(', ')})`]
}

/** Each line is a case, which falls through to the next. */
export function asynchronous(lines: readonly Line[], names: readonly string[]): string[] {
  const cases = lines.flatMap(({ text, pending, settled }, at) => [
    ...(at === 0 ? ['case -1:'] : []),
    text,
    ...(settled === true ? ['checkRunning(request)'] : []),
    // Here it goes on: the variable holds a promise.
    ...(pending === undefined
      ? []
      : [
          `case ${at}:`,
          `if (isPending(${pending}, reply)) {`,
          'watchResponse(request, reply)',
          `${pending} = await ${pending}`,
          '}',
        ]),
  ])
  return [
    `async function go(${['at', 'request', 'reply', ...names].join(', ')}) {`,
    'switch (at) {',
    ...cases,
    '}',
    '}',
  ]
}

/** Written where it is asked, a property of one value is looked up faster than in a function that all share. */
const isPromise = (value: string): string =>
  `${isObject(value)} && typeof ${value}.then === 'function' && isPending(${value}, reply)`

export const isObject = (value: string): string => `typeof ${value} === 'object' && ${value} !== null`
