/** An integer of 0 to `end - 1`. */
export type Draw = (end: number) => number

/** The same numbers for the same seed (mulberry32). */
export function draws(seed: number): Draw {
  let state = seed >>> 0
  return (end) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end
  }
}

export const oneOf = <T>(draw: Draw, choices: readonly T[]): T => choices[draw(choices.length)] as T
