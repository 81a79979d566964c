import { DutyRota, RosterRules } from 'casewright'
import { checkRoster, drawUpRoster, type RosterAgent } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = (offset: number) => new Date(Date.UTC(2026, 2, 2 + offset)).toISOString().slice(0, 10)

describe('A duty roster', () => {
  const rules: RosterRules = {
    shifts: [
      { id: 'early', agents: 2 },
      { id: 'late', agents: 1 },
    ],
    mostDaysInARow: 6,
    mostDays: 26,
  }
  const agents = (...ids: string[]): RosterAgent[] => ids.map(id => ({ id, mayWork: true }))
  const month = Array.from({ length: 30 }, (_, index) => day(index))

  it('takes whoever has worked the fewest days, then who has rested longest', () => {
    const roster = drawUpRoster([day(0), day(1)], agents('a', 'b', 'c', 'd', 'e'), rules)

    expect(roster).toEqual([
      { date: day(0), shift: 'early', agents: ['a', 'b'], mentored: [] },
      { date: day(0), shift: 'late', agents: ['c'], mentored: [] },
      { date: day(1), shift: 'early', agents: ['d', 'e'], mentored: [] },
      { date: day(1), shift: 'late', agents: ['a'], mentored: [] },
    ])
  })

  it('puts a new agent beside their mentor, without counting them, and nobody in training', () => {
    const staff: RosterAgent[] = [
      ...agents('a', 'b', 'c'),
      { id: 'n', mayWork: true, mentorId: 'b' },
      { id: 't', mayWork: false },
    ]

    const [early, late] = drawUpRoster([day(0)], staff, rules)

    expect(early).toMatchObject({ agents: ['a', 'b'], mentored: ['n'] })
    expect(late).toMatchObject({ agents: ['c'], mentored: [] })
  })

  it('shares a month out evenly, with the rest days of everybody (Q3)', () => {
    const roster = drawUpRoster(month, agents('a', 'b', 'c', 'd', 'e'), rules)

    const counts = ['a', 'b', 'c', 'd', 'e'].map(
      id => roster.filter(({ agents }) => agents.includes(id)).length,
    )
    expect(counts).toEqual([18, 18, 18, 18, 18])
    expect(checkRoster(roster, agents('a', 'b', 'c', 'd', 'e'), rules)).toEqual([])
  })

  it('leaves short what nobody may work, and says so', () => {
    const staff = agents('a', 'b', 'c')

    const roster = drawUpRoster(month.slice(0, 7), staff, rules)

    expect(checkRoster(roster, staff, rules)).toEqual([
      { problem: 'short', date: day(6), shift: 'early', agentId: null, because: '0 of 2' },
      { problem: 'short', date: day(6), shift: 'late', agentId: null, because: '0 of 1' },
    ])
  })

  const someStaff = fc
    .array(
      fc.record({
        mayWork: fc.boolean(),
        mentor: fc.option(fc.nat(7)),
        away: fc.uniqueArray(fc.nat(20).map(day)),
      }),
      { maxLength: 8 },
    )
    .map(all =>
      all.map(({ mentor, ...settings }, index): RosterAgent => {
        const mentorId = mentor === null || mentor === index ? null : `a${mentor}`
        return { id: `a${index}`, mentorId, ...settings }
      }),
    )
  const someRules = fc.record({
    shifts: fc.constantFrom(rules.shifts, [{ id: 'day', agents: 3 }], []),
    mostDaysInARow: fc.integer({ min: 1, max: 7 }),
    mostDays: fc.integer({ min: 0, max: 20 }),
  })

  it('drawn up never breaks a rule: at worst it is short', () => {
    fc.assert(
      fc.property(someStaff, someRules, fc.integer({ min: 0, max: 21 }), (staff, own, length) => {
        const roster = drawUpRoster(month.slice(0, length), staff, own)

        const problems = new Set(checkRoster(roster, staff, own).map(({ problem }) => problem))
        expect([...problems].filter(problem => problem !== 'short')).toEqual([])
        expect(drawUpRoster(month.slice(0, length).reverse(), staff.toReversed(), own)).toEqual(roster)
      }),
    )
  })

  it.each([
    ['may-not-work', [{ id: 'a', mayWork: false }], [0], ['a'], []],
    ['away', [{ id: 'a', mayWork: true, away: [day(0)] }], [0], ['a'], []],
    ['without-mentor', [{ id: 'a', mayWork: true, mentorId: 'b' }], [0], ['a'], []],
    ['too-many-days-in-a-row', agents('a'), [0, 1, 2, 3, 4, 5, 6], ['a'], []],
  ] as const)('is found at fault: %s', (problem, staff, days, covering, mentored) => {
    const one: RosterRules = { shifts: [{ id: 'day', agents: 1 }], mostDaysInARow: 6 }
    const roster = days.map(offset => ({ date: day(offset), shift: 'day', agents: covering, mentored }))

    expect(checkRoster(roster, staff, one).map(({ problem }) => problem)).toEqual([problem])
  })

  it('is found at fault: twice a day, and too many days', () => {
    const two: RosterRules = { ...rules, mostDays: 0 }
    const roster = [
      { date: day(0), shift: 'early', agents: ['a', 'b'], mentored: [] },
      { date: day(0), shift: 'late', agents: ['a'], mentored: [] },
    ]

    expect(
      checkRoster(roster, agents('a', 'b'), rules).map(({ problem, agentId }) => [problem, agentId]),
    ).toEqual([['twice-a-day', 'a']])
    expect(new Set(checkRoster(roster, agents('a', 'b'), two).map(({ problem }) => problem))).toEqual(
      new Set(['too-many-days', 'twice-a-day']),
    )
  })

  it('refuses what it does not know', () => {
    const roster = [{ date: day(0), shift: 'night', agents: [], mentored: [] }]

    expect(() => checkRoster(roster, [], rules)).toThrow(/shift to be one of the rules, got night/)
    expect(() => checkRoster([{ ...roster[0]!, shift: 'late', agents: ['x'] }], [], rules)).toThrow(
      /agents to be known, got x/,
    )
    expect(() => drawUpRoster([day(0), day(0)], [], rules)).toThrow(/dates to be each once/)
    expect(() => drawUpRoster([], agents('a', 'a'), rules)).toThrow(/agents to be each once/)
    expect(RosterRules.parse(rules)).toEqual(rules)
    expect(DutyRota.safeParse({ since: day(0), agents: ['a', 'a'] }).success).toBe(false)
  })
})
