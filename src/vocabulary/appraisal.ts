import { z } from 'zod'
import { Id, Text } from './text.js'

const points = z.number().positive().max(1000)

/** What an appraisal marks: columns with their items, and the most points each can give (Q5). @category Vocabulary */
export const AppraisalForm = z
  .strictObject({
    id: Id,
    version: z.int().min(1),
    columns: z
      .array(
        z
          .strictObject({
            id: Id,
            title: Text,
            /** The most that the column can give: what its items add up to. */
            points,
            items: z.array(z.strictObject({ id: Id, title: Text, points })).min(1),
          })
          .refine(
            ({ points, items }) => Math.abs(items.reduce((left, item) => left - item.points, points)) < 1e-9,
            {
              path: ['points'],
              message: 'expected what the items add up to',
            },
          ),
      )
      .min(1)
      .refine(
        columns => {
          const ids = columns.flatMap(({ items }) => items.map(({ id }) => id))
          return new Set(ids).size === ids.length
        },
        { message: 'expected each item to have an id of its own' },
      ),
  })
  .meta({ title: 'AppraisalForm', description: 'What an appraisal marks' })
/** What an appraisal marks: columns with their items, and the most points each can give (Q5). @category Vocabulary */
export type AppraisalForm = z.infer<typeof AppraisalForm>

/** Who marks somebody, seen from them (Q9). @category Vocabulary */
export const RaterGroup = z.enum(['self', 'superior', 'peer', 'customer']).meta({ title: 'RaterGroup' })
/** Who marks somebody, seen from them (Q9). @category Vocabulary */
export type RaterGroup = z.infer<typeof RaterGroup>

/** One rater's marks; an item that a rater cannot judge is left out. @category Vocabulary */
export const Rating = z
  .strictObject({
    raterId: Id,
    group: RaterGroup,
    /** Points by item, 0 to the item's own. */
    marks: z.record(Id, z.number().min(0)),
  })
  .meta({ title: 'Rating', description: "One rater's marks" })
/** One rater's marks; an item that a rater cannot judge is left out. @category Vocabulary */
export type Rating = z.infer<typeof Rating>

/** Praise that adds points after the appraisal (Q7). @category Vocabulary */
export const Commendation = z
  .strictObject({ points: z.number().min(1).max(10), because: Text })
  .meta({ title: 'Commendation' })
/** Praise that adds points after the appraisal (Q7). @category Vocabulary */
export type Commendation = z.infer<typeof Commendation>

/** A punishable act: it loses the whole column, and is sanctioned besides (Q7). @category Vocabulary */
export const Offence = z
  .strictObject({
    /** The column that the act falls under. */
    column: Id,
    act: Text,
    /** What follows besides; `null` while nobody has decided. */
    sanction: Text.nullable(),
  })
  .meta({ title: 'Offence' })
/** A punishable act: it loses the whole column, and is sanctioned besides (Q7). @category Vocabulary */
export type Offence = z.infer<typeof Offence>
