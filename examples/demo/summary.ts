import type { DurationMs } from 'casewright'
import type { ContactRun } from './contact-run.js'

/** How long something took, over many cases. */
export interface Spread {
  /** `null` where it never happened, as is the next. */
  readonly medianMs: DurationMs | null
  /** Nine of ten took no longer. */
  readonly ninetiethMs: DurationMs | null
}

/** What the cases of one path came to. `cases = fedBack + withdrawn + merged + open`. */
export interface Summary {
  readonly cases: number
  readonly replied: number
  readonly fedBack: number
  readonly withdrawn: number
  readonly merged: number
  /** Neither answered and fed back, nor with a reason why the customer needs none (R2). */
  readonly open: number
  readonly refused: number
  /** Refused events by reason: the refusal's code, with the rule that is behind it. */
  readonly refusedFor: Readonly<Record<string, number>>
  /** From the first word to the first acceptance or reply. */
  readonly firstResponse: Spread
  /** From the first word to the first reply. */
  readonly reply: Spread
  /** What the clocks told of each of the charter's targets. */
  readonly targets: Readonly<Record<string, Attainment>>
}

/** How often a target was met, and how often missed. */
export interface Attainment {
  readonly met: number
  readonly missed: number
}

/** Sums up what cases came to. */
export function summarise(runs: readonly ContactRun[]): Summary {
  const endings = runs.map(({ case: { state } }) => (state.context as { ending: string | null }).ending)
  const ended = (as: string): number => endings.filter(ending => ending === as).length
  const refusals = runs.flatMap(({ happenings }) => happenings.flatMap(({ refusal }) => refusal ?? []))
  const firstResponses = runs.flatMap(run => waitedFor(run, 'case.accept', 'reply.send'))
  const replies = runs.flatMap(run => waitedFor(run, 'reply.send'))
  return {
    cases: runs.length,
    replied: replies.length,
    fedBack: ended('closed'),
    withdrawn: ended('withdrawn'),
    merged: ended('merged'),
    open: endings.filter(ending => ending === null).length,
    refused: refusals.length,
    refusedFor: countBy(refusals.map(({ code, rule }) => (rule === undefined ? code : `${code} ${rule}`))),
    firstResponse: spreadOf(firstResponses),
    reply: spreadOf(replies),
    targets: attainments(runs),
  }
}

function attainments(runs: readonly ContactRun[]): Record<string, Attainment> {
  const targets: Record<string, Attainment> = {}
  for (const { event } of runs.flatMap(({ happenings }) => happenings)) {
    const { met, missed } = targets[String(event.target)] ?? { met: 0, missed: 0 }
    if (event.type === 'sla.met') targets[String(event.target)] = { met: met + 1, missed }
    if (event.type === 'sla.breached') targets[String(event.target)] = { met, missed: missed + 1 }
  }
  return targets
}

/** How long a case waited for the first of such events; nothing where none was taken. */
function waitedFor({ openedAt, happenings }: ContactRun, ...types: string[]): DurationMs[] {
  const first = happenings.find(({ event, refusal }) => refusal === null && types.includes(event.type))
  return first === undefined ? [] : [first.at - openedAt]
}

function spreadOf(durations: readonly DurationMs[]): Spread {
  const sorted = durations.toSorted((a, b) => a - b)
  // The nearest rank: always a duration that occurred.
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null
  return { medianMs: quantile(0.5), ninetiethMs: quantile(0.9) }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
