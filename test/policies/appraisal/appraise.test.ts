import { AppraisalForm, type Rating } from 'casewright'
import { type Appraisal, appraise, handbookAppraisal } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const items = handbookAppraisal.columns.flatMap(column => column.items)
const share = (part: number) => Object.fromEntries(items.map(({ id, points }) => [id, points * part]))
const rating = (group: Rating['group'], part: number, raterId = group as string): Rating => ({
  raterId,
  group,
  marks: share(part),
})
const everyone = [rating('self', 1), rating('superior', 0.8), rating('peer', 0.6), rating('customer', 0.9)]
const scoresOf = (appraisal: Appraisal) =>
  Object.fromEntries(appraise(appraisal).columns.map(({ id, score }) => [id, score]))

describe('The form of the handbook', () => {
  it('gives 20, 20, 30 and 30 points over four items each (Q5)', () => {
    expect(handbookAppraisal.columns.map(({ points }) => points)).toEqual([20, 20, 30, 30])
    expect(handbookAppraisal.columns.map(column => column.items.length)).toEqual([4, 4, 4, 4])
    expect(AppraisalForm.parse(handbookAppraisal)).toEqual(handbookAppraisal)
  })
})

describe('An appraisal', () => {
  it('weighs self 10, superior 50, peers 20 and customers 20', () => {
    // 0.1 × 100 + 0.5 × 80 + 0.2 × 60 + 0.2 × 90 = 80
    expect(appraise({ ratings: everyone })).toMatchObject({ total: 80, absent: [], unmarked: [] })
    expect(scoresOf({ ratings: everyone })).toEqual({ virtue: 16, diligence: 16, ability: 24, results: 24 })
  })

  it('averages the raters of a group before it weighs the group', () => {
    const ratings = [
      rating('superior', 0.9),
      ...[0.5, 0.6, 0.7].map((part, index) => rating('peer', part, `p-${index}`)),
    ]

    // (50 × 90 + 20 × 60) / 70
    expect(appraise({ ratings }).total).toBe(81.43)
  })

  it('shares the weight of those who are missing, and says so', () => {
    const sheet = appraise({ ratings: [rating('superior', 0.8), rating('peer', 0.6)] })

    expect(sheet).toMatchObject({ total: 74.29, absent: ['self', 'customer'] })
    expect(sheet.columns[0]!.items[0]!.raters).toEqual([
      { group: 'superior', mean: 4, share: 0.7143 },
      { group: 'peer', mean: 3, share: 0.2857 },
    ])
  })

  it('shares weights item by item, where a rater leaves out what they cannot judge', () => {
    const customer: Rating = { raterId: 'c', group: 'customer', marks: { attitude: 0 } }

    const sheet = appraise({ ratings: [rating('superior', 1), customer] })

    expect(sheet).toMatchObject({ total: 98.57, absent: ['self', 'peer'] })
  })

  it('has no total while nobody marked an item', () => {
    const { ethics: _, ...marks } = share(1)

    const sheet = appraise({ ratings: [{ raterId: 's', group: 'superior', marks }] })

    expect(sheet).toMatchObject({ total: null, unmarked: ['ethics'] })
    expect(sheet.columns.map(({ score }) => score)).toEqual([null, 20, 30, 30])
  })

  it('loses the whole column to a punishable act, and keeps the act in sight (Q7)', () => {
    const offence = { column: 'virtue', act: 'Disclosed customer data', sanction: null }

    const sheet = appraise({ ratings: everyone, offences: [offence] })

    expect(sheet).toMatchObject({ total: 64, offences: [offence] })
    expect(sheet.columns[0]).toMatchObject({ score: 0, isForfeited: true })
  })

  it('needs no marks for a column that is lost', () => {
    const marks = Object.fromEntries(Object.entries(share(1)).slice(4))
    const offences = [{ column: 'virtue', act: 'Disclosed customer data', sanction: 'Dismissed' }]

    expect(appraise({ ratings: [{ raterId: 's', group: 'superior', marks }], offences })).toMatchObject({
      total: 80,
      unmarked: [],
    })
  })

  it.each([
    [[3], 3, 103],
    [[1, 2.5], 3.5, 103.5],
    [[6, 7], 10, 110],
  ])('adds commendations of %o after the sum, 10 at most (Q7)', (given, points, total) => {
    const commendations = given.map(each => ({ points: each, because: 'Praised by a customer' }))

    expect(appraise({ ratings: [rating('superior', 1)], commendations })).toMatchObject({
      total,
      praise: { points },
    })
  })

  it('adds tenths up as they are written', () => {
    const form: AppraisalForm = {
      id: 'tenths',
      version: 1,
      columns: [
        {
          id: 'all',
          title: 'All',
          points: 0.3,
          items: [
            { id: 'a', title: 'A', points: 0.1 },
            { id: 'b', title: 'B', points: 0.2 },
          ],
        },
      ],
    }

    const sheet = appraise({
      form,
      ratings: [{ raterId: 's', group: 'superior', marks: { a: 0.1, b: 0.2 } }],
    })

    expect(sheet.total).toBe(0.3)
  })

  it('is the weighted sum in whole numbers, whatever the marks', () => {
    const tenths = fc.array(fc.nat(50), { minLength: 16, maxLength: 16 })
    const marksOf = (values: readonly number[]) =>
      Object.fromEntries(items.map(({ id }, index) => [id, values[index]! / 10]))
    fc.assert(
      fc.property(tenths, tenths, (superior, peer) => {
        const sheet = appraise({
          ratings: [
            { raterId: 's', group: 'superior', marks: marksOf(superior) },
            { raterId: 'p', group: 'peer', marks: marksOf(peer) },
          ],
        })

        const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
        // In hundredths: (5 × superior + 2 × peer) / 7, a half up.
        const sevenths = (5 * sum(superior) + 2 * sum(peer)) * 10
        expect(sheet.total).toBe(Math.floor((2 * sevenths + 7) / 14) / 100)
      }),
    )
  })

  it.each<[string, Appraisal, string]>([
    ['a mark above its item', { ratings: [rating('peer', 1.2)] }, 'ratings.0.marks.ethics to be 0–5, got 6'],
    [
      'a mark for no item',
      { ratings: [{ raterId: 'p', group: 'peer', marks: { charm: 1 } }] },
      'ratings.0.marks.charm to be for an item of the form',
    ],
    [
      'an offence in no column',
      { ratings: [], offences: [{ column: 'luck', act: '-', sanction: null }] },
      'offences.0.column to be a column of the form, got luck',
    ],
    [
      'a commendation of 11',
      { ratings: [], commendations: [{ points: 11, because: '-' }] },
      'commendations.0.points to be 1–10, got 11',
    ],
    [
      'items that do not add up',
      {
        ratings: [],
        form: {
          id: 'f',
          version: 1,
          columns: [{ id: 'c', title: 'C', points: 10, items: [{ id: 'i', title: 'I', points: 9 }] }],
        },
      },
      'the items of c to be 10 points, got 9',
    ],
  ])('refuses %s', (_, appraisal, message) => {
    expect(() => appraise(appraisal)).toThrow(`appraise: expected ${message}`)
  })

  it('refuses weights below nothing', () => {
    const weights = { self: -1, superior: 1, peer: 1, customer: 1 }

    expect(() => appraise({ ratings: everyone }, weights)).toThrow(
      'appraise: expected weights to be numbers ≥ 0, got -1',
    )
  })
})
