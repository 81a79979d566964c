import type { Role } from '../vocabulary/party.js'
import type { Refusal } from '../vocabulary/refusal.js'

/** What was not done, and why. @category Desk */
export interface NotDone {
  readonly ok: false
  readonly refusal: Refusal
}

/** A refusal as an answer. */
export const notDone = (
  event: string,
  code: Refusal['code'],
  message: string,
  more: Pick<Refusal, 'rule' | 'roles'> = {},
): NotDone => ({ ok: false, refusal: { code, message, event, ...more } })

const above: readonly Role[] = ['supervisor', 'manager', 'general-manager']

/** Who may do what the desk itself does to a case, whoever holds it (R3, D3). */
const duties = {
  'case.assign': above,
  'case.release': above,
  'charter.change': above,
  'effect.requeue': above,
  'customer.erase': ['records-clerk', 'manager', 'general-manager'],
} as const satisfies Record<string, readonly Role[]>

/** Why somebody in this role may not do one of the desk's duties, or `null`. */
export function refusalOf(duty: keyof typeof duties, role: Role): NotDone | null {
  const roles: readonly Role[] = duties[duty]
  if (roles.includes(role)) return null
  return notDone(duty, 'not-your-role', `${duty} is not for the ${role}; it is for: ${roles.join(', ')}.`, {
    rule: 'R3',
    roles: [...roles],
  })
}
