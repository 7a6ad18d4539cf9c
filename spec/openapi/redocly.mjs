// Prints what Redocly's recommended rules say of the document on standard input, as a JSON list.
// A program of its own, since the linter is an ES module and jest runs CommonJS.
import { text } from 'node:stream/consumers'
import { createConfig, lintFromString } from '@redocly/openapi-core'

const source = await text(process.stdin)
const config = await createConfig({ extends: ['recommended'] })
const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
const lines = problems.map(({ ruleId, severity, message, location }) => ({
  rule: ruleId,
  severity,
  message,
  at: location[0]?.pointer,
}))
process.stdout.write(JSON.stringify(lines))
