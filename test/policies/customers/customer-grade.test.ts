import { CustomerGrading, type CustomerStanding } from 'casewright'
import { gradeCustomer, serviceGrades } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const standing = (settings: Partial<CustomerStanding> = {}): CustomerStanding => ({
  customerId: 'c-1',
  spent: { amountMinor: 0, currency: 'CNY' },
  orders: 0,
  months: 0,
  latePayments: 0,
  unfoundedClaims: 0,
  ...settings,
})
const yuan = (amount: number) => ({ amountMinor: amount * 100, currency: 'CNY' })

describe('gradeCustomer', () => {
  it.each([
    [{ spent: yuan(100_000), months: 6, orders: 5 }, 'key'],
    [{ spent: yuan(99_999.99), months: 6, orders: 5 }, 'good'],
    [{ spent: yuan(100_000), months: 5, orders: 5 }, 'good'],
    [{ spent: yuan(100_000), months: 12, orders: 9, latePayments: 1 }, 'good'],
    [{ spent: yuan(10_000), orders: 4 }, 'ordinary'],
    [{}, 'ordinary'],
    [{ unfoundedClaims: 4 }, 'watched'],
    [{ spent: yuan(500_000), months: 99, orders: 99, latePayments: 4 }, 'watched'],
  ])('grades %j %s (D7)', (settings, grade) => {
    expect(gradeCustomer(standing(settings))).toMatchObject({ grade, isKeyAccount: grade === 'key' })
  })

  it('says what keeps a customer from each better grade', () => {
    expect(
      gradeCustomer(standing({ spent: yuan(100_000), months: 6, orders: 9, latePayments: 2 })).because,
    ).toEqual(['key: late payments 2, at most 0', 'good: late payments 2, at most 1'])
  })

  it('never grades worse for spending more, nor better for paying late', () => {
    const places = serviceGrades.map(({ grade }) => grade)
    const arbitrary = fc.record({
      spent: fc.nat(20_000_000).map(amountMinor => ({ amountMinor, currency: 'CNY' })),
      orders: fc.nat(10),
      months: fc.nat(12),
      latePayments: fc.nat(5),
      unfoundedClaims: fc.nat(5),
    })
    fc.assert(
      fc.property(arbitrary, fc.nat(20_000_000), fc.nat(3), (settings, more, later) => {
        const placeOf = (each: Partial<CustomerStanding>) =>
          places.indexOf(gradeCustomer(standing(each)).grade)
        const place = placeOf(settings)

        expect(
          placeOf({
            ...settings,
            spent: { ...settings.spent, amountMinor: settings.spent.amountMinor + more },
          }),
        ).toBeLessThanOrEqual(place)
        expect(placeOf({ ...settings, latePayments: settings.latePayments + later })).toBeGreaterThanOrEqual(
          place,
        )
      }),
    )
  })

  it('refuses another currency, and a grading that leaves somebody without a grade', () => {
    expect(() => gradeCustomer(standing({ spent: { amountMinor: 1, currency: 'USD' } }))).toThrow(
      /currency to be CNY, got USD/,
    )
    expect(() => gradeCustomer(standing({ latePayments: 9 }), serviceGrades.slice(0, 3))).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
    expect(CustomerGrading.safeParse(serviceGrades.slice(0, 3)).success).toBe(false)
    expect(CustomerGrading.parse(serviceGrades)).toEqual(serviceGrades)
  })
})
