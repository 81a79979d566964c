import type { AnyStateNode, EventObject } from 'xstate'
import type { Operation } from './actions.js'
import { defined, look } from './run.js'
import { evaluate, type Scope } from './scope.js'
import { childrenOf } from './state-nodes.js'

/**
 * What a final state brings about once it is entered: the `done` events of the states it completes, and the end.
 * @param active - The states active at that moment.
 * @param completed - The parallel states that the same move has completed already; those completed now are added.
 */
export function completions(
  final: AnyStateNode,
  active: ReadonlySet<AnyStateNode>,
  completed: Set<AnyStateNode>,
): readonly Operation[] {
  const operations: Operation[] = []
  const { parent } = final
  if (parent?.type === 'compound') operations.push(raiseDone(parent, final))
  let around = parent?.type === 'parallel' ? parent : parent?.parent
  let last = around ?? final
  while (around?.type === 'parallel' && !completed.has(around) && isComplete(around, active)) {
    completed.add(around)
    operations.push(raiseDone(around))
    last = around
    around = around.parent
  }
  if (!around) operations.push(finish(last))
  return operations
}

function isComplete(node: AnyStateNode, active: ReadonlySet<AnyStateNode>): boolean {
  if (node.type === 'parallel') return childrenOf(node).every(child => isComplete(child, active))
  return node.type === 'final' || childrenOf(node).some(child => child.type === 'final' && active.has(child))
}

function raiseDone(node: AnyStateNode, final?: AnyStateNode): Operation {
  return run => {
    run.queue = [...run.queue, doneEvent(node, final, run.scope)]
  }
}

/** Ends the machine. Its output is worked out from the completion of `last`, the outermost state to complete. */
function finish(last: AnyStateNode): Operation {
  const { output } = last.machine.config
  return run => {
    const { scope } = run
    run.status = 'done'
    if (output === undefined) return
    look(run, doneEvent(last, last, scope))
    run.output = evaluate(output, run.scope)
    run.scope = scope
  }
}

/** The event of a state's completion; below the root it has the output of the final state that completes it. */
function doneEvent({ id }: AnyStateNode, final: AnyStateNode | undefined, scope: Scope): EventObject {
  const output = final?.parent && evaluate(final.config.output, scope)
  return defined({ type: `xstate.done.state.${id}`, output })
}
