import { firstResponse, type ServiceTarget, servicePolicy } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ServiceClock } from '../../../src/vocabulary/service-clock.js'
import { ServicePolicyData } from '../../../src/vocabulary/service-level.js'
import { minute, office } from './story.js'

const target = firstResponse({ calendar: 'office', limit: { ms: minute } })
const dataOf = (...targets: object[]) => ({ id: 'test', version: 1, targets: targets as ServiceTarget[] })

describe('servicePolicy', () => {
  it('keeps the targets of a metric in their order', () => {
    const policy = servicePolicy(dataOf({ ...target, id: 'b' }, { ...target, id: 'a' }), { office })

    expect(policy.targets.get('first-response')?.map(({ id }) => id)).toEqual(['b', 'a'])
  })

  it('has the calendar that is always open, unless another is given by that name', () => {
    const always = { ...target, calendar: 'always' }

    expect(servicePolicy(dataOf(always)).calendars.get('always')?.isOpen(0)).toBe(true)
    expect(servicePolicy(dataOf(always), { always: office }).calendars.get('always')).toBe(office)
  })

  it.each([
    [
      'a calendar that is not given',
      [{ ...target, calendar: 'night' }],
      'target first-response: calendar to be one of always,office, got night',
    ],
    ['an id used twice', [target, target], 'target first-response to be named once'],
    ['a limit of nothing', [{ ...target, limit: { ms: 0 } }], 'target first-response: limit'],
    ['a limit that is no number', [{ ...target, limit: { ms: Number.NaN } }], 'target first-response: limit'],
    [
      'half a working day',
      [{ ...target, notBefore: { workingDays: 0.5 } }],
      'target first-response: notBefore',
    ],
    [
      'a share of all',
      [{ ...target, warnings: [{ share: 1 }] }],
      'target first-response: share to be between 0 and 1, got 1',
    ],
    [
      'a warning with less than nothing left',
      [{ ...target, warnings: [{ remainingMs: -1 }] }],
      'target first-response: remainingMs',
    ],
  ])('refuses %s', (_, targets, message) => {
    expect(() => servicePolicy(dataOf(...targets), { office })).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining(`servicePolicy: expected ${message}`),
      }),
    )
  })
})

describe('the schemas', () => {
  it.each([ServicePolicyData, ServiceClock])('have a JSON Schema', schema => {
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'object' })
  })

  it.each([
    ['a condition that says nothing', { ...target, start: [{}] }],
    ['a field nobody knows', { ...target, stopp: [{ event: ['x'] }] }],
    ['no start', { ...target, start: [] }],
    ['a limit of two kinds', { ...target, limit: { ms: 1, workingDays: 1 } }],
  ])('refuse %s', (_, wrong) => {
    expect(ServicePolicyData.safeParse(dataOf(wrong)).success).toBe(false)
  })
})
