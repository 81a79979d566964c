import { MatterRecord } from 'casewright'
import { complaintReport, dailyDigest, hotTopics, spreadOf } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const shanghai = (local: string) => Date.parse(`${local}+08:00`)
const record = (id: string, settings: Partial<MatterRecord> = {}): MatterRecord => ({
  id,
  path: 'inquiry',
  agentId: 'a-1',
  openedAt: 0,
  ...settings,
})

describe('spreadOf', () => {
  it('counts, the most frequent first, of equals by name', () => {
    const spread = spreadOf(['b', 'a', 'c', 'c', undefined], key => key)

    expect(spread).toEqual({
      lines: [
        { key: 'c', count: 2, share: 0.5 },
        { key: 'a', count: 1, share: 0.25 },
        { key: 'b', count: 1, share: 0.25 },
      ],
      counted: 4,
      uncounted: 1,
    })
  })

  it('loses nothing, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ maxLength: 2 }), { nil: undefined })), keys => {
        const spread = spreadOf(keys, key => key)

        expect(spread.lines.reduce((sum, { count }) => sum + count, spread.uncounted)).toBe(keys.length)
        expect(spreadOf(keys.toReversed(), key => key)).toEqual(spread)
      }),
    )
  })
})

describe('hotTopics', () => {
  it('ranks topics beside the period before (D6)', () => {
    const asked = (topic: string, ...instants: number[]) =>
      instants.map(openedAt => record('x', { topic, openedAt }))
    const records = [
      ...asked('invoice', 5, 11, 12),
      ...asked('delivery', 1, 2, 13, 14),
      ...asked('new game', 15, 19),
      ...asked('later', 20),
      record('x', { openedAt: 11 }),
    ]

    expect(hotTopics(records, { from: 10, until: 20 })).toEqual([
      { key: 'new game', count: 2, share: 1 / 3, before: 0, isNew: true },
      { key: 'invoice', count: 2, share: 1 / 3, before: 1, isNew: false },
      { key: 'delivery', count: 2, share: 1 / 3, before: 2, isNew: false },
    ])
    expect(hotTopics(records, { from: 10, until: 20, top: 1 })).toHaveLength(1)
  })

  it.each([
    [{ from: 1, until: 1 }, 'from'],
    [{ from: 0, until: 1, top: 0 }, 'top'],
  ])('refuses %j', (options, field) => {
    expect(() => hotTopics([], options)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(field) }),
    )
  })
})

describe('complaintReport', () => {
  it('tells each department concerned of its own complaints (D6)', () => {
    const complaints = [
      record('1', {
        department: 'delivery',
        kind: 'late',
        severity: 'high',
        closedAt: 9,
        cause: 'snow',
        improvement: 'warn',
      }),
      record('2', { department: 'delivery', kind: 'late' }),
      record('3', { kind: 'manner' }),
    ]

    const reports = complaintReport(complaints, { otherwise: 'service centre' })

    expect(reports.map(({ department, complaints, open }) => [department, complaints, open])).toEqual([
      ['delivery', 2, 1],
      ['service centre', 1, 1],
    ])
    expect(reports[0]!.kinds.lines).toEqual([{ key: 'late', count: 2, share: 1 }])
    expect(reports[0]!.causes.lines).toEqual([{ key: 'snow', count: 1, share: 1 }])
  })
})

describe('dailyDigest', () => {
  const options = { date: '2026-03-10', timeZone: 'Asia/Shanghai' }
  const onDay = (time: string) => shanghai(`2026-03-10T${time}`)

  it("sums up a day on the department's clocks (D4)", () => {
    const records = [
      record('old', {
        openedAt: shanghai('2026-03-09T23:59'),
        closedAt: onDay('00:00'),
        problem: 'p1',
        cause: 'c1',
        improvement: 'i1',
      }),
      record('quick', {
        openedAt: onDay('09:00'),
        closedAt: onDay('09:05'),
        agentId: 'a-2',
        channel: 'chat',
        topic: 'invoice',
        problem: 'p2',
      }),
      record('open', { openedAt: onDay('10:00'), path: 'fault' }),
      record('tomorrow', { openedAt: shanghai('2026-03-11T00:00') }),
      record('long', { openedAt: shanghai('2026-03-01T00:00'), closedAt: shanghai('2026-03-12T00:00') }),
    ]

    const digest = dailyDigest(records, options)

    expect(digest).toMatchObject({ date: '2026-03-10', opened: 2, closed: 2, open: 2 })
    expect(digest.problems).toEqual([
      { caseId: 'old', problem: 'p1', cause: 'c1', improvement: 'i1' },
      { caseId: 'quick', problem: 'p2', cause: null, improvement: null },
    ])
    expect(digest.agents).toEqual([
      { agentId: 'a-1', opened: 1, closed: 1 },
      { agentId: 'a-2', opened: 1, closed: 1 },
    ])
    expect(digest.topics).toMatchObject({ counted: 1, uncounted: 1 })
    expect(digest.paths.lines.map(({ key }) => key)).toEqual(['fault', 'inquiry'])
  })

  it('carries over from day to day what is open: yesterday’s, plus opened, less closed', () => {
    const span = fc.tuple(fc.nat(4 * 86_400_000), fc.option(fc.nat(3 * 86_400_000)))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), spans => {
        const start = shanghai('2026-03-08T00:00')
        const records = spans.map(([opened, length], index) => {
          const openedAt = start + opened
          return record(
            `C-${index}`,
            length === null ? { openedAt } : { openedAt, closedAt: openedAt + length },
          )
        })
        const [before, day] = ['2026-03-09', '2026-03-10'].map(date =>
          dailyDigest(records, { ...options, date }),
        )

        expect(day!.open).toBe(before!.open + day!.opened - day!.closed)
        expect(day!.agents.reduce((sum, { opened }) => sum + opened, 0)).toBe(day!.opened)
      }),
    )
  })

  it('reads records that the schema takes, and refuses an unknown zone', () => {
    expect(MatterRecord.parse(record('x', { topic: 't' }))).toEqual(record('x', { topic: 't' }))
    expect(() => dailyDigest([], { ...options, timeZone: 'Mars' })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})
