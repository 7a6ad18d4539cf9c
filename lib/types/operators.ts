/** JavaScript's operators on values that are known before a program runs. */

type Primitive = string | number | bigint | boolean | null | undefined

/** Past this a bigint takes longer to make than anybody waits. */
const LARGEST_EXPONENT = 4096n

function isPrimitive(value: unknown): value is Primitive {
  return (
    value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol')
  )
}

type Arithmetic = readonly [(a: number, b: number) => number, ((a: bigint, b: bigint) => bigint)?]

const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  '+': [(a, b) => a + b, (a, b) => a + b],
  '-': [(a, b) => a - b, (a, b) => a - b],
  '*': [(a, b) => a * b, (a, b) => a * b],
  '/': [(a, b) => a / b, (a, b) => a / b],
  '%': [(a, b) => a % b, (a, b) => a % b],
  '**': [(a, b) => a ** b, (a, b) => a ** exponent(b)],
  '|': [(a, b) => a | b, (a, b) => a | b],
  '&': [(a, b) => a & b, (a, b) => a & b],
  '^': [(a, b) => a ^ b, (a, b) => a ^ b],
  '<<': [(a, b) => a << b, (a, b) => a << exponent(b)],
  '>>': [(a, b) => a >> b, (a, b) => a >> exponent(b)],
  '>>>': [(a, b) => a >>> b],
}

const CHOICES: Readonly<Record<string, (left: unknown) => boolean>> = {
  '??': (left) => left === null || left === undefined,
  '||': (left) => !left,
  '&&': (left) => Boolean(left),
}

function exponent(value: bigint): bigint {
  if (value > LARGEST_EXPONENT) {
    throw new RangeError('too large')
  }
  return value
}

/** `('<<', 1, 4)` → `{ value: 16 }`; `undefined` where it is not worked out here. */
export function binary(
  operator: string,
  left: unknown,
  right: unknown,
): { readonly value: unknown } | undefined {
  const chooses = CHOICES[operator]
  if (chooses !== undefined) {
    return { value: chooses(left) ? right : left }
  }
  if (operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
    return isPrimitive(left) && isPrimitive(right) ? { value: `${left}${right}` } : undefined
  }
  const [ofNumbers, ofBigints] = ARITHMETIC[operator] ?? []
  if (typeof left === 'number' && typeof right === 'number') {
    return ofNumbers && { value: ofNumbers(left, right) }
  }
  if (typeof left === 'bigint' && typeof right === 'bigint' && ofBigints !== undefined) {
    try {
      return { value: ofBigints(left, right) }
    } catch {
      // Divided by zero, or too large.
      return undefined
    }
  }
  return undefined
}

/** `('-', 5)` → `{ value: -5 }` */
export function unary(operator: string, operand: unknown): { readonly value: unknown } | undefined {
  if (operator === '!') {
    return { value: !operand }
  }
  if (operator === '+') {
    return typeof operand === 'bigint' || !isPrimitive(operand) ? undefined : { value: Number(operand) }
  }
  if (typeof operand !== 'number' && typeof operand !== 'bigint') {
    return undefined
  }
  if (operator === '-') {
    return { value: -operand }
  }
  return operator === '~' ? { value: ~operand } : undefined
}

/** What it is in a template string; `undefined` for what has no one text. */
export function textOf(value: unknown): string | undefined {
  return isPrimitive(value) ? String(value) : undefined
}
