import { type EventObject, type SetupReturn, setup } from 'xstate'
import type { Leaning, Role } from '../../vocabulary/party.js'
import type { CaseFile } from './case-file.js'
import { stageActions } from './stage-actions.js'
import type { DeadlineReach, Stamped } from './stage-events.js'
import { stageRules } from './stage-rules.js'
import { type Rules, writing } from './writing.js'

/**
 * What the clocks need to know of a state; a case carries the tags of the states it is in.
 * @category Stages
 */
export type StageTag =
  | 'awaitingAgent'
  | 'awaitingCustomer'
  | 'awaitingDepartment'
  | 'onHold'
  | 'handedOver'
  | 'promised'
  | 'answered'
  | 'closed'
  | 'withdrawn'
  | 'merged'

/** What a state says of itself beside its tags. @category Stages */
export interface StageMeta {
  /** Who may act in this state (R3); of several roles, the one whose desk has the case. */
  readonly holder?: Role | readonly Role[]
  /** Who does it best (R4). */
  readonly leaning?: Leaning
}

export const isDeadline = (
  { event }: { event: { type: string; deadline?: string } },
  { name }: { name: string },
): boolean => event.deadline === name

const isFirstSilence = ({
  context,
  event,
}: {
  context: { reminded?: boolean }
  event: { deadline?: string }
}): boolean => event.deadline === 'customer-reply' && context.reminded !== true

/** The guards of a set of rules, under the same names. */
export const guardsOf = <Named extends Rules>(rules: Named) =>
  Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const all = [rule].flat()
      const guard = ({ context, event }: { context: object; event: object }) => {
        for (const each of all) if (!each.holds(context, event)) return false
        return true
      }
      return [name, guard]
    }),
  ) as Record<keyof Named & string, (args: { context: object; event: object }) => boolean>

/** The guards that the stages' own states use, by name. */
export type StageGuard = keyof typeof stageRules | 'isFirstSilence'

type NoParams<Named> = { [Name in keyof Named]: undefined }

/** XState's `setup` for a path: the stages' actions and guards are there, typed for the path's own file and events. */
type PathSetup<
  File extends CaseFile,
  Event extends EventObject,
  Effect extends EventObject,
  Input,
  Output,
> = SetupReturn<
  File,
  Stamped<Event | DeadlineReach>,
  Record<never, never>,
  Record<never, never>,
  NoParams<typeof stageActions>,
  NoParams<typeof stageRules> & {
    isDeadline: { name: string }
    isFirstSilence: undefined
  },
  never,
  StageTag,
  Input,
  Output & {},
  Effect,
  StageMeta
>

/**
 * Begins a path: its machine's `setup`, and the pens to write its own actions and rules with.
 *
 * The stages know only what every path has in common, so this is where TypeScript is told, once, that a path's file and
 * events extend theirs.
 */
export function stagesFor<
  File extends CaseFile,
  Event extends EventObject,
  Effect extends EventObject,
  Input,
  Output,
>() {
  return {
    ...writing<File, Event | DeadlineReach, Effect>(),
    guardsOf,
    setup: setup({
      actions: stageActions,
      guards: { ...guardsOf(stageRules), isDeadline, isFirstSilence },
    } as never) as unknown as PathSetup<File, Event, Effect, Input, Output>,
  }
}
