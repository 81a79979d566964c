import { handbookTriage } from '../policies/triage/handbook-triage.js'
import type { TriageRules } from '../vocabulary/triage.js'

/** The handbook's triage, as far as it leads to these paths. */
export function triageTo(...paths: readonly string[]): TriageRules {
  const isOffered = (path: string | undefined) => path === undefined || paths.includes(path)
  return { ...handbookTriage, rules: handbookTriage.rules.filter(({ gives }) => isOffered(gives.path)) }
}
