import { FileNumbering } from 'casewright'
import { handbookNumbering, nextFileNumber, readFileNumber } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const shanghai = (local: string) => Date.parse(`${local}+08:00`)
const at = shanghai('2004-02-14T10:00')
const near = '2004-02-14'

describe('nextFileNumber', () => {
  it.each([
    ['the first guest ever', null, '040214001'],
    ['the first of a new day', '040213998', '040214001'],
    ['the next of the day', '040214001', '040214002'],
    ['the last of three digits', '040214998', '040214999'],
    ['the thousandth', '040214999', '040214A1000'],
    ['the one after', '040214A1000', '040214A1001'],
    ['the ten-thousandth', '040214A9999', '040214B10000'],
    ['the first of a day after one of thousands', '040213A1234', '040214001'],
    ['the first of a century', '991231007', '040214001'],
  ])('numbers %s (D2)', (_, last, next) => {
    expect(nextFileNumber(at, last)).toBe(next)
  })

  it("takes the day from the department's clocks", () => {
    const midnight = shanghai('2004-02-15T00:00')

    expect(nextFileNumber(midnight - 1, null)).toBe('040214001')
    expect(nextFileNumber(midnight, '040214001')).toBe('040215001')
    expect(nextFileNumber(midnight, null, { timeZone: 'Europe/London', digits: 4 })).toBe('0402140001')
  })

  it('gives no number twice when a clock is put back', () => {
    expect(() => nextFileNumber(at, '040215001')).toThrow(/at to be on 2004-02-15.*or later, got 2004-02-14/)
  })

  // Since 1992 Shanghai has kept one offset the whole year.
  const instants = fc.integer({ min: Date.UTC(1992, 0), max: Date.UTC(2060, 0) })
  const runnings = fc.oneof(fc.integer({ min: 1, max: 1100 }), fc.constantFrom(9_998, 9_999, 10_000, 99_999))

  it('gives numbers that can be read back, and sort as text in the order they were given', () => {
    const upTo = (running: number) => {
      const text = String(running).padStart(3, '0')
      return text.length > 3 ? `${String.fromCharCode(61 + text.length)}${text}` : text
    }
    fc.assert(
      fc.property(instants, runnings, (opened, running) => {
        const day = nextFileNumber(opened, null).slice(0, 6)
        const last = `${day}${upTo(running)}`

        const next = nextFileNumber(opened, last)

        const date = new Date(opened + 8 * 3_600_000).toISOString().slice(0, 10)
        expect(readFileNumber(next, { near: date })).toEqual({ date, running: running + 1 })
        expect(last < next).toBe(true)
      }),
    )
  })
})

describe('readFileNumber', () => {
  it.each([
    ['040214001', '2026-01-01', '2004-02-14', 1],
    ['760214001', '2026-01-01', '1976-02-14', 1],
    ['750214001', '2026-01-01', '2075-02-14', 1],
    ['040214B12345', '2004-01-01', '2004-02-14', 12_345],
  ])('reads %s near %s as one of %s, no. %i', (number, nearby, date, running) => {
    expect(readFileNumber(number, { near: nearby })).toEqual({ date, running })
  })

  it.each([
    '',
    '040214',
    '040214000',
    '0402141000',
    '040214A999',
    '040214B1000',
    '040230001',
    '041314001',
    '040214 01',
    '04021400l',
  ])('refuses %j', number => {
    expect(() => readFileNumber(number, { near })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })

  it('goes by data that the schema takes', () => {
    expect(FileNumbering.parse(handbookNumbering)).toEqual(handbookNumbering)
    expect(() => readFileNumber('040214001', { near: 'soon' })).toThrow(/near/)
  })
})
