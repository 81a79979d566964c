import { assign, type EventObject, emit, type ParameterizedObject } from 'xstate'
import type { Party } from '../../vocabulary/party.js'
import type { Stamped } from './stage-events.js'

/**
 * A rule of the handbook that decides whether an event is taken: as a guard it holds the transition, as a refusal it
 * says why.
 * @category Stages
 */
export interface Rule {
  /** The rule's ID in the handbook, such as `R6`, or the name of a house rule. */
  readonly id: string
  /** The reason of a refusal, as a sentence. */
  readonly because: string
  /** Whether the file and the sender decide; then whoever asks what they may send now is told beforehand. */
  readonly isKnownBeforehand: boolean
  /** Whether `event` may go through on this file. */
  holds(file: object, event: object): boolean
}

/** Rules by the name of the guard they make; a guard of several holds when each of them does. @category Stages */
export type Rules = Readonly<Record<string, Rule | readonly Rule[]>>

type Of<Event extends { type: string }, Type extends Event['type']> = Stamped<Extract<Event, { type: Type }>>

/**
 * The pens a path writes its file, effects and rules with: each names the event it is for, and reads `(file, event)`
 * instead of XState's one bag of arguments.
 */
export function writing<File extends object, Event extends EventObject, Effect extends EventObject>() {
  return {
    /** An action that changes the file. */
    change: <Type extends Event['type']>(change: (file: File, event: Of<Event, Type>) => Partial<File>) =>
      assign<File, Stamped<Event>, ParameterizedObject['params'] | undefined, Stamped<Event>, never>(
        ({ context, event }) => change(context, event as Of<Event, Type>),
      ),
    /** An action that emits an effect. */
    tell: <Type extends Event['type']>(effect: (file: File, event: Of<Event, Type>) => Effect) =>
      emit<File, Stamped<Event>, ParameterizedObject['params'] | undefined, Stamped<Event>, Effect>(
        ({ context, event }) => effect(context, event as Of<Event, Type>),
      ),
    /** A rule over the file and the event. */
    rule: <Type extends Event['type']>(
      id: string,
      because: string,
      holds: (file: File, event: Of<Event, Type>) => boolean,
    ): Rule => ({ id, because, isKnownBeforehand: false, holds: holds as Rule['holds'] }),
    /** A rule over the file and who asks, whatever they ask. */
    condition: (
      id: string,
      because: string,
      holds: (file: File, asked: { readonly by: Party }) => boolean,
    ): Rule => ({
      id,
      because,
      isKnownBeforehand: true,
      holds: holds as Rule['holds'],
    }),
    /** A guard that only chooses a way. */
    choice:
      <Type extends Event['type']>(chooses: (file: File, event: Of<Event, Type>) => boolean) =>
      ({ context, event }: { context: object; event: object }): boolean =>
        chooses(context as File, event as Of<Event, Type>),
  }
}
