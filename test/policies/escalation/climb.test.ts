import { EscalationLadder } from 'casewright'
import { alwaysOpen, type ClimbingCase, climb, createCalendar, serviceLadder } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const calendar = alwaysOpen()
const item = (settings: Partial<ClimbingCase> = {}): ClimbingCase => ({
  severity: 'high',
  openedAt: 0,
  stuckAt: null,
  climbed: [],
  ...settings,
})
const rungs = (settings: Partial<ClimbingCase>, at: number) =>
  climb(item(settings), { at, calendar }).due.map(({ rung }) => rung.id)

describe('climb', () => {
  it.each([
    ['low', 48 * hour - 1, []],
    ['low', 48 * hour, ['supervisor']],
    ['low', 4800 * hour, ['supervisor']],
    ['medium', 48 * hour, ['supervisor', 'manager']],
    ['high', 4 * hour, ['supervisor']],
    ['high', 48 * hour, ['supervisor', 'manager', 'general-manager']],
    ['critical', 0, ['supervisor']],
    ['critical', 4 * hour, ['supervisor', 'manager', 'general-manager']],
  ] as const)('takes a case of severity %s after %i ms up to %j (R5)', (severity, at, expected) => {
    expect(rungs({ severity }, at)).toEqual(expected)
  })

  it('goes across only once an agent is stuck (P4)', () => {
    expect(rungs({ severity: 'medium' }, 10 * hour)).toEqual([])
    expect(rungs({ severity: 'medium', stuckAt: 2 * hour }, 3 * hour)).toEqual(['technical-support'])
    expect(rungs({ severity: 'medium', stuckAt: 2 * hour }, 6 * hour)).toEqual([
      'technical-support',
      'technical-department',
    ])
  })

  it('says why, since when, and what comes next', () => {
    const { due, nextAt } = climb(item(), { at: 5 * hour, calendar })

    expect(due).toEqual([
      { rung: serviceLadder[2], dueAt: 4 * hour, because: 'severity high, 4 h since opened' },
    ])
    expect(nextAt).toBe(16 * hour)
  })

  it('counts open time only', () => {
    const office = createCalendar({
      timeZone: 'UTC',
      hours: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
    })
    const monday = Date.parse('2026-03-09T15:00Z')

    const { nextAt } = climb(item({ openedAt: monday }), { at: monday, calendar: office })

    expect(nextAt).toBe(Date.parse('2026-03-10T11:00Z'))
  })

  it('passes no rung by: a higher one waits for those below it', () => {
    const ladder: EscalationLadder = [
      { id: 'second', kind: 'hierarchic', level: 2, to: 'manager', since: 'opened', afterMs: { high: 1 } },
      { id: 'first', kind: 'hierarchic', level: 1, to: 'supervisor', since: 'opened', afterMs: { high: 5 } },
    ]

    expect(climb(item(), { at: 4, calendar, ladder })).toEqual({ due: [], nextAt: 5 })
    expect(climb(item(), { at: 5, calendar, ladder }).due.map(({ rung }) => rung.id)).toEqual([
      'first',
      'second',
    ])
  })

  const times = fc.integer({ min: 0, max: 100 * hour })
  const severities = fc.constantFrom('low' as const, 'medium' as const, 'high' as const, 'critical' as const)

  it('comes to each rung once, exactly when it said it would', () => {
    fc.assert(
      fc.property(severities, times, fc.option(times), (severity, openedAt, stuckAt) => {
        let now = item({ severity, openedAt, stuckAt })
        const climbed: string[] = []
        for (let at: number | null = 0; at !== null; ) {
          const { due, nextAt } = climb(now, { at, calendar })
          if (nextAt !== null) {
            expect(
              climb(
                { ...now, climbed: [...now.climbed, ...due.map(({ rung }) => rung.id)] },
                { at: nextAt - 1, calendar },
              ).due,
            ).toEqual([])
          }
          climbed.push(...due.map(({ rung }) => rung.id))
          now = { ...now, climbed: [...climbed] }
          at = nextAt
        }

        expect(new Set(climbed).size).toBe(climbed.length)
        expect(climbed.filter(id => ['supervisor', 'manager', 'general-manager'].includes(id))).toEqual(
          ['supervisor', 'manager', 'general-manager'].slice(
            0,
            { low: 1, medium: 2, high: 3, critical: 3 }[severity],
          ),
        )
      }),
    )
  })

  it('brings every rung nearer, and none further, as severity rises', () => {
    fc.assert(
      fc.property(times, fc.option(times), (at, stuckAt) => {
        const reached = (['low', 'medium', 'high', 'critical'] as const).map(severity =>
          rungs({ severity, stuckAt }, at),
        )

        for (const [index, more] of reached.slice(1).entries())
          expect(more).toEqual(expect.arrayContaining(reached[index]!))
      }),
    )
  })

  it('is data that the schema takes, each level once', () => {
    expect(EscalationLadder.parse(serviceLadder)).toEqual(serviceLadder)
    expect(EscalationLadder.safeParse([...serviceLadder, { ...serviceLadder[0], id: 'other' }]).success).toBe(
      false,
    )
    expect(EscalationLadder.safeParse([...serviceLadder, { ...serviceLadder[0], level: 9 }]).success).toBe(
      false,
    )
  })

  it('refuses no instant', () => {
    expect(() => climb(item(), { at: Number.NaN, calendar })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})
