import { type Kysely, type Migration, sql } from 'kysely'

export const orders: Migration = {
  async up(db: Kysely<unknown>) {
    // No foreign keys to customers and items: an order outlives both.
    await db.schema
      .createTable('orders')
      .addColumn('id', 'bigint', (id) => id.generatedAlwaysAsIdentity().primaryKey())
      .addColumn('customer_id', 'bigint', (customer) => customer.notNull())
      .addColumn('status', 'text', (status) => status.notNull())
      .addColumn('placed_at', 'timestamptz(3)', (placed) => placed.notNull().defaultTo(sql`now()`))
      .addColumn('deliver_on', 'date')
      .execute()
    await db.schema.createIndex('orders_of_customer').on('orders').column('customer_id').execute()
    await db.schema
      .createTable('order_lines')
      .addColumn('order_id', 'bigint', (order) => order.notNull().references('orders.id').onDelete('cascade'))
      .addColumn('position', 'integer', (position) => position.notNull())
      .addColumn('item_id', 'bigint', (item) => item.notNull())
      .addColumn('name', 'text', (name) => name.notNull())
      .addColumn('unit_price', 'numeric', (price) => price.notNull())
      .addColumn('quantity', 'integer', (quantity) => quantity.notNull().check(sql`quantity > 0`))
      .addPrimaryKeyConstraint('order_lines_key', ['order_id', 'position'])
      .execute()
  },
  async down(db: Kysely<unknown>) {
    await db.schema.dropTable('order_lines').execute()
    await db.schema.dropTable('orders').execute()
  },
}
