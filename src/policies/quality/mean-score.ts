import { expect } from '../expect.js'
import { criticalT } from '../student-t.js'
import { rounded } from './rounded.js'

/** Reviews drawn without replacement from what one agent handled in a day (Q1). @category Quality */
export interface Draw {
  /**
   * The scores of the sampled reviews, each 0–1. Unscheduled and calibration reviews stay out: nobody drew
   * them.
   */
  readonly scores: readonly number[]
  /**
   * How many records they were drawn from, at least as many as were scored. Where there is only one draw it
   * may be left out: the sample is then taken for a small part of the whole.
   */
  readonly handled?: number
}

/** What a sample of reviews says about all the records it was drawn from. @category Quality */
export interface MeanScore {
  /** The estimate, 0–1; `null` when nothing was reviewed. */
  readonly mean: number | null
  /**
   * The ends of the confidence interval, 0–1; `null` where the sample says nothing about the spread, because
   * only one of several records was reviewed.
   */
  readonly low: number | null
  readonly high: number | null
  /** `null` where the interval is. */
  readonly standardError: number | null
  /** n: reviews that the estimate rests on. */
  readonly reviewed: number
  /** N: records they were drawn from, or `null` if that was not said. */
  readonly handled: number | null
  /** Records handled in draws of which none was reviewed: the estimate does not speak for them. */
  readonly leftOut: number
  /** Every record was reviewed, so that the mean is known and not estimated. */
  readonly complete: boolean
  /** So few were reviewed that the estimate is not to be ranked by. */
  readonly small: boolean
}

/**
 * The mean score of all records handled, estimated from the reviewed ones, with Student's confidence
 * interval.
 *
 * Each draw is a stratum: it counts by the records handled, not by those reviewed, so that a busy day weighs
 * what it should although twenty were drawn on it as on any other. Twenty of a day's sixty is no small part,
 * so the standard error carries the finite-population correction √(1 − n/N): where all were reviewed there is
 * nothing to estimate, and the interval is the mean. Degrees of freedom are Satterthwaite's, rounded down.
 * The interval is cut to 0–1.
 * @param draws - One for each agent and day, or only one.
 * @param options - `confidence`: above 0 and below 1, default 0.95. `enough`: reviews below which the sample
 * is small, default 20, a day's full sample (Q1).
 * @throws CasewrightError `invalid-parameter` naming the field.
 * @see Cochran, *Sampling Techniques*, 3rd edition (1977), 2.20, 5.7 and 5.16
 * @category Quality
 */
export function meanScore(
  draws: readonly Draw[],
  { confidence = 0.95, enough = 20 }: { readonly confidence?: number; readonly enough?: number } = {},
): MeanScore {
  expect(confidence > 0 && confidence < 1, 'meanScore', 'confidence', 'above 0 and below 1', confidence)
  expect(enough >= 0, 'meanScore', 'enough', 'a number ≥ 0', enough)
  for (const [index, draw] of draws.entries()) checkDraw(draw, index, draws.length === 1)

  const scored = draws.filter(({ scores }) => scores.length > 0)
  const reviewed = total(scored.map(({ scores }) => scores.length))
  const isKnown = draws.every(({ handled }) => handled !== undefined)
  const handled = total(scored.map(sizeOf))
  const parts = scored.map(draw => partOf(draw, sizeOf(draw) / handled))

  const mean = scored.length === 0 ? null : rounded(total(parts.map(part => part.mean)))
  const variance = total(parts.map(part => part.variance))
  const freedom = 1 / total(parts.map(part => (part.variance / variance) ** 2 / (part.freedom || 1)))
  const isSpreadKnown = mean !== null && !Number.isNaN(variance)
  const standardError = isSpreadKnown ? Math.sqrt(variance) : null
  const reach = standardError ? standardError * criticalT(confidence, Math.max(1, Math.floor(freedom))) : 0
  const complete = isKnown && reviewed === total(draws.map(sizeOf))
  return {
    mean,
    low: isSpreadKnown ? rounded(Math.max(0, mean - reach)) : null,
    high: isSpreadKnown ? rounded(Math.min(1, mean + reach)) : null,
    standardError,
    reviewed,
    handled: isKnown ? handled : null,
    leftOut: total(draws.filter(({ scores }) => scores.length === 0).map(({ handled }) => handled ?? 0)),
    complete,
    small: !complete && reviewed < enough,
  }
}

/** What a draw adds to the mean, and to its variance. */
function partOf({ scores, handled = Infinity }: Draw, weight: number) {
  const n = scores.length
  const mean = total(scores) / n
  const spread = n === handled ? 0 : total(scores.map(score => (score - mean) ** 2)) / (n - 1)
  return { mean: weight * mean, variance: (weight ** 2 * (1 - n / handled) * spread) / n, freedom: n - 1 }
}

function checkDraw({ scores, handled }: Draw, index: number, isOnly: boolean): void {
  const field = `draws.${index}`
  for (const [at, score] of scores.entries()) {
    if (!(score >= 0 && score <= 1)) expect(false, 'meanScore', `${field}.scores.${at}`, '0–1', score)
  }
  expect(
    handled === undefined ? isOnly : Number.isSafeInteger(handled) && handled >= scores.length,
    'meanScore',
    `${field}.handled`,
    `a whole number ≥ ${scores.length}`,
    handled,
  )
}

/** How much a draw counts; one of unknown size is the only one. */
function sizeOf({ scores, handled = scores.length }: Draw): number {
  return handled
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
