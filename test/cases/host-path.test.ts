import { defineCharter, elapse, nextDueAt, type Path, permittedEvents } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { assign, emit, setup } from 'xstate'
import { z } from 'zod'
import { cast, hour, minute, monday } from '../machines/cast.js'
import { laws } from '../machines/laws.js'
import { Story } from '../machines/story.js'

const { agent, customer, stranger } = cast

interface Visit {
  readonly place: string
  readonly calls: number
}

const visitMachine = setup({
  types: {
    context: {} as Visit,
    input: {} as { place: string; waitMs: number; at: number },
    events: {} as
      | { type: 'visitor.arrive' }
      | { type: 'visitor.leave' }
      | { type: 'visitor.say'; text: string },
    emitted: {} as { type: 'visitor.call'; times: number } | { type: 'visitor.said'; text: string },
    output: {} as { place: string },
    meta: {} as { holder?: string },
    tags: {} as 'waiting',
  },
  actions: {
    count: assign({ calls: ({ context }) => context.calls + 1 }),
    call: emit(({ context }) => ({ type: 'visitor.call' as const, times: context.calls })),
    hear: emit(({ event }) => ({ type: 'visitor.said' as const, text: 'text' in event ? event.text : '' })),
  },
  delays: { patience: 10 * minute },
}).createMachine({
  id: 'visit',
  context: ({ input }) => ({ place: input.place, calls: 0 }),
  output: ({ context }) => ({ place: context.place }),
  initial: 'expected',
  states: {
    expected: {
      tags: ['waiting'],
      meta: { holder: 'service-agent' },
      after: { [hour]: 'calling' },
      on: { 'visitor.arrive': 'present' },
    },
    calling: {
      tags: ['waiting'],
      meta: { holder: 'service-agent' },
      entry: ['count', 'call'],
      after: {
        patience: [
          { guard: ({ context }) => context.calls < 3, target: 'calling', reenter: true },
          { target: 'missed' },
        ],
      },
      on: { 'visitor.arrive': 'present' },
    },
    present: {
      meta: { holder: 'customer' },
      on: {
        'visitor.leave': 'done',
        'visitor.say': { guard: ({ event }) => event.text !== '', actions: 'hear' },
      },
    },
    done: { type: 'final' },
    missed: { type: 'final' },
  },
})

const visit = {
  id: 'visit',
  version: 1,
  machine: visitMachine,
  input: z.strictObject({ place: z.string() }),
  event: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('visitor.arrive') }),
    z.strictObject({ type: z.literal('visitor.leave') }),
    z.strictObject({ type: z.literal('visitor.say'), text: z.string() }),
  ]),
  senders: { 'visitor.say': ['customer', 'service-agent'] },
  rules: {},
  selectors: {},
} as const satisfies Path

const charter = defineCharter(
  { id: 'shop', version: 3, title: 'A shop', timeZone: 'Europe/Berlin', paths: ['visit'] },
  { paths: { visit } },
)

describe("A host's own path", () => {
  const told: Story<typeof visit>[] = []
  const aVisit = () => {
    const story = new Story(visit, { place: 'Counter 3' }, { charter })
    told.push(story)
    return story
  }

  afterEach(() => {
    for (const story of told.splice(0)) {
      laws['survives being stored between any two turns'](story)
      laws['follows from its records'](story)
      laws['is recorded throughout'](story)
    }
  })

  it('is led under its own charter like any other', () => {
    const story = aVisit()

    story.does(agent, { type: 'visitor.arrive' }).does(customer, { type: 'visitor.say', text: 'Hello' })
    story.does(customer, { type: 'visitor.leave' })

    expect(story.stands).toBe('done')
    expect(story.case).toMatchObject({
      path: 'visit',
      charter: { id: 'shop', version: 3 },
      state: { status: 'done', output: { place: 'Counter 3' } },
    })
    expect(story.emitted).toEqual([{ type: 'visitor.said', text: 'Hello' }])
  })

  it('has its states held, and its events sent, by whom it says (R3)', () => {
    const story = aVisit().does(agent, { type: 'visitor.arrive' })

    expect(story.refuses(agent, { type: 'visitor.leave' })).toMatchObject({
      code: 'not-your-role',
      roles: ['customer'],
    })
    expect(permittedEvents(story.case, agent, charter)).toEqual(['visitor.say'])
    expect(permittedEvents(story.case, customer, charter)).toEqual(['visitor.leave', 'visitor.say'])
  })

  it('refuses what a guard of its own holds back, without a rule to name', () => {
    const story = aVisit().does(agent, { type: 'visitor.arrive' })

    const refusal = story.refuses(customer, { type: 'visitor.say', text: '' })

    expect(refusal).toEqual({
      code: 'not-now',
      event: 'visitor.say',
      message: 'A case that is present does not take this visitor.say.',
    })
  })

  it('lets any customer speak who does not say whose a case is', () => {
    const story = aVisit().does(agent, { type: 'visitor.arrive' })

    expect(story.tries(stranger, { type: 'visitor.say', text: 'Hello' })).toBe(true)
  })

  it('has its timers kept as instants in the case', () => {
    const story = aVisit()

    expect(nextDueAt(story.case)).toBe(monday + hour)
    story.does(agent, { type: 'visitor.arrive' })
    expect(nextDueAt(story.case)).toBeNull()
  })

  it('has its timers fire in order, each at its own instant, when time jumps over several', () => {
    const story = aVisit().waits(5 * hour)

    expect(story.stands).toBe('missed')
    expect(story.emitted).toMatchObject([{ times: 1 }, { times: 2 }, { times: 3 }])
    expect(story.recorded.map(({ at }) => (at - monday) / minute)).toEqual([0, 60, 70, 80, 90])
    expect(story.recorded.slice(1).every(({ by }) => by.role === 'system')).toBe(true)
  })

  it('has its timers fire before an event that comes later', () => {
    const story = aVisit()

    story.later(85 * minute).does(agent, { type: 'visitor.arrive' })

    expect(story.lately).toHaveLength(3)
    expect(story.stands).toBe('present')
  })

  it('has its timers fired by time alone', () => {
    const story = aVisit()
    const { event } = story.case.state.timers![0]!

    const refusal = story.refuses(agent, event as never)

    expect(event.type).toMatch(/^xstate\.after\./)
    expect(refusal).toMatchObject({ code: 'unknown-event' })
  })

  it('that cannot start is refused, with the cause', () => {
    const machine = setup({}).createMachine({
      context: () => {
        throw new Error('no place left')
      },
    })
    const broken = { ...visit, machine }
    const opens = () =>
      new Story(
        broken,
        { place: '-' },
        {
          charter: defineCharter({ ...charter, paths: ['broken'] }, { paths: { broken } }),
        },
      )

    expect(opens).toThrow('openCase: visit could not start')
    expect(opens).toThrow(expect.objectContaining({ code: 'invalid-input', cause: 'Error: no place left' }))
  })

  it('that leaves a deadline standing when it is reached is told so, not run forever', () => {
    const machine = setup({
      types: { context: {} as { deadlines: Record<string, number> }, input: {} as { at: number } },
    }).createMachine({
      context: ({ input }) => ({ deadlines: { tea: input.at + hour } }),
      on: { 'deadline.reach': { actions: assign({}) } },
    })
    const forgetful = { ...visit, machine: machine as never }
    const { case: item, charter: its } = new Story<Path>(
      forgetful as Path,
      { place: '-' },
      {
        charter: defineCharter(
          { ...charter, paths: ['forgetful'] },
          { paths: { forgetful: forgetful as Path } },
        ),
      },
    )

    expect(() => elapse(item, { at: monday + hour, charter: its })).toThrow(
      'elapse: expected the machine of path "visit"',
    )
  })
})
