import type { CompiledStep, Effect } from '../kernel/state.js'
import type { Path } from '../machines/path.js'
import type { StageEffect } from '../machines/stages/stage-effects.js'
import { advance } from '../policies/service-levels/advance.js'
import type { ClockStep } from '../policies/service-levels/facts.js'
import type { ClockFacts } from '../policies/service-levels/observation.js'
import { passTime } from '../policies/service-levels/pass-time.js'
import type { ServicePolicy } from '../policies/service-levels/service-policy.js'
import type { CaseLink } from '../vocabulary/link.js'
import type { Party } from '../vocabulary/party.js'
import type { CaseRecord } from '../vocabulary/record.js'
import type { Instant } from '../vocabulary/time.js'
import type { CaseOf, EmittedOf, Step } from './case.js'
import { fileOf } from './route.js'

/** Time itself, as a party. */
export const time: Party = { id: 'time', role: 'system' }

/** When an event happened, and who brought it about. */
interface Stamp {
  readonly at: Instant
  readonly by: Party
}

/** An event as a machine takes it. */
export interface StampedEvent extends Stamp {
  readonly type: string
}

/** An event with its stamp. */
export const stamped = (event: CaseRecord['event'], { at, by }: Stamp): StampedEvent =>
  Object.assign({}, event, { at, by })

/** A step under way: the case as far as it has come, and what it left behind. */
export class Trail<P extends Path> {
  readonly emitted: EmittedOf<P>[] = []
  readonly actions: Effect[] = []
  readonly recorded: CaseRecord[] = []
  private copy: Draft<CaseOf<P>> | undefined

  constructor(
    private readonly before: CaseOf<P>,
    private readonly policy: ServicePolicy,
  ) {}

  /** The case as far as it has come: the very same while nothing happened. */
  get item(): CaseOf<P> {
    return this.copy ?? this.before
  }

  /** The step, as far as it has come. */
  get step(): Step<P> {
    const { item, emitted, actions, recorded } = this
    return { case: item, emitted, actions, recorded }
  }

  /** The machine took an event: its clocks pass the time up to then, and take it too. */
  take(
    { state, emitted, actions }: CompiledStep<P['machine']>,
    event: CaseRecord['event'],
    { at, by }: Stamp,
  ): void {
    this.passClocks(at)
    const from = this.item.rev === 0 ? null : this.item.state.value
    this.draft.state = state
    for (const effect of emitted)
      if (isDuplicate(effect)) this.tie({ kind: effect.kind, from: this.item.id, to: effect.to })
    this.emitted.push(...emitted)
    this.actions.push(...actions)
    this.record(at, by, event, from)
    this.heed(advance(this.item.clocks, Object.assign(factsOf(this.item), { at, event }), this.policy))
  }

  /** The case is tied to another; a tie that is there is there once. */
  tie(link: CaseLink): boolean {
    const { links } = this.item
    if (links.some(one => one.kind === link.kind && one.from === link.from && one.to === link.to))
      return false
    this.draft.links = [...links, link]
    return true
  }

  /** Something is written down that moves no machine. */
  note(event: CaseRecord['event'], { at, by }: Stamp): void {
    this.record(at, by, event, this.item.state.value)
  }

  /** Time passes for the clocks alone. */
  passClocks(at: Instant): void {
    this.heed(passTime(this.item.clocks, at))
  }

  private heed({ clocks, fired }: ClockStep): void {
    if (clocks !== this.item.clocks) this.draft.clocks = clocks
    for (const fact of fired) {
      this.emitted.push(fact)
      this.record(Math.max(fact.at, this.item.updatedAt), time, { ...fact }, this.item.state.value)
    }
  }

  private record(at: Instant, by: Party, event: CaseRecord['event'], from: CaseRecord['from']): void {
    const { draft } = this
    draft.rev++
    draft.updatedAt = at
    this.recorded.push({ caseId: draft.id, rev: draft.rev, at, by, event, from, to: draft.state.value })
  }

  /** A copy of the case to write on. */
  private get draft(): Draft<CaseOf<P>> {
    this.copy ??= copyOf(this.before)
    return this.copy
  }
}

type Draft<Of> = { -readonly [Field in keyof Of]: Of[Field] }

/** Field by field: V8 makes copies of copies by spreading ever more slowly. */
function copyOf<P extends Path>(item: CaseOf<P>): CaseOf<P> {
  const { id, path, version, hash, charter, rev, openedAt, updatedAt, clocks, links, state } = item
  return { id, path, version, hash, charter, rev, openedAt, updatedAt, clocks, links, state }
}

/** Two steps as one. */
export const joined = <P extends Path>(before: Step<Path>, after: Step<P>): Step<P> => ({
  case: after.case,
  emitted: [...(before.emitted as readonly EmittedOf<P>[]), ...after.emitted],
  actions: [...before.actions, ...after.actions],
  recorded: [...before.recorded, ...after.recorded],
})

const isDuplicate = (effect: {
  readonly type: string
}): effect is Extract<StageEffect, { type: 'case.link' }> => effect.type === 'case.link'

/** How a case stands, as its clocks see it. */
export function factsOf(item: Pick<CaseOf, 'path' | 'state'>): ClockFacts {
  const { contact, customerGrade, desk, priority, promise } = fileOf(item)
  return {
    tags: item.state.tags,
    path: item.path,
    priority: priority ?? null,
    channel: contact?.channel ?? null,
    customerGrade: customerGrade ?? null,
    desk: desk ?? null,
    promisedAt: promise?.answeredAt === null ? promise.dueAt : null,
  }
}
