import { isDeepStrictEqual } from 'node:util'
import { compile } from 'casewright/kernel'
import { generatedWriters } from 'casewright/kernel/generated-writers'
import type { AnyStateMachine, EventObject } from 'xstate'
import { type Difference, KernelSide, type Result, type Stimulus, XStateSide } from './parity.js'

/** What a walk over a machine found. */
interface Walk {
  /** State values met, as JSON. */
  readonly values: readonly string[]
  /** Steps compared. */
  readonly steps: number
  /** Whether every reachable state was met before the limit. */
  readonly isComplete: boolean
  /** The first step in which the kernel differs from XState, with the shortest way to it. */
  readonly difference: Difference | null
}

interface Visit {
  readonly way: readonly (Stimulus | 'start')[]
  readonly xstate: XStateSide
  readonly kernel: KernelSide
}

/**
 * Walks every reachable state of a machine, breadth first, and in each of them compares what the kernel and XState make
 * of every event and of every pending timer.
 * @param events - Events to send in every state; one object for each variant that matters.
 * @param limit - How many states (value, context, history and timers together) to visit at most.
 */
export function walkEveryConfiguration(
  machine: AnyStateMachine,
  { events, input, limit = 2000 }: { events: readonly EventObject[]; input?: unknown; limit?: number },
): Walk {
  const values = new Set<string>()
  const seen = new Set<string>()
  const queue: Visit[] = []
  let steps = 0
  let difference: Difference | null = null

  function meet(visit: Visit, expected: Result, got: Result): void {
    steps += 1
    if (!isDeepStrictEqual(tidy(expected), tidy(got))) {
      difference ??= { after: visit.way, xstate: expected, kernel: got }
      return
    }
    if (expected === 'endless') return
    const { emitted: _, actions: __, ...lasting } = expected
    const key = JSON.stringify(lasting)
    values.add(JSON.stringify(expected.value))
    if (seen.has(key)) return
    seen.add(key)
    queue.push(visit)
  }

  const first: Visit = {
    way: ['start'],
    xstate: new XStateSide(machine, input),
    kernel: new KernelSide(compile(machine, generatedWriters()), input),
  }
  meet(first, first.xstate.start(), first.kernel.start())
  while (queue.length > 0 && seen.size <= limit && !difference) {
    const visit = queue.shift()!
    if (!visit.xstate.isActive) continue
    const timers = visit.xstate.timers.map((_, fire) => ({ fire }))
    for (const stimulus of [...events.map(send => ({ send })), ...timers]) {
      const next: Visit = {
        way: [...visit.way, stimulus],
        xstate: visit.xstate.fork(),
        kernel: visit.kernel.fork(),
      }
      if ('send' in stimulus) meet(next, next.xstate.send(stimulus.send), next.kernel.send(stimulus.send))
      else meet(next, next.xstate.fire(stimulus.fire), next.kernel.fire(stimulus.fire))
    }
  }
  return { values: [...values], steps, isComplete: queue.length === 0, difference }
}

function tidy(result: Result): unknown {
  return JSON.parse(JSON.stringify(result))
}
