import { type GradeScale, rank } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const people = (...totals: readonly number[]) =>
  totals.map((total, index) => ({ agentId: `a-${index + 1}`, total }))
const byShare: GradeScale = {
  by: 'share',
  grades: [
    { grade: 'A', share: 0.1 },
    { grade: 'B', share: 0.2 },
    { grade: 'C', share: 0.7 },
  ],
}
const read = (ranks: ReturnType<typeof rank>) => ranks.map(({ rank, grade }) => `${rank}${grade}`).join(' ')

describe('Ranks', () => {
  it('are shared by equal totals, and left out after them', () => {
    const ranks = rank(people(80, 95, 95, 59.99))

    expect(ranks.map(({ agentId, rank, isTied }) => [agentId, rank, isTied])).toEqual([
      ['a-2', 1, true],
      ['a-3', 1, true],
      ['a-1', 3, false],
      ['a-4', 4, false],
    ])
  })

  it('are of nobody where there is nobody', () => {
    expect(rank([])).toEqual([])
  })
})

describe('Grades', () => {
  it.each([
    [90, 'A'],
    [89.99, 'B'],
    [80, 'B'],
    [70, 'C'],
    [60, 'D'],
    [59.99, 'E'],
    [0, 'E'],
    [103, 'A'],
  ])('by total give %d an edge of its own: %s', (total, grade) => {
    expect(rank(people(total))[0]!.grade).toBe(grade)
  })

  it('by share go to whole people', () => {
    const ranks = rank(people(10, 9, 8, 7, 6, 5, 4, 3, 2, 1), byShare)

    expect(read(ranks)).toBe('1A 2B 3B 4C 5C 6C 7C 8C 9C 10C')
  })

  it('by share are the better one for all who tie across the line, at the cost of the next', () => {
    const ranks = rank(people(10, 10, 8, 8, 8, 5, 4, 3, 2, 1), byShare)

    expect(read(ranks)).toBe('1A 1A 3B 3B 3B 6C 7C 8C 9C 10C')
  })

  it('by share reach a tenth of ten people to the person, as 0.1 is written', () => {
    const tenths: GradeScale = {
      by: 'share',
      grades: [0.1, 0.2, 0.7].map(share => ({ grade: `${share}`, share })),
    }

    expect(
      rank(people(...Array.from({ length: 30 }, (_, index) => index)), tenths).filter(
        ({ grade }) => grade === '0.7',
      ),
    ).toHaveLength(21)
  })

  it('never rank a better total behind a worse one, and treat equals alike', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.constantFrom(byShare, undefined), (totals, scale) => {
        const ranks = rank(people(...totals), scale)

        for (const a of ranks) {
          for (const b of ranks) {
            if (a.total > b.total) expect([a.rank < b.rank, a.grade <= b.grade]).toEqual([true, true])
            if (a.total === b.total) expect([a.rank, a.grade]).toEqual([b.rank, b.grade])
          }
        }
      }),
    )
  })

  it.each<[string, GradeScale, string]>([
    ['no grades', { by: 'total', grades: [] }, 'scale.grades to be at least one'],
    [
      'the worst first',
      {
        by: 'total',
        grades: [
          { grade: 'E', from: 0 },
          { grade: 'A', from: 90 },
        ],
      },
      'the best first, got 0, 90',
    ],
    [
      'shares above 1',
      {
        by: 'share',
        grades: [
          { grade: 'A', share: 0.6 },
          { grade: 'B', share: 0.6 },
        ],
      },
      'at most, got 1.2',
    ],
  ])('are not given by %s', (_, scale, message) => {
    expect(() => rank(people(1), scale)).toThrow(message)
  })
})
