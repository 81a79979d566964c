/** The degrees of severity and urgency, the least first. */
const degrees = ['low', 'medium', 'high', 'critical'] as const

type Degree = (typeof degrees)[number]

/** The higher of two degrees. */
export const higher = (one: Degree, other: Degree): Degree =>
  degrees.indexOf(other) > degrees.indexOf(one) ? other : one
