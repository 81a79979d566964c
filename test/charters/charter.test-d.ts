import { type Charter, CharterData, charters, type DisputePath, defineCharter, paths } from 'casewright'
import { describe, expectTypeOf, it } from 'vitest'

const data = { id: 'c', version: 1, title: 't', timeZone: 'UTC' }

describe('A charter, as TypeScript sees it', () => {
  it('offers the paths it names', () => {
    const charter = defineCharter({ ...data, paths: ['dispute'] }, { paths })

    expectTypeOf(charter).toEqualTypeOf<Charter<{ dispute: DisputePath }>>()
  })

  it('names no path that there is not', () => {
    // @ts-expect-error 'refund' is no path of the library
    defineCharter({ ...data, paths: ['refund'] }, { paths })
    // @ts-expect-error 'refund' is no path of the library, though 'fault' is
    defineCharter({ ...data, paths: ['fault', 'refund'] }, { paths })
    // @ts-expect-error the inquiry path was not handed in
    defineCharter({ ...data, paths: ['inquiry'] }, { paths: { dispute: paths.dispute } })
  })

  it('leaves nothing out, and adds nothing', () => {
    // @ts-expect-error a charter has a time zone
    defineCharter({ id: 'c', version: 1, title: 't', paths: ['fault'] }, { paths })
    // @ts-expect-error limits are in milliseconds, by the names of Limits
    defineCharter({ ...data, paths: ['fault'], limits: { holdDays: 7 } }, { paths })
  })

  it('is made from another one, or from JSON, whose names TypeScript cannot know', () => {
    const adapted = defineCharter({ ...charters.topUp, version: 2 }, { paths })
    const parsed = defineCharter(CharterData.parse(null), { paths })

    expectTypeOf(adapted).toExtend<Charter>()
    expectTypeOf(parsed).toExtend<Charter>()
  })

  it('is a charter, whatever it offers', () => {
    expectTypeOf(charters.topUp).toExtend<Charter>()
  })
})
