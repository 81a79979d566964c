import { z } from 'zod'
import { CaseLink } from './link.js'
import { ServiceClock } from './service-clock.js'
import { Id } from './text.js'
import { Instant } from './time.js'

/** Where a case stands in its path: the name of a state, or of states within states. @category Vocabulary */
export type StateValue = string | { [state: string]: StateValue }

const stateValue: z.ZodType<StateValue> = z
  .union([
    z.string(),
    z.record(
      z.string(),
      z.lazy(() => stateValue),
    ),
  ])
  .meta({ title: 'StateValue' })

/** Where a case stands in its path: the name of a state, or of states within states. @category Vocabulary */
export const StateValue = stateValue

/** One matter of one customer on its way through the department, as plain JSON. @category Vocabulary */
export const Case = z
  .strictObject({
    id: Id,
    /** The path it takes, such as `dispute`. */
    path: Id,
    /** The version of the path it was opened on. */
    version: z.int().min(1),
    /** Mark of the path's chart: a state of one chart is not read by another. */
    hash: z.string(),
    /** The charter it was opened under. */
    charter: z.strictObject({ id: Id, version: z.int().min(1) }),
    /** How many records it has: the first is 1. */
    rev: z.int().min(1),
    openedAt: Instant,
    /** When its last record was made; nothing dated earlier is taken. */
    updatedAt: Instant,
    /** The clocks of its service levels, one a metric. */
    clocks: z.array(ServiceClock),
    /** The cases it is tied to, as later or as earlier one. */
    links: z.array(CaseLink),
    state: z.looseObject({
      value: StateValue,
      context: z.record(z.string(), z.json()),
      status: z.enum(['active', 'done', 'error']),
      tags: z.array(z.string()),
    }),
  })
  .meta({ title: 'Case', description: 'One matter of one customer on its way through the department' })
/** One matter of one customer on its way through the department, as plain JSON. @category Vocabulary */
export interface Case extends Readonly<Omit<z.infer<typeof Case>, 'state' | 'clocks' | 'links'>> {
  readonly clocks: readonly ServiceClock[]
  readonly links: readonly CaseLink[]
  readonly state: {
    readonly value: StateValue
    /** The case's file. */
    readonly context: object
    readonly status: 'active' | 'done' | 'error'
    readonly tags: readonly string[]
  }
}
