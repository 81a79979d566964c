import { paths } from 'casewright'
import { given } from 'casewright/testing'

/** Two tests of a host, of which one fails, for a runner's `it`. */
export function testWith(it: (name: string, test: () => void) => void): void {
  it('comes true', () => {
    given(paths.inquiry).when('case.accept').then('open.working')
  })
  it('does not', () => {
    given(paths.inquiry).when('case.accept').thenFile({ reopened: 3 })
  })
}
