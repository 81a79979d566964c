import { type TriageContact, TriageRules } from 'casewright'
import { createTriage, handbookTriage, type Triage } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const triage = createTriage(handbookTriage)
const says = (text: string, settings: Partial<TriageContact> = {}): TriageContact => ({
  channel: 'chat',
  text,
  ...settings,
})
const degrees = ['low', 'medium', 'high', 'critical']

describe('The triage of the handbook', () => {
  it.each([
    ['请问营业时间是几点？', 'inquiry'],
    ['What are your opening hours?', 'inquiry'],
    ['怎么申请退款？', 'inquiry'],
    ['How do I get a refund?', 'inquiry'],
    ['卖家一直不发货，我要退款', 'dispute'],
    ['賣家不發貨', 'dispute'],
    ['I want my money back, it is not as described', 'dispute'],
    ['我要投诉你们的服务态度', 'complaint'],
    ['Your agent was rude', 'complaint'],
    ['快递丢了怎么办', 'dispute'],
    ['收到的货是坏的', 'dispute'],
    ['你们的客服太不负责任了', 'complaint'],
    ['Worst service ever', 'complaint'],
    ['请问投诉电话是多少', 'inquiry'],
    ['Production is down', 'fault'],
    ['软件打不开，一直报错', 'fault'],
    ['The app crashes at start', 'fault'],
    ['充值成功但是没到账', 'order'],
    ['My top-up failed', 'order'],
    ['我想改订单', 'order'],
    ['打印机坏了，请派人来修', 'repairVisit'],
    ['Please send a technician', 'repairVisit'],
    ['新设备需要装机', 'installation'],
    ['我想预约明天下午', 'booking'],
    ['I would like to book a table', 'booking'],
    ['建议增加夜间客服', 'suggestion'],
    ['I suggest you add a dark mode', 'suggestion'],
  ])('sends %j to %s', (text, path) => {
    const decision = triage(says(text))

    expect(decision.path).toBe(path)
  })

  it.each([
    ['您有什么建议吗？', 'inquiry'],
    ['What do you suggest?', 'inquiry'],
    ['我不是要投诉，只是问一下', 'inquiry'],
    ['The issue is where the tissue is', 'inquiry'],
    ['Can I pay by cheque?', 'inquiry'],
  ])('is not misled by %j', (text, path) => {
    const decision = triage(says(text))

    expect(decision.path).toBe(path)
  })

  it.each([
    ['充电器冒烟了', {}, 'critical', 'critical'],
    ['再不退款我就打12315', {}, 'high', 'medium'],
    ['尽快处理', {}, 'medium', 'high'],
    ['不着急，慢慢来', {}, 'medium', 'medium'],
    ['你好', { customerGrade: 'key' }, 'medium', 'high'],
  ] as const)('ranks %j with %o as %s × %s', (text, settings, severity, urgency) => {
    const { priority } = triage(says(text, settings))

    expect(priority).toEqual({ severity, urgency })
  })

  it('quotes what it went by, and names the other paths that fit', () => {
    const decision = triage(says('软件打不开，我要投诉，尽快'))

    expect(decision).toEqual({
      path: 'complaint',
      priority: { severity: 'medium', urgency: 'high' },
      leaning: null,
      because: ['hurry: 尽快', 'complains: 投诉', 'breaks: 打不开'],
      alternatives: ['fault'],
    })
  })

  it('says whom the matter suits (R4)', () => {
    expect(triage(says('闪退')).leaning).toBe('tech')
    expect(triage(says('退款')).leaning).toBe('theory')
    expect(triage(says('你好')).leaning).toBeNull()
  })

  it('keeps to the paths that the department offers, and to the rank in any case', () => {
    const narrow = createTriage(handbookTriage, { paths: ['inquiry', 'fault'] })

    const decision = narrow(says('我要投诉，着火了'))

    expect(decision).toMatchObject({
      path: 'inquiry',
      priority: { severity: 'critical', urgency: 'critical' },
    })
    expect(decision.because).toContain('no rule names a path: inquiry')
  })

  it('is data that the schema takes', () => {
    expect(TriageRules.parse(handbookTriage)).toEqual(handbookTriage)
    expect(
      TriageRules.safeParse({ ...handbookTriage, rules: [...handbookTriage.rules, handbookTriage.rules[0]] })
        .success,
    ).toBe(false)
  })
})

describe('createTriage', () => {
  const rules: TriageRules = {
    otherwise: { path: 'inquiry', priority: { severity: 'low', urgency: 'low' } },
    rules: [
      { id: 'letters', when: { channel: ['letter'] }, gives: { path: 'complaint', severity: 'high' } },
      { id: 'german', when: { language: ['de'], channel: ['chat', 'email'] }, gives: { path: 'abroad' } },
      { id: 'all', when: {}, gives: { urgency: 'medium' } },
    ],
  }
  const own = createTriage(rules)

  it.each([
    [says('hello', { channel: 'letter' }), 'complaint', ['letters: letter', 'all: always']],
    [says('hallo', { language: 'de-AT' }), 'abroad', ['german: chat, de-AT', 'all: always']],
    [says('hallo', { language: 'den' }), 'inquiry', ['all: always', 'no rule names a path: inquiry']],
    [
      says('hallo', { language: 'de', channel: 'phone' }),
      'inquiry',
      ['all: always', 'no rule names a path: inquiry'],
    ],
  ])('needs every part of a rule to fit: %o', (contact, path, because) => {
    const decision = own(contact)

    expect(decision).toMatchObject({ path, because })
  })

  it('is stood in for by anything with the same signature', () => {
    const always: Triage = () => ({
      path: 'fault',
      priority: { severity: 'low', urgency: 'low' },
      leaning: null,
      because: ['model 7'],
      alternatives: [],
    })

    expect(always(says('anything')).path).toBe('fault')
  })

  it('never ranks a contact lower for a rule that is added', () => {
    const texts = fc.constantFrom('着火了', '尽快', '投诉', 'my order', 'hello')
    const kept = fc.subarray([...handbookTriage.rules])
    fc.assert(
      fc.property(texts, texts, kept, (one, other, fewer) => {
        const contact = says(`${one}，${other}`)

        const all = triage(contact).priority
        const some = createTriage({ ...handbookTriage, rules: fewer })(contact).priority

        expect(degrees.indexOf(all.severity)).toBeGreaterThanOrEqual(degrees.indexOf(some.severity))
        expect(degrees.indexOf(all.urgency)).toBeGreaterThanOrEqual(degrees.indexOf(some.urgency))
      }),
    )
  })

  it('refuses a phrase without words', () => {
    const empty = { ...rules, rules: [{ id: 'x', when: { phrases: [' '] }, gives: {} }] }

    expect(() => createTriage(empty)).toThrow(
      expect.objectContaining({
        code: 'invalid-parameter',
        message: expect.stringContaining('phrases of x'),
      }),
    )
  })
})
