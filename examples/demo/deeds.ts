import type { ServiceLevelFact } from 'casewright/policies'
import type { Request } from '../data/script.js'
import { type Happening, isLevel } from './contact-run.js'
import { type LocalTime, showDuration } from './local-time.js'
import { deeds } from './what-is-done.js'

/** What comes about because a deadline is reached. */
const dues: Readonly<Record<string, string>> = {
  'customer-reply': 'the customer has not answered',
  promise: 'the promised reply is overdue',
  hold: 'the hold is over',
  evidence: 'the date for the evidence passes; the side has had its hearing',
  'department-answer': 'the department concerned has not answered',
  reminder: 'it is time to remind the customer',
  start: 'the time has come',
  'no-show': 'nobody has come',
  consent: 'nobody has consented',
  'next-call': 'it is time to call again',
  visit: 'nobody came at the time that was given',
  'bring-back': 'what was taken away is not back',
  'channel-answer': 'the channel is not adjusted',
  'authority-answer': 'the authority has not answered',
  installation: 'the date has passed',
  plan: 'nobody has reported the plan carried out',
  'visit-opens': 'the window opens',
  'visit-due': 'the window closes',
  repair: 'the repair is overdue',
  findings: 'the findings are overdue',
  report: 'the report is overdue',
  action: 'a corrective action is overdue',
  reopening: 'the time to reopen is over: the case has ended',
}

/** What a happening says that somebody does, or that time brings. */
export function deedOf({ event }: Happening, time: LocalTime): string {
  if (event.type === 'case.open') return 'comes in'
  if (event.type === 'case.link') return `is tied to ${linkOf(event)}`
  if (isLevel(event)) return levelOf(event as unknown as ServiceLevelFact)
  if (event.type === 'deadline.reach') return dues[String(event.deadline)] ?? `${event.deadline} is due`
  return (deeds[event.type as Request['type']] as (event: object, time: LocalTime) => string)(event, time)
}

const linkOf = ({ kind, from, to }: Happening['event']): string =>
  `another case: ${String(from)} ${String(kind).replaceAll('-', ' ')} ${String(to)}`

function levelOf(fact: ServiceLevelFact): string {
  const limit = showDuration(fact.limitMs)
  if (fact.type === 'sla.met') return `${fact.target} met: ${showDuration(fact.consumedMs)} of ${limit}`
  return fact.type === 'sla.breached'
    ? `${fact.target} missed: ${limit} over`
    : `${fact.target}: little time is left`
}
