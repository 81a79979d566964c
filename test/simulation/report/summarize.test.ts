import { type Run, type ScenarioData, summarize } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { groupRun, madeDay, monday, runOf, streamRun } from './made-runs.js'

const scenario: ScenarioData = {
  from: monday,
  lengthMs: 86_400_000,
  timeZone: 'Asia/Shanghai',
  groups: [{ id: 'desk', agents: 4 }],
  contacts: [
    {
      id: 'calls',
      arrivals: { kind: 'profile', perHalfHour: Array.from({ length: 48 }, () => 5) },
      handling: { kind: 'exponential', meanMs: 240_000 },
      answerWithinMs: 20_000,
    },
  ],
}
const times = (...values: number[]) => Float64Array.from(values)

const summed = (...streams: Parameters<typeof streamRun>[0][]) =>
  summarize(
    streams.map((stream, replication) => runOf({ calls: streamRun(stream) }, undefined, replication)),
    scenario,
  ).streams.calls!

describe('A report counts', () => {
  it('attainment as a ratio of sums, and what is undecided in neither part', () => {
    const { targets } = summed(
      { targets: { answer: { met: 9, breached: 1, open: 5 } } },
      { targets: { answer: { met: 30, breached: 60, open: 3 } } },
    )

    expect(targets.answer?.attainment.value).toBe(0.39)
    expect(targets.answer?.breaches.value).toBe(30.5)
    expect(targets.answer?.open.value).toBe(4)
  })

  it('a target that some replications never came to', () => {
    const { targets } = summed({ targets: { T7: { met: 3, breached: 1, open: 0 } } }, {})

    expect(targets.T7?.attainment).toMatchObject({ value: 0.75, n: 2 })
    expect(targets.T7?.breaches.value).toBe(0.5)
  })

  it('the waits of those who were answered and of those who gave up', () => {
    const { waits, abandonment } = summed({ waits: times(0, 0, 10_000), abandonedWaits: times(30_000) })

    expect(waits.meanMs.value).toBe(10_000)
    expect(waits.answeredMeanMs.value).toBeCloseTo(10_000 / 3, 9)
    expect(waits.waitedShare.value).toBe(0.5)
    expect(waits.p50Ms.value).toBe(0)
    expect(waits.p90Ms.value).toBe(30_000)
    expect(abandonment.value).toBe(0.25)
  })

  it('who is left at the end as censored: in the backlog, and in quantiles as waiting longer', () => {
    const { backlog, waits } = summed({
      open: 7,
      waits: times(1000, 90_000),
      openWaits: times(60_000, 120_000),
    })

    expect(backlog.open.value).toBe(7)
    expect(backlog.waiting.value).toBe(2)
    expect(backlog.waitedSoFarMs.value).toBe(90_000)
    expect(waits.meanMs.value).toBe(45_500)
    // Three of four wait for longer than 1 s; of the two who were seen to wait for 90 s, one for longer than that.
    expect(waits.p50Ms.value).toBe(90_000)
    expect(waits.p95Ms.value).toBeNull()
    expect(waits.censored).toEqual({ atEnd: 2, gaveUp: 0 })
  })

  it('who gives up as censored in the waits of those who would not, and in the time to the end', () => {
    const { waits, offeredWaits, throughput } = summed(
      {
        waits: times(0, 20_000, 40_000),
        abandonedWaits: times(10_000),
        openWaits: times(30_000),
        throughputs: times(60_000, 90_000),
        openThroughputs: times(30_000, 50_000),
      },
      { waits: times(5000), throughputs: times(70_000) },
    )

    expect(waits.p50Ms.value).toBe(10_000)
    expect(offeredWaits.p50Ms.value).toBe(20_000)
    expect(offeredWaits.censored).toEqual({ atEnd: 1, gaveUp: 1 })
    expect(throughput.p50Ms.value).toBe(70_000)
    expect(throughput.censored).toEqual({ atEnd: 2, gaveUp: 1 })
  })

  it('offered waits as the waits, where nobody gave up', () => {
    const { waits, offeredWaits } = summed(
      { waits: times(0, 10_000), openWaits: times(5000) },
      { waits: times(7000) },
    )

    const { p50Ms, p90Ms, p95Ms, censored } = waits
    expect(offeredWaits).toEqual({ p50Ms, p90Ms, p95Ms, censored })
  })

  it('a stage by the times that somebody left it', () => {
    const { stages } = summed(
      { stages: { handling: { count: 1, sumMs: 90 } } },
      { stages: { handling: { count: 3, sumMs: 30 }, hold: { count: 1, sumMs: 5 } } },
    )

    expect(stages.handling?.value).toBe(30)
    expect(stages.hold?.value).toBe(5)
  })

  it('nothing where nothing came', () => {
    const { abandonment, waits, throughput } = summed({}, {})

    expect([abandonment, waits.meanMs, waits.p50Ms, throughput.meanMs].map(({ value }) => value)).toEqual([
      null,
      null,
      null,
      null,
    ])
    expect(waits.histogram.shares).toEqual([])
  })

  it('the time of agents in shares of all of it, and overtime as work', () => {
    const day = 86_400_000
    const group = groupRun({
      busyMs: day,
      overtimeMs: day / 2,
      idleMs: day / 2,
      breakMs: day / 4,
      absentMs: day / 4,
      offMs: 1.5 * day,
      loadMs: 3 * day,
    })

    const { groups } = summarize([runOf({ calls: streamRun() }, { desk: group })], scenario)

    const { occupancy, concurrency, utilisation } = groups.desk!
    expect(occupancy.value).toBe(0.75)
    expect(concurrency.value).toBe(2)
    expect(Object.values(utilisation).reduce((sum, { value }) => sum + value!, 0)).toBe(1)
  })

  it('all streams together, and the cost of all groups', () => {
    const run = (replication: number) =>
      runOf(
        {
          calls: streamRun({ arrivals: 2, waits: times(1, 3), bySlot: column(2) }),
          chats: streamRun({ arrivals: 1, waits: times(8), bySlot: column(1) }),
        },
        { desk: groupRun({ cost: 100 }), night: groupRun({ cost: 50 + replication }) },
        replication,
      )

    const { all, cost } = summarize([run(0), run(1)], scenario)

    expect(all.arrivals.value).toBe(3)
    expect(all.waits.meanMs.value).toBe(4)
    expect(all.bySlot.arrivals.value[0]).toBe(3)
    expect(cost.value).toBe(150.5)
  })
})

const column = (first: number) => ({
  ...streamRun().bySlot,
  arrivals: times(first, ...new Array(47).fill(0)),
})

describe('A report by half hours', () => {
  it('has a figure for each slot, with its interval', () => {
    const { slots, streams } = summarize([madeDay(0), madeDay(1), madeDay(2)], scenario)

    expect(slots).toMatchObject({ lengthMs: 1_800_000, isWeek: false })
    expect(slots.startsAt).toHaveLength(48)
    const { inTarget, arrivals } = streams.calls!.bySlot
    expect(inTarget.value[0]).toBeNull()
    expect(arrivals.low[24]).toBeLessThan(arrivals.value[24]!)
  })

  it('puts the same half hour of all weeks together, where there are several', () => {
    const weeks = 3
    const slots = weeks * 336
    const arrivals = Float64Array.from({ length: slots }, (_, slot) =>
      slot % 336 === 20 ? 10 + Math.floor(slot / 336) : 0,
    )
    const none = new Float64Array(slots)
    const run: Run = {
      ...runOf({
        calls: streamRun({
          bySlot: { arrivals, answered: arrivals, inTarget: none, abandoned: none, waiting: none },
        }),
      }),
      // From Monday, 10:00 on.
      from: monday + 10 * 3_600_000,
      until: monday + 10 * 3_600_000 + slots * 1_800_000,
      slots,
      groups: { desk: groupRun({ bySlot: { staffed: none, busy: none, queue: none } }) },
    }

    const report = summarize([run, run], scenario)

    expect(report.slots.isWeek).toBe(true)
    expect(report.slots.startsAt).toHaveLength(336)
    // Half past twenty hours on Monday is the 40th half hour of the week, and holds 11 on average.
    const counted = report.streams.calls!.bySlot.arrivals.value
    expect(counted.findIndex(value => value! > 0)).toBe(40)
    expect(counted[40]).toBe(11)
  })

  it('has the agents whom Erlang A asks for, by those who came', () => {
    const { staffing } = summarize([madeDay(0), madeDay(1)], scenario)

    expect(staffing.answeredShare).toBe(0.8)
    expect(staffing.agents.desk?.slice(0, 16)).toEqual(new Array(16).fill(null))
    expect(staffing.agents.desk?.[28]).toBeGreaterThanOrEqual(4)
  })

  it('has what agents did on the first day, where the engine kept it', () => {
    const { agents } = summarize([madeDay(0), madeDay(1)], scenario)

    expect(agents.map(({ group, agent }) => `${group} ${agent}`)).toEqual([
      'desk 0',
      'desk 1',
      'desk 2',
      'desk 3',
    ])
    const [first] = agents[0]!.spans
    expect(first).toMatchObject({ kind: 'busy', from: monday + 8 * 3_600_000 })
  })
})

describe('A report', () => {
  it('is plain data', () => {
    const report = summarize([madeDay(0), madeDay(1)], scenario)

    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
  })

  it('has intervals as sure as asked for', () => {
    const days = Array.from({ length: 6 }, (_, replication) => madeDay(replication))

    const [usual, sure] = [0.95, 0.999].map(confidence => summarize(days, scenario, { confidence }))

    expect(sure?.confidence).toBe(0.999)
    expect(sure!.all.arrivals.halfWidth).toBeGreaterThan(usual!.all.arrivals.halfWidth!)
  })

  it('shows how waits spread, all that is longer in the last bar', () => {
    const { histogram } = summarize([madeDay(0), madeDay(1)], scenario).streams.calls!.waits

    const waiting = histogram.shares.reduce((sum, share) => sum + share, 0)
    expect(histogram.atOnceShare + waiting).toBeCloseTo(1, 12)
    expect(histogram.atOnceShare).toBeGreaterThan(0.2)
    expect(histogram.shares.length).toBeLessThanOrEqual(31)
  })

  it.each([
    { runs: [], options: {}, message: 'summarize: expected runs to be at least one, got none' },
    {
      runs: [madeDay(0)],
      options: { confidence: 95 },
      message: 'confidence to be above 0 and below 1, got 95',
    },
    {
      runs: [madeDay(0)],
      options: { answeredShare: 0 },
      message: 'answeredShare to be above 0 and below 1, got 0',
    },
  ])('refuses: $message', ({ runs, options, message }) => {
    expect(() => summarize(runs, scenario, options)).toThrow(message)
  })
})
