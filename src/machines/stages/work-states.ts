import type { StageMeta, StageTag } from './path-setup.js'
import type { deadline } from './stage-states.js'

/** One, or several in order. */
export type OneOrMore<Item> = Item | readonly Item[]

/** A way out of a state, or something done in it: XState's transition, with names that the path defines. @category Paths */
export interface Way<Guard extends string, Action extends string> {
  /** Where it leads; `#working`, `#replying`, `#onHold` and the other stages go by their ids. */
  readonly target?: string
  readonly guard?: Guard | ReturnType<typeof deadline>
  readonly actions?: OneOrMore<Action>
  readonly reenter?: boolean
}

/** The ways a state takes events, by type. @category Paths */
export type Ways<Type extends string, Guard extends string, Action extends string> = {
  readonly [On in Type | 'deadline.reach']?: string | OneOrMore<Way<Guard, Action>>
}

/** A state of the work: XState's, with names that the path defines. @category Paths */
export interface WorkState<Type extends string, Guard extends string, Action extends string> {
  /** What it is for, as a supervisor would say. */
  readonly description: string
  /** By which `#id` others lead to it. */
  readonly id?: string
  readonly tags?: readonly StageTag[]
  /** Who may act in it (R3), and who does it best (R4); the holder of the state around it where it names none. */
  readonly meta?: StageMeta
  readonly entry?: OneOrMore<Action>
  readonly exit?: OneOrMore<Action>
  readonly on?: Ways<Type, Guard, Action>
  readonly always?: OneOrMore<Way<Guard, Action>>
  readonly initial?: string
  readonly states?: WorkStates<Type, Guard, Action>
}

/** States of the work, by name. @category Paths */
export type WorkStates<Type extends string, Guard extends string, Action extends string> = {
  readonly [Name: string]: WorkState<Type, Guard, Action>
}
