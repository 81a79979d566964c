import type { ExactStream, KnownQueue } from './queue-models.js'
import type { Figure, GroupFigures, Quantiles, StreamFigures } from './report.js'

/** Puts beside a stream's figures what endless simulation would give. */
export function exactStream(figures: StreamFigures, known: ExactStream | undefined): StreamFigures {
  if (known === undefined) return figures
  const { waits, offeredWaits, throughput, targets, answerWithinMs } = figures
  const { answer } = targets
  return {
    ...figures,
    abandonment: withExact(figures.abandonment, known.abandonment),
    waits: {
      ...waits,
      ...exactQuantiles(waits, known.waitAt),
      meanMs: withExact(waits.meanMs, known.meanWaitMs),
      waitedShare: withExact(waits.waitedShare, known.waitedShare),
      answeredMeanMs: withExact(waits.answeredMeanMs, known.answeredMeanWaitMs),
    },
    offeredWaits: { ...offeredWaits, ...exactQuantiles(offeredWaits, known.offeredWaitAt) },
    throughput: { ...throughput, meanMs: withExact(throughput.meanMs, known.throughputMs) },
    targets:
      answer === undefined || answerWithinMs === undefined
        ? targets
        : {
            ...targets,
            answer: {
              ...answer,
              attainment: withExact(answer.attainment, known.answeredWithin?.(answerWithinMs)),
            },
          },
    queueLength: withExact(figures.queueLength, known.queueLength),
  }
}

/** Puts beside a group's figures what endless simulation would give. */
export function exactGroup(figures: GroupFigures, known: KnownQueue | null): GroupFigures {
  if (known === null) return figures
  const { utilisation } = figures
  return {
    ...figures,
    occupancy: withExact(figures.occupancy, known.occupancy),
    utilisation: {
      ...utilisation,
      busy: withExact(utilisation.busy, known.occupancy),
      idle: withExact(utilisation.idle, 1 - known.occupancy),
    },
  }
}

function exactQuantiles(
  { p50Ms, p90Ms, p95Ms }: Quantiles,
  exactAt: ((share: number) => number) | undefined,
) {
  return {
    p50Ms: withExact(p50Ms, exactAt?.(0.5)),
    p90Ms: withExact(p90Ms, exactAt?.(0.9)),
    p95Ms: withExact(p95Ms, exactAt?.(0.95)),
  }
}

const withExact = (figure: Figure, exact: number | undefined): Figure =>
  exact === undefined ? figure : { ...figure, exact }
