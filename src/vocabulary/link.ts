import { z } from 'zod'
import { Id } from './text.js'

/**
 * What a later case has to do with an earlier one: the same matter; raised on a return visit (P11); a return visit or call
 * that follows it up (F1–F5); a visit to the place of a fault (P8).
 * @category Vocabulary
 */
export const LinkKind = z
  .enum(['duplicate-of', 'raised-by', 'follows-up', 'visit-for'])
  .meta({ title: 'LinkKind' })
/** What a later case has to do with an earlier one. @category Vocabulary */
export type LinkKind = z.infer<typeof LinkKind>

/** A tie between two cases, written down at both ends. @category Vocabulary */
export const CaseLink = z
  .strictObject({
    kind: LinkKind,
    /** The later case. */
    from: Id,
    /** The earlier one. */
    to: Id,
  })
  .meta({ title: 'CaseLink', description: 'A tie between two cases, written down at both ends' })
/** A tie between two cases, written down at both ends. @category Vocabulary */
export type CaseLink = z.infer<typeof CaseLink>
