// scratch: fills `→ ?` and `?` blocks with what happens
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES, programsOf, ROOT, textOf } from './blocks.js'
import { exchangesOf } from './exchanges.js'
import { run } from './run.js'

it('fills', async () => {
  for (const page of PAGES) {
    if (!/^→ \?|^\?$|^DeclarationError \?$/m.test(textOf(page))) continue
    const lines = readFileSync(join(ROOT, page), 'utf8').split('\n')
    const edits: [number, string][] = []
    const marks = lines.flatMap((l, i) => (l === '→ ?' || l === '?' || l === 'DeclarationError ?' ? [i] : []))
    const lines2 = lines.map((l) => (l === '→ ?' ? '→ 999' : l))
    writeFileSync(join(ROOT, page), lines2.join('\n'))
    const programs = programsOf(page)
    for (const program of programs) {
      const next = programs.find((p) => p.line > program.line)
      const mine = marks.filter((m) => m > program.line && (next === undefined || m < next.line))
      if (mine.length === 0) continue
      const ran = await run(program)
      if (ran.error !== undefined && !String(ran.error).startsWith('DeclarationError')) console.error(page, program.line, ran.error)
      for (const claim of program.claims) {
        if (claim.kind === 'answers')
          for (const e of claim.exchanges) {
            if (!ran.app) { console.error(page, program.line, 'no app', String(ran.error)); break }
            const r = await ran.app.inject({ method: e.method, url: e.url, headers: e.headers, ...(e.payload === undefined ? {} : { payload: e.payload }) })
            if (e.answer.status !== 999) continue
            const at = lines2.findIndex((l, i) => i >= e.line - 1 && l === '→ 999')
            edits.push([at, `→ ${r.statusCode} ${String(r.headers['content-type']).includes('json') ? r.body : r.body.slice(0, 300)}`.trim()])
          }
      }
      for (const m of mine) {
        if (lines[m] === '?') edits.push([m, ran.printed])
        if (lines[m] === 'DeclarationError ?') edits.push([m, String(ran.error)])
      }
      await ran.close()
    }
    const fresh = readFileSync(join(ROOT, page), 'utf8').split('\n')
    for (const [at, text] of edits.sort((a, b) => b[0] - a[0])) fresh.splice(at, 1, text)
    writeFileSync(join(ROOT, page), fresh.join('\n'))
  }
  void exchangesOf
}, 60000)
