import type { StaffedQueue } from 'casewright/policies'

type ImpatientQueue = Required<StaffedQueue>

/** Rates a millisecond: of arriving, of being served by one agent, of giving up. */
const ratesOf = ({ arrivalRatePerHour, meanHandlingTimeMs, meanPatienceMs }: ImpatientQueue) => ({
  arriving: arrivalRatePerHour / 3_600_000,
  serving: 1 / meanHandlingTimeMs,
  leaving: 1 / meanPatienceMs,
})

/** Erlang A from the balance between each number of cases and the next, state by state, in logarithms. */
export function stationary(queue: ImpatientQueue) {
  const { agents } = queue
  const { arriving, serving, leaving } = ratesOf(queue)
  const logs = [0]
  let busiest = -Infinity
  for (let present = 1; present <= agents || logs.at(-1)! > busiest - 50; present++) {
    const going = Math.min(present, agents) * serving + Math.max(0, present - agents) * leaving
    const log = logs.at(-1)! + Math.log(arriving / going)
    if (present >= agents) busiest = Math.max(busiest, log)
    logs.push(log)
  }
  const highest = logs.reduce((most, log) => Math.max(most, log), 0)
  const weights = logs.map(log => Math.exp(log - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let waitRate = 0
  let meanQueueLength = 0
  for (const [present, weight] of weights.entries()) {
    if (present < agents) continue
    waitRate += weight / total
    meanQueueLength += ((present - agents) * weight) / total
  }
  return { waitRate, meanQueueLength, abandonmentRate: (meanQueueLength * leaving) / arriving }
}

/**
 * Of those who find all agents busy: who still waits after a time, and who is answered later than that; by Simpson's rule
 * over the wait of somebody with all patience, whose density is as exp(λ(1 − e^−θv)/θ − nμv).
 */
export function waitedLonger(queue: ImpatientQueue, thresholdMs: number) {
  const { agents } = queue
  const { arriving, serving, leaving } = ratesOf(queue)
  const density = (wait: number) =>
    Math.exp((-arriving * Math.expm1(-leaving * wait)) / leaving - agents * serving * wait)
  const patience = (wait: number) => Math.exp(-leaving * wait)
  const end = 60 * queue.meanHandlingTimeMs
  const all = simpson(density, 0, end)
  return {
    waitsLonger: (simpson(density, thresholdMs, end) / all) * patience(thresholdMs),
    answeredLater: simpson(wait => density(wait) * patience(wait), thresholdMs, end) / all,
  }
}

function simpson(curve: (at: number) => number, from: number, to: number, steps = 200_000): number {
  const width = (to - from) / steps
  let sum = curve(from) + curve(to)
  for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * curve(from + step * width)
  return (sum * width) / 3
}
