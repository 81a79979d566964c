import { z } from 'zod'
import { Party } from './party.js'
import { Id, Text } from './text.js'
import { Instant } from './time.js'

/** The kinds of thing that a complaint or dispute is judged by. @category Vocabulary */
export const EvidenceKind = z
  .enum(['statement', 'document', 'screenshot', 'recording', 'log', 'goods'])
  .meta({ title: 'EvidenceKind' })
/** The kinds of thing that a complaint or dispute is judged by. @category Vocabulary */
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** One piece of evidence, with who recorded it and when (R7). @category Vocabulary */
export const Evidence = z
  .strictObject({
    kind: EvidenceKind,
    /** What it shows. */
    summary: Text,
    /** Where the host keeps it: an address, a file number. */
    reference: Id.nullable(),
    recordedAt: Instant,
    recordedBy: Party,
  })
  .meta({ title: 'Evidence', description: 'One piece of evidence, with who recorded it and when' })
/** One piece of evidence, with who recorded it and when (R7). @category Vocabulary */
export type Evidence = z.infer<typeof Evidence>
