import type { AnyStateNode } from 'xstate'

/** The states directly inside a state, its history states left out. */
export function childrenOf({ states }: AnyStateNode): readonly AnyStateNode[] {
  return Object.values(states).filter(({ type }) => type !== 'history')
}

/** A state and all those inside it, in document order. */
export function subtreeOf(node: AnyStateNode): readonly AnyStateNode[] {
  return [node, ...Object.values(node.states).flatMap(subtreeOf)]
}

/** A state and those around it, innermost first. */
export function lineOf(node: AnyStateNode): readonly AnyStateNode[] {
  return node.parent ? [node, ...lineOf(node.parent)] : [node]
}

export function isLeaf({ type }: AnyStateNode): boolean {
  return type === 'atomic' || type === 'final'
}

/** States in document order. */
export function sorted(nodes: Iterable<AnyStateNode>): readonly AnyStateNode[] {
  return [...nodes].sort((a, b) => a.order - b.order)
}
