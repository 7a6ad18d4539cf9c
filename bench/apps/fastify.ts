import { fastify } from 'fastify'
import { receiptOf, rows } from './data.js'
import type { NewOrder } from './inputs.js'
import { boolean, integer, newOrder, number, object, row, string } from './schemas.js'
import { answerOf, Session, tenantOf, userLater, userOf } from './session.js'

interface ItemRoute {
  Params: { id: number }
  Querystring: { skip: number; limit: number; q?: string }
}

export async function listen(port: number): Promise<void> {
  const app = fastify({ logger: false })

  app.get('/hello', { schema: { response: { 200: object({ message: string }) } } }, () => ({
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
    ({ params: { id }, query: { skip, limit, q } }) => ({ id, skip, limit, q }),
  )

  app.get(
    '/list',
    {
      schema: {
        response: {
          200: { type: 'array', items: row },
        },
      },
    },
    () => rows,
  )

  app.post<{ Body: NewOrder }>(
    '/orders',
    {
      schema: {
        body: newOrder,
        response: { 201: object({ id: integer, total: number }) },
      },
    },
    ({ body }, reply) => {
      void reply.code(201)
      return receiptOf(body)
    },
  )

  const mine = {
    querystring: object({ user: integer }),
    response: { 200: object({ user: string, tenant: integer, open: boolean }) },
  }

  app.get<{ Querystring: { user: number } }>('/mine', { schema: mine }, ({ query }) => {
    const user = userOf(query.user)
    const session = new Session(user, tenantOf(user))
    try {
      return answerOf(session)
    } finally {
      session.close()
    }
  })

  app.get<{ Querystring: { user: number } }>('/mine-later', { schema: mine }, async ({ query }) => {
    const user = await userLater(query.user)
    const session = new Session(user, tenantOf(user))
    try {
      return answerOf(session)
    } finally {
      session.close()
    }
  })

  await app.listen({ port, host: '127.0.0.1' })
}
