import { z } from 'zod'
import { LocalDate } from './date.js'
import { Id, Text } from './text.js'
import { Instant } from './time.js'

const entry = {
  /** Unique in the ledger; an entry that comes twice under one id counts once. */
  id: Id,
  agentId: Id,
  recordedAt: Instant,
}

/**
 * One line of the ledger of points. Lines are added, never changed: what proves wrong is corrected by another line.
 *
 * - `worked`: the agent worked that day (Q3).
 * - `failed`: one chat record of that day failed its review. Whether the day loses a point follows from how many did (Q2), so
 *   that a late review or a cleared record moves the day by itself.
 * - `leave`: the agent was on leave that day.
 * - `correction`: the entries it names count no more, such as failed records cleared by an appeal.
 * @category Vocabulary
 */
export const LedgerEntry = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('worked'), ...entry, date: LocalDate }),
    z.strictObject({ kind: z.literal('failed'), ...entry, date: LocalDate, recordId: Id, reviewId: Id }),
    z.strictObject({ kind: z.literal('leave'), ...entry, date: LocalDate, isPaid: z.boolean() }),
    z.strictObject({
      kind: z.literal('correction'),
      ...entry,
      /** The ids of the entries that count no more. */
      corrects: z.array(Id).min(1),
      because: Text,
      /** The appeal that led to it; `null` for a clerk's own correction. */
      appealId: Id.nullable(),
    }),
  ])
  .meta({ title: 'LedgerEntry', description: 'One line of the ledger of points' })
/** One line of the ledger of points. @category Vocabulary */
export type LedgerEntry = z.infer<typeof LedgerEntry>
