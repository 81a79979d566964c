import { z } from 'zod'
import type { Party } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import { CaseInput } from '../stages/case-file.js'

/** What is reported: the subject is what happened. @category Safety incident */
export const SafetyIncidentInput = CaseInput.extend({
  /** When it happened; a time ahead of the report counts as that of the report. */
  occurredAt: Instant,
  place: Text,
}).meta({ title: 'SafetyIncidentInput' })
/** What is reported: the subject is what happened. @category Safety incident */
export type SafetyIncidentInput = z.infer<typeof SafetyIncidentInput>

/** What the emergency plan asks for, all of it. @category Safety incident */
export const EmergencyMeasure = z
  .enum(['notify', 'record', 'secure', 'offer-alternative'])
  .meta({ title: 'EmergencyMeasure' })
/** What the emergency plan asks for, all of it. @category Safety incident */
export type EmergencyMeasure = z.infer<typeof EmergencyMeasure>

/** Something to be done so that it does not happen again. @category Safety incident */
export const CorrectiveAction = z
  .strictObject({ action: Text, owner: Id, dueAt: Instant })
  .meta({ title: 'CorrectiveAction' })
/** Something to be done so that it does not happen again. @category Safety incident */
export type CorrectiveAction = z.infer<typeof CorrectiveAction>

/** Who answers for what. @category Safety incident */
export const Responsibility = z.strictObject({ party: Id, for: Text }).meta({ title: 'Responsibility' })
/** Who answers for what. @category Safety incident */
export type Responsibility = z.infer<typeof Responsibility>

const number = z.int().min(1).max(1000)

/** What is asked of a safety incident beside what every path takes. */
export const safetyIncidentEvents = [
  /** A measure of the emergency plan is taken. */
  z.strictObject({ type: z.literal('measure.take'), measure: EmergencyMeasure, how: Text }),
  /** The preliminary investigation is done (T10). */
  z.strictObject({ type: z.literal('findings.submit'), findings: Text }),
  /** The report: how it came about, why, and whether the department is responsible (T10, R6). */
  z.strictObject({ type: z.literal('report.submit'), course: Text, cause: Text, liable: z.boolean() }),
  /** Who answers for what, and what is to be done by whom until when. */
  z.strictObject({
    type: z.literal('corrections.assign'),
    responsibilities: z.array(Responsibility).min(1).max(100).readonly(),
    actions: z.array(CorrectiveAction).min(1).max(100).readonly(),
  }),
  /** A corrective action, by its number from 1 on, is done. */
  z.strictObject({ type: z.literal('action.complete'), number, result: Text }),
  /** A corrective action gets another date. */
  z.strictObject({ type: z.literal('action.postpone'), number, dueAt: Instant, reason: Text }),
  /** What was learnt, and whether the actions suffice; if not, more are assigned. */
  z.strictObject({ type: z.literal('review.record'), lessons: Text, suffices: z.boolean() }),
] as const

/** What a safety incident asks its surroundings to do beside what every path does. @category Safety incident */
export type SafetyIncidentEffect =
  /** The emergency plan is to start. */
  | { readonly type: 'emergency.start'; readonly place: string; readonly occurredAt: Instant }
  /** Corrective actions are to be done, or are late. */
  | {
      readonly type: 'corrections.notify'
      readonly about: 'assigned' | 'overdue'
      readonly actions: readonly CorrectiveAction[]
    }

/** What a safety incident writes down beside what every path does. @category Safety incident */
export interface IncidentRecord {
  readonly place: string
  readonly occurredAt: Instant
  /** From when findings and report are due: the incident, or its reopening. */
  readonly dueFrom: Instant
  /** The measures of the emergency plan; `null` while one is not taken. */
  readonly measures: Readonly<Record<EmergencyMeasure, IncidentDeed | null>>
  readonly findings: string | null
  readonly course: string | null
  readonly cause: string | null
  readonly responsibilities: readonly Responsibility[]
  readonly actions: readonly AssignedAction[]
  /** Those of earlier rounds, which did not suffice. */
  readonly earlierActions: readonly AssignedAction[]
  readonly lessons: string | null
}

/** That something was done: how, when and by whom. @category Safety incident */
export interface IncidentDeed {
  readonly how: string
  readonly at: Instant
  readonly by: Party
}

/** A corrective action, and that it was done. @category Safety incident */
export interface AssignedAction extends CorrectiveAction {
  readonly done: IncidentDeed | null
}
