import swagger from '@fastify/swagger'
import { type FastifyInstance, fastify } from 'fastify'
import { itemOf } from './many-data.js'
import { integer, object, string } from './schemas.js'

interface Item {
  name: string
  price: number
  owner: { name: string; email: string }
}

interface OneRoute {
  Params: { id: number }
}

/** Five routes and two schemas of their own, as a controller of `many-typefast.ts` has them. */
function group(app: FastifyInstance, index: number): void {
  const owner = object({ name: string, email: { type: 'string', format: 'email' } })
  const item = object({
    name: { type: 'string', minLength: 1, maxLength: 80 },
    price: { type: 'number', minimum: 0 },
    owner,
  })
  const params = object({ id: integer })
  const path = `/group${index}`
  const one = `${path}/:id`

  app.get(path, { schema: { response: { 200: { type: 'array', items: item } } } }, async () => [itemOf(1)])
  app.get<OneRoute>(one, { schema: { params, response: { 200: item } } }, async ({ params: { id } }) =>
    itemOf(id),
  )
  app.post<{ Body: Item }>(
    path,
    { schema: { body: item, response: { 201: item } } },
    async ({ body }, reply) => {
      void reply.code(201)
      return body
    },
  )
  app.put<OneRoute & { Body: Item }>(
    one,
    { schema: { params, body: item, response: { 200: item } } },
    async ({ body }) => body,
  )
  app.delete<OneRoute>(
    one,
    { schema: { params, response: { 204: { type: 'null' } } } },
    async (_request, reply) => {
      void reply.code(204)
    },
  )
}

export async function listen(port: number, count: number): Promise<void> {
  const app = fastify({ logger: false })
  await app.register(swagger, { openapi: { openapi: '3.1.0', info: { title: 'Many', version: '1.0.0' } } })
  for (let index = 0; index < count; index++) {
    group(app, index)
  }
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await app.listen({ port, host: '127.0.0.1' })
}
