import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transformSync } from '@swc/core'
import type { Constructor } from 'typefast'
import { faultsOf } from '../faults-of.js'

/** Compiles files as a compiler with or without decorator metadata does, and loads the first. */
function load(files: Record<string, string>, metadata: boolean): Record<string, Constructor> {
  const folder = mkdtempSync(join(tmpdir(), 'typefast-metadata-'))
  const typefast = JSON.stringify(require.resolve('../../lib/index.ts'))
  for (const [name, source] of Object.entries(files)) {
    const { code } = transformSync(source.replaceAll("'typefast'", typefast), {
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: metadata },
        target: 'es2022',
      },
      module: { type: 'commonjs' },
    })
    writeFileSync(join(folder, `${name}.cjs`), code)
  }
  try {
    return require(join(folder, `${Object.keys(files)[0]}.cjs`)) as Record<string, Constructor>
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const CONTROLLER = `
  import { Controller, Field, Get, Param } from 'typefast'
  @Controller('/items')
  export class ItemsController {
    @Get('/:id') read(@Param('id') id: number): void {}
  }`

it('compiles what a compiler with metadata emits', () => {
  const { ItemsController } = load({ items: CONTROLLER }, true)
  expect(faultsOf([ItemsController!])).toEqual([])
})

it('is one fault where the compiler emits none', () => {
  const { ItemsController } = load({ items: CONTROLLER }, false)
  expect(faultsOf([ItemsController!]).map(({ code }) => code)).toEqual(['METADATA_MISSING'])
})

it('names a circular import that left a class undefined', () => {
  // As tsc writes ES imports for CommonJS: a look-up on the other file's exports, at the time of use.
  const { OrdersController } = load(
    {
      orders: `
        import { Controller, Field, Get } from 'typefast'
        const { Customer } = require('./customers.cjs')
        class Order { @Field() id!: string; @Field({ type: Customer }) customer!: object }
        exports.Order = Order
        @Controller('/orders')
        class OrdersController {
          @Get({ returns: Order }) read(): unknown { return {} }
        }
        exports.OrdersController = OrdersController`,
      customers: `
        import { Field } from 'typefast'
        const orders = require('./orders.cjs')
        class Customer { @Field({ items: orders.Order }) orders!: object[] }
        exports.Customer = Customer`,
    },
    true,
  )
  expect(faultsOf([OrdersController!])).toMatchObject([
    { code: 'CIRCULAR_IMPORT', place: { class: 'Customer', property: 'orders' } },
  ])
})
