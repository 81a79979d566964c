import { isDeepStrictEqual } from 'node:util'
import { isCasewrightError } from 'casewright'
import type { Compiled, CompiledState, CompiledStep } from 'casewright/kernel'
import { compile } from 'casewright/kernel'
import { generatedWriters } from 'casewright/kernel/generated-writers'
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  initialTransition,
  transition,
} from 'xstate'

/** A pending timer, as both sides can tell it. */
interface PendingTimer {
  readonly id: string | undefined
  readonly event: EventObject
  readonly delayMs: number
}

/** What one step comes to, in words that XState and the kernel share. */
export interface Outcome {
  readonly value: unknown
  readonly context: unknown
  readonly status: string
  readonly tags: readonly string[]
  readonly output: unknown
  readonly historyValue: Readonly<Record<string, readonly string[]>>
  readonly emitted: readonly unknown[]
  readonly actions: readonly unknown[]
  readonly timers: readonly PendingTimer[]
}

/** Either what a step came to, or that it never came to rest. */
export type Result = Outcome | 'endless'

interface ExecutableAction {
  readonly type: string
  readonly params: Record<string, unknown> | undefined
}

/** XState itself, stepped by `initialTransition` and `transition`. */
export class XStateSide {
  #snapshot: AnyMachineSnapshot | undefined
  #timers: readonly PendingTimer[] = []

  constructor(
    readonly machine: AnyStateMachine,
    readonly input: unknown,
  ) {}

  get timers(): readonly PendingTimer[] {
    return this.#timers
  }

  get isActive(): boolean {
    return this.#snapshot?.status === 'active'
  }

  start(): Result {
    return this.#outcome(() => initialTransition(this.machine, this.input))
  }

  /** Another one in the same state. */
  fork(): XStateSide {
    const other = new XStateSide(this.machine, this.input)
    other.#snapshot = this.#snapshot
    other.#timers = this.#timers
    return other
  }

  send(event: EventObject): Result {
    return this.#outcome(() => transition(this.machine, this.#snapshot!, event))
  }

  fire(position: number): Result {
    const { event } = this.#timers[position]!
    this.#timers = this.#timers.filter((_, at) => at !== position)
    return this.send(event)
  }

  #outcome(step: () => readonly [unknown, readonly unknown[]]): Result {
    try {
      const [snapshot, actions] = step() as [AnyMachineSnapshot, ExecutableAction[]]
      if (isInfiniteLoop(snapshot.error)) return 'endless'
      this.#snapshot = snapshot
      this.#follow(actions)
      return {
        value: snapshot.value,
        context: snapshot.context,
        status: snapshot.status,
        tags: [...snapshot.tags].sort(),
        output: snapshot.output,
        historyValue: idsOf(snapshot.historyValue),
        emitted: actions.filter(({ type }) => type === 'xstate.emit').map(({ params }) => params?.event),
        actions: actions
          .filter(isEffect)
          .map(({ type, params }) => ({ type, ...(params === undefined ? {} : { params }) })),
        timers: this.#timers,
      }
    } catch (error) {
      if (isInfiniteLoop(error)) return 'endless'
      throw error
    }
  }

  #follow(actions: readonly ExecutableAction[]): void {
    for (const { type, params } of actions) {
      if (type === 'xstate.raise' && typeof params?.delay === 'number') {
        const { id, event, delay } = params as { id: string | undefined; event: EventObject; delay: number }
        this.#timers = [...this.#timers, { id, event, delayMs: delay }]
      }
      if (type === 'xstate.cancel') this.#timers = this.#timers.filter(({ id }) => id !== params?.sendId)
    }
    if (!this.isActive) this.#timers = []
  }
}

function isInfiniteLoop(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Infinite loop')
}

function isEffect({ type }: ExecutableAction): boolean {
  return !['xstate.emit', 'xstate.raise', 'xstate.cancel'].includes(type)
}

function idsOf(historyValue: Readonly<Record<string, readonly { id: string }[]>>): Outcome['historyValue'] {
  return Object.fromEntries(
    Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map(node => node.id).sort()]),
  )
}

type State = CompiledState<AnyStateMachine>

/** The compiled machine. */
export class KernelSide {
  state: State | undefined

  constructor(
    readonly compiled: Compiled<AnyStateMachine>,
    readonly input: unknown,
    /** Whether the state goes through JSON before every step. */
    readonly isStored = false,
  ) {}

  start(): Result {
    return this.#outcome(() => this.compiled.start(this.input))
  }

  /** Another one in the same state. */
  fork(): KernelSide {
    const other = new KernelSide(this.compiled, this.input, this.isStored)
    other.state = this.state
    return other
  }

  send(event: EventObject): Result {
    return this.#outcome(() => this.compiled.step(this.#before(), event))
  }

  fire(position: number): Result {
    const { event, token } = this.state!.timers![position]!
    return this.#outcome(() => this.compiled.step(this.#before(), event, { token }))
  }

  #before(): State {
    return this.isStored ? JSON.parse(JSON.stringify(this.state)) : this.state!
  }

  #outcome(step: () => CompiledStep<AnyStateMachine>): Result {
    try {
      const { state, emitted, actions } = step()
      this.state = state
      const { value, context, status, tags, output, historyValue = {}, timers = [] } = state
      return {
        value,
        context,
        status,
        tags: [...tags].sort(),
        output,
        historyValue: Object.fromEntries(
          Object.entries(historyValue).map(([id, ids]: [string, readonly string[]]) => [id, [...ids].sort()]),
        ),
        emitted,
        actions,
        timers: timers.map(({ id, event, delayMs }) => ({ id, event, delayMs })),
      }
    } catch (error) {
      if (isCasewrightError(error, 'endless-loop')) return 'endless'
      throw error
    }
  }
}

/** A thing to do to both sides: send an event, or fire the n-th pending timer (counted round). */
export type Stimulus = { readonly send: EventObject } | { readonly fire: number }

/** Where the kernel first differs from XState. */
export interface Difference {
  readonly after: readonly (Stimulus | 'start')[]
  readonly xstate: unknown
  readonly kernel: unknown
}

/**
 * Runs XState and the kernel side by side, the kernel also through JSON and with generated writers, and compares all they say after every step.
 * @returns The first difference, or `null`.
 */
export function findDifference(
  machine: AnyStateMachine,
  stimuli: Iterable<Stimulus>,
  input?: unknown,
): Difference | null {
  const xstate = new XStateSide(machine, input)
  const compiled = compile(machine)
  const generated = compile(machine, generatedWriters())
  const kernels = [
    new KernelSide(compiled, input),
    new KernelSide(compiled, input, true),
    new KernelSide(generated, input),
    new KernelSide(generated, input, true),
  ]
  const after: (Stimulus | 'start')[] = ['start']
  let expected = xstate.start()
  let got = kernels.map(kernel => kernel.start())
  for (const stimulus of stimuli) {
    const difference = compare(after, expected, got, kernels)
    if (difference) return difference
    if (expected === 'endless' || !xstate.isActive) return null
    after.push(stimulus)
    if ('send' in stimulus) {
      expected = xstate.send(stimulus.send)
      got = kernels.map(kernel => kernel.send(stimulus.send))
    } else if (xstate.timers.length > 0) {
      const position = stimulus.fire % xstate.timers.length
      expected = xstate.fire(position)
      got = kernels.map(kernel => kernel.fire(position))
    }
  }
  return compare(after, expected, got, kernels)
}

function compare(
  after: readonly (Stimulus | 'start')[],
  expected: Result,
  got: readonly Result[],
  kernels: readonly KernelSide[],
): Difference | null {
  for (const [at, kernel] of kernels.entries()) {
    if (!isDeepStrictEqual(withoutUndefined(expected), withoutUndefined(got[at]))) {
      return { after: [...after], xstate: expected, kernel: got[at] }
    }
    if (got[at] !== 'endless' && !isDeepStrictEqual(JSON.parse(JSON.stringify(kernel.state)), kernel.state)) {
      return { after: [...after], xstate: 'a state that is plain JSON', kernel: kernel.state }
    }
  }
  return null
}

function withoutUndefined(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
