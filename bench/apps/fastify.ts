import { fastify } from 'fastify'
import { receiptOf, rows } from './data.js'
import type { NewOrder } from './inputs.js'
import { integer, number, object, string } from './schemas.js'

interface ItemRoute {
  Params: { id: number }
  Querystring: { skip: number; limit: number; q?: string }
}

export async function listen(port: number): Promise<void> {
  const app = fastify({ logger: false })

  app.get('/hello', { schema: { response: { 200: object({ message: string }) } } }, async () => ({
    message: 'hello',
  }))

  app.get<ItemRoute>(
    '/items/:id',
    {
      schema: {
        params: object({ id: integer }),
        querystring: object(
          {
            skip: { type: 'integer', minimum: 0, default: 0 },
            limit: { type: 'integer', maximum: 100, default: 20 },
            q: { type: 'string', minLength: 1, maxLength: 50 },
          },
          ['skip', 'limit', 'q'],
        ),
        response: { 200: object({ id: integer, skip: integer, limit: integer, q: string }, ['q']) },
      },
    },
    async ({ params: { id }, query: { skip, limit, q } }) => ({ id, skip, limit, q }),
  )

  app.get(
    '/list',
    {
      schema: {
        response: {
          200: {
            type: 'array',
            items: object({
              id: integer,
              name: string,
              price: number,
              tags: { type: 'array', items: string },
              createdAt: { type: 'string', format: 'date-time' },
              owner: object({ id: integer, name: string }),
            }),
          },
        },
      },
    },
    async () => rows,
  )

  app.post<{ Body: NewOrder }>(
    '/orders',
    {
      schema: {
        body: object({
          customer: object({
            name: { type: 'string', minLength: 1, maxLength: 80 },
            email: { type: 'string', format: 'email' },
          }),
          note: { type: 'string', maxLength: 200 },
          lines: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            items: object({
              sku: { type: 'string', minLength: 1, maxLength: 20 },
              quantity: { type: 'integer', minimum: 1 },
              price: { type: 'number', minimum: 0 },
            }),
          },
        }),
        response: { 201: object({ id: integer, total: number }) },
      },
    },
    async ({ body }, reply) => {
      void reply.code(201)
      return receiptOf(body)
    },
  )

  await app.listen({ port, host: '127.0.0.1' })
}
