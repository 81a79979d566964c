import { UpwardReports, Wording } from 'casewright'
import {
  chineseApologies,
  createApologyCheck,
  englishApologies,
  reportUpward,
  serviceReports,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'

const check = createApologyCheck()

describe('createApologyCheck', () => {
  it.each([
    ['非常抱歉，给您带来了损失'],
    ['我們深表歉意'],
    ['对不起，是我们的失误'],
    ['这是我们的责任'],
    ['We apologise for the delay.'],
    ["I'm sorry, this was our mistake."],
    ['Please accept our apologies'],
  ])('finds the apology in %j, which is not owed where the company is not responsible (R6)', text => {
    expect(check({ text, liable: false })).toMatchObject({ verdict: 'not-owed', apology: true })
    expect(check({ text, liable: null })).toMatchObject({ verdict: 'not-owed' })
    expect(check({ text, liable: true })).toMatchObject({ verdict: 'fits', apology: true })
  })

  it.each([
    ['我理解您的心情，经核实是快递延误'],
    ['不好意思打扰您，请提供订单号'],
    ['卖家道歉后已退款'],
    ['这不是我们的责任'],
    ['I am sorry to hear that your parcel was damaged.'],
    ['We checked: it was not our fault.'],
  ])('finds none in %j', text => {
    expect(check({ text, liable: false })).toMatchObject({ verdict: 'fits', apology: false, findings: [] })
  })

  it('asks for an apology where one is owed, also for a broken promise (R9)', () => {
    const text = '已为您退款。'

    expect(check({ text, liable: true })).toMatchObject({
      verdict: 'owed',
      because: 'the company is responsible',
    })
    expect(check({ text, liable: false, promiseBroken: true })).toMatchObject({
      verdict: 'owed',
      because: 'a promise was broken',
    })
    expect(check({ text: '很抱歉回复晚了', liable: false, promiseBroken: true }).verdict).toBe('fits')
  })

  it('says where, and what to say instead, in the language of the words', () => {
    const { findings } = check({ text: '您好，非常抱歉。Sorry!', liable: false })

    expect(findings.map(({ text, start, instead }) => [text, start, instead])).toEqual(
      [
        ['抱歉', 5, chineseApologies.rules.find(({ id }) => id === 'apology')],
        ['Sorry', 8, englishApologies.rules.find(({ id }) => id === 'apology')],
      ].map(([text, start, rule]) => [text, start, (rule as { instead: string }).instead]),
    )
  })

  it('goes by rules that the schema takes', () => {
    expect(Wording.parse(chineseApologies)).toEqual(chineseApologies)
    expect(Wording.parse(englishApologies)).toEqual(englishApologies)
  })
})

describe('reportUpward', () => {
  it.each([
    ['low', ['supervisor']],
    ['high', ['supervisor', 'manager']],
    ['critical', ['supervisor', 'manager', 'general-manager']],
  ] as const)('tells of severity %s: %j', (severity, roles) => {
    expect(reportUpward({ severity, liable: true })).toEqual({
      roles,
      because: `responsible, severity ${severity}`,
    })
  })

  it('tells nobody above of what the company is not responsible for', () => {
    expect(reportUpward({ severity: 'critical', liable: false })).toEqual({
      roles: [],
      because: 'the company is not responsible',
    })
    expect(reportUpward({ severity: 'critical', liable: null }).roles).toEqual([])
  })

  it('goes by data that the schema takes', () => {
    expect(UpwardReports.parse(serviceReports)).toEqual(serviceReports)
  })
})
