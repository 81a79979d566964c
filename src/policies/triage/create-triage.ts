import type { Leaning } from '../../vocabulary/party.js'
import type { Priority } from '../../vocabulary/priority.js'
import type { TriageContact, TriageRule, TriageRules } from '../../vocabulary/triage.js'
import { higher } from '../priority/degrees.js'
import { phraseFinder } from '../text/find-phrases.js'
import { type FoldedText, foldText } from '../text/fold-text.js'
import { speaks } from '../text/speaks.js'

/** Where a contact belongs, how it ranks, and why. @category Triage */
export interface TriageDecision {
  /** The id of the path to open. */
  readonly path: string
  readonly priority: Priority
  /** Whom the matter suits (R4); `null` where any agent will do. */
  readonly leaning: Leaning | null
  /** What led to it, in order: `'refund: 退款'`, `'high urgency: as soon as possible'`. */
  readonly because: readonly string[]
  /** Other paths that would have fitted, the likeliest first; an agent who reads the contact may choose one. */
  readonly alternatives: readonly string[]
}

/**
 * What finds a contact its path. A host's own classifier takes the place of {@link createTriage}'s by having this signature.
 * @category Triage
 */
export type Triage = (contact: TriageContact) => TriageDecision

/**
 * Makes a triage out of rules. The first rule that fits and names a path gives the path; severity and urgency are the
 * highest that any fitting rule asks for, so that a rule added can raise a contact's rank and never lower it.
 *
 * Phrases are compared as in {@link createWordingCheck}: case, full-width forms, spacing, traditional and simplified characters
 * make no difference, and English matches whole words.
 * @param rules - Such as {@link handbookTriage}.
 * @param options - `paths`: the ids of the paths the department offers; rules for others still raise the rank. Every path,
 *   where it is left out.
 * @returns A pure function from a contact to its decision.
 * @throws CasewrightError `invalid-parameter` if a phrase has no words, or none on one side of a `…`.
 * @see P1–P11, R4, R5
 * @category Triage
 */
export function createTriage(
  rules: TriageRules,
  options: { readonly paths?: readonly string[] } = {},
): Triage {
  const readers = rules.rules.map(rule => ({ rule, read: reader(rule) }))
  return contact => {
    const folded = foldText(contact.text)
    const paths = new Set<string>()
    const because: string[] = []
    let { severity, urgency } = rules.otherwise.priority
    let leaning: Leaning | null = null

    for (const { rule, read } of readers) {
      const found = read(contact, folded)
      if (found === null) continue
      const { gives } = rule
      if (gives.path !== undefined && (options.paths?.includes(gives.path) ?? true)) {
        if (paths.size === 0) leaning = gives.leaning ?? null
        paths.add(gives.path)
      }
      severity = higher(severity, gives.severity ?? severity)
      urgency = higher(urgency, gives.urgency ?? urgency)
      because.push(`${rule.id}: ${found}`)
    }

    const [path = rules.otherwise.path, ...alternatives] = paths
    if (paths.size === 0) because.push(`no rule names a path: ${path}`)
    return { path, priority: { severity, urgency }, leaning, because, alternatives }
  }
}

/** Reads a contact by one rule: what in it fits, in its own words, or `null`. */
function reader({ id, when }: TriageRule): (contact: TriageContact, folded: FoldedText) => string | null {
  const { phrases, except = [], channel, customerGrade, language } = when
  const find = phrases && phraseFinder({ phrases, except }, 'createTriage', `phrases of ${id}`)
  return (contact, folded) => {
    const fits: string[] = []
    if (channel && !channel.includes(contact.channel)) return null
    if (channel) fits.push(contact.channel)
    if (customerGrade) {
      if (contact.customerGrade === undefined || !customerGrade.includes(contact.customerGrade)) return null
      fits.push(`grade ${contact.customerGrade}`)
    }
    if (language) {
      const theirs = contact.language
      if (theirs === undefined || !language.some(each => speaks(each, theirs))) return null
      fits.push(theirs)
    }
    if (find) {
      const [first] = find(folded)
      if (first === undefined) return null
      fits.push(contact.text.slice(folded.starts[first[0]], folded.ends[first[1] - 1]))
    }
    return fits.join(', ') || 'always'
  }
}
