import { expect } from '../expect.js'
import { figuresOf, type QueueFigures } from './erlang-a.js'
import { expectShare } from './expect-queue.js'
import { expectWorkload, type StaffedQueue, type Workload } from './queue.js'
import { type AnswerWithin, expectAnswerWithin, levelOf } from './service-level.js'

/** What a queue is to keep to; every part that is given. @category Staffing */
export interface StaffingTarget {
  /** At least this share of cases is to be answered in time, above 0 and below 1. */
  readonly serviceLevel?: AnswerWithin & { readonly share: number }
  /** Agents are to be busy for at most this share of their time, above 0 and up to 1. */
  readonly maxOccupancy?: number
  /** At most this share of cases may give up, above 0 and below 1. */
  readonly maxAbandonmentRate?: number
  /** Cases are to wait at most so long on average, in ms, > 0. */
  readonly maxMeanWaitMs?: number
}

/** What is to be staffed for. @category Staffing */
export interface StaffingQuestion extends Workload {
  readonly target: StaffingTarget
  /** The share of paid time that agents are not at their desks, 0 up to but not 1; 0 where it is left out. */
  readonly shrinkage?: number
}

/** How many agents it takes, and why. @category Staffing */
export interface RequiredAgents {
  /** Agents who have to be at work, ≥ 1. */
  readonly agents: number
  /** Agents who have to be on the rota for that. */
  readonly rosteredAgents: number
  /** The parts of the target that one agent less would miss; none where it takes one agent anyway. */
  readonly because: readonly (keyof StaffingTarget)[]
  /** The service level they reach, 0–1, or `null` where none is asked for. */
  readonly serviceLevel: number | null
  readonly figures: QueueFigures
}

/**
 * The fewest agents who keep to a target, and how many to put on the rota.
 * @param question - The work, the target, and shrinkage.
 * @returns The number with its reasons and figures.
 * @throws CasewrightError `invalid-parameter` if anything is out of range, or the target asks for nothing.
 * @category Staffing
 */
export function requiredAgents(question: StaffingQuestion): RequiredAgents {
  const { target, shrinkage = 0 } = question
  expectWorkload('requiredAgents', question)
  expectTarget('requiredAgents', target)
  expect(shrinkage >= 0 && shrinkage < 1, 'requiredAgents', 'shrinkage', 'from 0 to less than 1', shrinkage)
  const agents = leastWhole(count => missed({ ...question, agents: count }, target).length === 0)
  const queue = { ...question, agents }
  const figures = figuresOf(queue)
  return {
    agents,
    // A share such as 0.3 is a hair off in binary; what is a whole number but for that is not rounded up.
    rosteredAgents: Math.ceil((agents / (1 - shrinkage)) * (1 - 2 * Number.EPSILON)),
    because: agents === 1 ? [] : missed({ ...queue, agents: agents - 1 }, target),
    serviceLevel: target.serviceLevel === undefined ? null : levelOf(queue, target.serviceLevel, figures),
    figures,
  }
}

/** Refuses a target that is out of range. */
export function expectTarget(asked: string, target: StaffingTarget): void {
  const { serviceLevel, maxOccupancy = 1, maxAbandonmentRate = 0.5, maxMeanWaitMs = 1 } = target
  const isAnything = Object.values(target).some(part => part !== undefined)
  expect(isAnything, asked, 'target', 'at least one of its parts', JSON.stringify(target))
  if (serviceLevel !== undefined) {
    expectAnswerWithin(asked, serviceLevel)
    expectShare(asked, serviceLevel.share, 'target.serviceLevel.share')
  }
  const isShare = maxOccupancy > 0 && maxOccupancy <= 1
  expect(isShare, asked, 'target.maxOccupancy', 'above 0 and up to 1', maxOccupancy)
  expectShare(asked, maxAbandonmentRate, 'target.maxAbandonmentRate')
  expect(maxMeanWaitMs > 0, asked, 'target.maxMeanWaitMs', 'a number > 0', maxMeanWaitMs)
}

/** The parts of a target that a queue misses. */
export function missed(queue: StaffedQueue, target: StaffingTarget): readonly (keyof StaffingTarget)[] {
  const { serviceLevel, maxOccupancy, maxAbandonmentRate = 1, maxMeanWaitMs = Infinity } = target
  const figures = figuresOf(queue)
  const isLate = serviceLevel !== undefined && levelOf(queue, serviceLevel, figures) < serviceLevel.share
  const parts: Readonly<Record<keyof StaffingTarget, boolean>> = {
    serviceLevel: isLate,
    // A queue that grows without bound keeps its agents busy beyond any share.
    maxOccupancy:
      maxOccupancy !== undefined && (figures.occupancy > maxOccupancy || figures.meanWaitMs === Infinity),
    maxAbandonmentRate: figures.abandonmentRate > maxAbandonmentRate,
    maxMeanWaitMs: figures.meanWaitMs > maxMeanWaitMs,
  }
  return (Object.keys(parts) as (keyof StaffingTarget)[]).filter(part => parts[part])
}

/** The least whole number ≥ 1 that is enough, where every larger one is, too. */
function leastWhole(isEnough: (count: number) => boolean): number {
  let high = 1
  while (!isEnough(high)) high *= 2
  let low = Math.floor(high / 2)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isEnough(middle)) high = middle
    else low = middle
  }
  return high
}
