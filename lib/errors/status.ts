import { STATUS_CODES } from 'node:http'

/** Node has older names of these. */
const RFC_9110: Readonly<Record<number, string>> = { 413: 'Content Too Large', 422: 'Unprocessable Content' }

/** A status's reason phrase (RFC 9110): `404` → `'Not Found'` */
export function reasonOf(status: number): string {
  return RFC_9110[status] ?? STATUS_CODES[status] ?? 'Error'
}

/** Statuses whose answers have no body (RFC 9110, 15.3.5, 15.3.6, 15.4.5). */
export function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}
