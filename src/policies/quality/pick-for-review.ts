import type { HandledRecord, ReviewSampling } from '../../vocabulary/sampling.js'
import { expect } from '../expect.js'
import { grouped } from '../grouped.js'
import { type LocalTime, localClock } from '../local-clock.js'
import { createRandom, type Random } from '../random.js'
import { shuffled, spreadSample } from './spread-sample.js'
import { topUpSampling } from './top-up-sampling.js'

/** Why a record calls for a review of its own (Q11). @category Quality */
export type Attention = 'complaint' | 'breach' | 'severity' | 'low-satisfaction'

/** One record to be reviewed. @category Quality */
export interface ReviewPick {
  readonly recordId: string
  /** Only what was sampled may count in a mean: an unscheduled pick was chosen for what went wrong. */
  readonly purpose: 'sampled' | 'unscheduled'
  /** What calls for attention in it, whether or not it was drawn. */
  readonly attention: readonly Attention[]
  /** A second reviewer marks it too, so that reviewers can be compared. */
  readonly secondReview: boolean
}

/** What is reviewed of one agent's day. @category Quality */
export interface DayPicks {
  readonly agentId: string
  /** On the department's clocks, `'YYYY-MM-DD'`. */
  readonly date: string
  /** N: records handled, which the sampled ones were drawn from. */
  readonly handled: number
  /** No more were handled than are drawn, so that all of them are reviewed. */
  readonly complete: boolean
  /** The sampled ones in the order they were drawn, then the unscheduled ones. */
  readonly picks: readonly ReviewPick[]
}

/**
 * Picks the records to review: for each agent and day a sample in proportion over path, channel and hour
 * (Q1), and on top of it what calls for attention (Q11).
 *
 * Each record of a day is as likely to be drawn as any other, complaints too. An agent's day draws from a
 * stream of its own: neither the order of the records nor other agents or days change what is drawn.
 * @param records - What was handled, each id once.
 * @param options - `seed`: the same seed draws the same sample, on every platform; keep it secret until the
 * day is over. `timeZone`: IANA name of the zone whose clocks tell day and hour. `sampling`: default {@link
 * topUpSampling}.
 * @returns By date, then by agent.
 * @throws CasewrightError `invalid-parameter` naming the field.
 * @see Q1, Q11
 * @category Quality
 */
export function pickForReview(
  records: readonly HandledRecord[],
  options: { readonly seed: string | number; readonly timeZone: string; readonly sampling?: ReviewSampling },
): DayPicks[] {
  const { seed, timeZone, sampling = topUpSampling } = options
  const { perDay, secondReviews } = sampling
  const ids = new Set(records.map(({ id }) => id))
  expect(
    ids.size === records.length,
    'pickForReview',
    'records',
    'listed once each',
    `${records.length} with ${ids.size} ids`,
  )
  const isCount = (value: number, least: number) => Number.isSafeInteger(value) && value >= least
  expect(isCount(perDay, 1), 'pickForReview', 'sampling.perDay', 'a whole number ≥ 1', perDay)
  expect(
    isCount(secondReviews, 0),
    'pickForReview',
    'sampling.secondReviews',
    'a whole number ≥ 0',
    secondReviews,
  )

  const clock = localClock(timeZone, 'pickForReview')
  const days = grouped(
    records.map(record => ({ ...record, ...clock(record.handledAt, `handledAt of ${record.id}`) })),
    ({ date, agentId }) => JSON.stringify([date, agentId]),
  )
  return [...days]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, handled]) => pickFromDay(handled, sampling, createRandom(`${seed} ${key}`)))
}

type Handled = HandledRecord & LocalTime

function pickFromDay(handled: Handled[], sampling: ReviewSampling, random: Random): DayPicks {
  const { perDay, secondReviews, spreadOver, unscheduled } = sampling
  // Until chance comes in, the order is that of the ids.
  handled.sort((one, other) => (one.id < other.id ? -1 : 1))
  const stratumOf = (record: Handled) => JSON.stringify(spreadOver.map(property => record[property]))
  const drawn = spreadSample(handled, Math.min(perDay, handled.length), stratumOf, random)
  const again = new Set(shuffled(drawn, random).slice(0, secondReviews))
  const pick = (record: Handled, purpose: ReviewPick['purpose']): ReviewPick => ({
    recordId: record.id,
    purpose,
    attention: attentionTo(record, unscheduled),
    secondReview: again.has(record),
  })
  const isDrawn = new Set(drawn)
  const others = handled.filter(record => !isDrawn.has(record)).map(record => pick(record, 'unscheduled'))
  const { agentId, date } = handled[0]!
  return {
    agentId,
    date,
    handled: handled.length,
    complete: drawn.length === handled.length,
    picks: [
      ...drawn.map(record => pick(record, 'sampled')),
      ...others.filter(({ attention }) => attention.length > 0),
    ],
  }
}

function attentionTo(record: HandledRecord, rules: ReviewSampling['unscheduled']): Attention[] {
  const calls: Record<Attention, boolean> = {
    complaint: rules.complaints && record.complaint === true,
    breach: rules.breaches && record.breached === true,
    severity: record.severity !== undefined && rules.severities.includes(record.severity),
    'low-satisfaction': record.satisfaction !== undefined && record.satisfaction < rules.satisfactionBelow,
  }
  return (Object.keys(calls) as Attention[]).filter(attention => calls[attention])
}
