import { CaseFacts } from 'casewright'
import {
  againstTargets,
  handbookTargets,
  type Indicators,
  indicators,
  rankGroups,
  satisfactionFloor,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = 86_400_000
const plain: CaseFacts = {
  id: 'C-1',
  path: 'inquiry',
  agentId: 'a-1',
  openedAt: 10 * day,
  isComplaint: false,
  contacts: 1,
}
const byAgent = { agent: (facts: CaseFacts) => facts.agentId }
const counted = (cases: readonly Partial<CaseFacts>[], options = {}) => {
  const counter = indicators({}, options)
  for (const facts of cases) counter.add({ ...plain, ...facts })
  return counter.result()[0]!
}
const opinion = (overall: number): Partial<CaseFacts> => ({ satisfaction: { overall } })

describe('An indicator', () => {
  it.each<[keyof Indicators, readonly Partial<CaseFacts>[], number, number]>([
    ['accuracy', [{ isAccurate: true }, { isAccurate: false }, {}], 0.5, 2],
    ['resolutionRate', [{ isResolved: true }, { isResolved: true }, { isResolved: false }, {}], 2 / 3, 3],
    [
      'firstContactResolution',
      [{ isResolved: true }, { isResolved: true, contacts: 2 }, { isResolved: false }, { contacts: 1 }],
      1 / 3,
      3,
    ],
    ['responseAttainment', [{ respondedInTime: true }, { respondedInTime: false }, {}], 0.5, 2],
    ['replyAttainment', [{ repliedInTime: true }, {}], 1, 1],
    ['satisfaction', [opinion(100), opinion(75), opinion(50), {}], 75, 3],
    ['satisfactionTopBox', [opinion(100), opinion(75), {}], 0.5, 2],
    [
      'complaintSatisfaction',
      [
        { ...opinion(75), isComplaint: true },
        { ...opinion(50), isComplaint: true },
        opinion(0),
        { isComplaint: true },
      ],
      0.5,
      2,
    ],
    ['followUpCoverage', [{ isFollowedUp: true }, { isFollowedUp: false }, {}], 0.5, 2],
    [
      'complaintFollowUpCoverage',
      [{ isFollowedUp: true, isComplaint: true }, { isFollowedUp: false }, { isComplaint: true }],
      1,
      1,
    ],
    ['bookingRate', [{ isBooked: true }, { isBooked: false }, { isBooked: false }, {}], 1 / 3, 3],
    ['complaintsPerThousand', [{ isComplaint: true }, {}, {}, {}], 250, 4],
    [
      'contactsPerProblem',
      [{ isResolved: true, contacts: 3 }, { isResolved: false, contacts: 2 }, { contacts: 9 }],
      2.5,
      2,
    ],
    [
      'departmentAccuracy',
      [{ departmentMarks: { accuracy: 80 } }, { departmentMarks: { accuracy: 91, initiative: 1 } }],
      85.5,
      2,
    ],
    ['departmentInitiative', [{ departmentMarks: { initiative: 70 } }, {}], 70, 1],
  ])('%s counts the cases that take part', (name, cases, value, sample) => {
    expect(counted(cases).indicators[name]).toMatchObject({ value, sample })
  })

  it.each(['accuracy', 'satisfaction'] as const)('of nothing has no value: %s', name => {
    expect(counted([{}]).indicators[name]).toEqual({ value: null, sample: 0, isSmall: true, interval: null })
  })

  it('of opinions is also there by question', () => {
    const answers = (questions: Record<string, number>) => ({ satisfaction: { questions } })

    const { questions } = counted([answers({ speed: 50, tone: 100 }), answers({ speed: 75 }), opinion(0)])

    expect(questions).toMatchObject({ speed: { value: 62.5, sample: 2 }, tone: { value: 100, sample: 1 } })
  })

  it('that is a rate carries its interval, in its own unit', () => {
    const { accuracy, complaintsPerThousand } = counted(
      Array.from({ length: 29 }, (_, index) => ({ isAccurate: index === 0, isComplaint: index === 0 })),
    ).indicators

    expect(accuracy.interval?.low).toBeCloseTo(0.0061, 4)
    expect(complaintsPerThousand.interval?.high).toBeCloseTo(171.8, 1)
  })

  it('starts satisfaction where the department does', () => {
    const complaints = [60, 80].map(overall => ({ ...opinion(overall), isComplaint: true }))

    const { complaintSatisfaction, satisfactionTopBox } = counted(complaints, {
      satisfiedFrom: 60,
      topBoxFrom: 80,
    }).indicators

    expect([complaintSatisfaction.value, satisfactionTopBox.value]).toEqual([1, 0.5])
  })
})

describe('Counting cases', () => {
  it.each([
    ['from its first instant', { from: 10 * day }, 1],
    ['up to its end, which is no longer in it', { until: 10 * day }, 0],
    ['between the two', { from: 9 * day, until: 11 * day }, 1],
  ])('keeps to the period: %s', (_, period, cases) => {
    const counter = indicators({}, { period })

    counter.add(plain)

    expect(counter.result().map(group => group.cases)).toEqual(cases === 0 ? [] : [cases])
  })

  it('can go by when cases were closed, leaving out those that are open', () => {
    const counter = indicators({}, { periodBy: 'closedAt', period: { from: 20 * day } })

    for (const closedAt of [19 * day, 20 * day, undefined]) counter.add({ ...plain, closedAt })

    expect(counter.result()).toMatchObject([{ cases: 1 }])
  })

  it('groups by any dimensions, by name', () => {
    const counter = indicators({
      ...byAgent,
      month: facts => new Date(facts.openedAt).toISOString().slice(0, 7),
    })

    for (const [agentId, openedAt] of [
      ['a-2', 0],
      ['a-1', 40 * day],
      ['a-1', 0],
      ['a-2', 0],
    ] as const) {
      counter.add({ ...plain, agentId, openedAt })
    }

    expect(counter.result().map(({ group, cases }) => [group.agent, group.month, cases])).toEqual([
      ['a-1', '1970-01', 1],
      ['a-1', '1970-02', 1],
      ['a-2', '1970-01', 2],
    ])
  })

  const facts = fc.record(
    {
      agentId: fc.constantFrom('a-1', 'a-2', 'a-3'),
      isComplaint: fc.boolean(),
      isResolved: fc.boolean(),
      isAccurate: fc.boolean(),
      contacts: fc.integer({ min: 1, max: 5 }),
      satisfaction: fc.record({
        overall: fc.integer({ min: 0, max: 1000 }).map(value => value / 10),
        questions: fc.dictionary(
          fc.constantFrom('speed', 'tone'),
          fc.integer({ min: 0, max: 100_000 }).map(value => value / 1000),
        ),
      }),
    },
    { requiredKeys: ['agentId', 'isComplaint', 'contacts'] },
  )

  it('gives of merged parts, in any order, exactly what it gives of the whole', () => {
    fc.assert(
      fc.property(fc.array(facts), fc.array(facts), fc.array(facts), (first, second, third) => {
        const count = (...parts: readonly Partial<CaseFacts>[][]) => {
          const counter = indicators(byAgent)
          for (const part of parts.flat()) counter.add({ ...plain, ...part })
          return counter
        }
        const merged = count(third)
        merged.merge({ tallies: JSON.parse(JSON.stringify(count(first).tallies)) })
        merged.merge(count(second))

        expect(merged.result()).toEqual(count(first, second, third).result())
      }),
    )
  })

  it('doubles when merged into itself', () => {
    const counter = indicators(byAgent)
    counter.add({ ...plain, ...opinion(80) })

    counter.merge(counter)

    expect(counter.result()).toMatchObject([
      { cases: 2, indicators: { satisfaction: { value: 80, sample: 2 } } },
    ])
  })

  it('is not merged with a count of other dimensions', () => {
    const counter = indicators(byAgent)
    counter.add(plain)

    expect(() => indicators({}).merge(counter)).toThrow(
      'merge: expected group to be named in 0 dimensions, got a-1',
    )
  })

  it.each([
    [{ leastSample: 0 }, 'leastSample to be a whole number ≥ 1, got 0'],
    [{ satisfiedFrom: 101 }, 'satisfiedFrom to be points, 0–100, got 101'],
    [{ topBoxFrom: Number.NaN }, 'topBoxFrom to be points, 0–100, got NaN'],
  ])('is not begun with %o', (options, message) => {
    expect(() => indicators({}, options)).toThrow(`indicators: expected ${message}`)
  })

  it('reads facts that the schema takes', () => {
    expect(CaseFacts.parse(plain)).toEqual(plain)
    expect(CaseFacts.safeParse({ ...plain, contacts: 0 }).success).toBe(false)
  })
})

const accurate = (hits: number, of: number) =>
  counted(Array.from({ length: of }, (_, index) => ({ isAccurate: index < hits })))

describe('A target', () => {
  it.each([
    [19, 20, 'met', false],
    [95, 100, 'met', false],
    [94, 100, 'missed', false],
    [995, 1000, 'met', true],
    [80, 100, 'missed', true],
    [0, 5, 'missed', false],
    [0, 0, 'no-data', false],
  ])('of 95 %% with %d right of %d is %s, settled: %s', (hits, of, standing, isSettled) => {
    const group = of === 0 ? counted([{}]) : accurate(hits, of)

    expect(againstTargets(group)[0]).toMatchObject({ standing, isSettled, target: { indicator: 'accuracy' } })
  })

  it('is there for each number of the handbook (Q8)', () => {
    expect(handbookTargets.map(({ indicator, atLeast }) => [indicator, atLeast])).toEqual([
      ['accuracy', 0.95],
      ['complaintSatisfaction', 0.9],
      ['resolutionRate', 0.95],
      ['satisfaction', 85],
      ['bookingRate', 0.85],
      ['complaintFollowUpCoverage', 1],
    ])
  })

  it('may be of a mean', () => {
    const group = counted(Array(30).fill(opinion(70)))

    expect(againstTargets(group, [satisfactionFloor])).toMatchObject([{ standing: 'met', isSettled: true }])
  })
})

describe('Ranking groups', () => {
  const counter = indicators(byAgent, { leastSample: 2 })
  const agents: Record<string, readonly Partial<CaseFacts>[]> = {
    'a-1': [
      { isAccurate: true, contacts: 3, isResolved: true },
      { isAccurate: false, contacts: 3, isResolved: true },
    ],
    'a-2': [{ isAccurate: true }],
    'a-3': [
      { isAccurate: true, isResolved: true },
      { isAccurate: true, isResolved: true },
    ],
    'a-4': [
      { isAccurate: true, isResolved: true },
      { isAccurate: true, isResolved: true },
    ],
    'a-5': [{}],
  }
  for (const [agentId, cases] of Object.entries(agents)) {
    for (const facts of cases) counter.add({ ...plain, ...facts, agentId })
  }
  const read = (name: keyof Indicators) =>
    rankGroups(counter.result(), name).map(({ group, rank }) => `${group.agent}: ${rank}`)

  it('puts the best first, equals on one rank, and gives small samples none', () => {
    expect(read('accuracy')).toEqual(['a-3: 1', 'a-4: 1', 'a-1: 3', 'a-2: null', 'a-5: null'])
  })

  it('takes fewer contacts for better', () => {
    expect(read('contactsPerProblem').slice(0, 3)).toEqual(['a-3: 1', 'a-4: 1', 'a-1: 3'])
  })
})
