import { act, changeCharter, defineCharter, nextDueAt, openCase, paths } from 'casewright'
import { firstResponse } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, inputs, minute, monday } from '../machines/cast.js'
import { deepFreeze } from '../machines/story.js'

const { agent, customer, supervisor } = cast
const next = (version: number, changes: object = {}) =>
  defineCharter(
    { id: 'desk', version, title: 'A desk', timeZone: 'UTC', paths: ['inquiry'], ...changes },
    { paths },
  )
const first = next(1, { targets: [firstResponse({ calendar: 'always', limit: { ms: 10 * minute } })] })
const second = next(2, {
  targets: [firstResponse({ calendar: 'always', limit: { ms: 5 * minute } })],
  limits: { maxReopens: 9 },
})
const opening = { id: 'case-1', at: monday, by: customer, charter: first }
const opened = deepFreeze(openCase(paths.inquiry, inputs.inquiry, opening).case)
const deed = { at: monday + 2 * minute, by: supervisor, charter: first }

describe('changeCharter', () => {
  it('puts the case under the new version, with what its clocks consumed', () => {
    const changed = changeCharter(opened, second, deed)

    expect(changed.case.charter).toEqual({ id: 'desk', version: 2 })
    expect(changed.case.state.context.limits.maxReopens).toBe(9)
    expect(changed.case.clocks).toMatchObject([{ consumedMs: 2 * minute, limitMs: 5 * minute }])
    expect(nextDueAt(changed.case)).toBe(monday + 5 * minute)
    expect(changed.recorded).toMatchObject([
      { rev: 2, by: supervisor, event: { type: 'charter.change', charter: { id: 'desk', version: 2 } } },
    ])
  })

  it('lets happen by the old version what fell due before', () => {
    const changed = changeCharter(opened, second, { ...deed, at: monday + 20 * minute })

    expect(changed.recorded.map(({ event, at }) => [event.type, at - monday])).toEqual([
      ['sla.breached', 10 * minute],
      ['charter.change', 20 * minute],
    ])
  })

  it('breaches at once what the new limit makes overdue, and not earlier', () => {
    const changed = changeCharter(opened, second, { ...deed, at: monday + 7 * minute })

    expect(changed.emitted).toMatchObject([{ type: 'sla.breached', at: monday + 7 * minute }])
  })

  it('is what the case goes on under', () => {
    const { case: item } = changeCharter(opened, second, deed)
    const accept = { type: 'case.accept' } as const

    expect(() => act(item, accept, { at: deed.at, by: agent, charter: first })).toThrow(
      expect.objectContaining({ code: 'charter-mismatch' }),
    )
    expect(act(item, accept, { at: deed.at, by: agent, charter: second }).ok).toBe(true)
  })

  it('changes nothing where the case is under it already', () => {
    expect(changeCharter(opened, first, deed)).toEqual({
      case: opened,
      emitted: [],
      actions: [],
      recorded: [],
    })
  })

  it.each([
    ['the charter is not the case’s', second, { ...deed, charter: second }, 'charter-mismatch'],
    ['it is dated before the last record', second, { ...deed, at: monday - 1 }, 'invalid-parameter'],
  ] as const)('throws if %s', (_, to, wrong, code) => {
    expect(() => changeCharter(opened, to, wrong)).toThrow(expect.objectContaining({ code }))
  })

  it('throws if the new one does not offer its path', () => {
    const other = defineCharter(
      { id: 'desk', version: 3, title: 'A desk', timeZone: 'UTC', paths: ['fault'] },
      { paths },
    )

    expect(() => changeCharter(opened, other, deed)).toThrow(
      expect.objectContaining({ code: 'charter-mismatch' }),
    )
  })
})
