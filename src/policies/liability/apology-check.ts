import type { Wording } from '../../vocabulary/wording.js'
import { createWordingCheck, type WordingFinding } from '../quality/wording-check.js'
import { chineseApologies, englishApologies } from './apology-wording.js'

/** A reply about to be sent, and what is known of who is responsible. @category Liability */
export interface ReplyToCheck {
  readonly text: string
  /** Whether the company is responsible; `null` while nobody has found out, which counts as not. */
  readonly liable: boolean | null
  /** Whether a promise to this customer was broken: the company is responsible for that (R9). */
  readonly promiseBroken?: boolean
}

/** Whether a reply is worded as it should be. @category Liability */
export interface ApologyVerdict {
  /** `fits`; `not-owed`: an apology nobody owes; `owed`: an apology is owed and there is none. */
  readonly verdict: 'fits' | 'not-owed' | 'owed'
  /** Whether the text is worded as an apology: what `reply.send` is to say in `apology`. */
  readonly apology: boolean
  /** Where it is, rule by rule and with what to say instead; a person decides. */
  readonly findings: readonly (WordingFinding & { readonly instead: string })[]
  readonly because: string
}

/**
 * Makes a check of replies against liability: apologise when the company is responsible, and when it is not, do not word a
 * reply as an apology (R6).
 *
 * Words are found as in {@link createWordingCheck}, in every language given, whichever the reply is written in.
 * @param wordings - Default {@link chineseApologies} and {@link englishApologies}.
 * @returns A pure function from a reply to its verdict.
 * @throws CasewrightError `invalid-parameter` if a phrase has no words.
 * @see R6
 * @category Liability
 */
export function createApologyCheck(
  wordings: readonly Wording[] = [chineseApologies, englishApologies],
): (reply: ReplyToCheck) => ApologyVerdict {
  const checks = wordings.map(wording => {
    const check = createWordingCheck(wording)
    return (text: string) =>
      check([{ from: 'agent', text }]).map(finding => ({
        ...finding,
        instead: insteadOf(wording, finding.rule),
      }))
  })
  return ({ text, liable, promiseBroken = false }) => {
    const findings = checks.flatMap(check => check(text))
    const apology = findings.length > 0
    const isOwed = liable === true || promiseBroken
    const because = liable
      ? 'the company is responsible'
      : promiseBroken
        ? 'a promise was broken'
        : liable === false
          ? 'the company is not responsible'
          : 'nobody has found out who is responsible'
    return {
      verdict: apology === isOwed ? 'fits' : apology ? 'not-owed' : 'owed',
      apology,
      findings,
      because,
    }
  }
}

function insteadOf({ rules }: Wording, id: string): string {
  const rule = rules.find(rule => rule.id === id)
  return rule?.kind === 'forbidden' ? rule.instead : ''
}
