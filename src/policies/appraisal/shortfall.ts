import type { Id } from '../../vocabulary/text.js'
import { exact, minus, rounded } from '../exact.js'
import { expect } from '../expect.js'
import type { AppraisalSheet } from './appraise.js'

/** What follows when somebody falls short so often. @category Appraisal */
export interface ShortfallStep {
  /** The shortfalls within the window at which it sets in, ≥ 1. */
  readonly times: number
  readonly kind: 'coaching' | 'consequence'
  /** What is done, by the department's rules. */
  readonly measure: string
}

/** When somebody falls short, and what follows. @category Appraisal */
export interface ShortfallRules {
  /** A total below it is a shortfall. */
  readonly par: number
  /** How many of the latest periods are looked at, ≥ 1. */
  readonly window: number
  /** In rising order of `times`. */
  readonly steps: readonly ShortfallStep[]
}

/**
 * Below 60 is a shortfall; of the last twelve periods, one leads to a coaching plan, two to one with training, three to the
 * consequence that the rules of employment name. The handbook asks for coaching, training and consequences (Q9) and leaves the
 * numbers to the department.
 * @category Appraisal
 */
export const defaultShortfallRules: ShortfallRules = {
  par: 60,
  window: 12,
  steps: [
    { times: 1, kind: 'coaching', measure: 'coaching plan' },
    { times: 2, kind: 'coaching', measure: 'coaching plan with training' },
    { times: 3, kind: 'consequence', measure: 'consequence by the rules of employment' },
  ],
}

/** One item to work on. @category Appraisal */
export interface CoachingTopic {
  readonly column: Id
  readonly item: Id
  readonly score: number
  readonly points: number
  /** Points short of the item's own. */
  readonly missing: number
}

/** What follows from how somebody was appraised so far. @category Appraisal */
export interface ShortfallAnswer {
  /** The step that the latest period leads to; `null` where it is at par. */
  readonly step: ShortfallStep | null
  /** The periods within the window that fell short, with how much. */
  readonly because: readonly { readonly period: string; readonly total: number; readonly short: number }[]
}

/**
 * What follows when somebody falls short, once or repeatedly (Q9). Who is at par in the latest period is left alone; earlier
 * shortfalls count again when the next one comes, as long as they lie within the window.
 * @param history - Totals by period, the earliest first.
 * @param rules - {@link defaultShortfallRules} where they are left out.
 * @returns The highest step whose number of shortfalls is reached, and the periods it rests on.
 * @throws CasewrightError `invalid-parameter` if the window is not at least 1 or the steps are not in rising order.
 * @category Appraisal
 */
export function answerShortfall(
  history: readonly { readonly period: string; readonly total: number }[],
  rules: ShortfallRules = defaultShortfallRules,
): ShortfallAnswer {
  const { par, window, steps } = rules
  expect(Number.isInteger(window) && window >= 1, 'answerShortfall', 'window', 'a whole number ≥ 1', window)
  const isRising = steps.every(({ times }, index) => times > (steps[index - 1]?.times ?? 0))
  expect(
    isRising,
    'answerShortfall',
    'steps',
    'in rising order of times',
    steps.map(({ times }) => times).join(', '),
  )

  const because = history
    .slice(-window)
    .filter(({ total }) => total < par)
    .map(({ period, total }) => ({ period, total, short: rounded(minus(exact(par), exact(total)), 2) }))
  const latest = history.at(-1)
  const fallsShort = latest !== undefined && latest.total < par
  const step = fallsShort ? steps.findLast(({ times }) => because.length >= times) : undefined
  return { step: step ?? null, because }
}

/**
 * What a coaching plan begins with: the items that miss most of their points.
 * @param sheet - The appraisal that fell short.
 * @param most - How many topics, at most; a whole number ≥ 1.
 * @returns Items with a mark that miss points, the largest gap first; in the form's order where gaps are equal.
 * @throws CasewrightError `invalid-parameter` if `most` is out of range.
 * @category Appraisal
 */
export function coachingTopics(sheet: Pick<AppraisalSheet, 'columns'>, most = 3): CoachingTopic[] {
  expect(Number.isInteger(most) && most >= 1, 'coachingTopics', 'most', 'a whole number ≥ 1', most)
  return sheet.columns
    .flatMap(({ id: column, items }) =>
      items.flatMap(({ id: item, points, score }) => {
        if (score === null || score >= points) return []
        return [{ column, item, score, points, missing: rounded(minus(exact(points), exact(score)), 2) }]
      }),
    )
    .sort((a, b) => b.missing - a.missing)
    .slice(0, most)
}
