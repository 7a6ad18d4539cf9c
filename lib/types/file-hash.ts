import { createHash } from 'node:crypto'

/** The start of the SHA-256 of a text, in hex: the same whether git checks it out with `\r\n` or not. */
export function hashOf(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  return createHash('sha256').update(lines).digest('hex').slice(0, 16)
}
