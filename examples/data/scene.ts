import type { Contact, Party } from 'casewright'
import type { DepartmentPhrases } from './matters/department-phrases.js'
import type { Matter } from './matters/matter.js'
import type { Phrases } from './matters/phrases.js'
import type { Script } from './script.js'
import { staff } from './staff.js'

/** Who and what is on stage for one contact. */
export interface Scene<M extends Matter = Matter> {
  readonly script: Script
  readonly matter: M
  readonly phrases: Phrases
  readonly customer: Party
  readonly contact: Contact
  /** The case before this one, which a duplicate is merged into. */
  readonly earlierCase: string
  readonly caseId: string
  /** About how many seconds it takes until somebody takes it on. */
  readonly accepting: number
}

/** A contact of a department whose phrases cover more than questions, disputes and faults. */
export interface DepartmentScene<M extends Matter> extends Scene<M> {
  readonly phrases: DepartmentPhrases
}

/** A way a contact can go, how often it does in a day, and the matters it suits. */
export interface Course<S extends Scene> {
  readonly times: number
  readonly play: (scene: S) => void
  readonly suits?: (matter: S['matter']) => boolean
}

/** Each of these ways once. */
export const once = <S extends Scene>(...plays: readonly Course<S>['play'][]): Course<S>[] =>
  plays.map(play => ({ times: 1, play }))

/** The same ways; whoever was answered is called within the week after, and now and then too late (T8). */
export const followedUp = <S extends Scene>(courses: readonly Course<S>[]): Course<S>[] =>
  courses.map(course => ({
    ...course,
    play: scene => {
      course.play(scene)
      const { script } = scene
      if (script.events.at(-1)?.event.type !== 'feedback.record') return
      script.exactly((script.dice.chance(0.15) ? 12 : 6) * 86_400_000)
      script.ask(script.dice.pick(staff.theory), { type: 'followUp.make' })
    },
  }))

/** Seconds that things take, about. */
export const takes = {
  accepting: 32,
  answering: 210,
  lookingUp: 1200,
  writing: 240,
  feedingBack: 420,
} as const

/** Somebody takes the case on. */
export function accept({ script, accepting }: Scene, by: Party): void {
  script.later(accepting).ask(by, { type: 'case.accept' })
}

/** The department writes down what it learnt. */
export function feedBack({ script, matter }: Scene, by: Party): void {
  const [problem, cause, improvement] = matter.learnt
  script.later(takes.feedingBack).ask(by, { type: 'feedback.record', problem, cause, improvement })
  if (script.dice.chance(0.04)) {
    script.later(3600).mistake(by, { type: 'note.add', text: '补记：客户后来又来电致谢。' })
  }
}

/** The customer does not wait for an answer. */
export function withdraw({ script, customer, phrases }: Scene): void {
  script.later(900).ask(customer, { type: 'case.withdraw', reason: script.dice.pick(phrases.withdrawals) })
}

/** It turns out to be the same matter as another case. */
export function merge({ script, caseId, earlierCase }: Scene, by: Party): void {
  script.later(300)
  if (script.dice.chance(0.5)) script.mistake(by, { type: 'case.merge', into: caseId }).later(20)
  script.ask(by, { type: 'case.merge', into: earlierCase })
}

/** The customer asks how it is going. */
export function nudge({ script, customer, phrases }: Scene): void {
  script.later(600).ask(customer, { type: 'message.receive', text: script.dice.pick(phrases.nudges) })
}

const sync: Party = { id: 'crm-sync', role: 'system' }
const stranger: Party = { id: 'u-00815', role: 'customer' }

/**
 * What goes wrong on any day: other systems send what is none of the case's business, somebody reaches for another's
 * work, a form is filled in badly, a message comes late.
 */
export function slipUp({ script, matter }: Scene, by: Party): void {
  const { dice } = script
  const [problem, cause, improvement] = matter.learnt
  const slips = [
    () => script.mistake(sync, { type: 'ticket.update', status: 'pending' }),
    () => script.mistake(sync, { type: 'xstate.done.actor.case' }),
    () => script.mistake(sync, { type: 'deadline.reach', deadline: 'promise' }),
    () => script.mistake(stranger, { type: 'case.withdraw', reason: '这个我来说，不用处理了' }),
    () => script.mistake(staff.finance, { type: 'reply.send', text: matter.reply }),
    () => script.mistake(staff.clerk, { type: 'priority.set', severity: 'high', urgency: 'high' }),
    () => script.mistake(by, { type: 'priority.set', severity: 'urgent', urgency: 'high' }),
    () => script.mistake(by, { type: 'reply.send', text: ' ' }),
    () => script.mistake(by, { type: 'feedback.record', problem, cause, improvement }),
    () => script.mistake(by, { type: 'note.add', text: '来电记录（补传）' }, script.at - 600_000),
    () => script.mistake(by, { type: 'case.hold', reason: '等对方回复', until: script.at - 3_600_000 }),
  ]
  if (dice.chance(0.22)) dice.pick(slips)()
}
