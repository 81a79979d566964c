import type { EventOf, Instant, Party, paths } from 'casewright'
import type { Dice } from './dice.js'

/** The paths that contacts take. */
export type PathName = keyof typeof paths

/** What can be asked on any of them. */
export type Request = EventOf<(typeof paths)[PathName]>

/** Somebody asks something of a case. */
export interface ScriptedEvent {
  readonly at: Instant
  readonly by: Party
  readonly event: { readonly type: string }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
/** Shanghai is eight hours ahead all year. */
const offsetMs = 8 * hourMs
const opensMs = 9 * hourMs

/** What happens to one contact, written down as it comes to mind: time goes on, somebody asks something. */
export class Script {
  readonly events: ScriptedEvent[] = []
  /** The events that a case is meant to refuse. */
  readonly mistakes: ScriptedEvent[] = []

  constructor(
    public at: Instant,
    readonly dice: Dice,
    /** The hour at which the desk closes. */
    readonly closes = 22,
  ) {}

  /** Time goes on, by about so many seconds; the desk is closed at night. */
  later(seconds: number, spread = 0.6): this {
    this.at += Math.max(1, Math.round(this.dice.around(seconds, spread))) * 1000
    return this.awake()
  }

  /** Exactly so many milliseconds, day or night. */
  exactly(ms: number): this {
    this.at += ms
    return this
  }

  /** Somebody asks something of the case. */
  ask(by: Party, event: Request): this {
    this.events.push({ at: this.at, by, event })
    return this
  }

  /** Somebody asks what the case refuses. */
  mistake(
    by: Party,
    event: { readonly type: string; readonly [field: string]: unknown },
    at = this.at,
  ): this {
    const mistake = { at, by, event }
    this.events.push(mistake)
    this.mistakes.push(mistake)
    return this
  }

  /** Today at such an hour, Shanghai time, or that many days on. */
  clock(hour: number, daysOn = 0): Instant {
    return Math.floor((this.at + offsetMs) / dayMs) * dayMs - offsetMs + hour * hourMs + daysOn * dayMs
  }

  private awake(): this {
    const timeOfDay = (this.at + offsetMs) % dayMs
    if (timeOfDay >= opensMs && timeOfDay < this.closes * hourMs) return this
    const morning = this.clock(opensMs / hourMs, timeOfDay < opensMs ? 0 : 1)
    this.at = morning + this.dice.whole(60, 2400) * 1000
    return this
  }
}
