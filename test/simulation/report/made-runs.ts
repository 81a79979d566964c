import { createRandom, type Random } from 'casewright/policies'
import type { Run } from 'casewright/simulation'

type StreamRun = Run['streams'][string]
type GroupRun = Run['groups'][string]

/** Monday, 2026-03-02, 00:00 in Shanghai. */
export const monday = Date.UTC(2026, 2, 1, 16)
const slotMs = 1_800_000
const slots = 48
const lengthMs = slots * slotMs

/** A stream with nothing in it, but for what is given. */
export const streamRun = (given: Partial<StreamRun> = {}): StreamRun => ({
  path: null,
  arrivals: 0,
  retried: 0,
  linked: 0,
  unopened: {},
  answered: 0,
  served: 0,
  abandoned: 0,
  open: 0,
  waits: new Float64Array(),
  abandonedWaits: new Float64Array(),
  openWaits: new Float64Array(),
  throughputs: new Float64Array(),
  openThroughputs: new Float64Array(),
  stages: {},
  targets: {},
  taken: {},
  waitingMs: 0,
  ...given,
  bySlot: {
    arrivals: new Float64Array(slots),
    answered: new Float64Array(slots),
    inTarget: new Float64Array(slots),
    abandoned: new Float64Array(slots),
    waiting: new Float64Array(slots),
    ...given.bySlot,
  },
})

/** A group of four with nothing to do, but for what is given. */
export const groupRun = (given: Partial<GroupRun> = {}): GroupRun => ({
  agents: 4,
  busyMs: 0,
  idleMs: 4 * lengthMs,
  breakMs: 0,
  absentMs: 0,
  overtimeMs: 0,
  offMs: 0,
  loadMs: 0,
  handled: 0,
  cost: 0,
  ...given,
  bySlot: {
    staffed: new Float64Array(slots).fill(4),
    busy: new Float64Array(slots),
    queue: new Float64Array(slots),
    ...given.bySlot,
  },
})

/** A run of one day, by those streams and groups. */
export const runOf = (
  streams: Record<string, StreamRun>,
  groups: Record<string, GroupRun> = { desk: groupRun() },
  replication = 0,
): Run => ({
  seed: '1',
  replication,
  from: monday,
  until: monday + lengthMs,
  slotMs,
  slots,
  events: 0,
  streams,
  groups,
})

/** A day that looks like one: made of chance, not simulated. */
export function madeDay(replication: number, name = 'calls'): Run {
  const random = createRandom(`made ${replication}`)
  const busyness = Float64Array.from({ length: slots }, (_, slot) =>
    slot < 16 || slot >= 40 ? 0 : 20 * Math.sin(((slot - 16) / 24) * Math.PI),
  )
  const arrivals = busyness.map(rate => Math.round(rate * (0.7 + 0.6 * random())))
  const answered = arrivals.map(count => Math.max(0, count - Math.floor(3 * random())))
  const inTarget = answered.map(count => Math.floor(count * (0.7 + 0.3 * random())))
  const total = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0)
  const waits = Float64Array.from({ length: total(answered) }, () => wait(random, 0.5, 40_000))
  const gone = total(arrivals) - total(answered)
  const staffed = busyness.map(rate => (rate > 0 ? 4 : 0))
  const busy = staffed.map((count, slot) => count * Math.min(1, busyness[slot]! / 22))
  const open = slots - total(staffed.map(count => (count > 0 ? 1 : 0)))
  const busyMs = total(busy) * slotMs
  return runOf(
    {
      [name]: streamRun({
        arrivals: total(arrivals),
        answered: total(answered),
        served: total(answered) - 1,
        abandoned: gone,
        open: 1,
        waits,
        abandonedWaits: Float64Array.from({ length: gone }, () => wait(random, 1, 60_000)),
        throughputs: waits.slice(1).map(one => one + 240_000),
        stages: { handling: { count: waits.length, sumMs: waits.length * 240_000 } },
        targets: {
          answer: { met: total(inTarget), breached: total(arrivals) - total(inTarget), open: 0 },
        },
        waitingMs: total(waits),
        bySlot: {
          arrivals,
          answered,
          inTarget,
          abandoned: arrivals.map((count, slot) => count - answered[slot]!),
          waiting: busyness.map(rate => (rate / 8) * random()),
        },
      }),
    },
    {
      desk: groupRun({
        busyMs,
        idleMs: total(staffed) * slotMs - busyMs,
        offMs: open * 4 * slotMs,
        loadMs: busyMs,
        handled: waits.length,
        cost: 960,
        bySlot: { staffed, busy, queue: busyness.map(rate => (rate / 8) * random()) },
        spans: spansOf(random),
      }),
    },
    replication,
  )
}

const wait = (random: Random, share: number, meanMs: number): number =>
  random() < share ? -meanMs * Math.log(1 - random()) : 0

/** Each of the four, in turns busy and idle, from eight to eight with a break at noon. */
function spansOf(random: Random): NonNullable<GroupRun['spans']> {
  const rows: [agent: number, kind: number, from: number, to: number][] = []
  for (let agent = 0; agent < 4; agent++) {
    let at = monday + 8 * 3_600_000
    for (const [kind, until] of [
      [0, 12],
      [2, 13],
      [0, 20],
    ] as const) {
      const end = monday + until * 3_600_000
      let isBusy = true
      while (at < end) {
        const to = Math.min(end, at + (kind === 2 ? end : 600_000 + 1_800_000 * random()))
        rows.push([agent, kind === 2 ? 2 : isBusy ? 0 : 1, at, to])
        isBusy = !isBusy
        at = to
      }
    }
  }
  return {
    agent: Int32Array.from(rows, ([agent]) => agent),
    kind: Uint8Array.from(rows, ([, kind]) => kind),
    from: Float64Array.from(rows, ([, , from]) => from),
    to: Float64Array.from(rows, ([, , , to]) => to),
  }
}
