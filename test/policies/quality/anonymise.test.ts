import { anonymise, appraisalRetention } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('anonymise', () => {
  const review = {
    kind: 'review',
    id: 'r-17',
    agentId: 'a-3',
    comments: { greeting: 'a-3 forgot it' },
    recordedAt: Date.parse('2024-03-31T23:59+08:00'),
    held: false,
    score: 0.85,
    failing: false,
    path: 'inquiry',
  }

  it('leaves the kind, the month and the fields that are kept, and nothing else', () => {
    expect(anonymise(review, appraisalRetention)).toEqual({
      kind: 'review',
      month: '2024-03',
      score: 0.85,
      failing: false,
      path: 'inquiry',
    })
  })

  it('leaves no trace of any field that is not kept, and changes nothing in the record', () => {
    const secrets = fc.dictionary(fc.string(), fc.constantFrom('a-3', 'the agent of desk 2', '010-5555'))
    fc.assert(
      fc.property(secrets, fc.double({ min: 0, max: 1, noNaN: true }), (secret, score) => {
        const record = Object.freeze({ ...secret, kind: 'review', recordedAt: 0, score })
        const keep = {
          ...appraisalRetention,
          kinds: { review: { years: 2, disposal: 'anonymise', keep: ['score'] } },
        } as const

        const left = anonymise(record, keep)

        expect(left).toEqual({ kind: 'review', month: '1970-01', score })
      }),
    )
  })

  it.each([
    ['a kind that is erased', review, { review: { years: 2, disposal: 'erase' } }, 'record.kind'],
    ['a kind that is not named', review, {}, 'record.kind'],
    [
      'an object',
      review,
      { review: { years: 2, disposal: 'anonymise', keep: ['comments'] } },
      'record.comments',
    ],
  ] as const)('refuses %s', (_, record, kinds, field) => {
    expect(() => anonymise(record, { timeZone: 'UTC', kinds })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter', message: expect.stringContaining(field) }),
    )
  })
})
