import { act, charters, elapse, openCase, type Party, paths, type ReplyPromise, Wording } from 'casewright'
import {
  chineseEmptyPromises,
  createWordingCheck,
  englishEmptyPromises,
  promiseStanding,
  tallyPromises,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const hour = 3_600_000
const agent: Party = { id: 'a-1', role: 'service-agent' }
const promise = (settings: Partial<ReplyPromise> = {}): ReplyPromise => ({
  dueAt: 10 * hour,
  madeAt: 0,
  madeBy: agent,
  renewals: 0,
  brokenAt: null,
  answeredAt: null,
  ...settings,
})

describe('promiseStanding', () => {
  it.each([
    [{}, 4 * hour, 'open', 6 * hour, 0, 'due in 6 h'],
    [{}, 10 * hour - 1, 'open', 1, 0, 'due in 0 s'],
    [{}, 10 * hour, 'broken', 0, 0, 'unanswered 0 s after it was broken'],
    [{}, 36 * hour, 'broken', 0, 26 * hour, 'unanswered 1 d 2 h after it was broken'],
    [{ answeredAt: 7 * hour }, 36 * hour, 'kept', 0, 0, 'answered 3 h before it was due'],
    [{ answeredAt: 7 * hour }, 6 * hour, 'open', 4 * hour, 0, 'due in 4 h'],
    [{ answeredAt: 10 * hour }, 36 * hour, 'broken', 0, 0, 'answered 0 s late'],
    [{ answeredAt: 11 * hour, brokenAt: 10 * hour }, 36 * hour, 'broken', 0, hour, 'answered 1 h late'],
    [{ renewals: 1 }, 0, 'open', 10 * hour, 0, 'renewed once, due in 10 h'],
    [
      { renewals: 2, answeredAt: hour },
      2 * hour,
      'kept',
      0,
      0,
      'renewed 2 times, answered 9 h before it was due',
    ],
    [
      { renewals: 1, brokenAt: 5 * hour },
      6 * hour,
      'broken',
      0,
      hour,
      'renewed once, unanswered 1 h after it was broken',
    ],
  ] as const)('finds %j at %i %s (R9)', (settings, at, standing, remainingMs, lateMs, because) => {
    expect(promiseStanding(promise(settings), at)).toMatchObject({ standing, remainingMs, lateMs, because })
  })

  it('agrees with the case, at every instant around the date', () => {
    const charter = charters.topUp
    const input = {
      customer: { id: 'c-1', role: 'customer' as const },
      contact: { channel: 'chat' as const, address: 'here' },
      subject: 'When?',
    }
    for (const answeredAt of [9 * hour, 10 * hour - 1, 10 * hour, 11 * hour]) {
      let item = openCase(paths.inquiry, input, { id: 'C', at: 0, by: input.customer, charter }).case
      for (const event of [
        { type: 'case.accept' as const },
        { type: 'reply.promise' as const, dueAt: 10 * hour },
      ]) {
        item = act(item, event, { at: 0, by: agent, charter }).case
      }
      item = act(item, { type: 'reply.send', text: 'Now' }, { at: answeredAt, by: agent, charter }).case
      item = elapse(item, { at: 12 * hour, charter }).case
      const made = item.state.context.promise!

      const { standing } = promiseStanding(made, 12 * hour)

      expect(standing === 'broken').toBe(made.brokenAt !== null)
    }
  })

  it('never takes back what is settled', () => {
    const instants = fc.integer({ min: 0, max: 30 * hour })
    fc.assert(
      fc.property(instants, fc.option(instants), instants, instants, (dueAt, answeredAt, one, other) => {
        const made = promise({ dueAt, answeredAt })
        const [before, after] = [one, other].toSorted((a, b) => a - b).map(at => promiseStanding(made, at))

        if (before!.standing !== 'open') expect(after!.standing).toBe(before!.standing)
      }),
    )
  })

  it('refuses an instant before the promise', () => {
    expect(() => promiseStanding(promise(), -1)).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})

describe('tallyPromises', () => {
  it('counts what became of them', () => {
    const all = [
      promise(),
      promise({ answeredAt: hour }),
      promise({ answeredAt: hour, renewals: 2 }),
      promise({ dueAt: hour }),
      promise({ madeAt: 9 * hour }),
    ]

    expect(tallyPromises(all, 2 * hour)).toEqual({ open: 1, kept: 2, broken: 1, renewed: 1, keptRate: 2 / 3 })
    expect(tallyPromises([], 0).keptRate).toBeNull()
  })
})

describe('Empty promises', () => {
  const checks = {
    zh: createWordingCheck(chineseEmptyPromises),
    en: createWordingCheck(englishEmptyPromises),
  }
  const rulesIn = (language: 'zh' | 'en', text: string) =>
    checks[language]([{ from: 'agent', text }]).map(({ rule }) => rule)

  it.each([
    ['zh', '我们会尽快回复您', ['undated']],
    ['zh', '放心，百分之百没问题', ['certainty']],
    ['zh', '今天18:00前答复您', []],
    ['zh', '我们无法保证结果', []],
    ['en', 'We will answer in due course', ['undated']],
    ['en', 'I guarantee it works', ['certainty']],
    ['en', 'You will hear from us by noon', []],
    ['en', 'We cannot say that it is guaranteed, sorry', ['certainty']],
  ] as const)('are found in %s: %j (R9)', (language, text, rules) => {
    expect(rulesIn(language, text)).toEqual(rules)
  })

  it('are data that the schema takes', () => {
    expect(Wording.parse(chineseEmptyPromises)).toEqual(chineseEmptyPromises)
    expect(Wording.parse(englishEmptyPromises)).toEqual(englishEmptyPromises)
  })
})
