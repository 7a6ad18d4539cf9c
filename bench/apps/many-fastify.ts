import { fastify } from 'fastify'
import { integer, number, object, string } from './schemas.js'

interface Wanted {
  name: string
  price: number
}

const wanted = () =>
  object({
    name: { type: 'string', minLength: 1, maxLength: 80 },
    price: { type: 'number', minimum: 0 },
    owner: object({ name: string, email: { type: 'string', format: 'email' } }),
  })
const item = () => object({ id: integer, name: string, price: number })
const params = () => object({ id: integer })

/** As many groups of five routes as `many-typefast.ts` has controllers. */
export async function listen(port: number, count: number): Promise<void> {
  const app = fastify({ logger: false })
  for (let index = 0; index < count; index++) {
    const prefix = `/group${index}`
    app.get(prefix, { schema: { response: { 200: { type: 'array', items: item() } } } }, async () => [
      { id: 1, name: 'one', price: 1 },
    ])
    app.get<{ Params: { id: number } }>(
      `${prefix}/:id`,
      { schema: { params: params(), response: { 200: item() } } },
      async ({ params: { id } }) => ({ id, name: 'one', price: 1 }),
    )
    app.post<{ Body: Wanted }>(
      prefix,
      { schema: { body: wanted(), response: { 200: item() } } },
      async ({ body }) => ({ ...body, id: 1 }),
    )
    app.put<{ Params: { id: number }; Body: Wanted }>(
      `${prefix}/:id`,
      { schema: { params: params(), body: wanted(), response: { 200: item() } } },
      async ({ params: { id }, body }) => ({ ...body, id }),
    )
    app.delete<{ Params: { id: number } }>(
      `${prefix}/:id`,
      { schema: { params: params() } },
      async (_request, reply) => {
        void reply.code(204)
      },
    )
  }
  await app.listen({ port, host: '127.0.0.1' })
}
