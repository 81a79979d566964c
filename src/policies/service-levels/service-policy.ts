import type { ServicePolicyData, ServiceTarget } from '../../vocabulary/service-level.js'
import { alwaysOpen } from '../business-time/always-open.js'
import type { Calendar } from '../business-time/calendar.js'
import { expect } from '../expect.js'

/** What the department undertakes, tied to its calendars. @category Service levels */
export interface ServicePolicy {
  readonly id: string
  readonly version: number
  /** The targets by metric, in the order in which they are tried. */
  readonly targets: ReadonlyMap<string, readonly ServiceTarget[]>
  readonly calendars: ReadonlyMap<string, Calendar>
}

/**
 * Ties a policy to the calendars it names.
 * @param data - The policy, as data.
 * @param calendars - Calendars by name. `always`, open round the clock, is there without being given.
 * @returns The policy, for `advance`, `recalculate` and `explain`.
 * @throws CasewrightError `invalid-parameter`, naming the target, if a calendar is not given, an id is used twice, or a
 *   length or share is out of range.
 * @category Service levels
 */
export function servicePolicy(
  data: ServicePolicyData,
  calendars: Readonly<Record<string, Calendar>> = {},
): ServicePolicy {
  const named = new Map([['always', alwaysOpen()], ...Object.entries(calendars)])
  const targets = new Map<string, ServiceTarget[]>()
  const ids = new Set<string>()
  for (const target of data.targets) {
    const field = `target ${target.id}`
    expect(!ids.has(target.id), 'servicePolicy', field, 'named once', 'it twice')
    expect(
      named.has(target.calendar),
      'servicePolicy',
      `${field}: calendar`,
      `one of ${[...named.keys()]}`,
      target.calendar,
    )
    checkLengths(target, field)
    ids.add(target.id)
    targets.set(target.metric, [...(targets.get(target.metric) ?? []), target])
  }
  return { id: data.id, version: data.version, targets, calendars: named }
}

function checkLengths({ limit, notBefore, warnings = [] }: ServiceTarget, field: string): void {
  for (const [name, length] of [
    ['limit', limit],
    ['notBefore', notBefore],
  ] as const) {
    for (const value of Object.values(length ?? {})) {
      const isProper = value === true || (Number.isSafeInteger(value) && Number(value) > 0)
      expect(isProper, 'servicePolicy', `${field}: ${name}`, 'a whole number greater than 0', value)
    }
  }
  for (const warning of warnings) {
    if ('share' in warning) {
      const isShare = warning.share > 0 && warning.share < 1
      expect(isShare, 'servicePolicy', `${field}: share`, 'between 0 and 1', warning.share)
    } else {
      const isLength = Number.isSafeInteger(warning.remainingMs) && warning.remainingMs > 0
      expect(
        isLength,
        'servicePolicy',
        `${field}: remainingMs`,
        'a whole number greater than 0',
        warning.remainingMs,
      )
    }
  }
}
