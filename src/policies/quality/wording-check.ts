import type { ChatMessage, Wording, WordingRule } from '../../vocabulary/wording.js'
import { phraseFinder } from '../text/find-phrases.js'
import { type FoldedText, foldText } from '../text/fold-text.js'

/**
 * A place where a chat record seems to go against a language rule. A reviewer decides whether it does.
 * @category Quality
 */
export interface WordingFinding {
  /** The rule's id. */
  readonly rule: string
  readonly kind: WordingRule['kind']
  /** Which message, counted from 0. */
  readonly message: number
  /**
   * Where in its text, in UTF-16 units as `slice` counts them. What is missing has no place: the finding then
   * names the whole of the message in which it was to be looked for first or last.
   */
  readonly start: number
  readonly end: number
  /** The words found there. */
  readonly text: string
}

/**
 * Makes a checker of chat records out of language rules: greeting and closing, forbidden answers, polite
 * forms (Q10).
 *
 * Only the agent's messages are checked, and only words are: whether the agent said them or quoted them is
 * for a person to see. Case, full-width forms, apostrophes, spacing and traditional or simplified characters
 * make no difference; English phrases match whole words. A record in which the agent wrote nothing brings no
 * findings.
 * @param wording - The rules, such as {@link chineseWording} or {@link englishWording}.
 * @returns A pure function from a record's messages to its findings, in the order of the rules.
 * @throws CasewrightError `invalid-parameter` if a phrase has no words, or none on one side of a `…`.
 * @category Quality
 */
export function createWordingCheck(wording: Wording): (messages: readonly ChatMessage[]) => WordingFinding[] {
  const rules = wording.rules.map(rule => ({
    rule,
    find: phraseFinder(rule, 'createWordingCheck', `phrases of ${rule.id}`),
  }))
  return messages => {
    const said = messages.flatMap(({ from, text }, message) =>
      from === 'agent' ? [{ message, original: text, folded: foldText(text) }] : [],
    )
    const findingAt = (
      { id, kind }: WordingRule,
      { message, original }: Said,
      start = 0,
      end = original.length,
    ) => ({
      rule: id,
      kind,
      message,
      start,
      end,
      text: original.slice(start, end),
    })
    return rules.flatMap(({ rule, find }) => {
      if (rule.kind === 'required') {
        const where = lookedThrough(rule, said)
        const isThere = where.some(({ folded }) => find(folded).length > 0)
        const place = rule.within === 'closing' ? where.at(-1) : where[0]
        return isThere || !place ? [] : [findingAt(rule, place)]
      }
      return said.flatMap(place => {
        const { starts, ends } = place.folded
        return find(place.folded).map(([from, to]) => findingAt(rule, place, starts[from], ends[to - 1]))
      })
    })
  }
}

interface Said {
  readonly message: number
  readonly original: string
  readonly folded: FoldedText
}

function lookedThrough(rule: WordingRule & { kind: 'required' }, said: Said[]): Said[] {
  if (rule.within === 'opening') return said.slice(0, rule.messages)
  return rule.within === 'closing' ? said.slice(-rule.messages) : said
}
