import type { StateValue } from 'casewright'
import { replayTrace } from './replay-trace.js'
import { Tally } from './tally.js'
import { readTraces } from './xes.js'

interface Counted {
  readonly count: number
}

/** Refusals of one kind. */
interface RefusalKind {
  readonly activity: string
  /** The rule's ID, or the refusal's code where it is no rule of the handbook. */
  readonly rule: string
  /** Where the case stood. */
  readonly state: string
  /** The first such refusal's message. */
  readonly message: string
}

/** What became of a log on the fault path; of each list, the commonest come first. */
export interface ReplayReport {
  readonly traces: number
  /** `taken + refused + unmapped`: no event is left out. */
  readonly events: number
  readonly taken: number
  readonly refused: number
  readonly unmapped: number
  readonly refusals: readonly (RefusalKind & Counted)[]
  readonly unmappedActivities: readonly ({ readonly activity: string; readonly reason: string } & Counted)[]
  /** Where the cases stand when their traces are over. */
  readonly standings: readonly ({ readonly state: string } & Counted)[]
  /** The ways through the log: which activities, in which order. */
  readonly variants: readonly ({ readonly activities: readonly string[] } & Counted)[]
}

/**
 * Drives one case through the fault path for each trace of an event log.
 * @param path - An `.xes` file, or an `.xes.gz`.
 */
export async function replayLog(path: string): Promise<ReplayReport> {
  const counts = { taken: 0, refused: 0, unmapped: 0 }
  const refusals = new Tally<RefusalKind>()
  const unmapped = new Tally<{ activity: string; reason: string }>()
  const standings = new Tally<{ state: string }>()
  const variants = new Tally<{ activities: readonly string[] }>()
  let traces = 0

  for await (const trace of readTraces(path)) {
    const { case: item, outcomes } = replayTrace(trace)
    traces += 1
    for (const { activity, outcome } of outcomes) {
      counts[outcome.kind] += 1
      if (outcome.kind === 'unmapped') unmapped.add({ activity, reason: outcome.reason })
      if (outcome.kind === 'refused') {
        const { rule, code, message } = outcome.refusal
        const kind = { activity, rule: rule ?? code, state: placeOf(outcome.state) }
        refusals.add({ ...kind, message }, JSON.stringify(kind))
      }
    }
    standings.add({ state: item === null ? 'never opened' : placeOf(item.state.value) })
    variants.add({ activities: outcomes.map(({ activity }) => activity) })
  }

  return {
    traces,
    events: counts.taken + counts.refused + counts.unmapped,
    ...counts,
    refusals: refusals.ranked(),
    unmappedActivities: unmapped.ranked(),
    standings: standings.ranked(),
    variants: variants.ranked(),
  }
}

/** A state as words: `open, working, fixing`. */
const placeOf = (value: StateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([outer, inner]) => `${outer}, ${placeOf(inner)}`)
        .join(' and ')
