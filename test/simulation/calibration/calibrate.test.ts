import { createRandom } from 'casewright/policies'
import { calibrate, defineScenario, type LogRow, runOnce } from 'casewright/simulation'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const timeZone = 'Europe/Rome'
const minute = 60_000
const day = 86_400_000
/** Monday, 2026-03-02, 09:10 in Rome. */
const monday = Date.UTC(2026, 2, 2, 8, 10)

const row = (caseId: string, activity: string, minutes: number, startedAt?: number): LogRow => ({
  caseId,
  activity,
  at: monday + minutes * minute,
  ...(startedAt === undefined ? {} : { startedAt: monday + startedAt * minute }),
})

const log: LogRow[] = [
  row('b', 'open', 30),
  row('a', 'open', 0),
  row('a', 'accept', 10),
  row('a', 'note', 12),
  row('a', 'resolve', 40, 15),
  row('b', 'accept', 50),
  row('b', 'hold', 55),
  row('b', 'accept', 115),
  row('b', 'resolve', 120, 118),
]
const stageOf = (activity: string) => (activity === 'note' ? null : activity)

describe('A log, in the terms of a scenario', () => {
  it('says what comes of each stage, and after how long', () => {
    const { stages, cases } = calibrate(log, { timeZone, stageOf })

    expect(cases).toBe(2)
    expect(Object.keys(stages)).toEqual(['open', 'accept', 'resolve', 'hold'])
    expect(stages.open).toMatchObject({ visits: 2, ended: 0, next: [{ stage: 'accept', share: 1 }] })
    expect(stages.accept).toMatchObject({
      visits: 3,
      takes: { kind: 'empirical', samplesMs: [5, 5, 30].map(minutes => minutes * minute) },
      next: [
        { stage: 'resolve', share: 2 / 3 },
        { stage: 'hold', share: 1 / 3 },
      ],
    })
    expect(stages.resolve).toMatchObject({ visits: 2, ended: 1, takes: null, next: [] })
  })

  it('tells work from waiting where rows say when they began', () => {
    const { stages } = calibrate(log, { timeZone, stageOf })

    expect(stages.resolve?.handling).toEqual({ kind: 'empirical', samplesMs: [2 * minute, 25 * minute] })
    expect(stages.open?.handling).toBeNull()
  })

  it('takes a stage that comes again at once for one visit', () => {
    const { stages } = calibrate([row('a', 'open', 0), row('a', 'open', 5), row('a', 'close', 9)], {
      timeZone,
    })

    expect(stages.open).toMatchObject({ visits: 1, takes: { samplesMs: [9 * minute] } })
  })

  it('has how long each case took', () => {
    expect(calibrate(log, { timeZone }).throughputsMs).toEqual([40 * minute, 90 * minute])
  })

  it('counts arrivals by local half hour, over all days of the weekday', () => {
    const later = { ...row('c', 'open', 0), at: monday + 14 * day }

    const { arrivals } = calibrate([...log, later], { timeZone })

    // Two on the first Monday, nobody on the second, one on the third.
    const { perHalfHour } = arrivals
    expect(perHalfHour.mon?.[18]).toBeCloseTo(2 / 3, 12)
    expect(perHalfHour.mon?.[19]).toBeCloseTo(1 / 3, 12)
    expect(
      Object.values(perHalfHour)
        .flat()
        .filter(rate => rate > 0),
    ).toHaveLength(2)
    expect(Object.keys(perHalfHour).toSorted()).toEqual(['fri', 'mon', 'sat', 'sun', 'thu', 'tue', 'wed'])
  })

  it('has as many arrivals as the log, whenever they are', () => {
    const instants = fc.array(fc.integer({ min: 0, max: 60 * day }), { minLength: 1, maxLength: 50 })

    fc.assert(
      fc.property(instants, offsets => {
        const rows = offsets.map((offset, index) => ({
          caseId: `${index}`,
          activity: 'open',
          at: monday + offset,
        }))

        const { arrivals, from, until } = calibrate(rows, { timeZone: 'UTC' })

        const { perHalfHour } = arrivals
        const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
        let expected = 0
        for (let at = Math.floor(from / day); at <= Math.floor(until / day); at++) {
          const rates = perHalfHour[names[new Date(at * day).getUTCDay()]!]!
          expected += rates.reduce((sum, rate) => sum + rate, 0)
        }
        expect(expected).toBeCloseTo(offsets.length, 6)
      }),
    )
  })

  it('gives back the scenario that made it', () => {
    const random = createRandom('log')
    const rows = Array.from({ length: 4000 }, (_, index): LogRow[] => {
      const at = monday + index * 7 * minute
      const caseId = `${index}`
      return [
        { caseId, activity: 'open', at },
        { caseId, activity: 'close', at: at - 240_000 * Math.log(1 - random()) },
      ]
    }).flat()
    const { arrivals, stages } = calibrate(rows, { timeZone: 'UTC' })
    const scenario = defineScenario({
      from: Date.UTC(2026, 2, 3),
      lengthMs: 14 * day,
      groups: [{ id: 'desk', agents: 1000 }],
      contacts: [{ id: 'cases', arrivals, handling: stages.open!.takes! }],
    })

    const { throughputs } = runOnce(scenario, { seed: 1 }).streams.cases!

    expect(throughputs.length / (14 * 24 * 60)).toBeCloseTo(1 / 7, 1)
    expect(throughputs.reduce((sum, one) => sum + one, 0) / throughputs.length / 240_000).toBeCloseTo(1, 1)
  })

  it.each([
    { rows: [], options: { timeZone }, message: 'calibrate: expected rows to be at least one, got none' },
    {
      rows: [{ ...log[0]!, at: Number.NaN }],
      options: { timeZone },
      message: 'rows.at.0 to be a finite number',
    },
    {
      rows: [row('a', 'open', 5, 6)],
      options: { timeZone },
      message: 'rows.0.startedAt to be an instant up to',
    },
    { rows: log, options: { timeZone: 'Nowhere' }, message: 'calibrate: expected' },
  ])('refuses: $message', ({ rows, options, message }) => {
    expect(() => calibrate(rows, options)).toThrow(message)
  })
})
