import { expect } from '../expect.js'
import { figuresOf, type QueueFigures } from './erlang-a.js'
import { expectLoad } from './expect-queue.js'
import { palmSum } from './palm-sum.js'
import { expectQueue, type StaffedQueue } from './queue.js'

/**
 * What a service level counts, of a queue whose customers may give up:
 * - `answered-of-all`: those answered in time, of all. Whoever gives up counts against it, however soon.
 * - `answered-of-answered`: those answered in time, of those answered. Whoever gives up does not count.
 * - `answered-of-patient`: those answered in time, of all but those who gave up within that time.
 * - `served-of-all`: those answered or gone in time, of all. Whoever gives up within that time counts for it.
 * @category Staffing
 */
export type ServiceLevelDefinition =
  | 'answered-of-all'
  | 'answered-of-answered'
  | 'answered-of-patient'
  | 'served-of-all'

/** What is asked of a queue. @category Staffing */
export interface AnswerWithin {
  /** In time means within so long, in ms, ≥ 0. */
  readonly thresholdMs: number
  /** `answered-of-all` where it is left out. */
  readonly definition?: ServiceLevelDefinition
}

/** What of all cases happens within a time and after it; the four add up to 1. */
interface Fates {
  readonly answeredInTime: number
  readonly answeredLate: number
  readonly goneInTime: number
  readonly goneLate: number
}

const definitions: Readonly<Record<ServiceLevelDefinition, (fates: Fates) => number>> = {
  'answered-of-all': ({ answeredInTime }) => answeredInTime,
  'answered-of-answered': ({ answeredInTime, answeredLate }) => of(answeredInTime, answeredLate),
  'answered-of-patient': ({ answeredInTime, answeredLate, goneLate }) =>
    of(answeredInTime, answeredLate + goneLate),
  'served-of-all': ({ answeredLate, goneLate }) => 1 - answeredLate - goneLate,
}

const of = (met: number, missed: number): number => (met + missed === 0 ? 0 : met / (met + missed))

/**
 * The share of cases that are answered in time (M/M/n+M; M/M/n where nobody gives up).
 * @param queue - Arrivals, handling times, patience and agents.
 * @param asked - In which time, and what counts.
 * @returns A share, 0–1. Where nobody gives up, all four definitions agree.
 * @throws CasewrightError `invalid-parameter` if anything is out of range.
 * @see Jouini, Koole & Roubos, *Performance indicators for call centers with impatient customers*, IIE Transactions 45
 *   (2013), on the definitions
 * @see Zeltyn & Mandelbaum, *Call centers with impatient customers*, Queueing Systems 51 (2005), on the wait
 * @category Staffing
 */
export function serviceLevel(queue: StaffedQueue, asked: AnswerWithin): number {
  expectQueue('serviceLevel', queue)
  expectAnswerWithin('serviceLevel', asked)
  return levelOf(queue, asked)
}

/** Refuses what cannot be asked. */
export function expectAnswerWithin(asked: string, { thresholdMs, definition }: AnswerWithin): void {
  expectLoad(asked, thresholdMs, 'thresholdMs')
  const isKnown = definition === undefined || Object.hasOwn(definitions, definition)
  expect(isKnown, asked, 'definition', `one of ${Object.keys(definitions).join(', ')}`, definition)
}

/** The service level, unchecked. */
export function levelOf(
  queue: StaffedQueue,
  { thresholdMs, definition = 'answered-of-all' }: AnswerWithin,
  figures: QueueFigures = figuresOf(queue),
): number {
  return Math.min(1, Math.max(0, definitions[definition](fatesOf(queue, thresholdMs, figures))))
}

function fatesOf(queue: StaffedQueue, thresholdMs: number, figures: QueueFigures): Fates {
  const { agents, meanHandlingTimeMs, meanPatienceMs = Infinity } = queue
  const { offeredLoad, waitRate, abandonmentRate } = figures
  const served = (thresholdMs * agents) / meanHandlingTimeMs
  if (meanPatienceMs === Infinity) {
    const idle = Math.max(0, 1 - offeredLoad / agents)
    const answeredLate = waitRate * Math.exp(-served * idle)
    return { answeredInTime: 1 - answeredLate, answeredLate, goneInTime: 0, goneLate: 0 }
  }
  const ratio = meanPatienceMs / meanHandlingTimeMs
  const [x, y] = [agents * ratio, offeredLoad * ratio]
  const patient = Math.exp(-thresholdMs / meanPatienceMs)
  const then = palmSum(x, y * patient)
  // Somebody with all the patience in the world would wait longer with this probability, γ(x, z) / γ(x, y).
  const arrived = -y * Math.expm1(-thresholdMs / meanPatienceMs)
  const longer = waitRate * Math.exp(arrived - served + then.log - palmSum(x, y).log)
  const goneLate = longer * patient * then.abandoning
  const answeredLate = longer * patient - goneLate
  const goneInTime = Math.max(0, abandonmentRate - goneLate)
  return { answeredInTime: 1 - goneInTime - goneLate - answeredLate, answeredLate, goneInTime, goneLate }
}
