import type {
  AnyStateMachine,
  ContextFrom,
  EmittedFrom,
  EventFrom,
  EventObject,
  MachineContext,
  OutputFrom,
  SnapshotFrom,
  StateValue,
  TagsFrom,
} from 'xstate'
import type { Timer, TimerInstruction } from './timers.js'

/**
 * Where a machine is, as plain JSON: it may be stored, read back and stepped on. Keys that have nothing to say are absent.
 * @category Kernel
 */
export interface CompiledState<M extends AnyStateMachine> {
  /** The state value, as XState writes it. */
  readonly value: SnapshotFrom<M>['value']
  readonly context: ContextFrom<M>
  /** `done` once the machine has reached its end; `error` when it could not be started. */
  readonly status: 'active' | 'done' | 'error'
  /** Tags of the active states, in document order, each once. */
  readonly tags: readonly TagsFrom<M>[]
  /** What a machine that is done has come to. */
  readonly output?: OutputFrom<M>
  /** Why a machine could not be started: what was thrown, as text. */
  readonly error?: string
  /** Ids of the states that each history state remembers, by the history state's id. */
  readonly historyValue?: Readonly<Record<string, readonly string[]>>
  /** Order in which `always` transitions of parallel regions are tried, where it is not document order. */
  readonly entered?: readonly string[]
  /** Timers that have been armed and have neither fired nor been cancelled. */
  readonly timers?: readonly Timer<CompiledEvent<M>>[]
  /** How many timers were ever armed: makes each token a new one. */
  readonly armed?: number
}

/** Any compiled state, as the kernel itself handles it. */
export interface State {
  readonly value: StateValue
  readonly context: MachineContext
  readonly status: 'active' | 'done' | 'error'
  readonly tags: readonly string[]
  readonly output?: unknown
  readonly error?: string
  readonly historyValue?: Readonly<Record<string, readonly string[]>>
  readonly entered?: readonly string[]
  readonly timers?: readonly Timer[]
  readonly armed?: number
}

/** What a machine takes: its own events, and those of its `after` transitions when their timers fire. @category Kernel */
export type CompiledEvent<M extends AnyStateMachine> = EventFrom<M> | AfterEvent

/** Sent when the delay of an `after` transition is over. @category Kernel */
export interface AfterEvent {
  readonly type: `xstate.after.${string}`
}

/** A named action of the machine that the kernel does not know: the host's to carry out. @category Kernel */
export interface Effect {
  readonly type: string
  readonly params?: unknown
}

/** What came of an event. @category Kernel */
export interface CompiledStep<M extends AnyStateMachine> {
  /** The state afterwards: the very object given when nothing changed, else a new one. */
  readonly state: CompiledState<M>
  /** Emitted events, in the order of `actor.on('*')`. */
  readonly emitted: readonly EmittedFrom<M>[]
  /** Whether a transition was taken or a timer used up. */
  readonly changed: boolean
  /** Named actions other than XState's own, in order: the host's to carry out. */
  readonly actions: readonly Effect[]
  /** Timers to arm and to cancel, in order. */
  readonly timers: readonly TimerInstruction<CompiledEvent<M>>[]
}

/** Any step, as the kernel itself handles it. */
export interface Step {
  readonly state: State
  readonly emitted: readonly EventObject[]
  readonly changed: boolean
  readonly actions: readonly Effect[]
  readonly timers: readonly TimerInstruction[]
}
