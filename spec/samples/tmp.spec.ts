import { createServer } from '../../samples/plain-fastify/main.js'
it('x', async () => {
  const p = await createServer(true)
  for (const u of ['/health', '/v1/openapi.json', '/v1/greetings?name=a', '/v1/docs', '/nope', '/v1/nope', '/v1/docs/json']) {const r=await p.inject(u); console.log(u, r.statusCode, r.headers, r.body.slice(0,200))}
})
