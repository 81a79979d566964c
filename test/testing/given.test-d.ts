import { paths } from 'casewright'
import { given, type StateNameOf } from 'casewright/testing'
import { describe, expectTypeOf, it } from 'vitest'

describe('The types of a sentence', () => {
  it('know the events of the path', () => {
    given(paths.fault).when('fix.apply', { kind: 'workaround' })
    given(paths.fault).when({ type: 'fix.apply', kind: 'workaround' })
    // @ts-expect-error: no event of an inquiry
    given(paths.inquiry).when('fix.apply')
    // @ts-expect-error: no such field
    given(paths.fault).when('fix.apply', { sort: 'workaround' })
    // @ts-expect-error: no such kind
    given(paths.fault).when('fix.apply', { kind: 'miracle' })
  })

  it('know the states of the path, as far in as one likes', () => {
    given(paths.fault).then('open').then('open.working').then('open.working.reproducing')
    // @ts-expect-error: no such state
    given(paths.fault).then('open.thinking')

    expectTypeOf<'open.reported.awaitingDepartment'>().toExtend<StateNameOf<typeof paths.fault>>()
    expectTypeOf<'open.reported.awaitingDepartment'>().not.toExtend<StateNameOf<typeof paths.inquiry>>()
  })

  it('know the file, the input and what is emitted', () => {
    given(paths.dispute, { side: 'seller' }).thenFile({ verdict: { favours: 'buyer' } })
    given(paths.dispute).thenEmitted('remedy.order', { type: 'customer.notify', about: 'reply' })
    // @ts-expect-error: no such side
    given(paths.dispute, { side: 'middle' })
    // @ts-expect-error: an inquiry has no verdict
    given(paths.inquiry).thenFile({ verdict: null })
    // @ts-expect-error: an inquiry orders no remedy
    given(paths.inquiry).thenEmitted('remedy.order')
  })

  it('know the refusals and the roles', () => {
    given(paths.inquiry).when('case.accept').by('customer').thenRefused('not-your-role')
    // @ts-expect-error: no such role
    given(paths.inquiry).when('case.accept').by('janitor')
    // @ts-expect-error: no such refusal
    given(paths.inquiry).thenRefused('no')
  })

  it('do not let a sentence be awaited by mistake', () => {
    // @ts-expect-error: nothing to wait for
    const wait = async () => await given(paths.inquiry)

    expectTypeOf(wait).toBeFunction()
  })
})
