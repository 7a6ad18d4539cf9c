import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { Conflict, Depends, NotFound } from 'typefast'
import { CustomerStore } from '../customers/customer-store.js'
import { dayText } from '../database/column-types.js'
import { type Transaction, Transactions } from '../database/transaction.js'
import { ItemStore } from '../items/item-store.js'
import { type Page, pageOf } from '../shared/page.js'
import { type Order, type OrderFilter, OrderStatus, type PlaceOrder, type PricedLine } from './order.js'

/** What may follow each status. */
const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  [OrderStatus.New]: [OrderStatus.Paid, OrderStatus.Cancelled],
  [OrderStatus.Paid]: [OrderStatus.Shipped, OrderStatus.Cancelled],
  [OrderStatus.Shipped]: [],
  [OrderStatus.Cancelled]: [],
}

const OPEN = Object.values(OrderStatus).filter((status) => NEXT[status].length > 0)

export class OrderStore {
  constructor(
    @Depends(Transactions.ofRequest) private readonly db: Transaction,
    @Depends() private readonly items: ItemStore,
    @Depends() private readonly customers: CustomerStore,
  ) {}

  async find({ customerId, status, from, until, ...page }: OrderFilter): Promise<Page<Order>> {
    const orders = this.#orders()
      .orderBy('id')
      .$if(customerId !== undefined, (all) => all.where('customerId', '=', customerId!))
      .$if(status !== undefined, (all) => all.where('status', '=', ({ fn, val }) => fn.any(val(status!))))
      .$if(from !== undefined, (all) => all.where('placedAt', '>=', from!))
      .$if(until !== undefined, (all) => all.where('placedAt', '<', until!))
    const { items, total } = await pageOf(orders, page)
    return { items: items.map(toOrder), total }
  }

  /** How many of a customer's orders are under way. */
  async countOpen(customerId: number): Promise<number> {
    const { count } = await this.db
      .selectFrom('orders')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('customerId', '=', customerId)
      .where('status', 'in', OPEN)
      .executeTakeFirstOrThrow()
    return count
  }

  async get(id: number): Promise<Order> {
    return found(id, await this.#byId(id).executeTakeFirst())
  }

  async place({ customerId, lines, deliverOn }: PlaceOrder): Promise<Order> {
    if (!(await this.customers.has(customerId))) throw new Conflict(`There is no customer ${customerId}`)
    const items = await this.items.take(lines)
    const { id } = await this.db
      .insertInto('orders')
      .values({ customerId, status: OrderStatus.New, deliverOn: deliverOn ? dayText(deliverOn) : null })
      .returning('id')
      .executeTakeFirstOrThrow()
    const rows = lines.map(({ itemId, quantity }, position) => {
      const { name, price } = items.get(itemId)!
      return { orderId: id, position, itemId, quantity, name, unitPrice: price }
    })
    await this.db.insertInto('orderLines').values(rows).execute()
    return this.get(id)
  }

  async move(id: number, status: OrderStatus): Promise<Order> {
    const order = found(id, await this.#byId(id).forUpdate().executeTakeFirst())
    if (!NEXT[order.status].includes(status)) {
      throw new Conflict(`An order that is ${order.status} cannot become ${status}`)
    }
    if (status === OrderStatus.Cancelled) await this.items.putBack(order.lines)
    await this.db.updateTable('orders').set({ status }).where('id', '=', id).execute()
    return { ...order, status }
  }

  #byId(id: number) {
    return this.#orders().where('id', '=', id)
  }

  #orders() {
    return this.db
      .selectFrom('orders')
      .selectAll()
      .select(({ selectFrom }) =>
        jsonArrayFrom(
          selectFrom('orderLines')
            .select(['itemId', 'quantity', 'name', 'unitPrice'])
            .whereRef('orderId', '=', 'orders.id')
            .orderBy('position'),
        ).as('lines'),
      )
  }
}

type Row = Omit<Order, 'total' | 'deliverOn'> & {
  readonly deliverOn: Date | null
  readonly lines: PricedLine[]
}

const toOrder = ({ deliverOn, ...order }: Row): Order => ({
  ...order,
  total: order.lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0),
  ...(deliverOn && { deliverOn }),
})

function found(id: number, row: Row | undefined): Order {
  if (row === undefined) throw new NotFound(`There is no order ${id}`)
  return toOrder(row)
}
