import { LedgerEntry } from 'casewright'
import {
  appendToLedger,
  bonusRules,
  chineseStatement,
  defaultPointRules,
  failedRecords,
  statementsOf,
  statementText,
} from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const at = Date.parse('2026-07-01T09:00:00+08:00')
const month = '2026-06'
const agentId = 'a-3'
const bonus = bonusRules({ amountMinor: 60_000, currency: 'CNY' })
const request = { agentId, month, issuedAt: at }

const dateOf = (day: number) => `${month}-${String(day).padStart(2, '0')}`
const worked = (day: number): LedgerEntry => ({
  kind: 'worked',
  id: `w-${day}`,
  agentId,
  date: dateOf(day),
  recordedAt: at - 5000,
})
const workedDays = (count: number) => Array.from({ length: count }, (_, index) => worked(index + 1))
const failed = (day: number, count: number): Extract<LedgerEntry, { kind: 'failed' }>[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'failed',
    id: `f-${day}-${index}`,
    agentId,
    date: dateOf(day),
    recordId: `chat-${day}-${index}`,
    reviewId: `r-${day}-${index}`,
    recordedAt: at - 4000,
  }))
const leave = (day: number, isPaid = true): LedgerEntry => ({
  kind: 'leave',
  id: `l-${day}`,
  agentId,
  date: dateOf(day),
  isPaid,
  recordedAt: at - 5000,
})
const correction = (id: string, corrects: string[], recordedAt = at - 1000): LedgerEntry => ({
  kind: 'correction',
  id,
  agentId,
  corrects,
  because: 'The greeting was there',
  appealId: 'AP-7',
  recordedAt,
})
const statementOf = (entries: readonly LedgerEntry[], changes = {}, rules = {}) =>
  statementsOf(entries, [{ ...request, ...changes }], { bonus, ...rules })[0]!

describe('A month of points', () => {
  it('earns one for each day worked, and is full at 26', () => {
    expect(statementOf(workedDays(26))).toMatchObject({
      points: 26,
      earned: 26,
      lost: 0,
      bonus: { band: 'extra' },
    })
  })

  it.each([
    [3, 1, 0],
    [4, 1, 1],
    [7, 1, 1],
    [8, 1, 1],
    [8, 5, 2],
    [11, 5, 2],
    [24, 5, 5],
    [8, 0, 0],
  ])(
    'with %d failing records on a day, at most %d points a day, loses %d',
    (count, maxPointsPerDay, lost) => {
      const points = { ...defaultPointRules, maxPointsPerDay }

      const statement = statementOf([...workedDays(26), ...failed(9, count)], {}, { points })

      expect(statement).toMatchObject({ lost, points: 26 - lost })
    },
  )

  it('shows each point lost with the chats behind it', () => {
    const { days } = statementOf([...workedDays(26), ...failed(9, 4)])

    expect(days[8]).toEqual({
      date: '2026-06-09',
      standing: 'worked',
      earned: 1,
      lost: 1,
      records: [0, 1, 2, 3].map(index => ({
        entryId: `f-9-${index}`,
        reviewId: `r-9-${index}`,
        recordId: `chat-9-${index}`,
        clearedBy: null,
      })),
    })
  })

  it('is never less than nothing', () => {
    expect(statementOf(failed(9, 4))).toMatchObject({ points: 0, lost: 1 })
  })

  it.each([
    [false, 25],
    [true, 26],
  ])(
    'with paid leave earning its point (%s) gives a month with one such day %d',
    (paidLeaveEarns, points) => {
      const rules = { points: { ...defaultPointRules, paidLeaveEarns } }

      const statement = statementOf([...workedDays(25), leave(26)], {}, rules)

      expect(statement).toMatchObject({ points, daysWorked: 25, daysOfLeave: 1 })
    },
  )

  it('gives no point for unpaid leave', () => {
    const rules = { points: { ...defaultPointRules, paidLeaveEarns: true } }

    expect(statementOf([leave(26, false)], {}, rules).points).toBe(0)
  })

  it('counts a day once, however often it was entered', () => {
    expect(statementOf([worked(1), { ...worked(1), id: 'again' }]).earned).toBe(1)
  })

  it('counts a record once, although two reviews failed it', () => {
    const [first, second, third] = failed(9, 3)

    const statement = statementOf([
      worked(9),
      first!,
      second!,
      third!,
      { ...third!, id: 'again', reviewId: 'second reviewer' },
    ])

    expect(statement.lost).toBe(0)
  })

  it('looks at the entries of its own agent and month alone', () => {
    const others = [
      { ...worked(1), agentId: 'a-4' },
      { ...worked(2), date: '2026-05-31' },
      ...failed(9, 4).map(entry => ({ ...entry, agentId: 'a-4' })),
    ]

    expect(statementOf([worked(3), ...others])).toMatchObject({ earned: 1, lost: 0 })
  })

  it('is for the days of employment', () => {
    const statement = statementOf(workedDays(26), { employedFrom: '2026-06-16' })

    expect(statement).toMatchObject({ earned: 11, inMonth: { attainable: 13 } })
    expect(statement.notes).toContainEqual({ about: 'outside-employment', where: '2026-06-15' })
  })

  it.each([
    ['worked-and-leave', [worked(1), leave(1)], '2026-06-01'],
    ['failed-unworked', failed(1, 4), '2026-06-01'],
    ['beyond-the-month', workedDays(27), '2026-06-27'],
    ['corrects-nothing', [correction('c-1', ['f-9-9'])], 'c-1'],
  ])('says what a person should look at: %s', (about, entries, where) => {
    expect(statementOf(entries).notes).toEqual([{ about, where }])
  })
})

describe('A correction', () => {
  it('clears a record, and gives the point back where too few are left', () => {
    const entries = [...workedDays(26), ...failed(9, 4), correction('c-1', ['f-9-2'])]

    const statement = statementOf(entries)

    expect(statement).toMatchObject({ lost: 0, points: 26, corrections: [{ id: 'c-1', appealId: 'AP-7' }] })
    expect(statement.days[8]!.records.map(({ clearedBy }) => clearedBy)).toEqual([null, null, 'c-1', null])
  })

  it('leaves the point lost where enough failing records are left', () => {
    expect(statementOf([worked(9), ...failed(9, 5), correction('c-1', ['f-9-2'])]).lost).toBe(1)
  })

  it('may come before what it corrects', () => {
    expect(statementOf([correction('c-1', ['f-9-2']), worked(9), ...failed(9, 4)]).lost).toBe(0)
  })

  it('may strike a day that was not worked', () => {
    expect(statementOf([...workedDays(26), correction('c-1', ['w-26'])]).points).toBe(25)
  })

  it('may itself be struck by a later one', () => {
    const entries = [
      ...failed(9, 4),
      correction('c-1', ['f-9-2'], at - 20),
      correction('c-2', ['c-1'], at - 10),
    ]

    expect(statementOf(entries).lost).toBe(1)
  })

  it('is not struck by an earlier one', () => {
    const entries = [
      ...failed(9, 4),
      correction('c-1', ['f-9-2'], at - 10),
      correction('c-2', ['c-1'], at - 20),
    ]

    expect(statementOf(entries).lost).toBe(0)
  })

  it("does not reach another agent's entries", () => {
    const entries = [...failed(9, 4), { ...correction('c-1', ['f-9-2']), agentId: 'a-4' }]

    expect(statementOf(entries).lost).toBe(1)
  })

  it('is not known to a statement that was issued before it', () => {
    const entries = [...failed(9, 4), correction('c-1', ['f-9-2'], at + 1)]

    expect(statementOf(entries).lost).toBe(1)
    expect(statementOf(entries, { issuedAt: at + 1 }).lost).toBe(0)
  })
})

describe('The ledger', () => {
  it('passes over what it holds', () => {
    const ledger = appendToLedger([], workedDays(3))

    expect(appendToLedger(ledger, [worked(2), { ...worked(3) }])).toBe(ledger)
  })

  it('appends what is new', () => {
    const ledger = appendToLedger([worked(1)], [worked(1), worked(2), worked(2)])

    expect(ledger).toEqual([worked(1), worked(2)])
  })

  it('refuses another entry under the id of one it holds', () => {
    const other = { ...worked(2), id: 'w-1' }

    expect(() => appendToLedger([worked(1)], [other])).toThrow('two different entries "w-1"')
    expect(() => statementOf([worked(1), other])).toThrow('two different entries "w-1"')
  })

  it('reads the same in any order, with any entries twice', () => {
    const entries = [
      ...workedDays(26),
      ...failed(9, 5),
      ...failed(12, 4),
      correction('c-1', ['f-9-2', 'f-12-0'], at - 30),
      correction('c-2', ['c-1'], at - 20),
      correction('c-3', ['f-12-1', 'w-26'], at - 30),
    ]
    const expected = statementOf(entries)
    const shuffled = fc
      .array(fc.constantFrom(...entries), { maxLength: 20 })
      .chain(twice =>
        fc.shuffledSubarray([...entries, ...twice], { minLength: entries.length + twice.length }),
      )
    fc.assert(
      fc.property(shuffled, delivered => {
        expect(statementOf(delivered)).toEqual(expected)
      }),
    )
  })

  it('takes failing records from reviews, by the date of the chat where the department is', () => {
    const review = {
      id: 'r-1',
      agentId,
      recordId: 'chat-1',
      reviewedAt: Date.parse('2026-06-11T10:00:00+08:00'),
      handledAt: Date.parse('2026-06-10T00:30:00+08:00'),
      failing: true,
    }

    const entries = failedRecords([review, { ...review, id: 'r-2', failing: false }], {
      timeZone: 'Asia/Shanghai',
    })

    expect(entries).toEqual([
      {
        kind: 'failed',
        id: 'failed:r-1',
        agentId,
        recordId: 'chat-1',
        reviewId: 'r-1',
        date: '2026-06-10',
        recordedAt: review.reviewedAt,
      },
    ])
    expect(LedgerEntry.parse(entries[0])).toEqual(entries[0])
  })

  it('counts the failing records of the sample, not what was picked for another reason', () => {
    const review = { id: 'r-1', agentId, recordId: 'c', reviewedAt: at, failing: true }
    const reviews = ['sampled', 'unscheduled', 'calibration'].map(purpose => ({
      ...review,
      id: purpose,
      purpose,
    }))
    const idsOf = (options = {}) =>
      failedRecords(reviews, { timeZone: 'Asia/Shanghai', ...options }).map(({ id }) => id)

    expect(idsOf()).toEqual(['failed:sampled'])
    expect(idsOf({ purposes: ['sampled', 'unscheduled'] })).toEqual(['failed:sampled', 'failed:unscheduled'])
  })

  it('dates a review without a chat time by its own', () => {
    const review = {
      id: 'r-1',
      agentId,
      recordId: 'c',
      reviewedAt: Date.parse('2026-06-30T23:59+08:00'),
      failing: true,
    }

    expect(failedRecords([review], { timeZone: 'Asia/Shanghai' })).toMatchObject([{ date: '2026-06-30' }])
  })

  it('knows no zone that the host does not', () => {
    expect(() => failedRecords([], { timeZone: 'Mars' })).toThrow(
      'failedRecords: expected timeZone to be an IANA time zone, got Mars',
    )
  })
})

describe('A statement as text', () => {
  const statement = statementOf([
    ...workedDays(24),
    ...failed(9, 4),
    ...failed(12, 4),
    leave(25),
    correction('c-1', ['f-12-3']),
    correction('c-2', ['gone']),
  ])

  it('tells the agent each point, the chats, what was cleared, the bonus, and until when to contest', () => {
    expect(statementText(statement, { timeZone: 'Asia/Shanghai' })).toMatchInlineSnapshot(`
      "Points and bonus of a-3, 2026-06

      The month holds 26 points: 30 days less 4 rest days.
      24 days worked, 1 day of leave.
      Points: 23 of 26 (24 earned, 1 lost).

      Points lost, with the chats that failed their review
        2026-06-09  −1: 4 failing records (chat-9-0, chat-9-1, chat-9-2, chat-9-3)

      Cleared records, which count no more
        2026-06-12  chat-12-3: The greeting was there (appeal AP-7)

      To be looked at
        c-2  this correction names an entry that the ledger does not hold

      Bonus in full: 20 points or more lose nothing.
      CNY 600.00
      It can be contested until July 8, 2026 at 9:00 AM, chat by chat."
    `)
  })

  it('is there in Chinese', () => {
    const text = statementText(statement, { timeZone: 'Asia/Shanghai', words: chineseStatement })

    expect(text).toMatchInlineSnapshot(`
      "a-3 2026-06 月度积分与奖金

      本月满分 26 分：30 天减去 4 天休息。
      出勤 24 天，请假 1 天。
      积分：23/26（得 24 分，扣 1 分）。

      扣分明细及对应的不合格聊天记录
        2026-06-09  −1：4 条不合格记录（chat-9-0、chat-9-1、chat-9-2、chat-9-3）

      已撤销、不再计入的记录
        2026-06-12  chat-12-3：The greeting was there（申诉 AP-7）

      需要核对
        c-2  该更正所指的记录不在台账中

      全额奖金：20 分及以上不扣。
      CNY 600.00
      可在 2026年7月8日 09:00 之前逐条申诉。"
    `)
  })

  it('says what the points are on the scale of the bands in a longer month', () => {
    const longer = statementsOf([], [{ ...request, month: '2026-07' }], { bonus })[0]!

    expect(statementText(longer, { timeZone: 'UTC' })).toContain('On the scale of 26 that is 0.')
  })

  it('writes amounts of a currency without decimals as they are', () => {
    const yen = (amountMinor: number) => ({ amountMinor, currency: 'JPY' })
    const rules = { bonus: bonusRules(yen(12_000), { losses: [{ under: 20, loss: yen(1_000) }] }) }

    expect(statementText(statementOf(workedDays(19), {}, rules), { timeZone: 'UTC' })).toMatch(
      /JPY.12,000 less JPY.1,000 = JPY.11,000/,
    )
  })

  it('is not written for a zone that the host does not know', () => {
    expect(() => statementText(statement, { timeZone: 'Mars' })).toThrow('statementText: expected timeZone')
  })
})
