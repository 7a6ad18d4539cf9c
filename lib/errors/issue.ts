/** The place of an issue: the source, then names on the wire and indexes. `['body', 'lines', 0, 'sku']` */
export type Loc = readonly (string | number)[]

/** One mistake in a request, or in a value given to `parse`. The shape is FastAPI's (pydantic's). */
export interface Issue {
  /** A stable code: `missing`, `string_type`, `is_email` ... */
  readonly type: string
  readonly loc: Loc
  /** For people; a class-validator `message` where the user gave one. */
  readonly msg: string
  /** The bounds that `msg` speaks of. */
  readonly ctx?: Readonly<Record<string, unknown>>
  /** The refused value; only where the application asks for it, since it echoes secrets. */
  readonly input?: unknown
}

/** An issue without its place: what a check knows. */
export type Mistake = Pick<Issue, 'type' | 'msg' | 'ctx'>
