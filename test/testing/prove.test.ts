import { isCasewrightError, type Path, paths } from 'casewright'
import {
  everyCaseCanBeAnswered,
  everyCaseCanEnd,
  everyEndingIsAccountedFor,
  everyEventIsTaken,
  everyStateHasAHolder,
  everyStateIsReachable,
  everyWaitHasAClock,
  type Invariant,
  noApologyWithoutLiability,
  onlyHoldersMoveIt,
  ownerStaysUntilAnswered,
  prove,
} from 'casewright/testing'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { littlePath } from './little-path.js'

const text = z.string()

/** Accept, reply, feed back, and nothing else: keeps every promise. */
const plain = {
  initial: 'accepting',
  states: {
    accepting: { on: { accept: { target: 'working', actions: 'own' } } },
    working: { on: { reply: { target: 'answered', actions: 'reply' } } },
    answered: { tags: 'answered', on: { learn: { target: 'ended', actions: 'feedBack' } } },
    ended: { type: 'final' },
  },
} as const
const events = { accept: {}, reply: {}, learn: {} }

/** The events of the counter-example that breaks a promise, or nothing. */
function breaks(path: Path, invariant: Invariant) {
  const result = prove(path, [invariant])
  if (result.ok) return null
  expect(result.invariant).toBe(invariant.name)
  return {
    because: result.because,
    events: result.events.map(({ event, by }) => `${event.type} by ${by?.role}`),
  }
}

const invariants: readonly Invariant[] = [
  everyCaseCanEnd,
  everyCaseCanBeAnswered,
  everyEndingIsAccountedFor,
  everyStateHasAHolder,
  onlyHoldersMoveIt,
  ownerStaysUntilAnswered,
  noApologyWithoutLiability,
  everyWaitHasAClock(),
  everyStateIsReachable,
  everyEventIsTaken,
]

describe('A path that keeps its promises', () => {
  it.each(Object.values(paths) as readonly Path[])(
    '$id is proved to',
    path => {
      const result = prove(path)

      expect(result).toMatchObject({ ok: true })
    },
    60_000,
  )

  it('is proved to on as many states and transitions as it has', () => {
    expect(prove(littlePath({ chart: plain, events }), invariants)).toEqual({
      ok: true,
      states: 4,
      transitions: 3,
    })
  })
})

describe('A path that breaks a promise is caught on the shortest way to where it does:', () => {
  const agent = 'service-agent'

  it('a case that cannot end', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        working: { on: { ...plain.states.working.on, park: 'parked' } },
        parked: {},
      },
    }

    expect(breaks(littlePath({ chart, events: { ...events, park: {} } }), everyCaseCanEnd)).toEqual({
      because: 'no way leads from parked to an end',
      events: [`accept by ${agent}`, `park by ${agent}`],
    })
  })

  it('a case that can only be withdrawn', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        accepting: { on: { ...plain.states.accepting.on, park: 'parked' } },
        parked: { on: { withdraw: { target: 'ended', actions: 'sayWhy' } } },
      },
    }
    const path = littlePath({ chart, events: { ...events, park: {}, withdraw: { text } } })

    expect(breaks(path, everyCaseCanEnd)).toBeNull()
    expect(breaks(path, everyEndingIsAccountedFor)).toBeNull()
    expect(breaks(path, everyCaseCanBeAnswered)).toEqual({
      because: 'no way leads from parked to a reply and a feedback record',
      events: [`park by ${agent}`],
    })
  })

  it('an end without a feedback record (R2)', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        answered: { on: { learn: { target: 'ended', actions: 'feedBack' }, skip: 'ended' } },
      },
    }

    expect(breaks(littlePath({ chart, events: { ...events, skip: {} } }), everyEndingIsAccountedFor)).toEqual(
      {
        because: 'ended is an end without a feedback record',
        events: [`accept by ${agent}`, `reply by ${agent}`, `skip by ${agent}`],
      },
    )
  })

  it('a state that nobody holds (R3)', () => {
    const chart = {
      ...plain,
      holder: null,
      states: {
        ...plain.states,
        accepting: { ...plain.states.accepting, meta: { holder: agent } },
      },
    }

    expect(breaks(littlePath({ chart, events }), everyStateHasAHolder)).toEqual({
      because: 'nobody holds working',
      events: [`accept by ${agent}`],
    })
  })

  it('somebody who plays time (R3)', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        working: {
          ...plain.states.working,
          on: { ...plain.states.working.on, 'deadline.reach': 'answered' },
        },
      },
    }
    const path = littlePath({ chart, events: { ...events, 'deadline.reach': { deadline: text } } })

    expect(breaks(path, onlyHoldersMoveIt)).toEqual({
      because: 'a service-agent, who holds no part of working, may send deadline.reach',
      events: [`accept by ${agent}`],
    })
  })

  it('an owner who changes before the reply (R1)', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        working: { on: { ...plain.states.working.on, accept: { actions: 'own' } } },
      },
    }

    expect(breaks(littlePath({ chart, events }), ownerStaysUntilAnswered)).toEqual({
      because: 'the case went from service-agent-1 to service-agent-2 before it was answered',
      events: [`accept by ${agent}`, `accept by ${agent}`],
    })
  })

  it('an owner who changes after the reply is none of it', () => {
    const chart = {
      ...plain,
      states: {
        ...plain.states,
        answered: {
          ...plain.states.answered,
          on: { ...plain.states.answered.on, accept: { actions: 'own' } },
        },
      },
    }

    expect(breaks(littlePath({ chart, events }), ownerStaysUntilAnswered)).toBeNull()
  })

  it('an apology without liability (R6)', () => {
    const path = littlePath({
      chart: plain,
      events: { ...events, reply: { apology: z.boolean().optional() } },
    })

    expect(breaks(path, noApologyWithoutLiability)).toEqual({
      because: 'reply apologises, and the department is not known to be responsible',
      events: [`accept by ${agent}`, `reply by ${agent}`],
    })
  })

  it('a wait without a clock', () => {
    const asking = (actions: string[]) => ({
      ...plain,
      states: {
        ...plain.states,
        working: { on: { ...plain.states.working.on, ask: { target: 'asking', actions } } },
        asking: {
          tags: 'awaitingCustomer',
          exit: 'stopWaiting',
          on: { hear: 'working', 'deadline.reach': 'working' },
        },
      },
    })
    const little = (actions: string[]) =>
      littlePath({ chart: asking(actions), events: { ...events, ask: {}, hear: {} } })

    expect(breaks(little(['wait']), everyWaitHasAClock())).toBeNull()
    expect(breaks(little([]), everyWaitHasAClock({ watched: ['awaitingCustomer'] }))).toBeNull()
    expect(breaks(little([]), everyWaitHasAClock())).toEqual({
      because: 'asking is tagged awaitingCustomer, and nothing ever falls due in it',
      events: [`accept by ${agent}`, `ask by ${agent}`],
    })
  })

  it('a state that cannot be reached', () => {
    const chart = { ...plain, states: { ...plain.states, attic: { on: { accept: 'working' } } } }

    expect(breaks(littlePath({ chart, events }), everyStateIsReachable)).toEqual({
      because: 'no way leads to attic',
      events: [],
    })
  })

  it('a state that is only passed through is reached', () => {
    const through = (target: string) => ({
      ...plain,
      states: {
        ...plain.states,
        working: { on: { reply: { target, actions: 'reply' } } },
        sorting: { always: 'answered' },
        sifting: { always: 'answered' },
      },
    })

    expect(breaks(littlePath({ chart: through('sorting'), events }), everyStateIsReachable)).toEqual({
      because: 'no way leads to sifting',
      events: [],
    })
  })

  it('an event that no state takes', () => {
    expect(breaks(littlePath({ chart: plain, events: { ...events, sing: {} } }), everyEventIsTaken)).toEqual({
      because: 'no state takes sing',
      events: [],
    })
  })

  it("a host's own promise", () => {
    const neverTwice: Invariant = {
      name: 'nobody replies who accepted',
      onMove: ({ from, event, by }) => {
        const { owner } = from.state.context as { owner: { id: string } | null }
        return event.type === 'reply' && owner?.id === by?.id ? `${by?.id} did both` : null
      },
    }

    expect(breaks(littlePath({ chart: plain, events }), neverTwice)).toEqual({
      because: 'service-agent-1 did both',
      events: [`accept by ${agent}`, `reply by ${agent}`],
    })
  })
})

describe('A counter-example', () => {
  it('is the shortest of all promises that are broken', () => {
    const chart = {
      ...plain,
      states: { ...plain.states, answered: { on: { learn: 'ended' } }, attic: {} },
    }

    const result = prove(littlePath({ chart, events }), [everyEndingIsAccountedFor, everyStateIsReachable])

    expect(result).toMatchObject({ ok: false, invariant: everyStateIsReachable.name })
  })

  it('tells the way as a story', () => {
    const path = littlePath({ chart: plain, events: { ...events, reply: { apology: z.literal(true) } } })

    const result = prove(path, [noApologyWithoutLiability])

    expect(result.ok ? '' : result.text).toBe(
      [
        '"no apology without liability" is broken: reply apologises, and the department is not known to be responsible',
        '  0. little is opened → accepting',
        '  1. accept by service-agent-1 → working',
        '  2. reply {"apology":true} by service-agent-1 → answered',
      ].join('\n'),
    )
  })
})

describe('A walk that does not end within its limit', () => {
  it('still finds what is broken within it', () => {
    const chart = { ...plain, states: { ...plain.states, attic: {} } }

    expect(prove(littlePath({ chart, events }), [everyStateIsReachable], { limit: 4 })).toMatchObject({
      ok: false,
    })
  })

  it('proves nothing', () => {
    const proving = () => prove(paths.inquiry, [everyEndingIsAccountedFor], { limit: 10 })

    expect(proving).toThrow(
      /^prove: expected the walk on "inquiry" to end within the limit, got more than 10 states/,
    )
    expect(proving).toThrow(expect.toSatisfy(error => isCasewrightError(error, 'invalid-parameter')))
  })
})
