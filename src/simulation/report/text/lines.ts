import type { Figure, GroupFigures, Quantiles, SimulationReport, StreamFigures } from '../report.js'
import { duration, percent, plain, type Wording } from './wording.js'

/** A figure with its name, as a report in words has it. */
export interface Line {
  readonly name: string
  readonly figure: Pick<Figure, 'value' | 'low' | 'high' | 'exact'>
  readonly word: Wording
}

/** Figures under one heading. */
export interface Section {
  readonly heading: string
  readonly lines: readonly Line[]
}

/** All that a report says of the whole of it, in the order in which it is read. */
export function sectionsOf({ streams, all, groups, cost }: SimulationReport): Section[] {
  const each = Object.entries(streams)
  return [
    ...each.map(([id, figures]) => ({ heading: id, lines: streamLines(figures) })),
    ...(each.length > 1 ? [{ heading: 'all streams', lines: streamLines(all) }] : []),
    ...Object.entries(groups).map(([id, figures]) => ({
      heading: `${id}, ${plain(figures.agents)} agents`,
      lines: groupLines(figures),
    })),
    { heading: 'department', lines: [{ name: 'cost', figure: cost, word: plain }] },
  ]
}

function streamLines(figures: StreamFigures): Line[] {
  const { linked, unopened, waits, offeredWaits, throughput, targets, stages, backlog, answerWithinMs } =
    figures
  const within = answerWithinMs === undefined ? '' : ` within ${duration(answerWithinMs)}`
  return [
    { name: 'arrivals', figure: figures.arrivals, word: plain },
    ...(linked.value === 0 ? [] : [{ name: '  come of other cases', figure: linked, word: plain }]),
    ...Object.entries(unopened).map(([path, figure]) => ({
      name: `${path} not opened, no stream`,
      figure,
      word: plain,
    })),
    { name: 'served', figure: figures.served, word: plain },
    ...Object.entries(targets).flatMap(([id, { attainment, breaches, open }]) => [
      { name: `target ${id}${id === 'answer' ? within : ''}`, figure: attainment, word: percent },
      { name: `  breaches of ${id}`, figure: breaches, word: plain },
      ...(open.value === 0 ? [] : [{ name: `  ${id} undecided at the end`, figure: open, word: plain }]),
    ]),
    { name: 'abandonment', figure: figures.abandonment, word: percent },
    { name: 'wait at all', figure: waits.waitedShare, word: percent },
    { name: 'mean wait', figure: waits.meanMs, word: duration },
    ...quantileLines('wait', waits),
    { name: 'mean wait of those answered', figure: waits.answeredMeanMs, word: duration },
    ...(offeredWaits.censored.gaveUp === 0 ? [] : quantileLines('wait if nobody gave up', offeredWaits)),
    { name: 'mean time to the end', figure: throughput.meanMs, word: duration },
    ...quantileLines('time to the end', throughput),
    ...Object.entries(stages).map(([stage, figure]) => ({ name: `stage ${stage}`, figure, word: duration })),
    { name: 'queue length', figure: figures.queueLength, word: plain },
    { name: 'open at the end', figure: backlog.open, word: plain },
    { name: 'of them waiting', figure: backlog.waiting, word: plain },
    ...(backlog.waitedSoFarMs.value === null
      ? []
      : [{ name: 'waited so far', figure: backlog.waitedSoFarMs, word: duration }]),
  ]
}

const quantileLines = (name: string, { p50Ms, p90Ms, p95Ms, censored }: Quantiles): Line[] => [
  { name: `${name}, P50`, figure: p50Ms, word: duration },
  { name: `${name}, P90`, figure: p90Ms, word: duration },
  { name: `${name}, P95`, figure: p95Ms, word: duration },
  ...censoredLine('censored: gave up', censored.gaveUp),
  ...censoredLine('censored: not over at the end', censored.atEnd),
]

/** How many of all replications quantiles know only in part. */
const censoredLine = (name: string, count: number): Line[] =>
  count === 0 ? [] : [{ name: `  ${name}`, figure: { value: count, low: null, high: null }, word: plain }]

function groupLines({ occupancy, utilisation, concurrency, handled, cost }: GroupFigures): Line[] {
  return [
    { name: 'occupancy', figure: occupancy, word: percent },
    ...Object.entries(utilisation)
      .filter(([kind, { value }]) => value !== 0 || kind === 'busy' || kind === 'idle')
      .map(([kind, figure]) => ({ name: `time ${kind}`, figure, word: percent })),
    ...(concurrency.value !== null && concurrency.value > 1
      ? [{ name: 'at once while busy', figure: concurrency, word: plain }]
      : []),
    { name: 'pieces of work begun', figure: handled, word: plain },
    { name: 'cost', figure: cost, word: plain },
  ]
}
