import type { AnyStateNode, StateValue } from 'xstate'
import { childrenOf, isLeaf } from './state-nodes.js'

/**
 * XState's state value: the key of an active leaf, or the values of the active states by their keys. Before the start,
 * when only the root is active, it is the value to come.
 */
export function stateValue(node: AnyStateNode, active: ReadonlySet<AnyStateNode>): StateValue {
  let children = childrenOf(node)
  if (node.type === 'compound') {
    const child = children.find(each => active.has(each)) ?? node.initial.target[0]!
    if (isLeaf(child)) return child.key
    children = [child]
  }
  return Object.freeze(Object.fromEntries(children.map(child => [child.key, stateValue(child, active)])))
}
