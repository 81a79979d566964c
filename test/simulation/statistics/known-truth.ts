import { createRandom, type Random } from 'casewright/policies'

export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random())

/** Waits before one agent who is busy 60 % of the time, from a start in the steady state (Lindley's recursion). */
export function steadyWaits(random: Random, count: number): number[] {
  const load = 0.6
  let wait = random() < load ? exponential(random, 1 / (1 - load)) : 0
  return Array.from({ length: count }, () => {
    const present = wait
    wait = Math.max(0, wait + exponential(random, 1) - exponential(random, 1 / load))
    return present
  })
}

/** What {@link steadyWaits} have in the long run: P(W > t) = 0.6·exp(−0.4·t). */
export const truth = {
  mean: 0.6 / 0.4,
  waiting: 0.6,
  quantile: (share: number) => Math.max(0, Math.log(0.6 / (1 - share)) / 0.4),
}

/** How many of 300 experiments, each with chance of its own, come out so. */
export function timesOf300(name: string, experiment: (random: Random) => boolean): number {
  return Array.from({ length: 300 }, (_, index) => experiment(createRandom(`${name} ${index}`))).filter(
    Boolean,
  ).length
}

export const replications = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)
