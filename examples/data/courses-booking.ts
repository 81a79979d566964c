import type { Party } from 'casewright'
import type { BookingMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, slipUp, takes } from './scene.js'
import { staff } from './staff.js'

type BookingScene = DepartmentScene<BookingMatter>

const hourMs = 3_600_000

function recorded(scene: BookingScene): Party {
  const { script, matter } = scene
  const agent = script.dice.pick(staff.theory)
  accept(scene, agent)
  slipUp(scene, agent)
  const { content, hours } = matter
  script.later(120).ask(agent, { type: 'booking.record', content, durationMs: hours * hourMs })
  return agent
}

/** The customer has a time; some are first given one that is over (R9). */
function confirmed({ script }: BookingScene, agent: Party, daysOn: number, hour = 10): number {
  script.later(120)
  if (script.dice.chance(0.4)) {
    script.mistake(agent, { type: 'booking.confirm', startsAt: script.clock(hour, -1) }).later(30)
  }
  const startsAt = script.clock(hour, daysOn)
  script.ask(agent, { type: 'booking.confirm', startsAt })
  return startsAt
}

function answer(scene: BookingScene, agent: Party, text = scene.matter.reply, apology = false): void {
  const { script } = scene
  script.later(takes.writing).ask(agent, { type: 'reply.send', text, ...(apology && { apology }) })
  feedBack(scene, agent)
}

function servedAt(scene: BookingScene, agent: Party, startsAt: number): void {
  const { script, matter } = scene
  script.exactly(startsAt - script.at - 300_000).ask(agent, { type: 'service.begin' })
  script.exactly(matter.hours * hourMs).ask(agent, { type: 'service.end' })
  answer(scene, agent)
}

function served(scene: BookingScene): void {
  const agent = recorded(scene)
  servedAt(scene, agent, confirmed(scene, agent, 2))
}

function changed(scene: BookingScene): void {
  const { script, customer, phrases } = scene
  const agent = recorded(scene)
  confirmed(scene, agent, 2)
  script.later(3600).ask(customer, { type: 'booking.change', reason: phrases.anotherTime })
  servedAt(scene, agent, confirmed(scene, agent, 3, 14))
}

/** A customer calls it off on their own account, and not on the department's (P10). */
function cancelledByTheCustomer(scene: BookingScene): void {
  const { script, customer, phrases } = scene
  const agent = recorded(scene)
  confirmed(scene, agent, 3)
  const reason = script.dice.pick(phrases.withdrawals)
  script.later(7200)
  if (script.dice.chance(0.5)) {
    script.mistake(customer, { type: 'booking.cancel', reason, cause: 'department' }).later(60)
  }
  script.ask(customer, { type: 'booking.cancel', reason, cause: 'customer' })
  answer(scene, agent, phrases.calledOff)
}

function cancelledByTheDepartment(scene: BookingScene): void {
  const { script, matter, phrases } = scene
  const agent = recorded(scene)
  confirmed(scene, agent, 3)
  script.later(7200).ask(agent, { type: 'booking.cancel', reason: matter.learnt[1], cause: 'department' })
  answer(scene, agent, phrases.apology + phrases.calledOff, true)
}

/** Nobody comes. */
function missed(scene: BookingScene): void {
  const { script, matter, phrases } = scene
  const agent = recorded(scene)
  const startsAt = confirmed(scene, agent, 2)
  script.exactly(startsAt - script.at + matter.hours * hourMs).later(600)
  answer(scene, agent, phrases.unanswered)
}

/** The ways a booking goes (P10). */
export const bookingCourses: readonly Course<BookingScene>[] = [
  { times: 3, play: served },
  { times: 1, play: changed },
  { times: 1, play: cancelledByTheCustomer },
  { times: 1, play: cancelledByTheDepartment },
  { times: 1, play: missed },
]
