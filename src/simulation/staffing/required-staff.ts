import { DAY } from '../../policies/business-time/time-zone.js'
import { expect } from '../../policies/expect.js'
import { expectTarget, type StaffingTarget } from '../../policies/staffing/required-agents.js'
import { type ReplicateOptions, replicate } from '../replicate.js'
import type { SimulationReport } from '../report/report.js'
import { summarize } from '../report/summarize.js'
import type { Run } from '../run.js'
import { defineScenario, type Scenario } from '../scenario/define-scenario.js'
import { erlangStart } from './erlang-start.js'
import { halfHourAt, halfHoursOfWeek, shiftsOf } from './half-hourly-shifts.js'
import { leastStaffing } from './least-staffing.js'
import { misses } from './misses.js'
import type { Staffing } from './staffing.js'

/** What each half hour is to keep to; every part that is given. @category Simulation */
export type HalfHourTarget = Pick<StaffingTarget, 'maxAbandonmentRate' | 'maxOccupancy'> & {
  /** At least this share, above 0 and below 1, is to be answered within so many ms, of all whose wait is over. */
  readonly serviceLevel: { readonly share: number; readonly thresholdMs: number }
}

/** What is to be staffed for, and how hard to look. @category Simulation */
export interface RequiredStaffOptions extends Omit<ReplicateOptions, 'spans' | 'first'> {
  readonly target: HalfHourTarget
  /** Staffings that are tried at most, each so many replications, a whole number ≥ 1; 150 where it is left out. */
  readonly tries?: number
}

/** Who is needed in a half hour. @category Simulation */
export interface StaffedHalfHour {
  /** When it begins, epoch ms. */
  readonly startsAt: number
  readonly agents: number
  /** Those whom Erlang A asks for, from which the search began; 0 of a half hour without work. */
  readonly erlangAgents: number
}

/** Who is needed when. @category Simulation */
export interface RequiredStaff {
  /** By the id of the group. */
  readonly groups: Readonly<Record<string, readonly StaffedHalfHour[]>>
  /** The scenario with these agents on shifts, to go on from. */
  readonly scenario: Scenario
  /** What it comes to. */
  readonly report: SimulationReport
  /** Whether every half hour keeps to the target. */
  readonly isKept: boolean
  /** Whether one agent less would miss it, in whichever half hour; `false` where the tries ran out before. */
  readonly isLeast: boolean
}

/**
 * Who is needed in each group and half hour to keep to a target: Erlang A's answer to begin with, then as many more as simulation
 * shows to be missing, then as many fewer as it can do without. All staffings meet the same customers. A half hour keeps to the target
 * where all its replications together do.
 *
 * The agents of the scenario count only for the load of cases; breaks, shrinkage and the hours of shifts are left out, so that
 * what is found is who is to be there.
 * @param scenario - From `defineScenario`, of a week at most, from a half hour of its zone's clocks on. Its warm-up counts, too.
 * @param options - The target, and the seed and number of replications of each try.
 * @returns Agents by group and half hour, and the scenario with them.
 * @throws CasewrightError `invalid-parameter` if the scenario or an option is out of range.
 * @category Simulation
 */
export async function requiredStaff(
  scenario: Scenario,
  options: RequiredStaffOptions,
): Promise<RequiredStaff> {
  const { target, tries = 150, ...simulated } = options
  const timeZone = scenario.timeZone ?? scenario.charter?.timeZone ?? 'UTC'
  expectTarget('requiredStaff', target)
  expect(Number.isSafeInteger(tries) && tries >= 1, 'requiredStaff', 'tries', 'a whole number ≥ 1', tries)
  expect(
    scenario.lengthMs <= 7 * DAY,
    'requiredStaff',
    'scenario.lengthMs',
    'a week at most',
    scenario.lengthMs,
  )
  const begins = scenario.from ?? 0
  const isAligned = Number.isInteger(halfHourAt(begins, timeZone))
  const aligned = `on a half hour of the clocks in ${timeZone}`
  expect(isAligned, 'requiredStaff', 'scenario.from', aligned, new Date(begins).toISOString())

  const asked = withThreshold(scenario, target.serviceLevel.thresholdMs)
  const first = await replicate(asked, simulated)
  const [{ from, slotMs, slots }] = first as readonly [Run, ...Run[]]
  const halfHours = Array.from({ length: slots }, (_, slot) => halfHourAt(from + slot * slotMs, timeZone))
  const erlang = erlangStart(first, asked, target)

  const { best, isLeast } = await leastStaffing(erlang, tries, async agents => {
    const staffed = withStaff(asked, agents, halfHours, timeZone)
    const runs = await replicate(staffed, simulated)
    return { agents, staffed, runs, missing: misses(runs, staffed, target) }
  })
  return {
    groups: Object.fromEntries(
      Object.entries(best.agents).map(([id, counts]) => [
        id,
        counts.map((agents, slot) => ({
          startsAt: from + slot * slotMs,
          agents,
          erlangAgents: erlang[id]![slot]!,
        })),
      ]),
    ),
    scenario: best.staffed,
    report: summarize(best.runs, best.staffed, { answeredShare: target.serviceLevel.share }),
    isKept: best.missing.length === 0,
    isLeast,
  }
}

/** Counted from the beginning, and in time by the target's threshold. */
function withThreshold({ warmUpMs: _, ...scenario }: Scenario, answerWithinMs: number): Scenario {
  const { contacts, cases } = scenario
  return defineScenario({
    ...scenario,
    ...(contacts && { contacts: contacts.map(stream => ({ ...stream, answerWithinMs })) }),
    ...(cases && { cases: cases.map(stream => ({ ...stream, answerWithinMs })) }),
  })
}

function withStaff(
  scenario: Scenario,
  agents: Staffing,
  halfHours: readonly number[],
  timeZone: string,
): Scenario {
  const calendars = { ...scenario.calendars }
  const groups = scenario.groups.map(({ agents: _, shifts: __, shrinkage: ___, ...group }) => {
    const week = new Array<number>(halfHoursOfWeek).fill(0)
    for (const [slot, halfHour] of halfHours.entries()) week[halfHour] = agents[group.id]![slot]!
    const staffed = shiftsOf(`required-${group.id}`, week, timeZone)
    Object.assign(calendars, staffed.calendars)
    return { ...group, shifts: staffed.shifts }
  })
  return defineScenario({ ...scenario, groups, calendars })
}
