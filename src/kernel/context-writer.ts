import type { MachineContext } from 'xstate'

/**
 * Makes the context that an assignment leaves behind: that before it, with the changes written over it.
 * @category Kernel
 */
export type ContextWriter = (context: MachineContext, changes: object) => MachineContext

/** Spreads the one and the other. */
export const spreadingWriter: ContextWriter = (context, changes) => ({ ...context, ...changes })
