import type { z } from 'zod'
import { issuesOf } from '../vocabulary/parse.js'
import type { Refusal } from '../vocabulary/refusal.js'
import type { Instant } from '../vocabulary/time.js'
import type { CaseOf } from './case.js'

/** Why something is refused, before it is said of which event. */
export type Grounds = Omit<Refusal, 'event'>

/** The case takes nothing any more. */
export const closed: Grounds = { code: 'closed', message: 'The case is closed.' }

/** What is dated before the case's last record comes too late. */
export function outOfOrder({ updatedAt }: CaseOf, at: Instant): Grounds | null {
  if (at >= updatedAt) return null
  const message = `It is dated ${dateOf(at)}, before the case's last record of ${dateOf(updatedAt)}.`
  return { code: 'out-of-order', message }
}

/** What a schema has against a value; `whole` names the value itself. */
export function invalidPayload(error: z.ZodError, whole: string): Grounds {
  const issues = issuesOf(error)
  const message = issues.map(issue => `${issue.path || whole}: ${issue.message}`).join('; ')
  return { code: 'invalid-payload', message, issues }
}

const dateOf = (at: Instant): string => new Date(at).toISOString()
