import type { z } from 'zod'
import type { RequestOf } from '../cases/case.js'
import type { StampedEvent } from '../cases/trail.js'
import type { Path } from '../machines/path.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import { type Differences, entry } from './differences.js'
import type { Reads } from './reads.js'
import { dated, samplesOf } from './samples.js'
import { shapeOf } from './shape.js'
import type { State } from './walk.js'

type Request = RequestOf<Path>

/** An event, and the same as a machine takes it. */
interface Sent {
  readonly event: Request
  readonly stamped: StampedEvent
}

/** In how many ways an event can make a difference in a state. */
interface Variety {
  readonly type: string
  readonly forms: readonly Request[]
  /** Whether it makes no difference who sends it. */
  readonly isAnyones: boolean
  /** The forms as they were sent, by sender and time: walks come to the same times again and again. */
  readonly sent: Map<Party, Map<Instant, readonly Sent[]>>
}

/** The forms in which events are sent on a walk: those given, else one sample of each that makes a difference. */
export class Forms {
  /** How often there turned out to be more than there had seemed to be. */
  growth = 0
  readonly #all = new Map<string, readonly Request[]>()
  readonly #varieties = new Map<Reads, Variety>()
  #reviewed = 0

  constructor(
    schemas: ReadonlyMap<string, z.ZodType>,
    given: Readonly<Partial<Record<string, readonly object[]>>>,
    readonly differences: Differences,
  ) {
    for (const [type, schema] of schemas) {
      const where = `explore: event ${type}`
      const payloads = given[type] ?? samplesOf(shapeOf(schema, where), 'event', where)
      const forms = payloads.map(payload => ({ ...(payload as object), type }))
      this.#all.set(type, forms)
      if (given[type] !== undefined) differences.takeWhole(type)
    }
  }

  /** The forms of an event in a state, as somebody sends them at a time. */
  sent(state: State, type: string, at: Instant, by: Party): readonly Sent[] {
    const { forms, sent } = this.#varietyOf(state, type)
    const byTime = entry(sent, by, () => new Map<Instant, readonly Sent[]>())
    return entry(byTime, at, () =>
      forms.map(form => {
        const event = dated(form, at)
        return { event, stamped: { ...event, at, by } }
      }),
    )
  }

  /** Whether it makes no difference in a state who sends an event. */
  isAnyones(state: State, type: string): boolean {
    return this.#varietyOf(state, type).isAnyones
  }

  /** Sees whether what has been found meanwhile makes more forms of any event. */
  review(): void {
    if (this.#reviewed === this.differences.count.event) return
    this.#reviewed = this.differences.count.event
    for (const [decisive, known] of this.#varieties) {
      const found = this.#variety(known.type, decisive)
      if (found.forms.length === known.forms.length && found.isAnyones === known.isAnyones) continue
      this.#varieties.set(decisive, found)
      this.growth++
    }
  }

  #varietyOf(state: State, type: string): Variety {
    const decisive = this.differences.ofEvent(state, type)
    return entry(this.#varieties, decisive, () => this.#variety(type, decisive))
  }

  #variety(type: string, decisive: Reads): Variety {
    const seen = new Set<string>()
    const forms = this.#all.get(type)!.filter(form => {
      const difference = JSON.stringify(decisive.of(dated(form, 0)))
      return !seen.has(difference) && seen.add(difference)
    })
    return { type, forms, isAnyones: !decisive.has('by'), sent: new Map() }
  }
}
