import { Length } from 'class-validator'
import Fastify, { type FastifyInstance } from 'fastify'
import { Body, Controller, Get, Post, Query, typefast } from 'typefast'

class Greeting {
  @Length(1, 200)
  text!: string
}

class Guest {
  @Length(1, 80)
  name!: string
}

@Controller('/greetings', { tags: ['greetings'] })
class GreetingsController {
  @Get({ summary: 'Greet by name' })
  read(@Query('name', { default: 'world' }) name: string): Greeting {
    return { text: `Hello, ${name}!` }
  }
}

/** The next version takes a guest, and greets in two languages. */
@Controller('/greetings', { tags: ['greetings'] })
class GuestsController {
  @Post({ returns: [Greeting], summary: 'Greet a guest' })
  greet(@Body() { name }: Guest): Greeting[] {
    return [{ text: `Hello, ${name}!` }, { text: `Bonjour, ${name} !` }]
  }
}

const health = {
  tags: ['operation'],
  summary: 'Whether it runs',
  response: {
    200: {
      description: 'It does',
      type: 'object',
      properties: { status: { type: 'string' } },
      required: ['status'],
    },
  },
}

/** An application that was there before, with hooks and a route of its own, and two versions of an API. */
export async function createServer(logger = false): Promise<FastifyInstance> {
  const server = Fastify({ logger })
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store')
  })
  await server.register(typefast, {
    prefix: '/v1',
    title: 'Greetings',
    version: '1.4.0',
    controllers: [GreetingsController],
  })
  await server.register(typefast, {
    prefix: '/v2',
    title: 'Greetings',
    version: '2.0.0',
    controllers: [GuestsController],
  })
  server.get('/health', { schema: health }, async () => ({ status: 'up', secret: 'stays here' }))
  return server
}

if (require.main === module) {
  createServer(true).then((server) => server.listen({ port: Number(process.env.PORT ?? 3000) }))
}
