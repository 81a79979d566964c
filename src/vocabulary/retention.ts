import { z } from 'zod'
import { Id } from './text.js'

const period = {
  /** How long a record is kept, from the day it was made. */
  years: z.int().min(0).max(1000),
  /** On top of the years. */
  months: z.int().min(0).max(1000).optional(),
}

/** How long records of one kind are kept, and what becomes of them then (D3). @category Vocabulary */
export const RetentionRule = z
  .discriminatedUnion('disposal', [
    z.strictObject({ ...period, disposal: z.literal('erase') }).readonly(),
    z
      .strictObject({
        ...period,
        disposal: z.literal('anonymise'),
        /** The fields that stay, for counting by: nothing that tells who. All others go. */
        keep: z.array(Id).readonly(),
      })
      .readonly(),
  ])
  .meta({ title: 'RetentionRule' })
/** How long records of one kind are kept, and what becomes of them then (D3). @category Vocabulary */
export type RetentionRule = z.infer<typeof RetentionRule>

/** How long a department keeps its records (D3). @category Vocabulary */
export const Retention = z
  .strictObject({
    /** IANA name of the zone whose clocks tell the day. */
    timeZone: z.string(),
    /** By kind of record. A kind that is not named is kept. */
    kinds: z.record(Id, RetentionRule).readonly(),
  })
  .readonly()
  .meta({ title: 'Retention', description: 'How long a department keeps its records' })
/** How long a department keeps its records (D3). @category Vocabulary */
export type Retention = z.infer<typeof Retention>
