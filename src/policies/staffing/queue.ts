import { expect } from '../expect.js'
import { expectAgents, expectPositive } from './expect-queue.js'

const hourMs = 3_600_000

/** What comes in, and how long it takes: Poisson arrivals, exponential handling times and patience. @category Staffing */
export interface Workload {
  /** Cases an hour, > 0. */
  readonly arrivalRatePerHour: number
  /** How long an agent is busy with a case on average, in ms, > 0. */
  readonly meanHandlingTimeMs: number
  /** How long a customer waits on average before giving up, in ms, > 0; nobody ever does where it is left out. */
  readonly meanPatienceMs?: number
}

/** A workload, and the agents who work on it. @category Staffing */
export interface StaffedQueue extends Workload {
  /** Agents working in parallel, a positive integer. */
  readonly agents: number
}

/** Arrival rate × mean handling time, in erlangs. */
export const loadOf = ({ arrivalRatePerHour, meanHandlingTimeMs }: Workload): number =>
  (arrivalRatePerHour / hourMs) * meanHandlingTimeMs

/** Refuses a workload that is out of range. */
export function expectWorkload(asked: string, workload: Workload): void {
  const { arrivalRatePerHour, meanHandlingTimeMs, meanPatienceMs = Infinity } = workload
  expectPositive(asked, arrivalRatePerHour, 'arrivalRatePerHour')
  expectPositive(asked, meanHandlingTimeMs, 'meanHandlingTimeMs')
  expect(meanPatienceMs > 0, asked, 'meanPatienceMs', 'a number > 0', meanPatienceMs)
}

/** Refuses a queue that is out of range. */
export function expectQueue(asked: string, queue: StaffedQueue): void {
  expectWorkload(asked, queue)
  expectAgents(asked, queue.agents)
}
