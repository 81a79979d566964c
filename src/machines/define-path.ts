import type { EventObject, ParameterizedObject, StateMachine, StateSchema } from 'xstate'
import { z } from 'zod'
import type { StateValue } from '../vocabulary/case.js'
import type { Role } from '../vocabulary/party.js'
import type { Path } from './path.js'
import {
  type CaseFile,
  type CaseInput,
  type Opening,
  type Outcome,
  openFile,
  outcomeOf,
} from './stages/case-file.js'
import { guardsOf, type StageGuard, type StageMeta, type StageTag, stagesFor } from './stages/path-setup.js'
import type { stageActions } from './stages/stage-actions.js'
import type { StageEffect } from './stages/stage-effects.js'
import {
  CaseHandOver,
  type DeadlineReach,
  frontDesk,
  ReplySend,
  type StageEvent,
  type Stamped,
  sendersAt,
  stageEvents,
} from './stages/stage-events.js'
import { stageRules } from './stages/stage-rules.js'
import { stageSelectors } from './stages/stage-selectors.js'
import {
  accepting,
  answersAtOnce,
  aside,
  closed,
  endings,
  feedingBack,
  handedOver,
  handsOver,
  replies,
  whileOpen,
  whileWorking,
} from './stages/stage-states.js'
import type { OneOrMore, Ways, WorkStates } from './stages/work-states.js'
import { type Rules, writing } from './stages/writing.js'

/** The schema of an event: a strict object, told from others by `type`. @category Paths */
export type EventSchema = z.ZodObject<{ readonly type: z.ZodLiteral<string> }>

/** What can be asked of a path: its own events, and the stages' where it has none of that type. @category Paths */
export type EventWith<Own extends EventSchema> =
  | z.output<Own>
  | Exclude<StageEvent, { readonly type: z.output<Own>['type'] }>

/** The machine of a path that `definePath` made. @category Paths */
export type PathMachine<
  File extends CaseFile,
  Event extends EventObject,
  Effect extends EventObject,
  Input,
  Result,
> = StateMachine<
  File,
  Stamped<Event | DeadlineReach>,
  Record<string, never>,
  never,
  ParameterizedObject,
  ParameterizedObject,
  never,
  StateValue,
  StageTag,
  Opening<Input>,
  Result,
  Effect,
  StageMeta,
  StateSchema
>

type Pens<File extends CaseFile, Event extends EventObject, Effect extends EventObject> = ReturnType<
  typeof writing<File, Event | DeadlineReach, StageEffect | Effect>
>

type Named = Readonly<Record<string, unknown>>

/** What is a path's own, to be put to use in the states of its work. @category Paths */
export interface PathDefinition<
  Id extends string,
  Input extends z.ZodType<CaseInput>,
  Own extends EventSchema,
  Effect extends EventObject,
  OwnFile extends object,
  OwnRules extends Rules,
  Choices extends Named,
  Actions extends Named,
  OwnOutcome extends object,
  Selectors extends object,
> {
  readonly id: Id
  /** Counts up whenever the path changes so that a running case may not fit it. */
  readonly version: number
  /** What it is for, in a sentence. */
  readonly description: string
  /** What a case is opened with: `CaseInput`, or an extension of it. */
  readonly input: Input
  /** The path's own events; one of a stage's type takes the place of the stage's. */
  readonly events: readonly Own[]
  /** Types alone: what it asks its surroundings to do beside what every path does, as `{} as MyEffect`. */
  readonly effects?: Effect
  /** Who works on it (R3); the front desk unless given. The first to accept it owns it (R1). */
  readonly desk?: readonly Role[]
  /** Who may send an event whoever holds the state, beside what the stages say of theirs. */
  readonly senders?: { readonly [Type in EventWith<Own>['type']]?: readonly Role[] }
  /** What its file holds when it is opened, beside what that of every path does. */
  readonly opens?: (opening: Opening<z.output<Input>>) => OwnFile
  /** Guards that say why they refuse. */
  readonly rules?: (pens: Pens<CaseFile & OwnFile, EventWith<Own>, Effect>) => OwnRules
  /** Guards that only choose a way. */
  readonly choices?: (pens: Pens<CaseFile & OwnFile, EventWith<Own>, Effect>) => Choices
  /** What it writes down and asks for. */
  readonly actions?: (pens: Pens<CaseFile & OwnFile, EventWith<Own>, Effect>) => Actions
  /** What it leaves behind beside what every path does. */
  readonly outcome?: (file: CaseFile & OwnFile) => OwnOutcome
  readonly selectors?: Selectors
}

/** How the work sits among the stages. @category Paths */
export interface Surroundings<Type extends string, Guard extends string, Action extends string> {
  /** Whether the customer may be answered at any stage, as is usual, or only when the work has led to `#replying`. */
  readonly answers?: 'at-any-time' | 'when-known'
  /** States beside the work, such as another department's. */
  readonly beside?: WorkStates<Type, Guard, Action>
  /** What a stage takes beside its own events, or instead of them. */
  readonly takes?: {
    readonly [Stage in 'open' | 'accepting' | 'working' | 'replying' | 'feedingBack' | 'closed']?: Ways<
      Type,
      Guard,
      Action
    >
  }
  /** Where another question and a reopened case are worked on: `#working` unless given. */
  readonly resumes?: { readonly asked?: string; readonly reopened?: string }
  /** What is done when the feedback record is written, beside closing the case. */
  readonly afterFeedback?: OneOrMore<Action>
}

/** A path whose work is yet to be given. @category Paths */
export interface PathOutline<
  Made extends Path,
  Type extends string,
  Guard extends string,
  Action extends string,
> {
  /**
   * Makes the path.
   * @param work - The states between acceptance and reply; the first is entered first, and the customer is answered from
   *   `#replying`.
   * @param surroundings - How the work sits among the stages.
   * @returns The path, for a charter to offer; its machine is an ordinary XState machine.
   * @throws Error of XState if a state leads to one that is not there.
   */
  through(work: WorkStates<Type, Guard, Action>, surroundings?: Surroundings<Type, Guard, Action>): Made
}

/** A path that {@link definePath} made. @category Paths */
export interface DefinedPath<
  Id extends string,
  Input extends z.ZodType<CaseInput>,
  Own extends EventSchema,
  Effect extends EventObject,
  OwnFile extends object,
  OwnOutcome extends object,
  Selectors extends object,
> extends Path {
  readonly id: Id
  readonly machine: PathMachine<
    CaseFile & OwnFile,
    EventWith<Own>,
    StageEffect | Effect,
    z.output<Input>,
    Outcome & OwnOutcome
  >
  readonly input: Input
  readonly event: z.ZodDiscriminatedUnion & z.ZodType<EventWith<Own>, EventWith<Own>>
  readonly selectors: typeof stageSelectors & Selectors
}

const none = () => ({})

/**
 * Begins a path out of the stages that all share - accept, hold, ask the customer, promise, hand over, reply, feed back,
 * reopen, merge, withdraw - and of what is its own. Like the library's paths it then has clocks, permission and refusals,
 * and can be explored, proved and drawn.
 * @param definition - What is its own: words, file, rules and actions.
 * @returns The outline, for `through` to lead through the states of the work.
 * @category Paths
 */
export function definePath<
  const Id extends string,
  Input extends z.ZodType<CaseInput>,
  const Own extends EventSchema,
  Effect extends EventObject = never,
  OwnFile extends object = object,
  OwnRules extends Rules = Record<never, never>,
  Choices extends Named = Record<never, never>,
  Actions extends Named = Record<never, never>,
  OwnOutcome extends object = object,
  Selectors extends object = object,
>(
  definition: PathDefinition<
    Id,
    Input,
    Own,
    Effect,
    OwnFile,
    OwnRules,
    Choices,
    Actions,
    OwnOutcome,
    Selectors
  >,
): PathOutline<
  DefinedPath<Id, Input, Own, Effect, OwnFile, OwnOutcome, Selectors>,
  EventWith<Own>['type'],
  ((keyof OwnRules | keyof Choices) & string) | StageGuard,
  (keyof Actions | keyof typeof stageActions) & string
> {
  const { id, version, description, input, events, desk = frontDesk } = definition
  const pens = writing() as never
  const rules = definition.rules?.(pens) ?? {}
  const opens: (opening: never) => object = definition.opens ?? none
  const outcome: (file: never) => object = definition.outcome ?? none

  const setup = stagesFor<CaseFile, EventObject, EventObject, Opening<CaseInput>, object>().setup.extend({
    guards: { ...guardsOf(rules), ...definition.choices?.(pens) },
    actions: { ...definition.actions?.(pens) },
  } as never)

  const own = new Set(events.map(typeOf))
  // A desk of one role has nobody to hand a case over to.
  const handOver = desk.length > 1 ? [CaseHandOver] : []
  const others = [...stageEvents, ...handOver, ReplySend].filter(schema => !own.has(typeOf(schema)))

  return {
    through: (work, surroundings = {}) => {
      const machine = setup.createMachine({
        id,
        description,
        context: ({ input }: { input: Opening<CaseInput> }) =>
          Object.assign(openFile(input), opens(input as never)),
        output: ({ context }: { context: CaseFile }) =>
          Object.assign(outcomeOf(context), outcome(context as never)),
        initial: 'open',
        states: statesAround(work, desk, surroundings),
      } as never)
      const path = {
        id,
        version,
        machine,
        input,
        event: z
          .discriminatedUnion('type', [...others, ...events] as never)
          .meta({ title: `${capitalised(id)}Event` }),
        senders: { ...sendersAt(desk), ...definition.senders },
        rules: { ...stageRules, ...rules },
        selectors: { ...stageSelectors, ...definition.selectors },
        customersOf: ({ customer }: CaseFile) => [customer.id],
      }
      return path as never
    },
  }
}

/** The states of a whole path around those of its work. */
function statesAround(
  work: object,
  desk: readonly Role[],
  { answers, beside, takes = {}, resumes = {}, afterFeedback = [] }: Surroundings<string, string, string>,
) {
  const { asked = '#working', reopened = '#working' } = resumes
  const isAnsweredAnyTime = answers !== 'when-known'
  const answer = isAnsweredAnyTime ? replies : {}
  const isShared = desk.length > 1
  const { replying, ...waiting } = aside('#latest', answer)
  const answered = feedingBack({ asked, reopened, holder: desk })
  const finished = closed({ reopened })
  const feedBack = { ...answered.on['feedback.record'], actions: ['feedBack', afterFeedback].flat() }
  return {
    open: {
      meta: { holder: desk },
      initial: 'accepting',
      on: { ...whileOpen, ...takes.open },
      states: {
        accepting: accepting('#working', { ...(isAnsweredAnyTime && answersAtOnce), ...takes.accepting }),
        working: {
          id: 'working',
          description: 'It is worked on.',
          tags: ['awaitingAgent'],
          initial: Object.keys(work)[0],
          on: { ...whileWorking, ...answer, ...(isShared && handsOver), ...takes.working },
          states: { ...work, latest: { id: 'latest', type: 'history' } },
        },
        ...beside,
        ...(isShared && { handedOver: handedOver('#latest') }),
        ...waiting,
        replying: { ...replying, on: { ...replying.on, ...takes.replying } },
      },
    },
    feedingBack: { ...answered, on: { ...answered.on, 'feedback.record': feedBack, ...takes.feedingBack } },
    closed: { ...finished, on: { ...finished.on, ...takes.closed } },
    ...endings,
  }
}

/** `repair-visit` as `RepairVisit`. */
const capitalised = (id: string): string =>
  id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

const typeOf = (schema: EventSchema): string => schema.shape.type.value
