import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { OrderEffect, OrderEvent, OrderFile } from './order.schema.js'

const { change, tell } = writing<OrderFile, OrderEvent | DeadlineReach, OrderEffect>()

const tellChannel = (
  { suppliers }: OrderFile,
  about: Extract<OrderEffect, { type: 'channel.notify' }>['about'],
  text: string,
): OrderEffect => ({ type: 'channel.notify', about, supplier: suppliers.at(-1) ?? null, text })

const withSupplier = ({ suppliers }: OrderFile, supplier: string | undefined): readonly string[] =>
  supplier === undefined ? suppliers : [...suppliers.filter(known => known !== supplier), supplier]

/** What an order case writes down and asks for, beside what every path does. */
export const orderActions = {
  noteOrder: change<'order.find'>((file, { number, status }) => ({
    orderNumber: number,
    orderStatus: status,
    settled: number === file.orderNumber ? file.settled : null,
  })),
  changeOrder: change(() => ({ settled: 'changed' as const })),
  cancelOrder: change(() => ({ settled: 'cancelled' as const })),
  topUp: change(() => ({ settled: 'topped-up' as const })),
  carryOutChange: tell<'order.change'>(({ orderNumber }, { changes }) => ({
    type: 'order.carryOut',
    orderNumber,
    action: 'change',
    text: changes,
  })),
  carryOutCancel: tell<'order.cancel'>(({ orderNumber }, { reason }) => ({
    type: 'order.carryOut',
    orderNumber,
    action: 'cancel',
    text: reason,
  })),
  carryOutTopUp: tell<'topUp.repeat'>(({ orderNumber }, { reference }) => ({
    type: 'order.carryOut',
    orderNumber,
    action: 'top-up',
    text: reference,
  })),
  // Before a customer the department answers for its channels.
  noteCause: change<'topUp.check'>((_file, { cause }) => ({ liable: cause !== 'customer' })),
  noteChannel: change<'channel.report'>((file, { supplier }) => ({
    liable: true,
    suppliers: withSupplier(file, supplier),
  })),
  tellTrouble: tell<'channel.report'>((file, { trouble }) => tellChannel(file, 'report', trouble)),
  awaitChannel: change((file, { at }) => ({
    deadlines: withDeadline(file, 'channel-answer', at + file.limits.departmentSilenceMs),
  })),
  stopAwaitingChannel: change(file => ({ deadlines: withoutDeadline(file, 'channel-answer') })),
  remindChannel: tell(file => tellChannel(file, 'reminder', file.subject)),
  escalateChannel: tell(() => ({
    type: 'case.escalate',
    to: 'general-manager',
    reason: 'The supply channel is not adjusted (P7)',
  })),
  recallTrouble: tell(file => tellChannel(file, 'recall', file.subject)),
  noteAdjustment: change<'channel.adjust'>((file, { supplier }) => ({
    suppliers: withSupplier(file, supplier),
  })),
}
