import { AgentAtWork, type AgentNeed, RoutingRules } from 'casewright'
import { assign, assignQueue, handbookRouting, startingShare } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const agent = (id: string, settings: Partial<AgentAtWork> = {}): AgentAtWork => ({
  id,
  role: 'service-agent',
  capacity: 5,
  isAvailable: true,
  open: 0,
  assigned: 0,
  idleSince: 0,
  ...settings,
})
const need = (settings: Partial<AgentNeed> = {}): AgentNeed => ({ desk: 'service-agent', ...settings })
const by = (strategy: RoutingRules['strategy']): RoutingRules => ({ ...handbookRouting, strategy })

describe('assign', () => {
  it.each<[string, AgentNeed, AgentAtWork[], string, string[]]>([
    [
      'the leaning that the matter asks for',
      need({ leaning: 'tech' }),
      [
        agent('a', { leaning: 'theory' }),
        agent('b', { leaning: 'tech', open: 3 }),
        agent('c', { leaning: 'all-round' }),
      ],
      'b',
      ['leaning: tech', 'the only one'],
    ],
    [
      'somebody all-round where nobody leans that way',
      need({ leaning: 'tech' }),
      [agent('a', { leaning: 'theory' }), agent('c', { leaning: 'all-round' })],
      'c',
      ['leaning: all-round for tech', 'the only one'],
    ],
    [
      'anybody where nobody fits a wish',
      need({ leaning: 'tech' }),
      [agent('a', { leaning: 'theory', open: 1 }), agent('b')],
      'b',
      ['fewest open cases'],
    ],
    [
      'the fewest open cases of those who fit equally well',
      need({ leaning: 'tech' }),
      [agent('a', { leaning: 'tech', open: 2 }), agent('b', { leaning: 'tech', open: 1 })],
      'b',
      ['leaning: tech', 'fewest open cases'],
    ],
    [
      'somebody who speaks the language',
      need({ language: 'zh-CN' }),
      [agent('a', { languages: ['en'] }), agent('b', { languages: ['zh'], open: 4 })],
      'b',
      ['language: zh-CN', 'the only one'],
    ],
    [
      'the key-account agent of the customer before a better leaning',
      need({ customerId: 'c-9', leaning: 'tech' }),
      [agent('a', { leaning: 'tech' }), agent('b', { accounts: ['c-9'], leaning: 'theory' })],
      'b',
      ['key account: c-9', 'the only one'],
    ],
    [
      'who answers for the matter already (R1)',
      need({ ownerId: 'b', customerId: 'c-9' }),
      [agent('a', { accounts: ['c-9'] }), agent('b')],
      'b',
      ['owner: b', 'the only one'],
    ],
    [
      "who looks after the customer's grade",
      need({ customerGrade: 'key' }),
      [agent('a'), agent('b', { customerGrades: ['key'], open: 2 })],
      'b',
      ['customer grade: key', 'the only one'],
    ],
  ])('chooses %s', (_, asked, agents, agentId, because) => {
    const assignment = assign(asked, agents)

    expect(assignment).toEqual({ agentId, because })
  })

  it.each<[RoutingRules['strategy'], string, string]>([
    ['fewest-open', 'a', 'fewest open cases'],
    ['longest-idle', 'b', 'longest idle'],
    ['weighted-fair', 'c', 'furthest behind a fair share'],
  ])('by %s gives the case to %s', (strategy, agentId, reason) => {
    const agents = [
      agent('a', { open: 0, idleSince: 30, assigned: 4 }),
      agent('b', { open: 2, idleSince: 10, assigned: 4 }),
      agent('c', { open: 1, idleSince: 20, assigned: 5, weight: 2 }),
    ]

    expect(assign(need(), agents, by(strategy))).toEqual({ agentId, because: [reason] })
  })

  it.each([
    [
      'another desk',
      agent('a', { role: 'order-agent' }),
      need(),
      'nobody-fits',
      ['nobody for desk: service-agent'],
    ],
    [
      'another language',
      agent('a', { languages: ['en'] }),
      need({ language: 'fr' }),
      'nobody-fits',
      ['nobody for language: fr'],
    ],
    ['named as not', agent('a'), need({ not: ['a'] }), 'nobody-fits', ['nobody for desk: service-agent']],
    ['full', agent('a', { open: 5 }), need(), 'all-busy', ['1 full', '0 away']],
    ['away', agent('a', { isAvailable: false }), need(), 'all-busy', ['0 full', '1 away']],
  ] as const)('lets the case wait when the only agent is %s', (_, only, asked, waits, because) => {
    expect(assign(asked, [only])).toEqual({ agentId: null, waits, because })
  })

  it('queues for the required, however free the others are', () => {
    const rules: RoutingRules = { match: [{ by: 'leaning', required: true }], strategy: 'fewest-open' }
    const agents = [agent('a', { leaning: 'tech', open: 5 }), agent('b', { leaning: 'theory' })]

    expect(assign(need({ leaning: 'tech' }), agents, rules)).toMatchObject({
      agentId: null,
      waits: 'all-busy',
    })
  })

  it.each([
    ['zh', 'zh-CN', true],
    ['zh-CN', 'zh', true],
    ['ZH-cn', 'zh-CN', true],
    ['zh-TW', 'zh-CN', false],
    ['de', 'den', false],
  ])('takes one who speaks %s for one who wants %s: %s', (spoken, wanted, fits) => {
    const { agentId } = assign(need({ language: wanted }), [agent('a', { languages: [spoken] })])

    expect(agentId === 'a').toBe(fits)
  })

  it('refuses a strategy it does not know', () => {
    expect(() => assign(need(), [], { match: [], strategy: 'random' as never })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })

  const people = fc
    .array(fc.record({ weight: fc.integer({ min: 1, max: 20 }), capacity: fc.integer({ min: 0, max: 6 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map(all => all.map((settings, index) => agent(`a${index}`, settings)))
  const strategies = fc.constantFrom(
    'fewest-open' as const,
    'longest-idle' as const,
    'weighted-fair' as const,
  )

  /** Gives one case after another; `finishes` says after which of them whose oldest case is done. */
  function aDay(
    agents: AgentAtWork[],
    strategy: RoutingRules['strategy'],
    cases: number,
    after: (all: AgentAtWork[], at: number) => AgentAtWork[],
  ) {
    let staff = agents
    const counts = new Map(agents.map(({ id }) => [id, 0]))
    for (let at = 1; at <= cases; at++) {
      const { agentId } = assign(need(), staff, by(strategy))
      if (agentId !== null) counts.set(agentId, counts.get(agentId)! + 1)
      staff = staff.map(each =>
        each.id === agentId
          ? { ...each, open: each.open + 1, assigned: each.assigned + 1, idleSince: at }
          : each,
      )
      staff = after(staff, at)
    }
    return { staff, counts }
  }

  it('floods nobody: no strategy goes past a capacity', () => {
    fc.assert(
      fc.property(people, strategies, fc.integer({ min: 1, max: 60 }), (agents, strategy, cases) => {
        const { staff, counts } = aDay(agents, strategy, cases, all => all)

        for (const { open, capacity } of staff) expect(open).toBeLessThanOrEqual(capacity)
        const room = agents.reduce((sum, { capacity }) => sum + capacity, 0)
        expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(Math.min(room, cases))
      }),
    )
  })

  it('starves nobody: among equals who finish at once, any strategy goes round', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        strategies,
        fc.integer({ min: 0, max: 60 }),
        (size, strategy, cases) => {
          const agents = Array.from({ length: size }, (_, index) => agent(`a${index}`, { capacity: 1 }))

          const { counts } = aDay(agents, strategy, cases, all => all.map(each => ({ ...each, open: 0 })))

          const given = [...counts.values()]
          expect(Math.max(...given) - Math.min(...given)).toBeLessThanOrEqual(1)
        },
      ),
    )
  })

  it('strays from nobody’s fair share by a whole case when weights decide', () => {
    fc.assert(
      fc.property(people, fc.integer({ min: 0, max: 80 }), (some, cases) => {
        const agents = some.map(each => ({ ...each, capacity: 100 }))
        const weights = agents.reduce((sum, { weight = 1 }) => sum + weight, 0)

        const { counts } = aDay(agents, 'weighted-fair', cases, all => all)

        for (const { id, weight = 1 } of agents) {
          expect(Math.abs(counts.get(id)! - (cases * weight) / weights)).toBeLessThan(1)
        }
      }),
    )
  })

  it('does not depend on the order of the agents', () => {
    fc.assert(
      fc.property(people, strategies, (agents, strategy) => {
        expect(assign(need(), agents.toReversed(), by(strategy))).toEqual(
          assign(need(), agents, by(strategy)),
        )
      }),
    )
  })
})

describe('startingShare', () => {
  it.each([
    [1, [], 0],
    [1, [agent('a', { assigned: 7 }), agent('b', { assigned: 8 })], 7],
    [2, [agent('a', { assigned: 6, weight: 2 }), agent('b', { assigned: 3 })], 6],
  ])('lets a weight of %i join %j at %i', (weight, others, start) => {
    expect(startingShare(weight, others)).toBe(start)
  })
})

describe('assignQueue', () => {
  const waiting = (id: string, severity: 'low' | 'high', settings: Partial<AgentNeed> = {}) => ({
    id,
    priority: { severity, urgency: 'medium' as const },
    openedAt: 0,
    need: need(settings),
  })

  it('gives the room there is to the most severe, and lets the rest wait', () => {
    const queue = [waiting('1', 'low'), waiting('2', 'high'), waiting('3', 'low')]

    const places = assignQueue(queue, [agent('a', { capacity: 1 }), agent('b', { capacity: 1 })], { at: 0 })

    expect(places.map(({ case: { id }, assignment }) => [id, assignment.agentId])).toEqual([
      ['2', 'a'],
      ['1', 'b'],
      ['3', null],
    ])
  })

  it('does not let a case that waits for a language hold up the others', () => {
    const queue = [waiting('1', 'high', { language: 'fr' }), waiting('2', 'low')]

    const places = assignQueue(queue, [agent('a', { languages: ['zh'] })], { at: 0 })

    expect(places.map(({ assignment }) => assignment.agentId)).toEqual([null, 'a'])
  })

  it('refuses an agent listed twice', () => {
    expect(() => assignQueue([], [agent('a'), agent('a')], { at: 0 })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})

describe('The routing of the handbook', () => {
  it('is data that the schema takes', () => {
    expect(RoutingRules.parse(handbookRouting)).toEqual(handbookRouting)
    expect(AgentAtWork.parse(agent('a'))).toEqual(agent('a'))
    expect(
      RoutingRules.safeParse({
        ...handbookRouting,
        match: [...handbookRouting.match, handbookRouting.match[0]],
      }).success,
    ).toBe(false)
  })
})
