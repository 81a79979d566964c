import { stageRules } from '../stages/stage-rules.js'
import { writing } from '../stages/writing.js'
import type { OrderEffect, OrderEvent, OrderFile } from './order.schema.js'

const { rule, condition } = writing<OrderFile, OrderEvent, OrderEffect>()

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Holds unless the words meant for the customer name a supplier of the case. */
const namesNoSupplier = (words: (event: OrderEvent) => string) =>
  rule('R8', 'a customer does not hear of a supplier', ({ suppliers }, event) => {
    const said = folded(words(event as OrderEvent))
    return !suppliers.some(supplier => said.includes(folded(supplier)))
  })

const isOrderDesk = condition(
  'P7',
  'orders are answered by the order desk first',
  (_file, { by }) => by.role === 'order-agent',
)

const mayReply = [
  namesNoSupplier(event => (event.type === 'reply.send' ? event.text : '')),
  stageRules.mayReply,
]

/** The rules an order case keeps beside those of every path. */
export const orderRules = {
  isOrderDesk,
  mayReply,
  mayReplyAtOnce: [isOrderDesk, ...mayReply],
  mayAsk: namesNoSupplier(event => (event.type === 'customer.ask' ? event.question : '')),
  canRenewPromise: [
    namesNoSupplier(event => (event.type === 'promise.renew' ? event.reason : '')),
    ...stageRules.canRenewPromise,
  ],
}
