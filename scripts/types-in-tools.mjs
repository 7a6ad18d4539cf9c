// The tools of docs/types-in-tools.md that are not among this project's own, each by what its section says.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PAGE = readFileSync(join(ROOT, 'docs/types-in-tools.md'), 'utf8')
const ORDERS = readFileSync(join(ROOT, 'samples/typed-orders/orders.ts'), 'utf8')

const MAIN = `import { createApp } from 'typefast'
import * as generated from './types.gen.js'

export async function ask(): Promise<string> {
  const app = await createApp({ ...generated, logger: false })
  const asked = ['/orders?limit=3', '/orders?status=lost', '/orders/7', '/orders/seven']
  const replies = await Promise.all(asked.map((url) => app.inject(url)))
  await app.close()
  return replies.map(({ statusCode }) => statusCode).join(' ')
}

if (process.env.VITEST === undefined) {
  ask().then((statuses) => console.log(statuses))
}
`
const ANSWERS = '200 422 404 422'

const TEST = `import { expect, test } from 'vitest'
import { ask } from './main.js'

test('orders are answered', async () => {
  expect(await ask()).toBe('${ANSWERS}')
})
`

/**
 * @param project a folder in which the package and the tools are installed.
 * @param run runs a program that must succeed, `(claim, cwd, program, args)`, and returns what it printed.
 */
export function checkTypesInTools(project, run) {
  const folder = join(project, 'typed')
  const files = {
    'package.json': JSON.stringify({ name: 'typed', private: true, type: 'module' }),
    'src/orders.ts': ORDERS,
    'src/main.ts': MAIN,
    'src/main.test.ts': TEST,
    ...filesOf('tsc'),
    ...filesOf('vitest'),
    ...filesOf('Vite'),
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  obey('vitest', folder, run)
  rmSync(join(folder, 'src/types.gen.ts'))
  const printed = obey('Vite', folder, run).at(-1)
  if (printed.trim() !== ANSWERS) throw new Error(`a Vite build answers ${printed}, not ${ANSWERS}`)
  run('the types are up to date after that', folder, 'npx', ['--no-install', 'typefast', 'types', '--check'])
}

function sectionOf(title) {
  const section = PAGE.split(/^## /m).find((each) => each.startsWith(`${title}\n`))
  if (section === undefined) throw new Error(`the page has no section ${title}`)
  return section
}

/** Blocks, by the names that stand above them. */
function filesOf(title) {
  const blocks = sectionOf(title).matchAll(/^`([^`\n]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)^```$/gm)
  return Object.fromEntries([...blocks].map(([, name, text]) => [name, text]))
}

function obey(title, folder, run) {
  const blocks = [...sectionOf(title).matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  const commands = blocks.flatMap(([, lines]) => lines.trim().split('\n'))
  return commands.map((command) => {
    const [program, ...words] = command.split(' ')
    const args = program === 'npx' ? ['--no-install', ...words] : words
    return run(`types in tools, ${title}: ${command}`, folder, program, args)
  })
}
