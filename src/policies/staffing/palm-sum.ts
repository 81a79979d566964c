/** What becomes of those who find all agents busy. */
interface PalmSum {
  /** ln A, with A(x, y) = 1 + y/(x+1) + y²/((x+1)(x+2)) + … = x·e^y·y^−x·γ(x, y). */
  readonly log: number
  /** The share of those who find all agents busy that gives up: 1 − (x/y)·(1 − 1/A). */
  readonly abandoning: number
}

/** From here on Stirling's series is exact to the last bit but one. */
const leastForStirling = 15

/**
 * The sum at the heart of Erlang A, for systems of any size: as a series while its terms fall, else from the continued
 * fraction of the incomplete gamma function.
 * @param x - Service capacity over the rate of giving up, n·μ/θ, > 0.
 * @param y - Arrival rate over the rate of giving up, λ/θ, ≥ 0.
 * @see Palm, *Research on telephone traffic carried by full availability groups*, Tele 1 (1957)
 * @see Mandelbaum & Zeltyn, *Service engineering in action: the Palm/Erlang-A queue* (2007)
 */
export function palmSum(x: number, y: number): PalmSum {
  if (y <= x + 1) return bySeries(x, y)
  const log = logByFraction(x, y)
  return { log, abandoning: (y - x + x * Math.exp(-log)) / y }
}

/** All terms are positive and fall, so that nothing cancels out and nothing overflows. */
function bySeries(x: number, y: number): PalmSum {
  let term = 1
  let sum = 1
  let queued = 0
  for (let waiting = 1; term * waiting > queued * Number.EPSILON; waiting++) {
    term *= y / (x + waiting)
    sum += term
    queued += waiting * term
    if (term === 0) break
  }
  // Those who give up leave the queue at the rate θ each: λ·share = θ·(mean queue while all are busy).
  return { log: Math.log(sum), abandoning: y === 0 ? 0 : queued / sum / y }
}

/** A = Γ(x+1)·e^y·y^−x − x·(the fraction of Γ(x, y)); a small x is led up to one for which Stirling holds. */
function logByFraction(x: number, y: number): number {
  if (x < leastForStirling) {
    // A(x, y) = 1 + y/(x+1)·A(x+1, y), which may be past any number while its logarithm is not.
    const rest = Math.log(y / (x + 1)) + palmSum(x + 1, y).log
    return rest + Math.log1p(Math.exp(-rest))
  }
  const log = deviance(x, y) + Math.log(2 * Math.PI * x) / 2 + stirlingRest(x)
  return log + Math.log1p(-x * upperFraction(x, y) * Math.exp(-log))
}

/** Γ(x, y)·e^y·y^−x for y > x + 1, by Lentz's method. */
function upperFraction(x: number, y: number): number {
  let b = y + 1 - x
  let c = Infinity
  let d = 1 / b
  let fraction = d
  for (let step = 1; ; step++) {
    const a = step * (x - step)
    b += 2
    d = 1 / (b + a * d)
    c = b + a / c
    const factor = c * d
    fraction *= factor
    // What rounding alone makes of a factor that is 1.
    if (Math.abs(factor - 1) <= 4 * Number.EPSILON) return fraction
  }
}

/** x·ln(x/y) + y − x, without the loss of digits where x is near y. @see Loader, *Fast and accurate computation of binomial probabilities* (2000) */
function deviance(x: number, y: number): number {
  if (Math.abs(x - y) >= 0.1 * (x + y)) return x * Math.log(x / y) + y - x
  const v = (x - y) / (x + y)
  let power = 2 * x * v
  let sum = (x - y) * v
  for (let odd = 3; ; odd += 2) {
    power *= v * v
    const next = sum + power / odd
    if (next === sum) return sum
    sum = next
  }
}

/** ln Γ(x+1) less Stirling's x·ln x − x + ln(2πx)/2. */
const stirlingRest = (x: number): number => {
  const xx = x * x
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / xx) / xx) / xx) / xx) / x
}
