import { z } from 'zod'
import { Text } from './text.js'

/** The indicators that are rates: 0–1, `complaintsPerThousand` 0–1000. @category Indicators */
export const RateName = z
  .enum([
    'accuracy',
    'resolutionRate',
    'firstContactResolution',
    'responseAttainment',
    'replyAttainment',
    'satisfactionTopBox',
    'complaintSatisfaction',
    'followUpCoverage',
    'complaintFollowUpCoverage',
    'bookingRate',
    'complaintsPerThousand',
  ])
  .meta({ title: 'RateName' })
/** The indicators that are rates: 0–1, `complaintsPerThousand` 0–1000. @category Indicators */
export type RateName = z.infer<typeof RateName>

/** The indicators that are means. @category Indicators */
export const MeanName = z
  .enum(['satisfaction', 'contactsPerProblem', 'departmentAccuracy', 'departmentInitiative'])
  .meta({ title: 'MeanName' })
/** The indicators that are means. @category Indicators */
export type MeanName = z.infer<typeof MeanName>

/** What an indicator is to reach (Q8). @category Indicators */
export const IndicatorTarget = z
  .strictObject({
    indicator: z.enum([...RateName.options, ...MeanName.options]),
    /** In the indicator's unit; a rate is 0–1. */
    atLeast: z.number(),
    /** Whose target it is. */
    source: Text,
  })
  .readonly()
  .meta({ title: 'IndicatorTarget', description: 'What an indicator is to reach' })
/** What an indicator is to reach (Q8). @category Indicators */
export type IndicatorTarget = z.infer<typeof IndicatorTarget>
