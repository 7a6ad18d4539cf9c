/** Large parts that stand in a module more than once, such as the values of an enum: each is one constant. */
import { scalarText, stringText } from './emit-text.js'
import { partsOf, type ValueNames } from './emit-value.js'

/** In characters: a shorter part is not worth a name. */
const WORTH = 240

export interface SharedConstant {
  readonly name: string
  /** What it stands for; itself it has no name. */
  readonly value: object
}

/** Equal parts of an object tree, by their number: equal parts have the same. */
class Numbered {
  private readonly numbers = new Map<object, number>()
  private readonly known = new Map<string, number>()
  private readonly sizes: number[] = []

  constructor(private readonly nameOf: ValueNames['nameOf']) {}

  of(value: object): number | undefined {
    return this.numbers.get(value)
  }

  isLarge(number: number): boolean {
    return this.sizes[number]! >= WORTH
  }

  /** Numbers `value` and all that it is made of; what stands for it where it is a part. */
  add(value: unknown): { readonly text: string; readonly size: number } {
    if (typeof value !== 'object' || value === null) {
      const text = `${typeof value} ${scalarText(value)}`
      return { text, size: scalarText(value).length }
    }
    const name = this.nameOf(value)
    if (name !== undefined) return { text: `name ${name}`, size: name.length }
    let text = Array.isArray(value) ? '[' : '{'
    let size = 2
    for (const [key, part] of partsOf(value)) {
      const said = this.add(part)
      text += `${stringText(key)}:${said.text}\n`
      size += said.size + (Array.isArray(value) ? 2 : key.length + 4)
    }
    const number = this.known.get(text) ?? this.known.size
    this.known.set(text, number)
    this.numbers.set(value, number)
    this.sizes[number] = size
    return { text: `#${number}`, size }
  }
}

/** Names for the parts of `root` that are said more than once; of a repeated part no further part counts again. */
export function sharedParts(
  root: object,
  { nameOf, open }: ValueNames,
  isFree: (name: string) => boolean,
): { readonly constants: readonly SharedConstant[]; nameOf(value: object): string | undefined } {
  const numbered = new Numbered(nameOf)
  numbered.add(root)
  const uses = new Map<number, number>()
  const found: { readonly number: number; readonly value: object }[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || nameOf(value) !== undefined) return
    const number = numbered.of(value)!
    if (!open.has(value)) {
      const count = (uses.get(number) ?? 0) + 1
      uses.set(number, count)
      if (count > 1) return
    }
    for (const [, part] of partsOf(value)) visit(part)
    // After its parts: a constant stands below those that it is made of.
    if (!open.has(value) && numbered.isLarge(number)) found.push({ number, value })
  }
  visit(root)
  const names = new Map<number, string>()
  const constants: SharedConstant[] = []
  let count = 0
  for (const { number, value } of found) {
    if (uses.get(number)! < 2) continue
    do count++
    while (!isFree(`shared${count}`))
    const name = `shared${count}`
    names.set(number, name)
    constants.push({ name, value })
  }
  return { constants, nameOf: (value) => nameOf(value) ?? names.get(numbered.of(value) ?? -1) }
}
