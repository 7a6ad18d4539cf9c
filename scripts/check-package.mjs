// Packs typefast as it would be published, and uses it as a stranger does: in an empty project, by the README.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkTypesInTools } from './types-in-tools.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
/** What the README tells to install, and what its preset for jest needs. */
const PACKAGES = [
  'class-validator',
  'class-transformer',
  'typescript',
  '@types/node',
  '@swc/core',
  '@swc/jest',
  'jest',
]
/** How long the program may take to answer. */
const PATIENCE = 20_000

const SPEC = `
import { Controller, createApp, Get, Param } from 'typefast'

@Controller('/squares')
class SquaresController {
  @Get('/:side')
  area(@Param('side') side: number): number {
    return side * side
  }
}

it('answers', async () => {
  const app = await createApp({ controllers: [SquaresController] })
  const reply = await app.inject('/squares/7')
  expect([reply.statusCode, reply.json()]).toEqual([200, 49])
  await app.close()
})
`

/** The same test under each runner: what differs is where `test` comes from. */
const CLIENT_SPEC = (runner) => `
import assert from 'node:assert/strict'
${runner}
import { Controller, createApp, Depends, Get, Provides } from 'typefast'
import { testClient } from 'typefast/testing'

class Clock {
  @Provides()
  static now(): string {
    return 'now'
  }
}

@Controller('/time')
class TimeController {
  @Get()
  read(@Depends(Clock.now) now: string): string {
    return now
  }
  @Get('/broken')
  broken(): void {
    throw new RangeError('a mistake')
  }
}

test('a test client', async () => {
  await using client = testClient(await createApp({ controllers: [TimeController], logger: false }))
  assert.equal((await client.get('/time')).json(), 'now')
  client.override(Clock.now, 'noon')
  assert.equal((await client.get('/time')).json(), 'noon')
  await assert.rejects(client.get('/time/broken'), RangeError)
})
`

/** What a stranger installs beside, for the runner that is not among this project's own tools. */
const VITEST = 'vitest@4.1.12'
const VITE = 'vite@8.3.8'

const NAMES = `
import { createRequire } from 'node:module'
import * as imported from 'typefast'
import { createApp } from 'typefast'

const required = createRequire(import.meta.url)('typefast')
const missing = Object.keys(required).filter((name) => imported[name] !== required[name])
if (missing.length > 0 || typeof createApp !== 'function') {
  throw new Error('an ES module cannot import by name: ' + missing.join(', '))
}
`

const workshop = mkdtempSync(join(tmpdir(), 'typefast-package-'))
try {
  const tarball = pack()
  lint(tarball)
  const project = install(tarball)
  await serves(project, 'commonjs')
  await serves(project, 'module')
  exportsNames(project)
  runsSpecs(project)
  testsUnderEachRunner(project)
  checkTypesInTools(project, run)
} finally {
  rmSync(workshop, { recursive: true, force: true })
}

function pack() {
  run('it packs', ROOT, 'npm', ['pack', '--pack-destination', workshop])
  return join(
    workshop,
    readdirSync(workshop).find((name) => name.endsWith('.tgz')),
  )
}

function lint(tarball) {
  run('publint has nothing to say', ROOT, 'npx', ['--no-install', 'publint', 'run', tarball, '--strict'])
  // The preset is data for jest, which nobody imports.
  const untyped = ['jest-preset', 'jest-preset.js', 'jest-preset/jest-preset']
  const options = ['--profile', 'node16', '--no-emoji', '--exclude-entrypoints', ...untyped]
  run('its types are right for both module systems', ROOT, 'npx', [
    '--no-install',
    'attw',
    tarball,
    ...options,
  ])
}

function install(tarball) {
  const project = join(workshop, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }))
  const options = ['--no-audit', '--no-fund', '--prefer-offline']
  const packages = PACKAGES.map((name) => `${name}@${versionOf(name)}`)
  run('it installs', project, 'npm', ['install', ...options, tarball, ...packages])
  return project
}

/** The one that this project has: no release of somebody else's fails this check. */
function versionOf(name) {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version
}

/** The README's program compiles with the README's settings, and serves. */
async function serves(project, type) {
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifestOf(project), type }))
  writeFileSync(join(project, 'main.ts'), type === 'module' ? blockOf('ts') : inFunction(blockOf('ts')))
  writeFileSync(join(project, 'tsconfig.json'), blockOf('json'))
  run(`the README's program compiles (${type})`, project, 'npx', ['--no-install', 'tsc'])
  const port = await freePort()
  const server = spawn(process.execPath, ['dist/main.js'], {
    cwd: project,
    env: { ...process.env, PORT: String(port) },
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  let printed = ''
  server.stdout.on('data', (chunk) => (printed += chunk))
  server.stderr.on('data', (chunk) => (printed += chunk))
  try {
    const address = `http://127.0.0.1:${port}`
    const document = await (await answer(`${address}/openapi.json`, server)).json()
    const read = Object.keys(document.paths).find((path) => path.includes('{'))
    const item = await fetch(address + read.replace(/\{\w+\}/, '1'))
    const page = await fetch(`${address}/docs`)
    const seen = [document.openapi, item.status, page.status].join(' ')
    if (seen !== '3.1.0 200 200') {
      throw new Error(`the document, ${read} and /docs: ${seen}\n${await item.text()}`)
    }
    tell(`it serves an item, the document and the pages (${type})`)
  } catch (error) {
    fail(`the README's program serves (${type})`, `${error.stack}\n${printed}`)
  } finally {
    server.kill()
    await ended
    rmSync(join(project, 'dist'), { recursive: true })
  }
}

function manifestOf(project) {
  return JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
}

/** The first block of a language in the README. */
function blockOf(language) {
  const block = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(README)
  return block?.[1] ?? fail('the README has its blocks', `no block of ${language}`)
}

/** CommonJS has no `await` at the top. */
function inFunction(program) {
  const [, imports, rest] = /^((?:import .*\n)+)([\s\S]*)$/.exec(program)
  return `${imports}\nvoid (async () => {\n${rest}})()\n`
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/** The first answer of a server that starts. */
async function answer(url, server) {
  const end = Date.now() + PATIENCE
  while (server.exitCode === null && Date.now() < end) {
    const reply = await fetch(url).catch(() => undefined)
    if (reply !== undefined) return reply
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(server.exitCode === null ? `no answer in ${PATIENCE} ms` : 'the program ended')
}

function exportsNames(project) {
  writeFileSync(join(project, 'names.mjs'), NAMES)
  run('an ES module imports its names', project, process.execPath, ['names.mjs'])
}

function runsSpecs(project) {
  writeFileSync(join(project, 'squares.spec.ts'), SPEC)
  for (const type of ['commonjs', 'module']) {
    writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifestOf(project), type }))
    for (const preset of ['typefast', 'typefast/jest-preset']) {
      writeFileSync(join(project, 'jest.config.json'), JSON.stringify({ preset }))
      run(`a spec passes with the preset ${preset} (${type})`, project, 'npx', ['--no-install', 'jest'])
    }
  }
}

function testsUnderEachRunner(project) {
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifestOf(project), type: 'commonjs' }))
  writeFileSync(join(project, 'client.spec.ts'), CLIENT_SPEC(''))
  run('typefast/testing works under jest', project, 'npx', ['--no-install', 'jest', 'client.spec'])

  rmSync(join(project, 'client.spec.ts'))
  writeFileSync(join(project, 'main.ts'), CLIENT_SPEC("import { test } from 'node:test'"))
  run('a test for node:test compiles', project, 'npx', ['--no-install', 'tsc'])
  run('typefast/testing works under node:test', project, process.execPath, ['--test', 'dist/main.js'])

  run('vitest installs', project, 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    VITEST,
    VITE,
  ])
  writeFileSync(join(project, 'client.test.ts'), CLIENT_SPEC("import { test } from 'vitest'"))
  // oxc reads the options of files that the project includes.
  const { files, ...settings } = JSON.parse(blockOf('json'))
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ ...settings, include: [...files, 'client.test.ts'] }),
  )
  run('typefast/testing works under vitest', project, 'npx', [
    '--no-install',
    'vitest',
    'run',
    'client.test.ts',
  ])
}

/** Runs a program that must succeed, and returns what it printed; where it does not, that is shown. */
function run(claim, cwd, program, args) {
  const { status, error, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) fail(claim, [error?.message, stdout, stderr].filter(Boolean).join('\n'))
  tell(claim)
  return stdout
}

function tell(claim) {
  console.log(`package: ${claim}`)
}

function fail(claim, output) {
  console.error(`package: NOT TRUE: ${claim}\n${output}`)
  rmSync(workshop, { recursive: true, force: true })
  process.exit(1)
}
