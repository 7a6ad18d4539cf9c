import { Controller, createApp, Get, Query } from 'typefast'

@Controller()
export class HelloController {
  /** Greets whoever asks. */
  @Get()
  hello(@Query('name', { default: 'world' }) name: string): string {
    return `Hello, ${name}!`
  }
}

export const app = createApp({ title: 'Hello', controllers: [HelloController] })

if (require.main === module) {
  app.then((ready) => ready.listen({ port: Number(process.env.PORT ?? 3000) }))
}
