import type { Run, StreamRun } from '../run.js'

/** All streams of a run as one. */
export function allStreams({ streams }: Run): StreamRun {
  const all = Object.values(streams)
  const total = (of: (stream: StreamRun) => number) => all.reduce((sum, stream) => sum + of(stream), 0)
  const column = (of: (slots: StreamRun['bySlot']) => Float64Array) =>
    of(all[0]!.bySlot).map((_, slot) => total(({ bySlot }) => of(bySlot)[slot]!))
  return {
    path: null,
    arrivals: total(({ arrivals }) => arrivals),
    retried: total(({ retried }) => retried),
    linked: total(({ linked }) => linked),
    unopened: added(
      all.map(({ unopened }) => unopened),
      (a, b) => a + b,
    ),
    answered: total(({ answered }) => answered),
    served: total(({ served }) => served),
    abandoned: total(({ abandoned }) => abandoned),
    open: total(({ open }) => open),
    waits: joined(...all.map(({ waits }) => waits)),
    abandonedWaits: joined(...all.map(({ abandonedWaits }) => abandonedWaits)),
    openWaits: joined(...all.map(({ openWaits }) => openWaits)),
    throughputs: joined(...all.map(({ throughputs }) => throughputs)),
    openThroughputs: joined(...all.map(({ openThroughputs }) => openThroughputs)),
    stages: added(
      all.map(({ stages }) => stages),
      (a, b) => ({ count: a.count + b.count, sumMs: a.sumMs + b.sumMs }),
    ),
    targets: added(
      all.map(({ targets }) => targets),
      (a, b) => ({ met: a.met + b.met, breached: a.breached + b.breached, open: a.open + b.open }),
    ),
    taken: added(
      all.map(({ taken }) => taken),
      (a, b) => a + b,
    ),
    waitingMs: total(({ waitingMs }) => waitingMs),
    bySlot: {
      arrivals: column(({ arrivals }) => arrivals),
      answered: column(({ answered }) => answered),
      inTarget: column(({ inTarget }) => inTarget),
      abandoned: column(({ abandoned }) => abandoned),
      waiting: column(({ waiting }) => waiting),
    },
  }
}

/** What several have under the same name, added up. */
function added<T>(
  records: readonly Readonly<Record<string, T>>[],
  add: (a: T, b: T) => T,
): Record<string, T> {
  const sums = new Map<string, T>()
  for (const [name, value] of records.flatMap(record => Object.entries(record))) {
    const sum = sums.get(name)
    sums.set(name, sum === undefined ? value : add(sum, value))
  }
  return Object.fromEntries(sums)
}

/** Lists one after the other. */
export function joined(...parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0))
  let from = 0
  for (const part of parts) {
    whole.set(part, from)
    from += part.length
  }
  return whole
}
