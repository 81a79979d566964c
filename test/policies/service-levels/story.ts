import {
  type Calendar,
  createCalendar,
  type Observation,
  type ServiceClock,
  type ServiceLevelFact,
  type ServicePolicy,
  type ServiceTarget,
  servicePolicy,
} from 'casewright/policies'

export const minute = 60_000
export const hour = 60 * minute
export const at = (text: string) => Date.parse(text.includes('T') ? text : `${text.replace(' ', 'T')}Z`)

const nineToFive = [['09:00', '17:00']] as const
/** Monday to Friday, nine to five in UTC; Wednesday 2026-03-11 is a holiday. 2026-03-09 is a Monday. */
export const office: Calendar = createCalendar({
  timeZone: 'UTC',
  hours: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  holidays: ['2026-03-11'],
})

export const policyOf = (...targets: ServiceTarget[]): ServicePolicy =>
  servicePolicy({ id: 'test', version: 1, targets }, { office })

/** A case on the inquiry path that came in by chat, waiting for an agent. */
export const see = (when: string | number, type: string, facts: Partial<Observation> = {}): Observation => ({
  at: typeof when === 'number' ? when : at(when),
  event: { type },
  tags: ['awaitingAgent'],
  path: 'inquiry',
  channel: 'chat',
  priority: { severity: 'medium', urgency: 'medium' },
  ...facts,
})

export const tagged = (...tags: string[]) => ({ tags })

/** A fact in brief: `sla.met first-response 2026-03-09T10:00`. */
export const brief = (facts: readonly ServiceLevelFact[]) =>
  facts.map(fact => `${fact.type} ${fact.metric} ${new Date(fact.at).toISOString().slice(0, 16)}`)

export const clockOf = (clocks: readonly ServiceClock[], metric: string): ServiceClock => {
  const found = clocks.find(clock => clock.metric === metric)
  if (found === undefined) throw new Error(`no ${metric} clock`)
  return found
}
