import { tiesOf } from '../../charters/ties.js'
import { type Calendar, createCalendar } from '../../policies/business-time/calendar.js'
import { timeZoneOf } from '../../policies/business-time/time-zone.js'
import { CasewrightError } from '../../vocabulary/errors.js'
import { samplerOf } from '../chance/sampler.js'
import type { Plan, PlannedGroup, PlannedQueue, PlannedStream } from '../engine/plan.js'
import type { Scenario } from './define-scenario.js'
import { fitting } from './fitting.js'
import type { Group } from './group.js'
import { planCases } from './plan-cases.js'
import type { CaseStream, ContactStream, GroupChoice } from './stream.js'

/** Half an hour, as rotas and service levels are reported. */
const slotMs = 1_800_000

/** The scenario does not fit together: the place in the data, what was expected there, and what it holds. */
export const misfit = (field: string, expected: string, got: string): CasewrightError =>
  new CasewrightError('invalid-parameter', `defineScenario: ${field}: expected ${expected}, got ${got}`)

/** Names that a scenario uses, as what they stand for. */
export interface Names {
  readonly scenario: Scenario
  readonly groups: readonly PlannedGroup[]
  /** A calendar by name; `null` for `always`. */
  calendarOf(name: string, field: string): Calendar | null
  /** The queue of these groups and this rank. */
  queueOf(choices: readonly GroupChoice[], rank: number, field: string): number
}

/**
 * Turns a scenario's names into numbers and functions.
 * @throws CasewrightError `invalid-parameter` naming the field that does not fit the others.
 */
export function planOf(scenario: Scenario): Plan {
  const { from = 0, lengthMs, warmUpMs = 0, charter, contacts = [], cases = [] } = scenario
  const { pick = { rule: 'longest-waiting' } } = scenario
  const zone = timeZoneOf(scenario.timeZone ?? charter?.timeZone ?? 'UTC', 'defineScenario')
  const calendarOf = calendarsOf(scenario)
  const groups = scenario.groups.map((group, index) =>
    planGroup(group, `groups.${index}`, scenario, calendarOf),
  )
  demandUnlike(scenario.groups, index => `groups.${index}`)
  const where = (index: number) =>
    index < contacts.length ? `contacts.${index}` : `cases.${index - contacts.length}`
  demandUnlike([...contacts, ...cases], where)

  const queues: PlannedQueue[] = []
  const queueOf = queuesInto(queues, groups)
  const names: Names = { scenario, groups, calendarOf, queueOf }
  const streams = [
    ...contacts.map((stream, index) => planContacts(stream, where(index), names)),
    ...cases.map((stream, index) => planCaseStream(stream, `cases.${index}`, names)),
  ]
  const countFrom = from + warmUpMs
  const until = from + lengthMs
  const slots = Math.ceil((until - countFrom) / slotMs)
  return { from, countFrom, until, slotMs, slots, zone, pick, groups, queues, streams }
}

function calendarsOf({ charter, calendars = {} }: Scenario): Names['calendarOf'] {
  const made = new Map<string, Calendar>(
    charter === undefined ? [] : tiesOf(charter, 'defineScenario').policy.calendars,
  )
  made.delete('always')
  for (const [name, definition] of Object.entries(calendars)) {
    try {
      made.set(name, createCalendar(definition))
    } catch (cause) {
      const { message } = cause as Error
      throw new CasewrightError('invalid-parameter', `defineScenario: calendars.${name}: ${message}`, {
        cause,
      })
    }
  }
  return (name, field) => {
    const calendar = made.get(name)
    if (calendar !== undefined) return calendar
    if (name === 'always') return null
    throw misfit(field, `one of ${['always', ...made.keys()].join(', ')}`, `"${name}"`)
  }
}

function planGroup(
  group: Group,
  field: string,
  { atShiftEnd = { rule: 'finish' } }: Scenario,
  calendarOf: Names['calendarOf'],
): PlannedGroup {
  const { agents = 0, shifts = [{ agents, calendar: 'always' }], costPerHour = 0 } = group
  return {
    id: group.id,
    agents: shifts.reduce((sum, shift) => sum + shift.agents, 0),
    desk: group.desk ?? null,
    leaning: group.leaning ?? null,
    capacity: group.capacity ?? 1,
    shrinkage: group.shrinkage ?? 0,
    costPerHour,
    overtimeCostPerHour: group.overtimeCostPerHour ?? costPerHour,
    atShiftEnd: group.atShiftEnd ?? atShiftEnd,
    shifts: shifts.map(({ agents, calendar, breaks = [] }, index) => {
      if (breaks.length > 16)
        throw misfit(`${field}.shifts.${index}.breaks`, 'at most 16', String(breaks.length))
      return { agents, calendar: calendarOf(calendar, `${field}.shifts.${index}.calendar`), breaks }
    }),
  }
}

function demandUnlike(named: readonly { readonly id: string }[], where: (index: number) => string): void {
  for (const [index, { id }] of named.entries()) {
    const isTaken = named.findIndex(other => other.id === id) < index
    if (isTaken) throw misfit(`${where(index)}.id`, 'each id once', `"${id}" again`)
  }
}

/** Finds the queue of a list of groups and a rank, made on first use: work that may be taken alike waits in one. */
function queuesInto(queues: PlannedQueue[], groups: readonly PlannedGroup[]): Names['queueOf'] {
  const known = new Map<string, number>()
  return (given, rank, field) => {
    const choices = given.map((choice, index) => {
      const { group: id, afterMs } = typeof choice === 'string' ? { group: choice, afterMs: 0 } : choice
      const group = groups.findIndex(each => each.id === id)
      if (group >= 0) return { group, afterMs }
      throw misfit(`${field}.${index}`, `one of ${groups.map(each => each.id).join(', ')}`, `"${id}"`)
    })
    const isTwice = new Set(choices.map(({ group }) => group)).size < choices.length
    if (isTwice) throw misfit(field, 'each group once', JSON.stringify(given))
    if (choices.length > 16) throw misfit(field, 'at most 16 groups', String(choices.length))
    const name = JSON.stringify([choices, rank])
    const queue = known.get(name) ?? queues.push({ choices, rank }) - 1
    known.set(name, queue)
    return queue
  }
}

/** What all streams have in common. */
function planStream(
  stream: ContactStream | CaseStream,
  field: string,
  { calendarOf }: Names,
): Omit<PlannedStream, 'path' | 'handling' | 'route'> {
  const { id, arrivals, patience, retries, answerWithinMs = null } = stream
  const calendar = arrivals?.kind === 'poisson' ? (arrivals.calendar ?? 'always') : 'always'
  if (retries !== undefined && patience === undefined) {
    throw misfit(`${field}.retries`, 'patience where there are retries', 'none')
  }
  return {
    id,
    arrivals: arrivals ?? null,
    calendar: calendarOf(calendar, `${field}.arrivals.calendar`),
    patience: patience === undefined ? null : samplerOf(patience),
    retries: retries === undefined ? null : { most: 1, ...retries, after: samplerOf(retries.after) },
    answerWithinMs,
  }
}

function planContacts(stream: ContactStream, field: string, names: Names): PlannedStream {
  const { handling, language, rank = 1 } = stream
  const groups = stream.groups ?? fitting(names.scenario.groups, { language })
  if (groups.length === 0) throw misfit(`${field}.language`, 'a group that speaks it', `"${language}"`)
  const queue = names.queueOf(groups, rank, `${field}.groups`)
  const takes = samplerOf(handling)
  return { ...planStream(stream, field, names), path: null, handling: { takes, queue }, route: null }
}

function planCaseStream(stream: CaseStream, field: string, names: Names): PlannedStream {
  return {
    ...planStream(stream, field, names),
    path: stream.path,
    handling: null,
    route: planCases(stream, field, names),
  }
}
