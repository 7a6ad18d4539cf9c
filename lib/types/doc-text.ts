/** The text of doc comments, for a document that knows nothing of the program. */

/** `See {@link Order} and {@link https://a.b|docs}.` → `See Order and [docs](https://a.b).` */
export function withoutLinks(text: string): string {
  return text.replace(
    /\{@link(?:code|plain)?\s+([^\s|}]+)(?:\s*\|\s*|\s+)?([^}]*)\}/g,
    (_link, target: string, label: string) => {
      const shown = label.trim()
      if (!/^[a-z][a-z\d+.-]*:\/\//i.test(target)) {
        return shown === '' ? target : shown
      }
      return shown === '' ? target : `[${shown}](${target})`
    },
  )
}

/** What ends no sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|no|nr|fig|mr|mrs|dr|st)|\b[A-Z])\.$/i

/** The first sentence, or the first paragraph where that is none: `Finds it. Slowly.` → `Finds it.` */
export function firstSentence(text: string): string {
  const paragraph = text.split(/\n\s*\n/, 1)[0]!
  const line = paragraph.replace(/^#+\s+/, '').replace(/\s*\n\s*/g, ' ')
  for (const { index } of line.matchAll(/[.!?](?=\s)|[。！？]/g)) {
    const sentence = line.slice(0, index + 1)
    if (!ABBREVIATION.test(sentence)) {
      return sentence
    }
  }
  return line
}
