import { type App, type AppOptions, createApp } from 'typefast'
import * as generated from './types.gen.js'

export const createOrders = (options: Pick<AppOptions, 'logger'> = {}): Promise<App> =>
  createApp({ ...options, ...generated, title: 'Orders', version: '1.0.0' })

if (require.main === module) {
  createOrders()
    .then((app) => app.listen({ port: Number(process.env.PORT ?? 3000) }))
    .catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
}
