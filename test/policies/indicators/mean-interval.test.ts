import type { CaseFacts } from 'casewright'
import { againstTargets, indicators, meanScore } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const plain: CaseFacts = { id: 'C-1', path: 'inquiry', openedAt: 0, isComplaint: false, contacts: 1 }
const counted = (cases: Iterable<Partial<CaseFacts>>) => {
  const counter = indicators({})
  for (const facts of cases) counter.add({ ...plain, ...facts })
  return counter.result()[0]!
}
const opinions = (points: readonly number[]) => points.map(overall => ({ satisfaction: { overall } }))
const intervalOf = (points: readonly number[]) => counted(opinions(points)).indicators.satisfaction.interval

describe('The interval of a mean', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2; 120 from Abramowitz & Stegun, table 26.10.
  it.each([
    [1, 12.706],
    [2, 4.303],
    [4, 2.776],
    [30, 2.042],
    [100, 1.984],
    [120, 1.98],
    [10_000, 1.96],
  ])('reaches, with %d degrees of freedom, %d standard errors to either side', (freedom, t) => {
    const n = freedom + 1
    const half = Math.floor(n / 2)
    const sample = [...Array(half).fill(49), ...Array(half).fill(51), ...Array(n % 2).fill(50)]
    const standardError = n % 2 === 0 ? 1 / Math.sqrt(n - 1) : 1 / Math.sqrt(n)

    const { low, high } = intervalOf(sample)!

    expect((high - 50) / standardError).toBeCloseTo(t, 3)
    expect((50 - low) / standardError).toBeCloseTo(t, 3)
  })

  it('is that of the mean score of the same sample', () => {
    const sample = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 400 })

    fc.assert(
      fc.property(sample, points => {
        const { low, high } = meanScore([{ scores: points.map(value => value / 100) }])
        const interval = intervalOf(points)!

        expect(interval.low).toBeCloseTo(100 * low!, 7)
        expect(interval.high).toBeCloseTo(100 * high!, 7)
      }),
    )
  })

  it('stays within what the mean can be', () => {
    const { satisfaction, contactsPerProblem } = counted([
      { isResolved: true, contacts: 1, satisfaction: { overall: 0 } },
      { isResolved: true, contacts: 2, satisfaction: { overall: 100 } },
    ]).indicators

    expect(satisfaction.interval).toEqual({ low: 0, high: 100 })
    expect(contactsPerProblem.interval).toEqual({ low: 1, high: expect.closeTo(7.853, 3) })
  })

  it('is there by question, and for what departments say of each other', () => {
    const marks = [70, 80, 90].map(value => ({
      satisfaction: { questions: { tone: value } },
      departmentMarks: { accuracy: value, initiative: value },
    }))

    const { indicators: found, questions } = counted(marks)

    const expected = { low: expect.closeTo(55.159, 3), high: expect.closeTo(104.841 - 4.841, 3) }
    expect(questions.tone!.interval).toEqual(expected)
    expect(found.departmentAccuracy.interval).toEqual(expected)
    expect(found.departmentInitiative.interval).toEqual(expected)
  })

  it('is not there for a single value, which settles no target', () => {
    const counter = indicators({}, { leastSample: 1 })
    counter.add({ ...plain, satisfaction: { overall: 100 } })
    const [group] = counter.result()

    expect(group!.indicators.satisfaction).toMatchObject({ value: 100, isSmall: false, interval: null })
    expect(
      againstTargets(group!, [{ indicator: 'satisfaction', atLeast: 85, source: 'manual' }]),
    ).toMatchObject([{ standing: 'met', isSettled: false }])
  })

  it('is as wide for large values as for small ones, where squares outgrow what a number holds exactly', () => {
    const widthAt = (least: number) => {
      const cases = Array.from({ length: 2000 }, (_, index) => ({
        isResolved: true,
        contacts: least + (index === 0 ? 1 : 0),
      }))
      const { low, high } = counted(cases).indicators.contactsPerProblem.interval!
      return high - low
    }

    expect(widthAt(30_000)).toBeCloseTo(widthAt(2), 8)
  })
})
