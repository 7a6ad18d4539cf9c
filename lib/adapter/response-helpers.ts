import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { NotFound } from '../errors/http-error.js'

/** An answer that passes through as it is, with its own status, media type and headers. */
export class RawResponse {
  constructor(
    /** Called when the answer is sent. */
    readonly open: () => string | Buffer | Readable | Promise<string | Buffer | Readable>,
    readonly headers: Readonly<Record<string, string>>,
    /** Absent: the operation's. */
    readonly status?: number,
  ) {}
}

/** Headers of an answer, by name. */
export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly status?: number
}

function raw(open: RawResponse['open'], type: string, { headers = {}, status }: RawOptions): RawResponse {
  return new RawResponse(open, { 'content-type': type, ...headers }, status)
}

/** A page: `return html('<h1>Hello</h1>')` */
export function html(text: string, options: RawOptions = {}): RawResponse {
  return raw(() => text, 'text/html; charset=utf-8', options)
}

/** Plain text, and not a JSON string: `return text('ok')` */
export function text(content: string, options: RawOptions = {}): RawResponse {
  return raw(() => content, 'text/plain; charset=utf-8', options)
}

/**
 * Sends the client elsewhere.
 *
 * @param url absolute, or relative to the request's; never a text that came from a client unchecked.
 * @param status 307 unless given, which keeps method and body (RFC 9110, 15.4.8).
 */
export function redirect(url: string, status: 301 | 302 | 303 | 307 | 308 = 307): RawResponse {
  return new RawResponse(() => '', { location: toLocation(url) }, status)
}

/** What an address may not hold, as a header could not either, is escaped; the rest is as it was given. */
function toLocation(url: string): string {
  return url.toWellFormed().replace(/[^\x21-\x7e]+/g, encodeURIComponent)
}

export interface FileOptions extends RawOptions {
  /** `application/octet-stream` unless given. */
  readonly type?: string
  /** What the client saves it as; the path's last part where this is `true`. */
  readonly download?: string | true
}

/**
 * A file of this machine, as a stream.
 *
 * @param path never a text that came from a client unchecked.
 * @throws NotFound when it is sent, and there is no such file.
 */
export function file(path: string, options: FileOptions = {}): RawResponse {
  const { type = 'application/octet-stream', download, headers = {} } = options
  const name = download === true ? basename(path) : download
  const disposition =
    name === undefined
      ? {}
      : { 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}` }
  return raw(() => openFile(path), type, { ...options, headers: { ...disposition, ...headers } })
}

/** Opened before the head of the answer is written: what cannot be read is 404, and not half an answer. */
async function openFile(path: string): Promise<Readable> {
  const handle = await open(path).catch(() => undefined)
  const isFile = await handle?.stat().then((found) => found.isFile())
  if (handle === undefined || isFile !== true) {
    await handle?.close()
    throw new NotFound()
  }
  return handle.createReadStream()
}
