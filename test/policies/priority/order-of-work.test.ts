import { type Priority, PriorityMatrix } from 'casewright'
import { orderOfWork, serviceMatrix } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const degree = fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'critical' as const)
const degrees = ['low', 'medium', 'high', 'critical'] as const
const work = (id: string, severity: Priority['severity'], urgency: Priority['urgency'], openedAt = 0) => ({
  id,
  priority: { severity, urgency },
  openedAt,
})

describe('orderOfWork', () => {
  it.each([
    ['critical', 'critical', 1],
    ['critical', 'low', 3],
    ['high', 'high', 2],
    ['medium', 'medium', 4],
    ['low', 'critical', 3],
    ['low', 'low', 5],
  ] as const)('ranks %s × %s as %i (R5)', (severity, urgency, rank) => {
    const [placed] = orderOfWork([work('a', severity, urgency)], { at: 0 })

    expect(placed).toMatchObject({ rank, because: [`${severity} × ${urgency}: rank ${rank}`] })
    expect(placed!.advice).toBe(serviceMatrix.advice[rank - 1]!.text)
  })

  it('puts what is due first before what came first, and breaks ties by id', () => {
    const works = [
      work('d', 'low', 'low'),
      { ...work('c', 'medium', 'medium', 5), dueAt: 100 },
      { ...work('b', 'medium', 'medium', 1), dueAt: null },
      work('a', 'medium', 'medium', 1),
      { ...work('e', 'medium', 'medium', 9), dueAt: 50 },
    ]

    const order = orderOfWork(works, { at: 10 }).map(({ work }) => work.id)

    expect(order).toEqual(['e', 'c', 'a', 'b', 'd'])
  })

  it('moves a case up a rank for each day it waits, and keeps the date it was to begin by', () => {
    const place = (at: number) => orderOfWork([work('a', 'low', 'low')], { at })[0]!

    expect(place(24 * hour - 1)).toMatchObject({ rank: 5, beginBy: 72 * hour })
    expect(place(24 * hour)).toMatchObject({ rank: 4, beginBy: 72 * hour })
    expect(place(24 * hour).because).toEqual(['low × low: rank 5', 'waiting: up 1'])
    expect(place(1000 * hour).rank).toBe(1)
  })

  it('lets nothing wait for ever', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(degree, degree), { maxLength: 30 }), newer => {
        const at = 5 * 24 * hour
        const works = newer.map(([severity, urgency], index) => work(`n${index}`, severity, urgency, at))

        const [first] = orderOfWork([...works, work('old', 'low', 'low', 0)], { at })

        expect(first!.work.id).toBe('old')
      }),
    )
  })

  it('never puts work later for being more severe or more urgent', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(degree, degree), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        (pairs, pick) => {
          const works = pairs.map(([severity, urgency], index) =>
            work(`w${String(index).padStart(2, '0')}`, severity, urgency),
          )
          const index = pick % works.length
          const { id, priority } = works[index]!
          const raised = degrees[Math.min(3, degrees.indexOf(priority.severity) + 1)]!
          const placeOf = (all: typeof works) =>
            orderOfWork(all, { at: 0 }).findIndex(({ work }) => work.id === id)

          const before = placeOf(works)
          const after = placeOf(works.with(index, work(id, raised, priority.urgency)))

          expect(after).toBeLessThanOrEqual(before)
        },
      ),
    )
  })

  it('gives the same order whatever order it is handed', () => {
    const works = fc.uniqueArray(fc.tuple(fc.nat(50), degree, degree), { selector: ([id]) => id })
    fc.assert(
      fc.property(works, all => {
        const given = all.map(([id, severity, urgency]) => work(`w${id}`, severity, urgency))

        expect(orderOfWork(given.toReversed(), { at: 0 })).toEqual(orderOfWork(given, { at: 0 }))
      }),
    )
  })

  it('takes a matrix of the host, and refuses one with a hole', () => {
    const flat = { critical: 2, high: 2, medium: 2, low: 2 }
    const matrix: PriorityMatrix = {
      ranks: { critical: flat, high: flat, medium: flat, low: flat },
      advice: [{ rank: 2, text: 'In turn', beginWithinMs: 0 }],
      riseEveryMs: 1,
    }

    expect(PriorityMatrix.parse(matrix)).toEqual(matrix)
    expect(PriorityMatrix.parse(serviceMatrix)).toEqual(serviceMatrix)
    expect(PriorityMatrix.safeParse({ ...matrix, advice: [] }).success).toBe(false)
    expect(orderOfWork([work('a', 'low', 'low')], { at: 9, matrix })[0]).toMatchObject({
      rank: 1,
      advice: 'In turn',
    })
    expect(() =>
      orderOfWork([work('a', 'low', 'low')], { at: 0, matrix: { ...matrix, advice: [] } }),
    ).toThrow(expect.objectContaining({ code: 'invalid-parameter' }))
    expect(() => orderOfWork([], { at: Number.NaN })).toThrow(/at to be epoch milliseconds/)
  })
})
