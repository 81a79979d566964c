import { IdentityRules } from 'casewright'
import { identityStanding, serviceIdentity } from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const right = (factor: string, at = 0) => ({ factor, at, isRight: true })
const wrong = (factor: string, at = 0) => ({ factor, at, isRight: false })

describe('identityStanding', () => {
  it.each([
    ['general', [], 'verified', 0],
    ['account', [], 'ask', 2],
    ['account', [right('order-number')], 'ask', 1],
    ['account', [right('order-number'), right('order-number')], 'ask', 1],
    ['account', [right('order-number'), right('one-time-code')], 'verified', 0],
    ['change-account', [right('order-number'), right('one-time-code')], 'ask', 1],
    ['close the account', [right('order-number'), right('one-time-code')], 'ask', 2],
    ['toString', [], 'ask', 4],
  ] as const)('speaks of %s after %j: %s, %i missing (R8)', (purpose, answers, verdict, missing) => {
    expect(identityStanding(answers, { purpose, at: minute })).toMatchObject({ verdict, missing })
  })

  it('says what can still be asked, and why', () => {
    expect(identityStanding([right('order-number')], { purpose: 'account', at: 0 })).toEqual({
      verdict: 'ask',
      missing: 1,
      factors: ['account-name', 'registered-phone', 'one-time-code'],
      because: 'account: 1 of 2 factors',
    })
  })

  it('forgets after half an hour', () => {
    const answers = [right('order-number'), right('one-time-code', 10 * minute)]
    const verdictAt = (at: number) => identityStanding(answers, { purpose: 'account', at }).verdict

    expect([verdictAt(30 * minute - 1), verdictAt(30 * minute), verdictAt(5 * minute)]).toEqual([
      'verified',
      'ask',
      'ask',
    ])
  })

  it('locks after three wrong answers, whatever was right besides, and speaks of general matters still', () => {
    const answers = [
      wrong('order-number'),
      wrong('order-number'),
      wrong('account-name'),
      right('one-time-code'),
      right('registered-phone'),
    ]

    expect(identityStanding(answers, { purpose: 'account', at: 0 })).toMatchObject({
      verdict: 'locked',
      because: '3 wrong answers',
    })
    expect(identityStanding(answers, { purpose: 'general', at: 0 }).verdict).toBe('verified')
  })

  it('refuses a factor that the rules do not name', () => {
    expect(() => identityStanding([right('shoe-size')], { purpose: 'account', at: 0 })).toThrow(
      /one of account-name.*got shoe-size/,
    )
  })

  it('goes by data that the schema takes', () => {
    expect(IdentityRules.parse(serviceIdentity)).toEqual(serviceIdentity)
    expect(IdentityRules.safeParse({ ...serviceIdentity, needed: { account: 5 } }).success).toBe(false)
  })
})
