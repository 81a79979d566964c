import {
  batchMeans,
  type Estimate,
  meanEstimate,
  pairedDifference,
  pairedRatioDifference,
  productLimitQuantiles,
  quantileEstimates,
  ratioEstimate,
  shareEstimate,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { exponential, replications, steadyWaits, timesOf300, truth } from './known-truth.js'

const covers = ({ low, high }: Estimate, value: number) => low! <= value && value <= high!
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of 300 intervals of 95 %, 276–294 are to cover the truth: 92–98 %. */
const expectNominal = (covered: number) => {
  expect(covered).toBeGreaterThanOrEqual(276)
  expect(covered).toBeLessThanOrEqual(294)
}

describe('An interval of 95 % covers what is true in 92–98 % of 300 experiments', () => {
  it('of a mean wait over replications', () => {
    const covered = timesOf300('mean', random => {
      const means = replications(20, () => mean(steadyWaits(random, 400)))

      return covers(meanEstimate(means), truth.mean)
    })

    expectNominal(covered)
  })

  it('of a ratio of sums where a busy day differs from a quiet one', () => {
    const covered = timesOf300('ratio', random => {
      // The more there is to do, the longer each takes: the mean of the days' ratios would be another figure.
      const days = replications(40, () => {
        const of = 50 + 100 * random()
        return { part: of * (of / 100) + exponential(random, 20), of }
      })

      // E[of²]/100 + 20, over E[of]: of is uniform from 50 to 150.
      return covers(ratioEstimate(days), ((100 ** 2 + 100 ** 2 / 12) / 100 + 20) / 100)
    })

    expectNominal(covered)
  })

  it('of a share of cases that resemble their neighbours', () => {
    const covered = timesOf300('share', random => {
      const days = replications(20, () => {
        const waits = steadyWaits(random, 300)
        return { part: waits.filter(wait => wait > 0).length, of: waits.length }
      })

      return covers(shareEstimate(days), truth.waiting)
    })

    expectNominal(covered)
  })

  it.each([0.5, 0.9, 0.95])('of the quantile at %f of waits', share => {
    const covered = timesOf300(`quantile ${share}`, random => {
      const samples = replications(20, () => steadyWaits(random, 300))

      return covers(quantileEstimates(samples, { shares: [share] })[0]!, truth.quantile(share))
    })

    expectNominal(covered)
  })

  it.each([0.5, 0.9])('of the quantile at %f of waits of which some are given up', share => {
    const covered = timesOf300(`given up ${share}`, random => {
      const samples = replications(20, () => {
        const waits = steadyWaits(random, 300).map(wait => ({ wait, patience: exponential(random, 4) }))
        return {
          observed: waits.filter(({ wait, patience }) => wait <= patience).map(({ wait }) => wait),
          censored: waits.filter(({ wait, patience }) => wait > patience).map(({ patience }) => patience),
        }
      })

      return covers(productLimitQuantiles(samples, { shares: [share] })[0]!, truth.quantile(share))
    })

    expectNominal(covered)
  })

  it('of the mean of one long run in batches', () => {
    const covered = timesOf300('batches', random => {
      const waits = steadyWaits(random, 12_000)

      return covers(batchMeans(waits), truth.mean)
    })

    expectNominal(covered)
  })

  it('of the difference that shorter work makes under the same chance', () => {
    const covered = timesOf300('pairs', random => {
      // A replication is a mean of many itself, and less lopsided than one of them.
      const usual = replications(15, () => replications(40, () => exponential(random, 10)))
      const shorter = usual.map(times => times.map(time => time - exponential(random, 2)))

      return covers(pairedDifference(usual.map(mean), shorter.map(mean)), -2)
    })

    expectNominal(covered)
  })

  it('of the difference of two shares under the same chance', () => {
    const covered = timesOf300('paired shares', random => {
      const days = replications(20, () => steadyWaits(random, 300))
      const within = (limit: number) =>
        days.map(waits => ({ part: waits.filter(wait => wait <= limit).length, of: waits.length }))

      const difference = pairedRatioDifference(within(0), within(2))

      return covers(difference, 0.6 - 0.6 * Math.exp(-0.8))
    })

    expectNominal(covered)
  })
})
