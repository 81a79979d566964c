import { HandledRecord, ReviewSampling } from 'casewright'
import { pickForReview, topUpSampling } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const nine = Date.parse('2026-03-10T09:00:00+08:00')
const timeZone = 'Asia/Shanghai'

const record = (id: string, settings: Partial<HandledRecord> = {}): HandledRecord => ({
  id,
  agentId: 'a-3',
  path: 'inquiry',
  channel: 'chat',
  handledAt: nine,
  ...settings,
})
const day = (count: number, settings: Partial<HandledRecord> = {}) =>
  Array.from({ length: count }, (_, index) => record(`c-${String(index).padStart(3, '0')}`, settings))

const arbitraryDay = fc
  .array(
    fc.record({
      path: fc.constantFrom('inquiry', 'fault'),
      channel: fc.constantFrom('chat' as const, 'phone' as const),
      handledAt: fc.nat(12 * 60).map(minutes => nine + minutes * minute),
      complaint: fc.boolean(),
    }),
    { minLength: 1, maxLength: 90 },
  )
  .map(records => records.map((settings, index) => record(`c-${index}`, settings)))

describe('pickForReview', () => {
  it('draws twenty of a day', () => {
    const [picked] = pickForReview(day(60), { seed: 1, timeZone })

    expect(picked).toMatchObject({ agentId: 'a-3', date: '2026-03-10', handled: 60, complete: false })
    expect(new Set(picked!.picks.map(({ recordId }) => recordId)).size).toBe(20)
  })

  it.each([1, 19, 20])('takes all %i of a short day, and says so', count => {
    const [picked] = pickForReview(day(count), { seed: 1, timeZone })

    expect(picked).toMatchObject({ handled: count, complete: true })
    expect(picked!.picks).toHaveLength(count)
  })

  it('draws the same sample for the same seed, wherever it runs', () => {
    const [picked] = pickForReview(day(60), { seed: '2026-03', timeZone })

    expect(picked!.picks.map(({ recordId }) => recordId).sort()).toMatchInlineSnapshot(`
      [
        "c-003",
        "c-006",
        "c-010",
        "c-011",
        "c-014",
        "c-015",
        "c-017",
        "c-019",
        "c-020",
        "c-022",
        "c-023",
        "c-024",
        "c-026",
        "c-027",
        "c-035",
        "c-037",
        "c-041",
        "c-043",
        "c-051",
        "c-056",
      ]
    `)
  })

  it('keeps to its draw, whatever the order of the records and whoever else worked', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.integer({ min: 0 }), fc.array(fc.nat()), (records, seed, keys) => {
        const shuffled = records
          .map((item, index) => ({ item, key: keys[index % (keys.length || 1)] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ item }) => item)
        const others = day(30, { agentId: 'a-4' }).map(item => ({ ...item, id: `other ${item.id}` }))

        const [alone] = pickForReview(records, { seed, timeZone })
        const among = pickForReview([...others, ...shuffled], { seed, timeZone })

        expect(among.find(({ agentId }) => agentId === 'a-3')).toEqual(alone)
      }),
    )
  })

  it('never strays from a fair share by a whole place', () => {
    fc.assert(
      fc.property(arbitraryDay, fc.nat(), (records, seed) => {
        const [picked] = pickForReview(records, { seed, timeZone })

        const drawn = new Set(
          picked!.picks.filter(({ purpose }) => purpose === 'sampled').map(({ recordId }) => recordId),
        )
        expect(drawn.size).toBe(Math.min(20, records.length))
        const stratumOf = ({ path, channel, handledAt }: HandledRecord) =>
          `${path} ${channel} ${Math.floor((handledAt - nine) / (60 * minute))}`
        for (const stratum of new Set(records.map(stratumOf))) {
          const members = records.filter(item => stratumOf(item) === stratum)
          const fair = (members.length * drawn.size) / records.length
          expect(Math.abs(members.filter(({ id }) => drawn.has(id)).length - fair)).toBeLessThan(1)
        }
      }),
    )
  })

  it('draws each record as often as any other, also from the smallest stratum', () => {
    const records = [
      ...day(5, { path: 'inquiry' }),
      ...day(3, { path: 'fault' }).map(item => ({ ...item, id: `fault ${item.id}` })),
      record('the only dispute', { path: 'dispute' }),
    ]
    const sampling = { ...topUpSampling, perDay: 4 }
    const times = new Map(records.map(({ id }) => [id, 0]))

    for (let seed = 0; seed < 1800; seed++) {
      for (const { recordId } of pickForReview(records, { seed, timeZone, sampling })[0]!.picks) {
        times.set(recordId, times.get(recordId)! + 1)
      }
    }

    // 800 each, give or take four standard deviations.
    for (const count of times.values()) expect(Math.abs(count - 800)).toBeLessThan(4 * 21.1)
  })

  it.each([
    ['complaint', { complaint: true }],
    ['breach', { breached: true }],
    ['severity', { severity: 'critical' as const }],
    ['low-satisfaction', { satisfaction: 0.49 }],
  ])('adds each record with a %s on top, marked as unscheduled', (attention, settings) => {
    const records = [...day(30), ...day(30, settings).map(item => ({ ...item, id: `bad ${item.id}` }))]

    const [picked] = pickForReview(records, { seed: 7, timeZone })

    const sampled = picked!.picks.filter(({ purpose }) => purpose === 'sampled')
    const bad = picked!.picks.filter(({ recordId }) => recordId.startsWith('bad'))
    expect(sampled).toHaveLength(20)
    expect(bad).toHaveLength(30)
    expect(bad.every(pick => pick.attention.join() === attention)).toBe(true)
    expect(
      picked!.picks.filter(({ purpose }) => purpose === 'unscheduled').every(pick => bad.includes(pick)),
    ).toBe(true)
  })

  it('draws the same records whether or not they call for attention', () => {
    const drawn = (settings: Partial<HandledRecord>) =>
      pickForReview(day(60, settings), { seed: 3, timeZone })[0]!
        .picks.filter(({ purpose }) => purpose === 'sampled')
        .map(({ recordId }) => recordId)

    expect(drawn({ complaint: true })).toEqual(drawn({}))
  })

  it.each([
    [{ severity: 'high' as const }, 'a severity that is not named'],
    [{ satisfaction: 0.5 }, 'satisfaction on the mark'],
    [{}, 'no answer'],
  ])('leaves out %o: %s', (settings, _) => {
    const [picked] = pickForReview(day(60, settings), { seed: 1, timeZone })

    expect(picked!.picks.every(({ attention }) => attention.length === 0)).toBe(true)
    expect(picked!.picks).toHaveLength(20)
  })

  it.each([
    [60, 2, 2],
    [1, 2, 1],
    [60, 0, 0],
    [60, 20, 20],
  ])('of %i records has a second reviewer mark %i: %i sampled ones', (count, secondReviews, expected) => {
    const sampling = { ...topUpSampling, secondReviews }

    const [picked] = pickForReview(day(count, { complaint: true }), { seed: 5, timeZone, sampling })

    const again = picked!.picks.filter(({ secondReview }) => secondReview)
    expect(again).toHaveLength(expected)
    expect(again.every(({ purpose }) => purpose === 'sampled')).toBe(true)
  })

  it("begins a day at midnight on the department's clocks", () => {
    const records = [
      record('late', { handledAt: Date.parse('2026-03-10T23:59:59.999+08:00') }),
      record('early', { handledAt: Date.parse('2026-03-11T00:00:00+08:00') }),
    ]

    const dates = (zone: string) =>
      pickForReview(records, { seed: 1, timeZone: zone }).map(({ date }) => date)

    expect(dates('Asia/Shanghai')).toEqual(['2026-03-10', '2026-03-11'])
    expect(dates('Europe/London')).toEqual(['2026-03-10'])
  })

  it.each([
    ['a record listed twice', [record('x'), record('x')], {}, 'records'],
    ['no time', [record('x', { handledAt: Number.NaN })], {}, 'handledAt of x'],
    ['an unknown zone', [], { timeZone: 'Asia/Atlantis' }, 'timeZone'],
    ['no zone', [], { timeZone: undefined as never }, 'timeZone'],
    ['half a record a day', [], { sampling: { ...topUpSampling, perDay: 0.5 } }, 'sampling.perDay'],
    [
      'fewer than no second reviews',
      [],
      { sampling: { ...topUpSampling, secondReviews: -1 } },
      'sampling.secondReviews',
    ],
  ])('refuses %s', (_, records, options, field) => {
    expect(() => pickForReview(records, { seed: 1, timeZone, ...options })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })
})

describe('ReviewSampling and HandledRecord', () => {
  it('take the sampling of the top-up desk, and what it is drawn from', () => {
    expect(ReviewSampling.parse(topUpSampling)).toEqual(topUpSampling)
    expect(HandledRecord.parse(record('x', { satisfaction: 1 }))).toEqual(record('x', { satisfaction: 1 }))
    expect(HandledRecord.safeParse(record('x', { satisfaction: 85 })).success).toBe(false)
  })
})
