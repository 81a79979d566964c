import type { Estimate } from '../../statistics/estimate.js'
import type { Figure } from '../report.js'

/** How figures of a kind are written. */
export type Wording = (value: number) => string

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** A length of time, in the unit that fits it. */
export const duration: Wording = ms => {
  const [unit, length] = units.find(([, length]) => Math.abs(ms) >= length) ?? ['s', 1000]
  return `${plain(ms / length)} ${unit}`
}

/** A share, in percent. */
export const percent: Wording = share => `${fixed(100 * share, 1)} %`

/** A number, to three digits or to the whole. */
export const plain: Wording = value => {
  const size = Math.abs(value)
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
  const [whole = '', rest] = fixed(value, digits).split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return rest === undefined || Number(rest) === 0 ? spaced : `${spaced}.${rest}`
}

/** What rounds to nothing has no sign. */
const fixed = (value: number, digits: number): string => value.toFixed(digits).replace(/^-(?=[0.]*$)/, '')

/** What stands where there is no figure. */
const nothing = '–'

export const valueIn = ({ value }: Pick<Estimate, 'value'>, word: Wording): string =>
  value === null ? nothing : word(value)

/** Both ends of an interval. */
export const intervalIn = ({ low, high }: Pick<Estimate, 'low' | 'high'>, word: Wording): string =>
  low === null || high === null ? nothing : `${word(low)} to ${word(high)}`

export const exactIn = ({ exact }: Pick<Figure, 'exact'>, word: Wording): string =>
  exact === undefined ? '' : word(exact)
