import { type EventOf, type Party, type paths, Severity } from 'casewright'
import type { XesAttributes } from './xes.js'

/** An event of the log, as what is asked of a case. */
type Ask = (event: XesAttributes) => EventOf<typeof paths.fault>

/** Somebody asks something of the case; the next is tried where the case takes the one before not at all. */
export interface Asking {
  readonly by: 'agent' | 'technical-department'
  readonly asks: readonly Ask[]
}

/** What an activity of the log is on the fault path. */
type Meaning = Asking | { readonly opensCase: true } | { readonly unmapped: string }

const trackerStatus: Meaning = {
  unmapped: "it is a status of the anomaly in the developers' tracker, which moves no customer's case",
}

const byAgent = (...asks: Ask[]): Meaning => ({ by: 'agent', asks })

const wait =
  (reason: string): Ask =>
  () => ({ type: 'case.hold', reason })

const activities: Readonly<Record<string, Meaning>> = {
  'Insert ticket': { opensCase: true },
  'Assign seriousness': byAgent(({ seriousness }) => {
    // A log may hide the names of its grades; then the middle one stands for each.
    const grade = Severity.safeParse(seriousness?.toLowerCase()).data ?? 'medium'
    return { type: 'priority.set', severity: grade, urgency: grade }
  }),
  'Take in charge ticket': byAgent(
    () => ({ type: 'case.accept' }),
    () => ({ type: 'case.reopen', reason: 'Taken in charge again after it was resolved' }),
  ),
  Wait: byAgent(wait('Waiting')),
  'Schedule intervention': byAgent(wait('A visit is arranged')),
  'Require upgrade': byAgent(() => ({
    type: 'case.escalate',
    to: 'supervisor',
    reason: 'An upgrade is required',
  })),
  'Create SW anomaly': byAgent(() => ({
    type: 'department.report',
    tried: ['What the agent tried is not in the log'],
  })),
  'Resolve SW anomaly': {
    by: 'technical-department',
    asks: [() => ({ type: 'department.answer', answer: 'fixed', text: 'The anomaly is resolved' })],
  },
  'Resolve ticket': byAgent(() => ({ type: 'reply.send', text: 'Resolved', resolution: 'fixed' })),
  Closed: byAgent(() => ({
    type: 'feedback.record',
    problem: 'Not in the log',
    cause: 'Not in the log',
    improvement: 'Not in the log',
  })),
  RESOLVED: trackerStatus,
  VERIFIED: trackerStatus,
  INVALID: trackerStatus,
  DUPLICATE: { unmapped: 'merging needs the other case, and the log does not name it' },
}

/** The activities of a help desk's log, as the fault path knows them (P3, P4). */
export const mapping: ReadonlyMap<string, Meaning> = new Map(Object.entries(activities))

/** The person behind an event; the log gives names, the activity says in which part. */
export function actorOf(event: XesAttributes, by: Asking['by']): Party {
  const id = event['org:resource'] || 'unnamed'
  return by === 'agent'
    ? { id, role: 'service-agent', leaning: 'tech' }
    : { id, role: 'technical-department' }
}
