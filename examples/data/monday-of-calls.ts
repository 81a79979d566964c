import type { ScenarioInput } from 'casewright/simulation'

const hour = 3_600_000
const timeZone = 'Asia/Shanghai'

/** Calls in each half hour: busiest at eleven, and again at four. */
const perHalfHour = Array.from({ length: 48 }, (_, half) => {
  const peak = (at: number) => Math.exp(-(((half / 2 - at) / 2) ** 2))
  return half < 16 || half >= 40 ? 0 : Math.round(12 + 30 * peak(11) + 22 * peak(16))
})

const hours = (opens: string, closes: string) => ({ timeZone, hours: { mon: [[opens, closes]] } }) as const
const breaks = [{ afterMs: 4 * hour, lengthMs: hour / 2, staggerMs: hour / 4 }]

/** A Monday on which calls come from eight to eight, and two shifts answer them. */
export const mondayOfCalls = (late: readonly [opens: string, closes: string]): ScenarioInput => ({
  from: Date.UTC(2026, 2, 1, 16),
  lengthMs: 24 * hour,
  timeZone,
  calendars: { early: hours('08:00', '16:00'), late: hours(...late) },
  groups: [
    {
      id: 'desk',
      costPerHour: 45,
      shifts: [
        { agents: 5, calendar: 'early', breaks },
        { agents: 4, calendar: 'late', breaks },
      ],
    },
  ],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'profile', perHalfHour, dayVariation: 0.1 },
      handling: { kind: 'lognormal', meanMs: 240_000, variation: 0.8 },
      patience: { kind: 'exponential', meanMs: 180_000 },
      answerWithinMs: 20_000,
    },
  ],
})
