import { z } from 'zod'

const lengthMs = z.number().min(0).max(8.64e15)
const meanMs = z.number().gt(0).max(8.64e15)
const variation = z.number().gt(0).max(100)

/**
 * How long something takes, as a distribution. `variation` is the standard deviation over the mean.
 * @category Simulation
 */
export const Distribution = z
  .discriminatedUnion('kind', [
    /** Always the same. */
    z.strictObject({ kind: z.literal('deterministic'), ms: lengthMs }),
    z.strictObject({ kind: z.literal('exponential'), meanMs }),
    z.strictObject({ kind: z.literal('lognormal'), meanMs, variation }),
    z.strictObject({ kind: z.literal('gamma'), meanMs, variation }),
    /** The sum of so many exponential stages. */
    z.strictObject({ kind: z.literal('erlang'), meanMs, stages: z.int().min(1).max(1000) }),
    /** One of those measured, each as likely. */
    z.strictObject({ kind: z.literal('empirical'), samplesMs: z.array(lengthMs).min(1).readonly() }),
    /** The lognormal distribution nearest to what is known: shares, each with the time within which so many are done. */
    z.strictObject({
      kind: z.literal('percentiles'),
      within: z
        .array(z.strictObject({ share: z.number().gt(0).lt(1), ms: meanMs }).readonly())
        .min(2)
        .readonly()
        .refine(
          within =>
            within.every(({ share, ms }, index) => {
              const before = within[index - 1]
              return before === undefined || (share > before.share && ms > before.ms)
            }),
          'expected shares and times that rise',
        ),
    }),
  ])
  .meta({ title: 'Distribution', description: 'How long something takes' })
/** How long something takes, as a distribution. @category Simulation */
export type Distribution = z.infer<typeof Distribution>
