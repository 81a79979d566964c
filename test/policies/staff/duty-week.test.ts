import type { DutyRota } from 'casewright'
import { dutyWeek } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = (offset: number) => new Date(Date.UTC(2026, 2, 2 + offset)).toISOString().slice(0, 10)

describe('dutyWeek', () => {
  // 2 March 2026 is a Monday.
  const rota: DutyRota = { since: '2026-03-02', agents: ['a', 'b', 'c'], away: { '2026-03-09': ['b'] } }

  it.each([
    ['2026-03-02', '2026-03-02', 'a', null],
    ['2026-03-08', '2026-03-02', 'a', null],
    ['2026-03-09', '2026-03-09', 'c', 'b'],
    ['2026-03-16', '2026-03-16', 'c', null],
    ['2026-03-23', '2026-03-23', 'a', null],
    ['2026-03-01', '2026-02-23', 'c', null],
  ])('of %s is the week of %s, for %s (D4)', (date, weekOf, agentId, insteadOf) => {
    expect(dutyWeek(date, rota)).toEqual({ weekOf, agentId, insteadOf })
  })

  it('says so when everybody is away', () => {
    const empty = { ...rota, away: { '2026-03-02': ['a', 'b', 'c'] } }

    expect(dutyWeek('2026-03-03', empty)).toEqual({ weekOf: '2026-03-02', agentId: null, insteadOf: 'a' })
  })

  it('gives each agent one week of as many as there are agents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: -2000, max: 2000 }), (size, start) => {
        const agents = Array.from({ length: size }, (_, index) => `a${index}`)
        const weeks = agents.map(
          (_, index) => dutyWeek(day(start + 7 * index), { since: '2026-03-02', agents }).agentId,
        )

        expect(weeks.toSorted()).toEqual(agents)
      }),
    )
  })

  it.each([
    ['2026-02-30', rota],
    ['2026-03-02', { ...rota, agents: [] }],
    ['2026-03-02', { ...rota, since: 'Monday' }],
  ])('refuses %s on %j', (date, wrong) => {
    expect(() => dutyWeek(date, wrong)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }))
  })
})
