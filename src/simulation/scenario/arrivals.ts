import { z } from 'zod'
import { Id } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'

const rate = z.number().min(0).max(1e9)
const day = z.array(rate).length(48, 'expected a number for each of the 48 half hours of a day').readonly()
const localDate = z.iso.date()
const factor = z.number().min(0).max(1000)

/**
 * When customers come.
 *
 * `poisson`: at random, so many an hour, while the calendar is open. `profile`: at random, so many in each half hour of the
 * day, from midnight on the clocks of the scenario's zone; a weekday that is left out has none. `instants`: at the instants of
 * an event log, for one that is replayed.
 * @category Simulation
 */
export const Arrivals = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('poisson'),
      perHour: rate,
      /** The name of the calendar while which is open they come; `always` where it is left out. */
      calendar: Id.optional(),
    }),
    z.strictObject({
      kind: z.literal('profile'),
      /** The same every day, or by weekday. */
      perHalfHour: z.union([
        day,
        z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }).partial(),
      ]),
      /** So many times as many, such as 1.2 for next year's growth; 1 where it is left out. */
      factor: factor.optional(),
      /** Local dates that are so many times as busy as their weekday. */
      dates: z.record(localDate, factor).optional(),
      /** How unlike days are (the busyness factor): each is so many times as busy, at random, 1 on average with this variation. */
      dayVariation: z.number().gt(0).max(10).optional(),
      /** Streams that name the same have the same busy days; each stream its own, where it is left out. */
      variesWith: Id.optional(),
    }),
    z.strictObject({
      kind: z.literal('instants'),
      at: z
        .array(Instant)
        .readonly()
        .refine(
          at => at.every((instant, index) => index === 0 || instant >= at[index - 1]!),
          'expected instants in order',
        ),
    }),
  ])
  .meta({ title: 'Arrivals', description: 'When customers come' })
/** When customers come. @category Simulation */
export type Arrivals = z.infer<typeof Arrivals>
