import type { Effect } from './contact-run.js'
import { showRemedy } from './what-is-done.js'

/** Whom an effect reaches, and with what: `customer: reminder`. */
export function effectOf(effect: Effect): string {
  switch (effect.type) {
    case 'customer.notify':
      return `customer: ${words(effect.about)}`
    case 'customer.verify':
      return 'customer: try it'
    case 'agent.notify':
      return `${effect.agentId ?? `${effect.desk ?? 'service'} desk`}: ${words(effect.about)}`
    case 'party.notify':
      return `${effect.side}: ${words(effect.about)}`
    case 'department.notify':
      return `${words(effect.department ?? 'company')}: ${words(effect.about)}`
    case 'case.escalate':
      return `${effect.to}: ${effect.reason}`
    case 'case.link':
      return `linked as duplicate of ${effect.to}`
    case 'linkedCase.open':
      return `opens a case: ${effect.path}`
    case 'followUp.schedule':
      return `follow-up after ${words(effect.occasion)}`
    case 'customer.agree':
      return 'customer: is that all right?'
    case 'customer.confirm':
    case 'customer.remind':
      return `customer: ${effect.type === 'customer.confirm' ? 'the time' : 'reminder of the time'}`
    case 'customer.thank':
      return 'customer: thanks'
    case 'customer.appoint':
      return 'customer: the appointment'
    case 'customer.code':
      return 'customer: the code'
    case 'plan.notify':
      return `owner of the plan: ${words(effect.about)}`
    case 'order.carryOut':
      return `shop: ${words(effect.action)} ${effect.orderNumber ?? ''}`.trimEnd()
    case 'channel.notify':
      return `channel desk: ${words(effect.about)}`
    case 'manager.notify':
      return `manager: ${words(effect.about)}`
    case 'authority.notify':
      return `authority: ${words(effect.about)}`
    case 'repairer.notify':
      return `repairer: ${words(effect.about)}`
    case 'corrections.notify':
      return `${effect.actions.map(({ owner }) => owner).join(', ')}: ${words(effect.about)}`
    case 'visit.due':
      return `${effect.agentId ?? 'service desk'}: the window is open`
    case 'equipment.block':
      return `${effect.equipment}: out of use`
    case 'equipment.release':
      return `${effect.equipment}: in use again`
    case 'archive.remind':
      return `${words(effect.desk)}: the record is not filed`
    case 'emergency.start':
      return `emergency plan: ${effect.place}`
    case 'claim.return':
      return 'claimant: sent back'
    case 'remedy.order':
      return `order desk and finance: ${showRemedy(effect.remedy)}`
  }
}

/** Whether an effect says more than the deed that brought it about. */
export const isNews = (effect: Effect): boolean =>
  !spoken.includes(effect.type) &&
  !(effect.type === 'customer.notify' && plainNotices.includes(effect.about)) &&
  !(effect.type === 'agent.notify' && effect.about === 'message')

const spoken: readonly string[] = [
  'customer.verify',
  'customer.agree',
  'customer.appoint',
  'customer.code',
  'claim.return',
]

const plainNotices: readonly string[] = [
  'accepted',
  'promised',
  'promise-renewed',
  'question',
  'reply',
  'withdrawn',
]

const words = (name: string): string => name.replaceAll('-', ' ')
