import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { PAGES, ROOT, textOf } from './blocks.js'

/** A heading as a link's fragment: `'What is replaced, what not'` → `'what-is-replaced-what-not'` */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

/** What is outside of fenced blocks. */
const proseOf = (page: string): string => textOf(page).replace(/^```[\s\S]*?^```$/gm, '')

function slugsOf(page: string): string[] {
  return [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!))
}

function broken(page: string): string[] {
  return [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link]) => {
    if (/^[a-z]+:/.test(link!)) return []
    const [file, fragment] = link!.split('#')
    const target = file === '' ? page : relative(ROOT, join(ROOT, dirname(page), file!))
    if (!existsSync(join(ROOT, target))) return [link!]
    return fragment === undefined || slugsOf(target).includes(fragment) ? [] : [link!]
  })
}

describe.each(PAGES)('%s', (page) => {
  it('has links that lead somewhere', () => {
    expect(broken(page)).toEqual([])
  })
})
