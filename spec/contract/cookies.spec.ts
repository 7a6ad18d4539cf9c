import type { FastifyReply, FastifyRequest } from 'fastify'
import { Controller, createApp, Get, Reply, Req } from 'typefast'

@Controller()
class SessionController {
  @Get('/enter')
  enter(@Reply() reply: FastifyReply): void {
    reply.setCookie('session', 'ada', { signed: true })
  }

  @Get('/who')
  who(@Req() request: FastifyRequest): unknown {
    return request.unsignCookie(request.cookies.session ?? '')
  }
}

it('signs cookies with the secret of the option cookie', async () => {
  const app = await createApp({
    controllers: [SessionController],
    cookie: { secret: 'a secret of some length' },
  })
  const [session] = (await app.inject('/enter')).cookies
  const answer = await app.inject({ url: '/who', cookies: { session: session!.value } })
  expect(answer.json()).toEqual({ valid: true, renew: false, value: 'ada' })
  await app.close()
})
