import { z } from 'zod'
import { Party } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import { CaseInput } from '../stages/case-file.js'
import { Department, type DepartmentFile, type DepartmentNotice } from '../stages/department.js'
import type { StageEffect } from '../stages/stage-effects.js'

/** What a customer suggests: the content is the subject. @category Suggestion */
export const SuggestionInput = CaseInput.meta({ title: 'SuggestionInput' })
/** What a customer suggests: the content is the subject. @category Suggestion */
export type SuggestionInput = z.infer<typeof SuggestionInput>

/** How a suggestion is carried out: what, by whom, from when to when. @category Suggestion */
export const Plan = z
  .strictObject({ what: Text, owner: Party, startsAt: Instant, endsAt: Instant })
  .meta({ title: 'Plan' })
/** How a suggestion is carried out: what, by whom, from when to when. @category Suggestion */
export type Plan = z.infer<typeof Plan>

/** What it is worth, and whether it can be done; valuable, it goes up to the department concerned. */
const SuggestionJudge = z.strictObject({
  type: z.literal('suggestion.judge'),
  /** As the host sorts suggestions. */
  kind: Id,
  valuable: z.boolean(),
  feasible: z.boolean(),
  reasons: Text,
  /** The desk's own supervisor decides unless it is given. */
  department: Department.optional(),
})

/** The department concerned adopts it, with a plan. */
const SuggestionAdopt = z.strictObject({ type: z.literal('suggestion.adopt'), ...Plan.shape })

/** The department concerned declines it. */
const SuggestionDecline = z.strictObject({ type: z.literal('suggestion.decline'), reasons: Text })

/** The plan was carried out. */
const PlanReport = z.strictObject({ type: z.literal('plan.report'), result: Text })

export const suggestionEvents = [SuggestionJudge, SuggestionAdopt, SuggestionDecline, PlanReport] as const

/** What becomes of a suggestion. @category Suggestion */
export type SuggestionDecision = 'adopted' | 'declined'

/** What a suggestion asks its surroundings to do. @category Suggestion */
export type SuggestionEffect =
  | StageEffect
  | DepartmentNotice
  /** The customer is thanked, whatever was decided; `null` where they fell silent before that. */
  | { readonly type: 'customer.thank'; readonly decision: SuggestionDecision | null }
  | {
      readonly type: 'plan.notify'
      readonly about: 'adopted' | 'overdue' | 'carried-out'
      readonly plan: Plan | null
    }

/** What a suggestion writes down beside what every case does. @category Suggestion */
export interface SuggestionNotes extends DepartmentFile {
  readonly kind: Id | null
  readonly valuable: boolean | null
  readonly feasible: boolean | null
  readonly decision: SuggestionDecision | null
  /** Why it was last judged or decided so. */
  readonly reasons: string | null
  readonly plan: Plan | null
  /** What came of the plan, once it is reported on. */
  readonly result: string | null
}
