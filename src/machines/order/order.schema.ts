import { z } from 'zod'
import { Id, Text } from '../../vocabulary/text.js'
import type { EventWith } from '../define-path.js'
import { type CaseFile, CaseInput, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** What a customer may want with an order. @category Order */
export const OrderMatter = z.enum(['question', 'change', 'cancel', 'top-up']).meta({ title: 'OrderMatter' })
/** What a customer may want with an order. @category Order */
export type OrderMatter = z.infer<typeof OrderMatter>

/** What a customer wants with an order. @category Order */
export const OrderInput = CaseInput.extend({
  matter: OrderMatter,
  /** As the customer gives it. */
  orderNumber: Id.optional(),
}).meta({ title: 'OrderInput' })
/** What a customer wants with an order. @category Order */
export type OrderInput = z.infer<typeof OrderInput>

/** The order was looked up, for somebody who is who they say. */
const OrderFind = z.strictObject({
  type: z.literal('order.find'),
  number: Id,
  status: Text,
  /** How it was made sure who asks: an order is discussed with nobody else (R8). */
  verifiedBy: Text,
})

/** The order is changed. */
const OrderChange = z.strictObject({ type: z.literal('order.change'), changes: Text })

/** The order is cancelled. */
const OrderCancel = z.strictObject({ type: z.literal('order.cancel'), reason: Text })

/** Why a top-up failed, and whose doing that was. */
const TopUpCheck = z.strictObject({
  type: z.literal('topUp.check'),
  cause: z.enum(['customer', 'department', 'channel']),
  finding: Text,
})

/** A top-up that failed is made again. */
const TopUpRepeat = z.strictObject({ type: z.literal('topUp.repeat'), reference: Id })

/** A supply channel gives trouble: whoever is above is told of it. */
const ChannelReport = z.strictObject({
  type: z.literal('channel.report'),
  /** The supplier, by a name that no customer is to hear (R8). */
  supplier: Id,
  trouble: Text,
})

/** What was done about the channel. */
const ChannelAdjust = z.strictObject({
  type: z.literal('channel.adjust'),
  /** Whether the order can go through now. */
  adjusted: z.boolean(),
  text: Text,
  /** The supplier who stands in, by a name that no customer is to hear (R8). */
  supplier: Id.optional(),
})

export const orderEvents = [
  OrderFind,
  OrderChange,
  OrderCancel,
  TopUpCheck,
  TopUpRepeat,
  ChannelReport,
  ChannelAdjust,
] as const

/** What can be asked of an order case. @category Order */
export type OrderEvent = EventWith<(typeof orderEvents)[number]>

/** What an order case asks its surroundings to do. @category Order */
export type OrderEffect =
  | StageEffect
  /** The host's shop is to do this. */
  | {
      readonly type: 'order.carryOut'
      readonly orderNumber: string | null
      readonly action: 'change' | 'cancel' | 'top-up'
      readonly text: string
    }
  /** Whoever looks after the supply channels is told; never the customer (R8). */
  | {
      readonly type: 'channel.notify'
      readonly about: 'report' | 'reminder' | 'recall'
      readonly supplier: string | null
      readonly text: string
    }

/** How an order case can end, beside an answer. @category Order */
export type OrderSettlement = 'changed' | 'cancelled' | 'topped-up'

/** What an order case writes down. @category Order */
export interface OrderFile extends CaseFile {
  readonly matter: OrderMatter
  readonly orderNumber: string | null
  /** How the order stood when it was looked up. */
  readonly orderStatus: string | null
  readonly settled: OrderSettlement | null
  /** The suppliers the case speaks of, whom no customer hears of (R8). */
  readonly suppliers: readonly string[]
}

/** What a finished order case leaves behind. @category Order */
export interface OrderOutcome extends Outcome {
  readonly settled: OrderSettlement | null
}
