import { phraseFinder } from '../text/find-phrases.js'
import { type FoldedText, foldText } from '../text/fold-text.js'
import { findNumbers } from './find-numbers.js'

/** What can be found in a text: personal data by their form, and names that are given. @category Confidentiality */
export type PersonalDataKind = 'phone' | 'email' | 'id-number' | 'bank-card' | 'name'

/** Personal data found in a text. @category Confidentiality */
export interface PersonalData {
  readonly kind: PersonalDataKind
  /** Where in the original text, in UTF-16 units as `slice` counts them. */
  readonly start: number
  readonly end: number
}

/** A text with personal data taken out. @category Confidentiality */
export interface Redacted {
  readonly text: string
  /** What was taken out, in the order of the text. */
  readonly found: readonly PersonalData[]
}

const email = /[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}/g

/**
 * Takes out of a text what tells who somebody is, as far as form alone can tell (R8):
 *
 * - e-mail addresses;
 * - phone numbers: Chinese ones, international ones with a `+`, and national ones grouped with spaces, hyphens or brackets;
 * - Chinese identity numbers of 18 places, if the date and the check character are right (GB 11643-1999);
 * - bank cards of 13–19 digits, if the check digit is right (Luhn). One order number in ten that looks like a card passes as one.
 *
 * Full-width digits and invisible characters make no difference. Names and postal addresses have no form that can be checked:
 * names go where they are given, and what else must not leave belongs in a field of its own, see {@link viewFor}.
 * @param text - Any text.
 * @param options - `names`: names to take out besides, such as suppliers'; `kinds`: what to take out, everything where it is left
 *   out; `mark`: what to put in its place, `[phone]` and so on as a rule.
 * @returns The text, to the letter but for what was found, and where that was. Redacting it again changes nothing.
 * @see R8
 * @category Confidentiality
 */
export function redact(
  text: string,
  options: {
    readonly names?: readonly string[]
    readonly kinds?: readonly PersonalDataKind[]
    readonly mark?: (kind: PersonalDataKind) => string
  } = {},
): Redacted {
  const { names = [], kinds, mark = kind => `[${kind}]` } = options
  const folded = foldText(text)
  const emails: Place[] = [...folded.text.matchAll(email)].map(({ 0: matched, index }) => ({
    kind: 'email',
    from: index,
    to: index + matched.length,
  }))
  const numbers = apartFrom(emails, findNumbers(folded.text))
  const named = apartFrom([...emails, ...numbers], findNames(names, folded))
  const found = [...emails, ...numbers, ...named]
    .filter(({ kind }) => kinds?.includes(kind) ?? true)
    .sort((one, other) => one.from - other.from)
    .map(({ kind, from, to }) => ({ kind, start: folded.starts[from]!, end: folded.ends[to - 1]! }))

  let kept = ''
  let reached = 0
  for (const { kind, start, end } of found) {
    kept += text.slice(reached, start) + mark(kind)
    reached = end
  }
  return { text: kept + text.slice(reached), found }
}

interface Place {
  readonly kind: PersonalDataKind
  readonly from: number
  readonly to: number
}

function findNames(names: readonly string[], folded: FoldedText): Place[] {
  if (names.length === 0) return []
  const find = phraseFinder({ phrases: names, except: [] }, 'redact', 'names')
  return find(folded).map(([from, to]) => ({ kind: 'name', from, to }))
}

/** Those that do not overlap any of the others. */
const apartFrom = (others: readonly Place[], places: readonly Place[]): Place[] =>
  places.filter(place => !others.some(({ from, to }) => place.from < to && place.to > from))
