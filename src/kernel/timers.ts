import type { EventObject } from 'xstate'
import { cannotStep } from './refusal.js'
import { defined, type Run } from './run.js'

/** An event that the machine wants sent to itself later. @category Kernel */
export interface Timer<Event extends EventObject = EventObject> {
  /** Tells this arming from every other of the same state: hand it back when the timer fires. */
  readonly token: string
  /** What `cancel` calls it; absent when the machine gave no name. */
  readonly id?: string | undefined
  /** The event to send. */
  readonly event: Event
  /** Delay in milliseconds from the step that armed it. */
  readonly delayMs: number
  /** When it is due, in epoch milliseconds; absent when the step was not told the time. */
  readonly at?: number | undefined
}

/** What a step asks the host to do about time. @category Kernel */
export type TimerInstruction<Event extends EventObject = EventObject> =
  | { readonly type: 'arm'; readonly timer: Timer<Event> }
  | { readonly type: 'cancel'; readonly token: string }

/** Arms a timer: notes it in the state and tells the host. */
export function arm(run: Run, event: EventObject, delayMs: number, id: string | undefined): void {
  if (!Number.isFinite(delayMs))
    throw cannotStep('invalid-parameter', `a finite delay of "${event.type}"`, String(delayMs))
  const token = `${id ?? event.type}#${++run.armed}`
  const { at = run.trigger.at } = run.options ?? {}
  const timer: Timer = defined({
    token,
    id,
    event,
    delayMs,
    at: typeof at === 'number' ? at + delayMs : undefined,
  })
  run.pending = [...run.pending, timer]
  run.timers = [...run.timers, { type: 'arm', timer }]
}

/** Cancels the pending timers that a step no longer wants. */
export function cancel(run: Run, isUnwanted: (timer: Timer) => boolean): void {
  run.pending = run.pending.filter(timer => {
    if (!isUnwanted(timer)) return true
    run.timers = [...run.timers, { type: 'cancel', token: timer.token }]
    return false
  })
}

/** Takes a timer that has fired off the list; tells whether it was still pending. */
export function fire(run: Run, token: string): boolean {
  const { length } = run.pending
  run.pending = run.pending.filter(timer => timer.token !== token)
  return run.pending.length < length
}
