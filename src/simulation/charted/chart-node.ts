import type { State, Step } from '../../kernel/state.js'
import type { DeadlineReach } from '../../machines/stages/stage-events.js'
import type { ClockFacts } from '../../policies/service-levels/observation.js'
import type { Place } from '../engine/case-route.js'
import type { Ask } from '../engine/linked-case.js'
import type { Template } from '../engine/template.js'
import type { ClockTurns } from './clock-board.js'

/** One telling of how a case came to a node: its state, and when it was last moved. */
export interface Telling {
  readonly state: State
  readonly at: number
  /** What the case asked of others as it came there. */
  readonly emitted: Step['emitted']
}

/** A situation that cases come to, alike in all that is heeded but for their instants. */
export interface ChartNode {
  readonly place: Place
  readonly isDone: boolean
  /** The names of its deadlines, by name: the instants of a case stand in this order, and after them that of its promise. */
  readonly deadlines: readonly string[]
  readonly hasPromise: boolean
  /** What clocks want to know; `null` where there are none. */
  readonly facts: ClockFacts | null
  /** What events make of it, by the number of their template. */
  readonly ways: (Way | undefined)[]
  /** What each of its deadlines makes of it. */
  readonly reached: (ChartEdge | undefined)[]
  readonly one: Telling
  readonly other: Telling
}

/** What an event makes of a situation. */
export interface Way {
  /** Whether it makes a difference which agent sends it; else only of which group. */
  readonly isPersonal: boolean
  /** By sender; `null` where a rule holds it back. */
  readonly edges: (ChartEdge | null | undefined)[]
}

/** What leads from one situation to the next. */
export interface ChartEdge {
  readonly type: string
  /** What was sent, by somebody or by time; `null` where a case is opened. */
  readonly sent: Template | DeadlineReach | null
  readonly to: ChartNode
  /** Where each instant of the next situation comes from. */
  readonly sources: readonly Source[]
  /** Whether the instants stay as they are. */
  readonly isStill: boolean
  /** What it asks to open, when it happens. */
  readonly opens: readonly ((at: number) => Ask)[]
  /** What this does to the clocks of a case. */
  readonly turns: ClockTurns
}

/** Where an instant comes from. */
export interface Source {
  /** It was there, in this place; or −1. */
  readonly slot: number
  /** It came with the event, as this one of its numbers; or −1. */
  readonly place: number
  /** Else: so long after now. */
  readonly afterMs: number
}
