// One of `apps/` in a process of its own: `server.mjs fastify 3000`, `server.mjs many-fastify 3000 200`.
// It tells its parent when it listens, and how much processor time it has used whenever it is asked.

const [app, ...numbers] = process.argv.slice(2)
const { listen } = await import(`./dist/${app}.js`)
await listen(...numbers.map(Number))

process.on('message', () => process.send(process.cpuUsage()))
process.on('disconnect', () => process.exit())
process.send('listening')
