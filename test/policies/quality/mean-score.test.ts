import { meanScore } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** So many scores with exactly this mean and standard deviation; the number must be odd. */
const sample = (n: number, mean: number, deviation: number) =>
  Array.from({ length: n }, (_, index) => mean + (index === 0 ? 0 : index % 2 ? deviation : -deviation))

const repeated = (counts: readonly (readonly [value: number, times: number])[]) =>
  counts.flatMap(([value, times]) => Array<number>(times).fill(value))

describe('meanScore', () => {
  // Student's t: table of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2.
  it.each([
    [1, 0.95, 12.706],
    [2, 0.95, 4.303],
    [3, 0.9, 2.353],
    [4, 0.99, 4.604],
    [9, 0.8, 1.383],
    [19, 0.95, 2.093],
    [30, 0.99, 2.75],
    [60, 0.95, 2.0],
    [100, 0.998, 3.174],
  ])(
    'reaches, with %i degrees of freedom at %f, %f standard errors to either side',
    (freedom, confidence, t) => {
      const scores = Array.from({ length: freedom + 1 }, (_, index) => 0.5 + (index % 2) / 1000)

      const { mean, high, standardError } = meanScore([{ scores }], { confidence })

      expect((high! - mean!) / standardError!).toBeCloseTo(t, 3)
    },
  )

  it('finds the interval of a textbook sample', () => {
    // Moore & McCabe, Introduction to the Practice of Statistics: vitamin C in a corn soy blend, mg/100 g.
    const scores = [26, 31, 23, 22, 11, 22, 14, 31].map(milligrams => milligrams / 100)

    const { mean, low, high } = meanScore([{ scores }])

    expect(mean).toBe(0.225)
    expect(low).toBeCloseTo(0.165, 3)
    expect(high).toBeCloseTo(0.285, 3)
  })

  it('corrects for the part of the whole that was drawn', () => {
    // Cochran (1977), 2.8: signatures on 50 of 676 petition sheets; total 19,888, standard error by his s² = 229.0.
    const sheets = repeated([
      [42, 23], [41, 4], [36, 1], [32, 1], [29, 1], [27, 2], [23, 1], [19, 1], [16, 2], [15, 2],
      [14, 1], [11, 1], [10, 1], [9, 1], [7, 1], [6, 3], [5, 2], [4, 1], [3, 1],
    ]) // biome-ignore format: one table
    const scores = sheets.map(signatures => signatures / 42)

    const { mean, standardError } = meanScore([{ scores, handled: 676 }])

    expect(mean! * 42 * 676).toBeCloseTo(19_888, -1)
    expect((standardError! * 42) ** 2).toBeCloseTo((229 / 50) * (1 - 50 / 676), 2)
  })

  it('weighs each day by what was handled on it', () => {
    // Lohr, Sampling: Design and Analysis, the stratified sample of counties: mean acres 295,561, standard error 16,380.
    const share = (acres: number) => (acres + 1e5) / 2e6
    const region = (handled: number, n: number, mean: number, variance: number) => ({
      handled,
      scores: sample(n, share(mean), Math.sqrt(variance) / 2e6),
    })

    const { mean, standardError } = meanScore([
      region(220, 21, 97_629.8, 7_647_472_708),
      region(1054, 103, 300_504.2, 29_618_183_543),
      region(1382, 135, 211_315.0, 53_587_487_856),
      region(422, 41, 662_295.5, 396_185_950_266),
    ])

    expect(mean! * 2e6 - 1e5).toBeCloseTo(295_561, -1)
    expect(standardError! * 2e6).toBeCloseTo(16_380, -1)
  })

  it('adds up the degrees of freedom of days that are alike, and takes no more than that of others', () => {
    const reach = (...draws: { scores: number[]; handled: number }[]) => {
      const { mean, high, standardError } = meanScore(draws)
      return (high! - mean!) / standardError!
    }
    const day = { scores: [0.4, 0.5, 0.6, 0.5], handled: 40 }
    const steady = { scores: [0.5, 0.5, 0.5001, 0.5], handled: 40 }

    // t with 6 and with 3 degrees of freedom, from the same table.
    expect(reach(day, day)).toBeCloseTo(2.447, 3)
    expect(reach(day, steady)).toBeCloseTo(3.182, 3)
  })

  it('knows the mean where every record was reviewed', () => {
    const result = meanScore([{ scores: [0.2, 0.9, 1], handled: 3 }])

    expect(result).toEqual({
      mean: 0.7,
      low: 0.7,
      high: 0.7,
      standardError: 0,
      reviewed: 3,
      handled: 3,
      leftOut: 0,
      complete: true,
      small: false,
    })
  })

  it.each([
    [20, 60, {}, false],
    [19, 60, {}, true],
    [19, 19, {}, false],
    [19, 60, { enough: 10 }, false],
  ])('says whether %i reviews of %i are few (%o): %s', (n, handled, options, small) => {
    expect(meanScore([{ scores: Array<number>(n).fill(0.5), handled }], options).small).toBe(small)
  })

  it('tells no interval from one review of several', () => {
    const result = meanScore([{ scores: [0.8], handled: 9 }])

    expect(result).toMatchObject({ mean: 0.8, low: null, high: null, standardError: null, small: true })
  })

  it('counts the records of days without a review, for which it does not speak', () => {
    const result = meanScore([
      { scores: [0.4, 0.6], handled: 2 },
      { scores: [], handled: 31 },
    ])

    expect(result).toMatchObject({ mean: 0.5, handled: 2, leftOut: 31, complete: false })
  })

  it('has no mean of nothing', () => {
    expect(meanScore([{ scores: [], handled: 5 }])).toMatchObject({
      mean: null,
      low: null,
      high: null,
      reviewed: 0,
    })
  })

  const draws = fc.array(
    fc
      .tuple(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.nat(60),
      )
      .map(([scores, more]) => ({ scores, handled: scores.length + more })),
    { minLength: 1, maxLength: 5 },
  )

  it('lies within its interval, and the interval within 0–1', () => {
    fc.assert(
      fc.property(draws, days => {
        const { mean, low, high } = meanScore(days)

        expect(low ?? 0).toBeGreaterThanOrEqual(0)
        expect(low ?? 0).toBeLessThanOrEqual(mean!)
        expect(high ?? 1).toBeGreaterThanOrEqual(mean!)
        expect(high ?? 1).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is wider the surer it is to be', () => {
    fc.assert(
      fc.property(draws, days => {
        const [sure, surer] = [0.8, 0.95].map(confidence => meanScore(days, { confidence }))

        expect(surer!.low ?? 0).toBeLessThanOrEqual(sure!.low ?? 0)
        expect(surer!.high ?? 1).toBeGreaterThanOrEqual(sure!.high ?? 1)
      }),
    )
  })

  it('is right as often as it says', () => {
    // Every way of drawing 6 records out of these 12.
    const population = [1, 1, 0.9, 0.9, 0.8, 0.8, 0.7, 0.7, 0.6, 0.6, 0.5, 0.2]
    const truth = population.reduce((sum, score) => sum + score, 0) / population.length
    const subsets = Array.from({ length: 2 ** 12 }, (_, bits) =>
      population.filter((_, at) => bits & (2 ** at)),
    )
    const samples = subsets.filter(({ length }) => length === 6)

    const right = samples.filter(scores => {
      const { low, high } = meanScore([{ scores, handled: 12 }], { confidence: 0.9 })
      return low! <= truth && truth <= high!
    })

    expect(right.length / samples.length).toBeGreaterThan(0.87)
    expect(right.length / samples.length).toBeLessThan(0.95)
  })

  it.each([
    [[{ scores: [0.5, 1.1] }], {}, 'draws.0.scores.1'],
    [[{ scores: [Number.NaN] }], {}, 'draws.0.scores.0'],
    [[{ scores: [0.5, 0.6], handled: 1 }], {}, 'draws.0.handled'],
    [[{ scores: [0.5], handled: 1.5 }], {}, 'draws.0.handled'],
    [[{ scores: [0.5], handled: 1 }, { scores: [0.5] }], {}, 'draws.1.handled'],
    [[], { confidence: 1 }, 'confidence'],
    [[], { enough: -1 }, 'enough'],
  ])('refuses %j with %o', (draws, options, field) => {
    expect(() => meanScore(draws, options)).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })
})
