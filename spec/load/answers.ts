export interface Got {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

/** The answers that have arrived as a whole. All of the store's say their length. */
export function parseAnswers(text: string): Got[] {
  const answers: Got[] = []
  for (let start = 0; start < text.length; ) {
    const headEnd = text.indexOf('\r\n\r\n', start)
    if (headEnd === -1) break
    const { status, headers } = parseHead(text.slice(start, headEnd))
    const bodyStart = headEnd + 4
    const bodyEnd = bodyStart + Number(headers['content-length'])
    if (Number.isNaN(bodyEnd)) throw new Error(`an answer without a length: ${text}`)
    if (bodyEnd > text.length) break
    answers.push({ status, headers, text: text.slice(bodyStart, bodyEnd) })
    start = bodyEnd
  }
  return answers
}

function parseHead(head: string): Pick<Got, 'status' | 'headers'> {
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return {
    status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]),
    headers: Object.fromEntries(headers) as Got['headers'],
  }
}
