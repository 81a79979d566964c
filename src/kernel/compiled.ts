import type { AnyStateMachine, EventFrom, InputFrom, SnapshotFrom } from 'xstate'
import type { StateDescription, TransitionDescription } from './descriptions.js'
import type { CompiledEvent, CompiledState, CompiledStep } from './state.js'

/** An XState machine as flat tables. Pure: it keeps no state, reads no clock and runs nothing. @category Kernel */
export interface Compiled<M extends AnyStateMachine> {
  /** The machine it was made from. */
  readonly machine: M
  /** Mark of the chart's structure, the same in every process: another chart has another one. */
  readonly hash: string
  /** All states, in document order. */
  readonly states: readonly StateDescription<MetaOf<M>>[]
  /** All transitions, state by state: those for events, then `always`. */
  readonly transitions: readonly TransitionDescription[]
  /** All event types that the machine names, in document order, without wildcards and XState's own. */
  readonly events: readonly EventFrom<M>['type'][]

  /**
   * The state a machine starts in.
   * @returns The `state` of {@link Compiled.start}.
   */
  initial(...input: InputArguments<M>): CompiledState<M>

  /**
   * Starts a machine.
   * @returns Its first state with all that entering it brought about. As in XState, a context, guard or action that
   *   throws gives a state of status `error` and no effects.
   * @throws CasewrightError `endless-loop` if the machine does not come to rest.
   */
  start(...input: InputArguments<M>): CompiledStep<M>

  /**
   * Lets an event happen.
   * @param state - The state before, as the kernel gave it or read back from JSON. It is not altered.
   * @param event - The event. For a timer that has fired: its `event`, with its `token` in the options.
   * @returns The same as XState's `transition()`. A state that is not `active` takes nothing.
   * @throws CasewrightError `invalid-parameter` if the state is not one of this machine or the event has no proper type.
   * @throws CasewrightError `endless-loop` if the machine does not come to rest.
   * @throws Whatever a guard or an action throws; the state before stands.
   */
  step(state: CompiledState<M>, event: CompiledEvent<M>, options?: StepOptions): CompiledStep<M>

  /** The transitions that an event of this type may take, in the order in which their guards are asked. */
  candidates(state: CompiledState<M>, type: CompiledEvent<M>['type']): readonly TransitionDescription[]

  /** The types of {@link Compiled.events} for which some transition may be taken, guards permitting. */
  eventTypes(state: CompiledState<M>): readonly EventFrom<M>['type'][]

  /** The active states, in document order. */
  nodes(state: CompiledState<M>): readonly StateDescription<MetaOf<M>>[]
}

/** What a step may be told besides the event. @category Kernel */
export interface StepOptions {
  /** The time now, in epoch milliseconds. Unless given it is the `at` of the event (or of the input). */
  readonly at?: number | undefined
  /** Token of the timer that has fired; when that timer is no longer pending the event is dropped. */
  readonly token?: string
}

/** The arguments a machine starts with: its input, where it needs one, and the options of a step. @category Kernel */
export type InputArguments<M extends AnyStateMachine> =
  undefined extends InputFrom<M>
    ? [input?: InputFrom<M>, options?: Pick<StepOptions, 'at'>]
    : [input: InputFrom<M>, options?: Pick<StepOptions, 'at'>]

/** The `meta` of a machine's states. @category Kernel */
export type MetaOf<M extends AnyStateMachine> = NonNullable<Metas<M>[keyof Metas<M>]>

type Metas<M extends AnyStateMachine> = ReturnType<SnapshotFrom<M>['getMeta']>
