import { reportHtml, reportText, type ScenarioData, summarize } from 'casewright/simulation'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { madeDay, monday } from './made-runs.js'

const name = '<script>alert("& 客服")</script>'
const scenarioOf = (id: string): ScenarioData => ({
  from: monday,
  lengthMs: 86_400_000,
  timeZone: 'Asia/Shanghai',
  groups: [{ id: 'desk', agents: 4 }],
  contacts: [
    {
      id,
      arrivals: { kind: 'poisson', perHour: 30 },
      handling: { kind: 'exponential', meanMs: 240_000 },
      answerWithinMs: 20_000,
    },
  ],
})
const reportOf = (id: string) =>
  summarize(
    [0, 1, 2, 3].map(replication => madeDay(replication, id)),
    scenarioOf(id),
  )

describe('A report on the terminal', () => {
  it('has each figure with its interval, and the exact one where it is known', () => {
    const [head, ...lines] = reportText(reportOf('calls')).split('\n')

    expect(head).toMatch(/^4 replications +value +95 % interval +exact \(M\/M\/c\)$/)
    expect(lines[0]).toBe('calls')
    expect(lines.find(line => line.includes('wait at all'))).toMatch(
      /^ {2}wait at all +[\d.]+ % +[\d.]+ % to [\d.]+ % +[\d.]+ %$/,
    )
    expect(lines.find(line => line.includes('target answer'))).toContain('target answer within 20 s')
  })

  it('says how many are censored, and of whom', () => {
    const text = reportText(reportOf('calls'))

    expect(text).toMatch(/wait if nobody gave up, P95.*\n {4}censored: gave up +\d+ +–/)
    expect(text).toMatch(/time to the end, P95.*\n {4}censored: gave up +\d+ +–/)
    expect(text).not.toContain('not over at the end')
  })

  it('keeps its columns where names are Chinese', () => {
    const lines = reportText(reportOf('客服')).split('\n')

    expect(lines).toContain('客服')
    const ends = lines.filter(line => line.startsWith('  ')).map(line => line.length)
    expect(new Set(ends.filter(length => length > 40)).size).toBeGreaterThan(0)
  })
})

describe('A report as a page', () => {
  afterEach(() => {
    vi.doUnmock('echarts')
  })

  it('takes nothing that it is given for markup', async () => {
    const page = await reportHtml(reportOf(name), { title: '</title><b>' })

    expect(page).not.toContain('<script')
    expect(page).not.toContain('</title><b>')
    expect(page).toContain('&lt;script&gt;alert(&quot;&amp; 客服&quot;)&lt;/script&gt;')
  })

  it('is the same text for the same report', async () => {
    const report = reportOf('calls')

    expect(await reportHtml(report)).toBe(await reportHtml(report))
  })

  it('names no other place', async () => {
    const page = await reportHtml(reportOf('calls'))

    const addresses = [...page.matchAll(/(?:https?:)?\/\/[^"' <)]+/g)].map(([address]) => address)
    expect(new Set(addresses)).toEqual(
      new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']),
    )
  })

  it('has a table beside each chart, and says what the chart shows', async () => {
    const page = await reportHtml(reportOf('calls'))

    const figures = page.split('<figure').slice(1)
    expect(figures.map(figure => /id="([^"]+)"/.exec(figure)?.[1])).toEqual([
      'queue',
      'half-hours',
      'waits-0',
      'utilisation',
      'agents',
      'staffing-0',
    ])
    for (const figure of figures) {
      expect(figure).toMatch(/role="img" aria-label="[^"]{20,}"/)
      expect(figure).toContain('<svg')
      expect(figure).toContain('<table>')
    }
  })

  it('names each clip path once', async () => {
    const page = await reportHtml(reportOf('calls'))

    const ids = [...page.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says what is missing where nothing draws charts', async () => {
    vi.resetModules()
    vi.doMock('echarts', () => {
      throw new Error('no such package')
    })
    const { reportHtml: fresh } = await import('casewright/simulation')

    await expect(fresh(reportOf('calls'))).rejects.toMatchObject({
      code: 'missing-peer',
      message: expect.stringContaining('reportHtml: expected echarts to be installed, got none'),
    })
  })
})
