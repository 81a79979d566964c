import { expect } from './expect.js'

/**
 * A number that nothing has rounded: a fraction in lowest terms, its denominator ≥ 1. What somebody is paid or graded by
 * is worked out in these, and rounded once, at the end.
 */
export interface Exact {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** The decimal that `value` is written as: 0.1 is one tenth, which the binary number it is kept as is not. */
export function exact(value: number): Exact {
  expect(Number.isFinite(value), 'exact', 'value', 'a finite number', String(value))
  if (Number.isInteger(value)) return { numerator: BigInt(value), denominator: 1n }
  const [digits = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = digits.split('.')
  const places = fraction.length - Number(exponent)
  const unscaled = BigInt(whole + fraction)
  return places < 0
    ? { numerator: unscaled * 10n ** BigInt(-places), denominator: 1n }
    : ratio(unscaled, 10n ** BigInt(places))
}

/** `numerator / denominator`; the denominator is not 0. */
export function ratio(numerator: bigint, denominator: bigint): Exact {
  const sign = denominator < 0n ? -1n : 1n
  const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator * sign) * sign
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

export const zero: Exact = { numerator: 0n, denominator: 1n }

export const plus = (a: Exact, b: Exact): Exact =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const minus = (a: Exact, b: Exact): Exact => plus(a, { ...b, numerator: -b.numerator })

export const times = (a: Exact, b: Exact): Exact =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator)

export const over = (a: Exact, b: Exact): Exact =>
  ratio(a.numerator * b.denominator, a.denominator * b.numerator)

export const total = (values: readonly Exact[]): Exact => values.reduce(plus, zero)

/** Below 0 if `a` is less, 0 if they are equal, above 0 if `a` is more. */
export const compare = (a: Exact, b: Exact): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The nearest decimal of so many places, halves away from zero: 1.005 to two places is 1.01. */
export function rounded({ numerator, denominator }: Exact, places: number): number {
  const scaled = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places)
  const units = (2n * scaled + denominator) / (2n * denominator)
  const digits = units.toString().padStart(places + 1, '0')
  const cut = digits.length - places
  const value = Number(`${digits.slice(0, cut)}.${digits.slice(cut)}`)
  return numerator < 0n && value !== 0 ? -value : value
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a || 1n : gcd(b, a % b))
