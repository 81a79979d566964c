import {
  act,
  type CaseOf,
  defineCharter,
  type Instant,
  openCase,
  paths,
  type Refusal,
  type StateValue,
} from 'casewright'
import { type Asking, actorOf, mapping } from './mapping.js'
import type { XesAttributes, XesTrace } from './xes.js'

type FaultCase = CaseOf<typeof paths.fault>

/** What became of one event of the log. */
type Outcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly state: StateValue }
  | { readonly kind: 'unmapped'; readonly reason: string }

/** One trace, driven through the fault path. */
interface ReplayedTrace {
  /** The case as the trace leaves it, or `null` where no event of the trace has a time. */
  readonly case: FaultCase | null
  /** One for each event of the trace, in order. */
  readonly outcomes: readonly { readonly activity: string; readonly outcome: Outcome }[]
}

/** The department behind the log. */
const charter = defineCharter(
  { id: 'help-desk', version: 1, title: 'Help desk', timeZone: 'Europe/Rome', paths: ['fault'] },
  { paths },
)

/** Drives one case through the fault path, by the events of one trace; its first event opens it, whatever it is. */
export function replayTrace(trace: XesTrace): ReplayedTrace {
  let current: FaultCase | null = null

  const replay = (event: XesAttributes): Outcome => {
    const meaning = mapping.get(activityOf(event)) ?? { unmapped: 'the mapping knows no such activity' }
    const at = Date.parse(event['time:timestamp'] ?? '')
    if (Number.isNaN(at)) return { kind: 'unmapped', reason: 'the event has no time' }
    const before = current
    current ??= opened(trace, event, at)
    if ('unmapped' in meaning) return { kind: 'unmapped', reason: meaning.unmapped }
    if ('opensCase' in meaning) {
      return before === null ? { kind: 'taken' } : { kind: 'unmapped', reason: 'the case is open already' }
    }
    const step = ask(current, meaning, event, at)
    current = step.case
    return step.outcome
  }

  const outcomes = trace.events.map(event => ({ activity: activityOf(event), outcome: replay(event) }))
  return { case: current, outcomes }
}

const activityOf = ({ 'concept:name': name = '(unnamed)' }: XesAttributes): string => name

function opened({ attributes }: XesTrace, { customer, product }: XesAttributes, at: Instant): FaultCase {
  const id = attributes['concept:name'] || 'unnamed'
  const by = { id: customer || 'unnamed', role: 'customer' } as const
  const input = {
    customer: by,
    contact: { channel: 'form' },
    subject: id,
    product: product || undefined,
  } as const
  return openCase(paths.fault, input, { id, at, by, charter }).case
}

/** Asks what the event means of the case, until something is taken or refused for more than where the case stands. */
function ask(item: FaultCase, { by, asks }: Asking, event: XesAttributes, at: Instant) {
  let refusal: Refusal | null = null
  for (const request of asks) {
    const step = act(item, request(event), { at, by: actorOf(event, by), charter })
    if (step.ok) return { case: step.case, outcome: { kind: 'taken' } as const }
    // What is not for now at all says less than a way that is barred.
    if (refusal === null || step.refusal.code !== 'not-now') refusal = step.refusal
    if (step.refusal.code !== 'not-now' && step.refusal.code !== 'closed') break
  }
  return { case: item, outcome: { kind: 'refused', refusal: refusal!, state: item.state.value } as const }
}
