import type { StateValue } from 'xstate'
import { keep } from './configuration.js'
import { choose, type Plan, planFor } from './plan.js'
import { cannotStep } from './refusal.js'
import { type Move, rehearse } from './rehearsal.js'
import { look, type Run } from './run.js'

/** Microsteps after which a step counts as endless, unless the machine's own options say otherwise. */
const patience = 10_000

/**
 * Handles the event that set the run off, then `always` transitions and raised events until the machine is at rest.
 * @param isAlwaysDue - Whether that event is behind us, as it is at the start: then `always` comes first.
 * @returns Whether any transition was taken.
 */
export function macrostep(run: Run, isAlwaysDue: boolean): boolean {
  const { machine } = run.configuration.chart
  const { maxIterations } = machine.options
  const limit = Number.isFinite(maxIterations) ? maxIterations! : patience
  const lately: StateValue[] = []
  let isTaken = false
  let handled = 0
  if (!isAlwaysDue) run.queue = [run.trigger]
  for (let microsteps = isAlwaysDue ? 0 : -1; run.status === 'active'; microsteps++) {
    // An endless loop is described by the last states it went through.
    if (microsteps > limit - 16) lately.push(run.configuration.value)
    if (microsteps === limit)
      throw cannotStep('endless-loop', `machine "${machine.id}" to rest`, [...new Set(lately)])
    let move = isAlwaysDue ? moveOn(run.configuration.always, run) : null
    isAlwaysDue = !move
    if (!move) {
      const event = run.queue[handled++]
      if (!event) break
      look(run, event)
      move = moveOn(planFor(run.configuration, event.type), run)
    }
    if (!move) continue
    isAlwaysDue = makeMove(run, move) || isAlwaysDue
    isTaken ||= !move.isForbidden
  }
  return isTaken
}

/** What following a plan now comes to; `null` when it takes nothing. */
function moveOn(plan: Plan, run: Run): Move | null {
  if (plan.open.length === 0) return null
  look(run, run.scope.event)
  const choice = choose(plan, run.scope)
  return choice === plan ? null : moveFor(choice, run)
}

/** What history states remember, as text: moves leave the same few objects behind again and again. */
const texts = new Map<object, string>()

/** What taking the transitions chosen in a plan comes to, worked out when it is first asked for. */
export function moveFor({ chosen, moves }: Plan, { configuration, historyValue }: Run): Move {
  const key =
    historyValue && (texts.get(historyValue) ?? keep(texts, historyValue, JSON.stringify(historyValue)))
  return moves.get(key) ?? keep(moves, key, rehearse(configuration, chosen, historyValue))
}

/** Makes a move; tells whether it left anything different. */
export function makeMove(run: Run, { operations, next, historyValue, isMoved }: Move): boolean {
  run.isAssigned = false
  for (const operation of operations) operation(run)
  run.configuration = next
  run.historyValue = historyValue
  return isMoved || run.isAssigned
}
