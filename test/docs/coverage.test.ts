import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { citedIn, coveragePage, misfitsOf } from '../../docs/coverage.js'
import { handbook } from '../../docs/handbook.js'
import { files, read } from '../package/project.js'

/** How many rules of each kind the handbook has. */
const counts = { P: 14, R: 10, T: 13, F: 6, Q: 11, D: 8 }
const ids = Object.entries(counts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)

describe('The coverage of the handbook', () => {
  it('has every rule, in order', () => {
    expect(Object.keys(handbook)).toEqual(ids)
  })

  it.each(Object.entries(handbook))(
    'names for %s public code that cites it, and tests that there are',
    (id, kept) => {
      expect(kept.code).not.toEqual([])
      expect(Object.values(kept.tests).flat()).not.toEqual([])
      expect(misfitsOf(id, kept)).toEqual([])
    },
  )

  it('is written down as it is (else run `npm run coverage:handbook`)', async () => {
    expect(await readFile('docs/coverage.md', 'utf8')).toBe(coveragePage())
  })

  it('finds what is not so', () => {
    const tests = { 'docs/coverage.test.ts': ['The coverage of the handbook › has every rule'] }

    expect(misfitsOf('P1', { code: ['nobody', 'createCalendar'], tests })).toEqual([
      'P1: nobody is not public',
      'P1: neither src/policies/business-time/calendar.ts nor what it imports cites it, for createCalendar',
      'P1: test/docs/coverage.test.ts has no test "The coverage of the handbook › has every rule"',
    ])
  })
})

describe('The sources', () => {
  /** What is named like a path, and is none. */
  const percentiles = ['P50', 'P90', 'P95']

  it('cite rules that the handbook has, and no others', () => {
    const strange = files
      .filter(path => /^src\/.*\.ts$/.test(path))
      .flatMap(path => [...citedIn(read(path))].map(id => ({ path, id })))
      .filter(({ id }) => !ids.includes(id) && !percentiles.includes(id))

    expect(strange).toEqual([])
  })

  it.each([
    ['as in P4, or (T12)', ['P4', 'T12']],
    ['F1–F3, Q1–Q2', ['F1', 'F2', 'F3', 'Q1', 'Q2']],
    ["'T00:00', XP1, P1a, F0", []],
  ])('cite rules by their IDs: %s', (text, cited) => {
    expect([...citedIn(text)]).toEqual(cited)
  })
})
