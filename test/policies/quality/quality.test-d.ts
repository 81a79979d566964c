import { anonymise, appraisalRetention, cohensKappa, dueForErasure } from 'casewright/policies'
import { expectTypeOf, it } from 'vitest'

const review = { kind: 'review', recordedAt: 0, agentId: 'a-3', score: 0.9 }

it('gives due records back as the host typed them', () => {
  const due = dueForErasure([review], appraisalRetention, 0)

  expectTypeOf(due[0]!.record).toEqualTypeOf<typeof review>()
})

it('cannot promise that a field of an anonymous record is left, nor that its moment is', () => {
  const left = anonymise(review, appraisalRetention)

  expectTypeOf(left.month).toEqualTypeOf<string>()
  expectTypeOf(left.score).toEqualTypeOf<number | undefined>()
  expectTypeOf(left).not.toHaveProperty('recordedAt')
})

it('asks for the categories of a weighted kappa', () => {
  cohensKappa([['good', 'fair']], { weights: 'linear', categories: ['poor', 'fair', 'good'] })
  // @ts-expect-error without them nobody knows how far good is from fair
  cohensKappa([['good', 'fair']], { weights: 'linear' })
})
