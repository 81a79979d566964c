import { type ContactStream, defineScenario, type Run, runOnce, type Shift } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'

/*
 * Four studies that others have published with their results. Two simulations of the same day agree when their means lie no
 * further apart than chance puts them, but for one time in a thousand.
 */

const minute = 60_000
const hour = 60 * minute

/** A mean and the half width of its interval, as published, and the quantile that this interval was made with. */
type Published = readonly [mean: number, half: number]

/** As many days, each by itself. */
function daysOf(scenario: Parameters<typeof defineScenario>[0], days: number): readonly Run[] {
  const defined = defineScenario(scenario)
  return Array.from({ length: days }, (_, replication) =>
    runOnce(defined, { seed: 'published', replication }),
  )
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, each) => total + each, 0)

/** What somebody counted on each day, as a mean with its standard error. */
function meanOf(days: readonly Run[], count: (day: Run) => number) {
  const counts = days.map(count)
  const mean = sum(counts) / counts.length
  const variance = sum(counts.map(each => (each - mean) ** 2)) / (counts.length - 1)
  return { mean, error: Math.sqrt(variance / counts.length) }
}

/** Fails where chance is not to blame; `model` is what the two models differ by themselves, as a share. */
function expectToAgree(
  ours: { readonly mean: number; readonly error: number },
  [mean, half]: Published,
  { quantile = 1.96, model = 0 } = {},
): void {
  const chance = 3.29 * Math.hypot(ours.error, half / quantile)

  expect(Math.abs(ours.mean - mean)).toBeLessThan(chance + model * mean)
}

/** In so many half hours from one on. */
const from = (first: number, halfHours: number, perHalfHour: number) =>
  Array.from({ length: 48 }, (_, index) => (index >= first && index < first + halfHours ? perHalfHour : 0))

const streamsOf = ({ streams }: Run, id: RegExp) =>
  Object.entries(streams)
    .filter(([name]) => id.test(name))
    .map(([, stream]) => stream)

/** How many waited for their answer less long than so. */
const within = (day: Run, ms: number, id = /./) =>
  sum(streamsOf(day, id).map(({ waits }) => waits.filter(wait => wait < ms).length))

const served = (day: Run) => sum(streamsOf(day, /./).map(stream => stream.served))
const abandoned = (day: Run) => sum(streamsOf(day, /./).map(stream => stream.abandoned))

// source: Buist & L'Ecuyer, ContactCenters 0.9.9, "Examples of simulation programs", section 1.2 (MMCAb), 1,000 days.
describe('A queue that customers leave (ContactCenters, MMCAb)', () => {
  const days = daysOf(
    {
      lengthMs: 9 * hour,
      groups: [{ id: 'desk', agents: 12 }],
      contacts: [
        {
          id: 'calls',
          arrivals: { kind: 'profile', perHalfHour: from(0, 16, 4.2 * 30) },
          handling: { kind: 'exponential', meanMs: 2 * minute },
          patience: { kind: 'exponential', meanMs: minute },
        },
      ],
    },
    400,
  )

  it('loses as many, and answers as many in time', () => {
    expectToAgree(meanOf(days, abandoned), [58.609, 0.949])
    expectToAgree(
      meanOf(days, day => within(day, 20_000)),
      [1906.008, 2.223],
    )
  })
})

const studies = [
  {
    // source: the same, section 3.1 (SimpleMSK), 1,000 days.
    name: 'Three kinds of contact and two groups (ContactCenters, SimpleMSK)',
    rerouting: false,
    served: [4297.305, 27.155],
    abandoned: [910.335, 34.202],
    inTarget: [
      [
        [170.154, 5.816],
        [599.334, 5.175],
        [15.49, 1.708],
      ],
      [
        [262.936, 8.339],
        [511.648, 5.372],
        [34.697, 3.427],
      ],
      [
        [259.806, 9.628],
        [613.732, 6.146],
        [24.888, 2.751],
      ],
    ],
  },
  {
    // source: the same, section 3.3 (SimpleMSKWithRerouting), 1,000 days. The router shown there takes the last of the queues
    // that has somebody in it, so that kind 0 goes before kind 1, and kind 1 before kind 2.
    name: 'where the second group helps after twelve seconds (ContactCenters, SimpleMSKWithRerouting)',
    rerouting: true,
    served: [4274.426, 26.922],
    abandoned: [933.214, 34.384],
    inTarget: [
      [
        [298.745, 1.869],
        [595.27, 5.119],
        [106.823, 1.831],
      ],
      [
        [383.203, 3.137],
        [504.09, 5.115],
        [121.441, 3.803],
      ],
      [
        [239.008, 9.832],
        [611.55, 6.059],
        [22.298, 2.629],
      ],
    ],
  },
] as const

describe.each(studies)('$name', study => {
  const perMinute = [
    [4.2, 5.3, 3.2],
    [5.1, 4.3, 4.8],
    [6.3, 5.2, 4.8],
  ]
  const meanServiceMs = [0.5, 0.6, 0.4].map(rate => minute / rate)
  const meanPatienceMs = [0.3, 0.4, 0.2].map(rate => minute / rate)
  const overflow = study.rerouting ? { group: 'second', afterMs: 12_000 } : 'second'
  const groups = [['first'], ['first', overflow], ['second']]

  // Of those who come in a period, also what happens later is as that period has it: a stream for each kind and period.
  const contacts = perMinute.flatMap((rates, kind) =>
    rates.map(
      (rate, period): ContactStream => ({
        id: `kind ${kind}, period ${period}`,
        arrivals: {
          kind: 'profile',
          perHalfHour: from(4 * period, 4, rate * 30),
          dayVariation: 1 / Math.sqrt(28.7),
          variesWith: 'day',
        },
        handling: { kind: 'exponential', meanMs: meanServiceMs[period]! },
        patience: { kind: 'exponential', meanMs: meanPatienceMs[period]! },
        groups: groups[kind]!,
        rank: kind + 1,
      }),
    ),
  )
  const shifts = (first: number, more: number, mostly: number): Shift[] => [
    { agents: mostly, calendar: 'always' },
    { agents: first - mostly, calendar: 'twoPeriods' },
    { agents: more - first, calendar: 'secondPeriod' },
  ]
  const days = daysOf(
    {
      lengthMs: 9 * hour,
      calendars: {
        twoPeriods: { timeZone: 'UTC', hours: { thu: [['00:00', '04:00']] } },
        secondPeriod: { timeZone: 'UTC', hours: { thu: [['02:00', '04:00']] } },
      },
      groups: [
        { id: 'first', shifts: shifts(12, 18, 9) },
        { id: 'second', shifts: shifts(15, 20, 11) },
      ],
      contacts,
      pick: { rule: study.rerouting ? 'priority' : 'longest-waiting' },
    },
    300,
  )

  it('answers and loses as many', () => {
    expectToAgree(meanOf(days, served), study.served)
    expectToAgree(meanOf(days, abandoned), study.abandoned)
  })

  it.each(
    study.inTarget.flatMap((row, kind) => row.map((published, period) => ({ kind, period, published }))),
  )(
    'answers as many of kind $kind in period $period within twenty seconds',
    ({ kind, period, published }) => {
      const ours = meanOf(days, day => within(day, 20_000, new RegExp(`kind ${kind}, period ${period}`)))

      // There, agents in excess at the end of a period are whoever is busy; here, those whose shift it was.
      expectToAgree(ours, published, { model: period === 2 ? 0.1 : 0 })
    },
  )
})

// source: the same, section 2 (CallCC), 1,000 days, with the data of SSJ's tutorial example CallCenter; intervals of 90 %.
describe('A day of thirteen hours with as many shifts (ContactCenters, CallCC)', () => {
  const perHour = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60]
  const expected = sum(perHour)
  const calls = (id: string, share: number, patience: ContactStream['patience']): ContactStream => ({
    id,
    arrivals: {
      kind: 'profile',
      perHalfHour: Array.from({ length: 48 }, (_, index) => ((perHour[(index >> 1) - 8] ?? 0) * share) / 2),
      dayVariation: 1 / Math.sqrt(10),
      variesWith: 'day',
    },
    handling: { kind: 'exponential', meanMs: 100_000 },
    patience,
  })
  const days = daysOf(
    {
      from: 8 * hour,
      lengthMs: 16 * hour,
      calendars: {
        nineToSix: { timeZone: 'UTC', hours: { thu: [['09:00', '18:00']] } },
        tenToFour: { timeZone: 'UTC', hours: { thu: [['10:00', '16:00']] } },
        allButLunch: {
          timeZone: 'UTC',
          hours: {
            thu: [
              ['10:00', '13:00'],
              ['14:00', '16:00'],
            ],
          },
        },
      },
      groups: [
        {
          id: 'desk',
          shifts: [
            { agents: 4, calendar: 'always' },
            { agents: 2, calendar: 'nineToSix' },
            { agents: 1, calendar: 'tenToFour' },
            { agents: 1, calendar: 'allButLunch' },
          ],
        },
      ],
      // One in ten has no patience at all.
      contacts: [
        calls('patient', 0.9, { kind: 'exponential', meanMs: 1_000_000 }),
        calls('impatient', 0.1, { kind: 'deterministic', ms: 0 }),
      ],
    },
    1000,
  )
  const agreesAt = { quantile: 1.645 }

  it('has as many calls', () => {
    const arrivals = meanOf(days, ({ streams }) => sum(Object.values(streams).map(each => each.arrivals)))

    expectToAgree(arrivals, [1639.507, 26.718], agreesAt)
  })

  it('keeps them waiting as long, and loses as many', () => {
    const waited = meanOf(days, day =>
      sum(streamsOf(day, /./).map(({ waits, abandonedWaits }) => sum(waits) + sum(abandonedWaits))),
    )
    const inTime = meanOf(
      days,
      day =>
        within(day, 20_000) +
        sum(streamsOf(day, /./).map(({ abandonedWaits }) => abandonedWaits.filter(ms => ms < 20_000).length)),
    )

    const per = (unit: number, { mean, error }: { mean: number; error: number }) => ({
      mean: mean / unit,
      error: error / unit,
    })
    expectToAgree(per(1000 * expected, waited), [11.834, 1.774], agreesAt)
    expectToAgree(per(expected, inTime), [0.853, 0.009], agreesAt)
    expectToAgree(per(expected, meanOf(days, abandoned)), [0.0342, 0.0032], agreesAt)
  })
})
