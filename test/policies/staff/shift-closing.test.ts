import { ShiftChecklist } from 'casewright'
import { closeShift, sixDontLeaves } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

describe('closeShift', () => {
  const all = Object.fromEntries(sixDontLeaves.map(({ id }) => [id, true]))

  it('lets nobody leave before each of the six is so (D5)', () => {
    expect(sixDontLeaves).toHaveLength(6)
    expect(closeShift(all)).toEqual({ mayLeave: true, missing: [] })
    for (const item of sixDontLeaves) {
      expect(closeShift({ ...all, [item.id]: false })).toEqual({ mayLeave: false, missing: [item] })
    }
    expect(closeShift({}).missing).toEqual(sixDontLeaves)
  })

  it('refuses what is not on the list', () => {
    expect(() => closeShift({ coffee: true })).toThrow(expect.objectContaining({ code: 'invalid-parameter' }))
    expect(ShiftChecklist.parse(sixDontLeaves)).toEqual(sixDontLeaves)
  })
})
