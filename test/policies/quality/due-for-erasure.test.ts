import { Retention } from 'casewright'
import { appraisalRetention, dueForErasure } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const shanghai = (local: string) => Date.parse(`${local}+08:00`)
const appraisal = (recordedAt: number) => ({ kind: 'appraisal', recordedAt })
const erasing = (timeZone: string, years: number, months?: number): Retention => ({
  timeZone,
  kinds: { appraisal: { years, months, disposal: 'erase' } },
})

describe('dueForErasure', () => {
  it.each([
    ['2024-03-10T00:00:00.000', '2026-03-10'],
    ['2024-03-10T23:59:59.999', '2026-03-10'],
    ['2024-02-28T12:00', '2026-02-28'],
    ['2024-02-29T12:00', '2026-02-28'],
    ['2022-02-28T12:00', '2024-02-28'],
    ['2023-12-31T12:00', '2025-12-31'],
  ])('keeps an appraisal of %s to the end of %s, and not a moment longer (D3)', (recorded, lastDay) => {
    const record = appraisal(shanghai(recorded))
    const midnight = shanghai(`${lastDay}T24:00`)

    expect(dueForErasure([record], appraisalRetention, midnight - 1)).toEqual([])
    expect(dueForErasure([record], appraisalRetention, midnight)).toEqual([
      { record, lastDay, disposal: 'anonymise' },
    ])
  })

  it.each([
    [4, 0, '2024-02-29', '2028-02-29'],
    [0, 1, '2026-01-31', '2026-02-28'],
    [0, 1, '2024-01-31', '2024-02-29'],
    [0, 13, '2025-12-15', '2027-01-15'],
    [1, 6, '2024-08-31', '2026-02-28'],
    [0, 0, '2026-01-31', '2026-01-31'],
  ])(
    'keeps for %i years and %i months what was recorded on %s until %s',
    (years, months, recorded, lastDay) => {
      const due = dueForErasure(
        [appraisal(Date.parse(recorded))],
        erasing('UTC', years, months),
        Date.UTC(2030, 0),
      )

      expect(due.map(({ lastDay }) => lastDay)).toEqual([lastDay])
    },
  )

  it("ends a day on the department's clocks, also where they change", () => {
    // In New York 8 March 2026 has 23 hours, and 10 March 2024, another such day, began at 05:00 in UTC.
    const retention = erasing('America/New_York', 2)
    const record = appraisal(Date.parse('2024-03-08T23:30-05:00'))

    expect(dueForErasure([record], retention, Date.parse('2026-03-09T00:00-04:00') - 1)).toEqual([])
    expect(dueForErasure([record], retention, Date.parse('2026-03-09T00:00-04:00'))).toHaveLength(1)
  })

  it('keeps kinds that are not named, and what is held', () => {
    const old = shanghai('2000-01-01T00:00')
    const records = [
      { kind: 'appraisal', recordedAt: old },
      { kind: 'complaint', recordedAt: old },
      { kind: 'toString', recordedAt: old },
      { kind: 'appraisal', recordedAt: old, held: true },
      { kind: 'review', recordedAt: old, held: false },
    ]

    const due = dueForErasure(records, appraisalRetention, shanghai('2026-01-01T00:00'))

    expect(due.map(({ record }) => records.indexOf(record))).toEqual([0, 4])
  })

  const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2060, 0) })
  const zones = fc.constantFrom('Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu')

  it('lets go of nothing too early and of everything in the end', () => {
    fc.assert(
      fc.property(instants, instants, zones, fc.nat(5), (recordedAt, at, timeZone, years) => {
        const isDue = dueForErasure([appraisal(recordedAt)], erasing(timeZone, years), at).length > 0

        // A year has 365 or 366 days, a day no more than 25 hours, and Samoa once left one out.
        if (at - recordedAt < (years * 365 - 2) * 86_400_000) expect(isDue).toBe(false)
        if (at - recordedAt > (years * 366 + 2) * 86_400_000) expect(isDue).toBe(true)
      }),
    )
  })

  it('never takes back that a record is due', () => {
    fc.assert(
      fc.property(instants, instants, fc.nat(), zones, (recordedAt, at, later, timeZone) => {
        const [now, then] = [at, Math.min(at + later, Date.UTC(2070, 0))].map(
          moment => dueForErasure([appraisal(recordedAt)], erasing(timeZone, 2), moment).length,
        )

        expect(then).toBeGreaterThanOrEqual(now!)
      }),
    )
  })

  it.each([
    [[], { ...appraisalRetention, timeZone: 'Asia/Atlantis' }, 0, 'timeZone'],
    [[], appraisalRetention, Number.NaN, 'at'],
    [[appraisal(Number.NaN)], appraisalRetention, 0, 'records.0.recordedAt'],
    [[appraisal(0)], erasing('UTC', -1), 0, 'years and months'],
    [[appraisal(0)], erasing('UTC', 1, 0.5), 0, 'years and months'],
  ])('refuses %j under %o at %d', (records, retention, at, field) => {
    expect(() => dueForErasure(records, retention, at)).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })
})

describe('Retention', () => {
  it('takes the retention of appraisals', () => {
    expect(Retention.parse(appraisalRetention)).toEqual(appraisalRetention)
    expect(Retention.safeParse(erasing('UTC', -1)).success).toBe(false)
  })
})
