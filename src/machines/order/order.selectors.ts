import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { OrderFile } from './order.schema.js'

/** What can be read off an order case, beside what every path tells. @category Order */
export const orderSelectors = {
  /** The order it is about, once it is known. */
  orderNumber: ({ context }: Standing<OrderFile>) => context.orderNumber,
  /** What was done with the order; `null` where nothing was. */
  settled: ({ context }: Standing<OrderFile>) => context.settled,
  /** Whether trouble with a supply channel was reported upward, and nothing came of it yet. */
  isReported: (standing: Standing<OrderFile>) => isIn(standing, 'open', 'reported'),
}
