import { createRandom } from '../../policies/random.js'
import { arrivalTimes, type NextArrival } from '../chance/arrival-times.js'
import type { CustomerChance } from './contact-source.js'
import type { Plan, PlannedStream } from './plan.js'

/** What all random numbers of a replication begin with. */
export const seedOf = ({
  seed,
  replication,
}: {
  readonly seed: string
  readonly replication: number
}): string => `${seed} ${replication}`

/** What the customers of a stream are drawn from. */
export const chanceOf = ({ id }: PlannedStream, seed: string): CustomerChance => ({
  handling: createRandom(`${seed} handling ${id}`),
  patience: createRandom(`${seed} patience ${id}`),
  outcome: createRandom(`${seed} outcome ${id}`),
})

/** When the customers of a stream come. */
export const nextOf = (
  { id, arrivals, calendar }: PlannedStream,
  { from, until, zone }: Plan,
  seed: string,
): NextArrival => {
  if (arrivals === null) return () => Infinity
  const days = arrivals.kind === 'profile' ? (arrivals.variesWith ?? id) : id
  return arrivalTimes(
    arrivals,
    { from, until, zone, calendar },
    createRandom(`${seed} arrival ${id}`),
    createRandom(`${seed} busyness ${days}`),
  )
}
