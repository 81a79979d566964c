import type { Distribution } from '../scenario/distribution.js'
import { exp, ln, normalQuantile } from './arithmetic.js'
import { exponential } from './exponential.js'
import { mix } from './mix.js'

/** Turns one random share (≥ 0 and < 1, a multiple of 2⁻³²) into a time in ms. */
export type Sampler = (share: number) => number

const half = 2 ** -33

/** How to draw from a distribution: each number costs one share, so that what is drawn after it does not depend on it. */
export function samplerOf(distribution: Distribution): Sampler {
  switch (distribution.kind) {
    case 'deterministic': {
      const { ms } = distribution
      return () => ms
    }
    case 'exponential': {
      const { meanMs } = distribution
      return share => meanMs * exponential(share)
    }
    case 'lognormal': {
      const spread = ln(1 + distribution.variation ** 2)
      return lognormal(ln(distribution.meanMs) - spread / 2, Math.sqrt(spread))
    }
    case 'gamma': {
      const shape = 1 / distribution.variation ** 2
      return gamma(shape, distribution.meanMs / shape)
    }
    case 'erlang':
      return gamma(distribution.stages, distribution.meanMs / distribution.stages)
    case 'empirical': {
      const sorted = Float64Array.from(distribution.samplesMs).sort()
      return share => sorted[Math.floor(share * sorted.length)]!
    }
    case 'percentiles':
      return fitted(distribution.within)
  }
}

function lognormal(location: number, scale: number): Sampler {
  return share => exp(location + scale * normalQuantile(share + half))
}

/** A line through the logarithms over the normal quantiles, by least squares; exact through two. */
function fitted(within: readonly { readonly share: number; readonly ms: number }[]): Sampler {
  const points = within.map(({ share, ms }) => ({ x: normalQuantile(share), y: ln(ms) }))
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const slope =
    points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) /
    points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  return lognormal(meanY - slope * meanX, slope)
}

/** @see Marsaglia & Tsang, *A simple method for generating gamma variables*, ACM TOMS 26 (2000) */
function gamma(shape: number, scaleMs: number): Sampler {
  const isBelowOne = shape < 1
  const d = (isBelowOne ? shape + 1 : shape) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  return share => {
    for (let index = 0; ; index += 2) {
      const x = normalQuantile(mix(share, index) + half)
      const v = (1 + c * x) ** 3
      const u = mix(share, index + 1) + half
      if (v <= 0 || ln(u) >= 0.5 * x * x + d * (1 - v + ln(v))) continue
      const drawn = d * v * scaleMs
      return isBelowOne ? drawn * exp(ln(mix(share, index + 2) + half) / shape) : drawn
    }
  }
}
