import { act, charters, openCase, type Party, paths, Retention } from 'casewright'
import { anonymise, dueForErasure, retainedCase, serviceRetention } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const charter = charters.topUp
const at = Date.parse('2024-03-10T10:00+08:00')
const agent: Party = { id: 'a-1', role: 'service-agent' }
const input = {
  customer: { id: 'c-1', role: 'customer' as const },
  contact: { channel: 'chat' as const, address: '13812345678' },
  subject: 'How?',
}
const opened = openCase(paths.inquiry, input, { id: 'C-1', at, by: input.customer, charter }).case
const closed = [
  { type: 'case.accept' as const },
  { type: 'reply.send' as const, text: 'So' },
  { type: 'feedback.record' as const, problem: 'p', cause: 'c', improvement: 'i' },
].reduce((item, event) => act(item, event, { at, by: agent, charter }).case, opened)
const later = (year: number) => Date.parse(`${year}-03-11T00:00+08:00`)

describe('retainedCase', () => {
  it('keeps a closed case three years, and lets nothing stay of it that tells who', () => {
    const record = retainedCase(closed)

    expect(dueForErasure([record], serviceRetention, later(2027) - 1)).toEqual([])
    const [due] = dueForErasure([record], serviceRetention, later(2027))
    expect(due).toMatchObject({ lastDay: '2027-03-10', disposal: 'anonymise' })
    expect(anonymise(due!.record, serviceRetention)).toEqual({
      kind: 'case',
      month: '2024-03',
      path: 'inquiry',
      channel: 'chat',
      severity: 'medium',
      urgency: 'medium',
      customerGrade: null,
      ending: 'closed',
    })
  })

  it('holds a case that is open, or wanted for something else', () => {
    expect(retainedCase(opened).held).toBe(true)
    expect(retainedCase(closed, { held: true }).held).toBe(true)
    expect(dueForErasure([retainedCase(opened)], serviceRetention, later(2040))).toEqual([])
  })

  it('leaves appraisals at two years (D3)', () => {
    expect(
      dueForErasure([{ kind: 'appraisal', recordedAt: at }], serviceRetention, later(2026)),
    ).toHaveLength(1)
    expect(Retention.parse(serviceRetention)).toEqual(serviceRetention)
  })
})
