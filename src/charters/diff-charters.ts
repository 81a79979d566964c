import type { Limits } from '../machines/stages/case-file.js'
import { durationOf } from '../policies/service-levels/duration-text.js'
import type { CalendarDefinition } from '../vocabulary/calendar.js'
import type { ServiceLength, ServiceLimit, ServiceTarget } from '../vocabulary/service-level.js'
import type { CharterData } from './charter.js'

/** What another version of a charter changes, in sentences. @category Charters */
export interface CharterChanges {
  /** For those who come with a matter. */
  readonly customers: readonly string[]
  /** For those who work on it. */
  readonly staff: readonly string[]
}

type Part = (before: CharterData, after: CharterData) => Iterable<string>

/**
 * Tells in words what a change of charter means for customers and for staff.
 * @param before - The charter as it was.
 * @param after - As it is to be; of another department or another version.
 * @returns Sentences, each once, in the order of the charter; none where nothing changes.
 * @category Charters
 */
export function diffCharters(before: CharterData, after: CharterData): CharterChanges {
  const changes = (parts: readonly Part[]) => parts.flatMap(part => [...part(before, after)])
  return {
    customers: changes([
      paths,
      hours,
      targets(isFelt),
      limits(feltLimits),
      others(['followUp', 'retention']),
    ]),
    staff: changes([
      roles,
      targets(metric => !isFelt(metric)),
      warnings,
      limits(['departmentSilenceMs', 'holdMs', 'incidentFindingsMs', 'incidentReportMs']),
      others([...Object.keys({ ...before, ...after })].filter(key => !told.includes(key))),
    ]),
  }
}

const told = [
  'id',
  'version',
  'title',
  'timeZone',
  'paths',
  'roles',
  'calendars',
  'targets',
  'limits',
  'followUp',
  'retention',
]
const feltLimits = ['customerSilenceMs', 'reopenWindowMs', 'maxReopens'] as const

/** What desks agree among themselves is nothing a customer feels. */
const isFelt = (metric: string): boolean =>
  !['agent-work-time', 'feedback'].includes(metric) && !metric.startsWith('desk-time')

const without = (some: readonly string[] = [], others: readonly string[] = []): string =>
  some.filter(one => !others.includes(one)).join(', ')

function* paths(before: CharterData, after: CharterData) {
  const added = without(after.paths, before.paths)
  const gone = without(before.paths, after.paths)
  if (added) yield `New paths: ${added}.`
  if (gone) yield `No longer offered: ${gone}.`
}

function* roles(before: CharterData, after: CharterData) {
  const added = without(after.roles, before.roles)
  const gone = without(before.roles, after.roles)
  if (added) yield `New roles: ${added}.`
  if (gone) yield `No longer staffed: ${gone}.`
}

function* hours(before: CharterData, after: CharterData) {
  if (before.timeZone !== after.timeZone) {
    yield `Times are those of ${after.timeZone}, formerly ${before.timeZone}.`
  }
  const names = new Set([...Object.keys(before.calendars ?? {}), ...Object.keys(after.calendars ?? {})])
  for (const name of names) {
    const [was, is] = [before.calendars?.[name], after.calendars?.[name]]
    if (was === undefined) yield `New hours "${name}": ${hoursOf(is!)}.`
    else if (is === undefined) yield `The hours "${name}" are gone.`
    else yield* changedHours(name, was, is)
  }
}

function* changedHours(name: string, was: CalendarDefinition, is: CalendarDefinition) {
  if (hoursOf(was) !== hoursOf(is)) yield `Hours "${name}": ${hoursOf(is)}; formerly ${hoursOf(was)}.`
  const closed = without(is.holidays, was.holidays)
  const opened = without(was.holidays, is.holidays)
  if (closed) yield `Hours "${name}": closed also on ${closed}.`
  if (opened) yield `Hours "${name}": no longer closed on ${opened}.`
  for (const kind of ['breaks', 'shifts'] as const) {
    if (JSON.stringify(was[kind] ?? {}) !== JSON.stringify(is[kind] ?? {})) {
      yield `Hours "${name}": other ${kind} on single days.`
    }
  }
}

const hoursOf = ({ timeZone, hours }: CalendarDefinition): string => {
  const days = Object.entries(hours).flatMap(([day, windows]) =>
    windows.length === 0 ? [] : `${day} ${windows.map(window => window.join('–')).join(' ')}`,
  )
  return `${days.join(', ') || 'never'} (${timeZone})`
}

const targets = (concerns: (metric: string) => boolean): Part =>
  function* (before, after) {
    const [was, is] = [before, after].map(
      ({ targets = [] }) =>
        new Map(targets.filter(({ metric }) => concerns(metric)).map(target => [target.id, target])),
    ) as [Map<string, ServiceTarget>, Map<string, ServiceTarget>]
    for (const [id, target] of is) {
      const former = was.get(id)
      if (former === undefined) yield `New: ${nameOf(target)} ${termsOf(target)}.`
      else if (termsOf(former) !== termsOf(target)) {
        yield `${nameOf(target)} ${termsOf(target)}; formerly ${termsOf(former)}.`
      } else if (measureOf(former) !== measureOf(target)) yield `${nameOf(target)} is measured differently.`
    }
    for (const [id, target] of was) if (!is.has(id)) yield `No longer undertaken: ${nameOf(target)}.`
  }

const nameOf = ({ id, metric }: ServiceTarget): string => (id === metric ? metric : `${metric} (${id})`)

function termsOf({ limit, notBefore, calendar, boundary, match }: ServiceTarget): string {
  const window = notBefore ? `not before ${lengthOf(notBefore)} and ` : ''
  const edge = boundary === 'opening' ? ', up to the next opening' : ''
  const whom = match
    ? `, for ${Object.entries(match)
        .map(([part, names]) => `${part} ${names.join(' or ')}`)
        .join(' and ')}`
    : ''
  return `${window}within ${lengthOf(limit)}, hours "${calendar}"${edge}${whom}`
}

function lengthOf(length: ServiceLength | ServiceLimit): string {
  if ('ms' in length) return durationOf(length.ms)
  if ('workingDays' in length)
    return `${length.workingDays} working day${length.workingDays === 1 ? '' : 's'}`
  return 'sameDay' in length ? 'the same day' : 'the time promised'
}

const measureOf = ({ metric, start, pause, resume, stop, reset, cancel, again }: ServiceTarget): string =>
  JSON.stringify([metric, start, pause, resume, stop, reset, cancel, again])

function* warnings(before: CharterData, after: CharterData) {
  const was = new Map(before.targets?.map(target => [target.id, target]))
  for (const target of after.targets ?? []) {
    const former = was.get(target.id)
    if (former && JSON.stringify(former.warnings ?? []) !== JSON.stringify(target.warnings ?? [])) {
      yield `${nameOf(target)} warns ${warningsOf(target)}; formerly ${warningsOf(former)}.`
    }
  }
}

const warningsOf = ({ warnings = [] }: ServiceTarget): string =>
  warnings
    .map(one => ('share' in one ? `at ${one.share * 100}%` : `${durationOf(one.remainingMs)} before`))
    .join(' and ') || 'never'

const limitNames = {
  customerSilenceMs: 'A question to the customer stays open, before a reminder and again after it,',
  departmentSilenceMs: 'Another department has for an answer',
  holdMs: 'A case rests on hold',
  reopenWindowMs: 'A case can be reopened',
  maxReopens: 'A case can be reopened',
  incidentFindingsMs: 'The first findings of an incident are there',
  incidentReportMs: 'The report of an incident is there',
} satisfies Record<keyof Limits, string>

const limits = (names: readonly (keyof Limits)[]): Part =>
  function* (before, after) {
    for (const name of names) {
      const [was, is] = [before.limits?.[name], after.limits?.[name]]
      if (was !== is) yield `${limitNames[name]} ${amountOf(name, is)}; formerly ${amountOf(name, was)}.`
    }
  }

function amountOf(name: keyof Limits, value: number | undefined): string {
  if (value === undefined) return 'as long as is usual'
  if (name === 'maxReopens') return `${value} times`
  return `${name.startsWith('incident') ? 'after' : 'for'} ${durationOf(value)}`
}

/** Parts that this page has no words of its own for, leaf by leaf. */
const others = (keys: readonly string[]): Part =>
  function* (before, after) {
    for (const key of keys) {
      const [was, is] = [before, after].map(
        charter => new Map(leavesOf(charter[key as keyof CharterData], key)),
      )
      for (const place of new Set([...is!.keys(), ...was!.keys()])) {
        const [former, present] = [was!.get(place), is!.get(place)]
        if (former === present) continue
        if (former === undefined) yield `New: ${place}: ${present}.`
        else
          yield present === undefined
            ? `Gone: ${place}: ${former}.`
            : `${place}: ${present}; formerly ${former}.`
      }
    }
  }

function* leavesOf(value: unknown, place: string): Generator<[place: string, leaf: string]> {
  if (value === undefined) return
  if (typeof value !== 'object' || value === null) return yield [place, String(value)]
  if (!Array.isArray(value)) {
    for (const [key, part] of Object.entries(value)) yield* leavesOf(part, `${place}.${key}`)
  } else if (value.every(item => typeof item !== 'object')) yield [place, value.join(', ')]
  else for (const [index, item] of value.entries()) yield* leavesOf(item, `${place}.${markOf(item) ?? index}`)
}

/** By what an item of a list is known. */
function markOf(item: object): string | undefined {
  const { id, key, language, name, rule } = item as Record<string, unknown>
  return [id, key, language, name, rule].find(mark => typeof mark === 'string') as string | undefined
}
