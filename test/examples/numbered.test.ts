import { readdirSync, readFileSync } from 'node:fs'
import { LedgerEntry } from 'casewright'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let told: string[]

beforeEach(() => {
  told = []
  vi.spyOn(console, 'log').mockImplementation(line => told.push(line))
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('The numbered examples', () => {
  it.each(readdirSync('examples').filter(name => /^\d/.test(name)))('%s fits one page', name => {
    const lines = readFileSync(`examples/${name}`, 'utf8').trimEnd().split('\n')

    expect(lines.length).toBeLessThanOrEqual(60)
    expect(lines[0]).toContain(`npm run example examples/${name}`)
  })

  it('01: a promise is kept, and nobody apologises for what nobody did', async () => {
    const { firstCase } = await import('../../examples/01-first-case.js')

    expect(firstCase.refused).toMatchObject({ ok: false, refusal: { code: 'against-a-rule', rule: 'R6' } })
    expect(firstCase.closed.state.value).toBe('closed')
    expect(firstCase.closed.state.context.promise).toMatchObject({ brokenAt: null })
    expect(told).toContain('09:05:00  An answer is promised by 11:00:00 (T12).')
  })

  it('02: nobody judges before both sides are heard, the silent one by the date that passed', async () => {
    const { dispute } = await import('../../examples/02-dispute.js')

    expect(dispute.refusals).toEqual(['R7'])
    expect(dispute.case.state.value).toBe('closed')
    expect(dispute.case.state.context).toMatchObject({
      heard: { buyer: true, seller: true },
      settled: { kind: 'refund', amountMinor: 12_800 },
    })
    expect(told).toHaveLength(10)
  })

  it('03: a technical department that is silent is reminded in sight of a supervisor', async () => {
    const { fault } = await import('../../examples/03-fault.js')

    expect(fault.reminders).toEqual(['department.notify', 'case.escalate'])
    expect(fault.case.state.value).toBe('closed')
    expect(fault.case.state.context).toMatchObject({ resolution: 'fixed' })
    expect(told).toContain('12T18:05  tech-agent-01 reply.send → customer.notify')
  })

  it('04: a path of a host is proved like any other', async () => {
    const { proof } = await import('../../examples/04-your-own-path.js')

    expect(proof).toMatchObject({ ok: true })
  })

  it('10: twenty chats a day are reviewed, and each point lost is told with the chats behind it', async () => {
    const { agentMonth } = await import('../../examples/10-agent-month.js')

    const { statement, csv, ledger } = agentMonth
    expect(statement).toMatchObject({ earned: 25, lost: 6, points: 19, daysOfLeave: 1, notes: [] })
    expect(statement.bonus).toMatchObject({ band: 'reduced', amount: { amountMinor: 55_000 } })
    expect(ledger.every(entry => LedgerEntry.safeParse(entry).success)).toBe(true)
    expect(csv.split('\n')[0]).toBe('date,standing,earned,lost,failing records')
    expect(csv).toContain('\n2026-06-16,worked,1,1,06-16/4 06-16/6 06-16/9 06-16/13\n')
    expect(told.join('\n')).toContain('CNY\u00a0600.00 less CNY\u00a050.00 = CNY\u00a0550.00')
  })

  it('11: praise makes an excellent employee, a punishable act loses the column, and those without checks are said to be', async () => {
    const { yearEnd } = await import('../../examples/11-year-end-appraisal.js')

    expect(yearEnd.ranks.map(({ agentId, grade, total }) => [agentId, grade, total])).toEqual([
      ['agent-03', 'A', 100.39],
      ['agent-15', 'B', 81.93],
      ['agent-07', 'B', 80.91],
      ['agent-11', 'D', 64.56],
    ])
    expect(yearEnd.csv.ranks).toContain('\n1,agent-03,100.39,A,excellent employee\n')
    expect(yearEnd.csv.ranks).toContain('lost virtue: Gave out a supplier’s prices (Written warning)')
    expect(yearEnd.csv.sheet).toContain('Results 绩,30,24.36')
  })

  it('12: who reviewed a record does not judge the appeal, and what is cleared gives the point back', async () => {
    const { contested } = await import('../../examples/12-appeal.js')

    expect(contested.refusals).toEqual([
      'Refused because the second reviewer is neither the first nor the agent.',
    ])
    expect(contested.appeal.state).toMatchObject({ status: 'done', output: { ending: 'corrected' } })
    expect(contested.statement).toMatchObject({
      points: 20,
      bonus: { band: 'full', amount: { amountMinor: 60_000 } },
    })
  })

  it('13: a day is counted off its cases’ records, with intervals, and a handful of cases gets no rank', async () => {
    const { counted } = await import('../../examples/13-indicators.js')

    const inquiries = counted.groups.find(({ group }) => group.path === 'inquiry')!
    expect(inquiries.cases).toBe(150)
    expect(inquiries.indicators.firstContactResolution.value).toBeGreaterThan(0.8)
    expect(inquiries.indicators.contactsPerProblem.interval).not.toBeNull()
    expect(counted.groups.reduce((sum, { cases }) => sum + cases, 0)).toBe(340)
    expect(counted.ranks.every(({ rank, measure }) => (rank === null) === measure.isSmall)).toBe(true)
    expect(told.join('\n')).toMatch(/^rank {2}agent/m)
    expect(told.join('\n')).toContain('too few to rank')
  })

  it('14: a plan is told from another on the same callers, and the staff that the target takes is found', async () => {
    const { tried } = await import('../../examples/14-simulate-a-department.js')

    const { answer } = tried.report.streams.calls!.targets
    expect(answer!.attainment.low).toBeLessThan(answer!.attainment.value!)
    expect(tried.attainment.answer).toMatchObject({ isClear: true })
    expect(tried.attainment.answer!.halfWidth).toBeLessThan(answer!.attainment.halfWidth!)
    expect(tried.isKept).toBe(true)
    expect(tried.needed).toHaveLength(24)
    expect(told.join('\n')).toMatch(/^20 replications +value +95 % interval$/m)
  })
})
