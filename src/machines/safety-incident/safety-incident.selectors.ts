import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { EmergencyMeasure, IncidentRecord } from './safety-incident.schema.js'

/** What can be read off a safety incident beside what every path tells. @category Safety incident */
export const safetyIncidentSelectors = {
  /** The measures of the emergency plan that are still to be taken. */
  measuresLeft: ({ context }: Standing<IncidentRecord>) =>
    Object.entries(context.measures).flatMap(([name, done]) =>
      done === null ? (name as EmergencyMeasure) : [],
    ),
  /** The preliminary findings, or `null`. */
  findings: ({ context }: Standing<IncidentRecord>) => context.findings,
  /** What it came from, or `null`. */
  cause: ({ context }: Standing<IncidentRecord>) => context.cause,
  /** Who answers for what. */
  responsibilities: ({ context }: Standing<IncidentRecord>) => context.responsibilities,
  /** The corrective actions that are yet to be done. */
  openActions: ({ context }: Standing<IncidentRecord>) => context.actions.filter(({ done }) => done === null),
  /** What was learnt, or `null`. */
  lessons: ({ context }: Standing<IncidentRecord>) => context.lessons,
  /** Whether the emergency plan is under way. */
  isEmergency: (standing: Standing<object>) => isIn(standing, 'open', 'responding'),
}
