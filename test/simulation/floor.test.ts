import {
  type ContactStream,
  defineScenario,
  type Group,
  runOnce,
  type ScenarioInput,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

const minute = 60_000
/** Thursday, 1 January 1970: scenarios begin then where they do not say. */
const nine = 9 * 60 * minute

/** Contacts that come at these minutes, and take so many each. */
const coming = (
  minutes: readonly number[],
  takes: number,
  more: Partial<ContactStream> = {},
): ContactStream => ({
  id: 'calls',
  arrivals: { kind: 'instants', at: minutes.map(at => nine + at * minute) },
  handling: { kind: 'deterministic', ms: takes * minute },
  ...more,
})

/** Somebody who works from nine to ten past. */
const untilTenPast = (more: Partial<Group> = {}): Group => ({
  id: 'desk',
  shifts: [{ agents: 1, calendar: 'tenMinutes' }],
  ...more,
})

const calendars: ScenarioInput['calendars'] = {
  tenMinutes: { timeZone: 'UTC', hours: { thu: [['09:00', '09:10']] } },
  twenty: { timeZone: 'UTC', hours: { thu: [['09:00', '09:20']] } },
  later: { timeZone: 'UTC', hours: { thu: [['09:30', '10:00']] } },
}

/** Runs an hour from nine, and gives the waits in minutes of what was answered. */
function run(scenario: Omit<ScenarioInput, 'lengthMs' | 'from' | 'calendars'>) {
  const defined = defineScenario({ from: nine, lengthMs: 60 * minute, calendars, ...scenario })
  const { streams, groups } = runOnce(defined, { seed: 1, spans: true })
  const inMinutes = (list: Float64Array) => Array.from(list, ms => ms / minute)
  const waits = (stream: string) => inMinutes(streams[stream]!.waits)
  const took = (stream: string) => inMinutes(streams[stream]!.throughputs)
  return { streams, groups, waits, took }
}

describe('When a shift ends with work in hand', () => {
  // Somebody works till ten past, and has work in hand till quarter past; others come at half past.
  const contacts = [coming([5], 10, { groups: ['desk', 'evening'] })]
  const evening: Group = { id: 'evening', shifts: [{ agents: 1, calendar: 'later' }] }

  it('finishes it in overtime', () => {
    const { took, groups } = run({ contacts, groups: [untilTenPast(), evening] })

    expect(took('calls')).toEqual([10])
    expect(groups.desk).toMatchObject({ busyMs: 5 * minute, idleMs: 5 * minute, overtimeMs: 5 * minute })
    expect(groups.desk!.offMs).toBe(45 * minute)
  })

  it('hands what is left of it over to a colleague of the group who is free', () => {
    const desk: Group = {
      id: 'desk',
      shifts: [
        { agents: 1, calendar: 'tenMinutes' },
        { agents: 1, calendar: 'twenty' },
      ],
    }

    const { took, groups } = run({ contacts, groups: [desk, evening], atShiftEnd: { rule: 'hand-over' } })

    expect(took('calls')).toEqual([10])
    expect(groups.desk).toMatchObject({ overtimeMs: 0, busyMs: 10 * minute, handled: 2 })
  })

  it('hands it over to the first to be free, where nobody is', () => {
    const { took } = run({ contacts, groups: [untilTenPast(), evening], atShiftEnd: { rule: 'hand-over' } })

    // At half past somebody goes on with the five minutes that are left.
    expect(took('calls')).toEqual([30])
  })

  it('puts it back, to be begun anew', () => {
    const { took, waits } = run({
      contacts,
      groups: [untilTenPast(), evening],
      atShiftEnd: { rule: 'put-back' },
    })

    expect(waits('calls')).toEqual([0])
    expect(took('calls')).toEqual([35])
  })

  it('begins nothing new in the last minutes, where it stops early', () => {
    const atShiftEnd = { rule: 'stop-early', lastMs: 6 * minute } as const

    const { waits, groups } = run({ contacts, groups: [untilTenPast({ atShiftEnd }), evening] })

    expect(waits('calls')).toEqual([25])
    expect(groups.desk).toMatchObject({ handled: 0, idleMs: 10 * minute })
  })
})

describe('Who takes up what', () => {
  it('overflows to the next group where it has waited so long, and no sooner', () => {
    const groups: Group[] = [
      { id: 'first', agents: 1 },
      { id: 'second', agents: 1 },
    ]
    const contacts = [coming([0, 1, 2], 20, { groups: ['first', { group: 'second', afterMs: 5 * minute }] })]

    const { waits } = run({ contacts, groups })

    // The first is busy till 20; the second takes the next after 5 minutes, at 6; the third goes to the first.
    expect(waits('calls')).toEqual([0, 5, 18])
  })

  it('takes groups in the order of the list, and keeps exclusive skills to those who have them', () => {
    const groups: Group[] = [
      { id: 'both', agents: 1 },
      { id: 'billing', agents: 1 },
    ]
    const contacts = [
      coming([0], 30, { id: 'billing', groups: ['billing', 'both'] }),
      coming([1, 2], 10, { id: 'repairs', groups: ['both'] }),
    ]

    const { waits } = run({ contacts, groups })

    expect(waits('billing')).toEqual([0])
    expect(waits('repairs')).toEqual([0, 9])
  })

  const both = [
    coming([0, 1], 10, { id: 'usual', rank: 2, answerWithinMs: 30 * minute }),
    coming([2], 10, { id: 'urgent', rank: 1, answerWithinMs: 10 * minute }),
  ]
  const groups: Group[] = [{ id: 'desk', agents: 1 }]

  it.each([
    ['longest-waiting', { rule: 'longest-waiting' }, 9, 18],
    ['priority', { rule: 'priority' }, 19, 8],
    ['priority that waiting raises', { rule: 'priority', riseEveryMs: 9 * minute }, 9, 18],
    ['earliest-deadline', { rule: 'earliest-deadline' }, 19, 8],
  ] as const)('picks by %s', (_, pick, usual, urgent) => {
    const { waits } = run({ contacts: both, groups, pick })

    expect(waits('usual')).toEqual([0, usual])
    expect(waits('urgent')).toEqual([urgent])
  })

  it('gives several chats at once to one agent, the next to whoever has fewest in hand', () => {
    const { waits, groups } = run({
      contacts: [coming([0, 0, 0, 0, 1], 10)],
      groups: [{ id: 'desk', agents: 2, capacity: 2 }],
    })

    expect(waits('calls')).toEqual([0, 0, 0, 0, 9])
    expect(groups.desk).toMatchObject({ loadMs: 50 * minute, busyMs: 30 * minute })
  })

  it('begins a break when the work in hand is done, and takes it whole', () => {
    const shifts = [
      { agents: 1, calendar: 'always', breaks: [{ afterMs: 5 * minute, lengthMs: 15 * minute }] },
    ]

    const { waits, groups } = run({ contacts: [coming([0, 7], 10)], groups: [{ id: 'desk', shifts }] })

    expect(waits('calls')).toEqual([0, 18])
    expect(groups.desk!.breakMs).toBe(15 * minute)
  })
})

describe('Those who wait', () => {
  it('give up when their patience is over, and try again as long as they do', () => {
    const patience = { kind: 'deterministic', ms: 2 * minute } as const
    const retries = { share: 1, after: { kind: 'deterministic', ms: 4 * minute }, most: 2 } as const

    const { streams } = run({
      contacts: [coming([0, 1], 11, { patience, retries })],
      groups: [{ id: 'desk', agents: 1 }],
    })

    // The second comes at 1, at 7 and at 13, when somebody is free.
    expect(streams.calls).toMatchObject({ arrivals: 4, retried: 2, abandoned: 2, served: 2, open: 0 })
    expect(Array.from(streams.calls!.abandonedWaits)).toEqual([2 * minute, 2 * minute])
  })

  it('are counted as open at the end, with how long they have waited', () => {
    const { streams } = run({ contacts: [coming([0, 20], 50)], groups: [{ id: 'desk', agents: 1 }] })

    expect(streams.calls).toMatchObject({ arrivals: 2, answered: 2, served: 1, open: 1 })
    expect(Array.from(streams.calls!.openThroughputs)).toEqual([40 * minute])
    const { streams: later } = run({ contacts: [coming([0, 20], 70)], groups: [{ id: 'desk', agents: 1 }] })
    expect(later.calls).toMatchObject({ answered: 1, served: 0, open: 2 })
    expect(Array.from(later.calls!.openWaits)).toEqual([40 * minute])
    expect(Array.from(later.calls!.openThroughputs)).toEqual([60 * minute, 40 * minute])
  })

  it('are not there for an agent who is absent, at the share of shifts that was said', () => {
    const hours: [string, string][] = [['09:00', '10:00']]
    const week = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }
    const scenario = defineScenario({
      lengthMs: 400 * 24 * 60 * minute,
      calendars: { hour: { timeZone: 'UTC', hours: week } },
      contacts: [coming([0], 1)],
      groups: [{ id: 'desk', shifts: [{ agents: 10, calendar: 'hour' }], shrinkage: 0.2, costPerHour: 2 }],
    })

    const { desk } = runOnce(scenario, { seed: 1 }).groups

    const rota = 400 * 10 * 60 * minute
    expect(desk!.absentMs / rota).toBeCloseTo(0.2, 1)
    // Whoever is absent is paid.
    expect(desk!.cost).toBeCloseTo(400 * 10 * 2, 6)
    expect(desk!.busyMs + desk!.idleMs + desk!.absentMs).toBeCloseTo(rota, 3)
  })
})

describe('A run', () => {
  it('adds up, slot by slot and agent by agent', () => {
    const { streams, groups } = run({
      contacts: [coming([0, 3, 5, 31, 40], 10)],
      groups: [{ id: 'desk', agents: 1 }],
    })

    const { bySlot, waitingMs } = streams.calls!
    expect(Array.from(bySlot.arrivals)).toEqual([3, 2])
    expect(Array.from(bySlot.waiting, mean => mean * 30)).toEqual(
      [22, 1].map(mean => expect.closeTo(mean, 9)),
    )
    expect(waitingMs).toBeCloseTo(23 * minute, 3)
    const { spans, bySlot: desk } = groups.desk!
    expect(Array.from(desk.busy, mean => mean * 30)).toEqual([30, 20].map(mean => expect.closeTo(mean, 9)))
    const busy = Array.from(spans!.to, (to, row) => (spans!.kind[row] === 0 ? to - spans!.from[row]! : 0))
    expect(busy.reduce((sum, ms) => sum + ms, 0)).toBeCloseTo(groups.desk!.busyMs, 3)
  })
})
