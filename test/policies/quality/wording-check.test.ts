import { type ChatMessage, Wording, type WordingRule } from 'casewright'
import { chineseWording, createWordingCheck, englishWording, nearMisses } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const wordings = { zh: chineseWording, en: englishWording }
const checks = { zh: createWordingCheck(chineseWording), en: createWordingCheck(englishWording) }
const agent = (text: string): ChatMessage => ({ from: 'agent', text })
const customer = (text: string): ChatMessage => ({ from: 'customer', text })
const isForbidden = ({ kind }: { kind: string }) => kind === 'forbidden'
const forbiddenIn = (language: 'zh' | 'en', text: string) =>
  checks[language]([agent(text)])
    .filter(isForbidden)
    .map(({ rule, text }) => [rule, text])
const missingFrom = (language: 'zh' | 'en', ...texts: string[]) =>
  checks[language](texts.map(agent))
    .filter(finding => !isForbidden(finding))
    .map(({ rule }) => rule)

describe('The language rules', () => {
  it.each(Object.entries(wordings))('are data that the schema takes: %s', (_, wording) => {
    expect(Wording.parse(wording)).toEqual(wording)
  })

  it.each([
    ['zh', '这个不归我们部门管', 'refusal', '不归我们部门管'],
    ['zh', '這個不歸我們管', 'refusal', '不歸我們管'],
    ['zh', '银行扣的钱跟我们没关系', 'unconcern', '跟我们没关系'],
    ['zh', '這與我們無關', 'unconcern', '與我們無關'],
    ['zh', '这个没办法', 'helplessness', '没办法'],
    ['zh', '真的沒有辦法了', 'helplessness', '沒有辦法'],
    ['zh', '我们解决不了', 'helplessness', '解决不了'],
    ['zh', '随便您', 'indifference', '随便'],
    ['zh', '隨便你吧', 'indifference', '隨便'],
    ['zh', '我不清楚', 'ignorance', '不清楚'],
    ['zh', '這個我不瞭解', 'ignorance', '不瞭解'],
    ['zh', '您好这个我不清楚', 'ignorance', '不清楚'],
    ['en', "Sorry, we don't handle that.", 'refusal', "we don't handle"],
    ['en', 'It is not my department', 'refusal', 'not my department'],
    ['en', 'That has nothing to do with us.', 'unconcern', 'nothing to do with us'],
    ['en', "There's nothing I can do", 'helplessness', 'nothing I can do'],
    ['en', 'Do as you like', 'indifference', 'as you like'],
    ['en', 'Whatever.', 'indifference', 'Whatever'],
    ['en', 'I have no idea', 'ignorance', 'no idea'],
  ] as const)('find, in %s, %j to be %s', (language, text, rule, words) => {
    expect(forbiddenIn(language, text)).toEqual([[rule, words]])
  })

  it.each(nearMisses.flatMap(({ language, rule, texts }) => texts.map(text => ({ language, rule, text }))))(
    'are not misled on $rule by: $text',
    ({ language, rule, text }) => {
      const isRequired = wordings[language].rules.some(({ id, kind }) => id === rule && kind === 'required')

      expect(forbiddenIn(language, text)).toEqual([])
      if (isRequired) expect(missingFrom(language, text)).toContain(rule)
    },
  )

  it.each(
    nearMisses.flatMap(({ language, rule, texts }) =>
      language === 'zh' ? texts.map(text => ({ rule, text })) : [],
    ),
  )('would be misled on $rule without their exceptions by: $text', ({ rule, text }) => {
    const bare = chineseWording.rules.map(given => ({ ...given, except: [] }) as WordingRule)

    const found = createWordingCheck({ ...chineseWording, rules: bare })([agent(text)])

    const kind = bare.find(({ id }) => id === rule)?.kind
    expect(found.some(finding => finding.rule === rule)).toBe(kind === 'forbidden')
  })

  it('find nothing in a record as it should be', () => {
    const chinese = [
      agent('您好，很高兴为您服务！'),
      customer('充值没到账，你们随便看看？'),
      agent('请您提供一下订单号，谢谢。'),
      customer('不知道在哪里'),
      agent('在“我的订单”里。已经为您补发。'),
      agent('祝您生活愉快，再见！'),
    ]
    const english = [
      agent('Good morning, thank you for contacting us.'),
      customer("I don't know what is wrong"),
      agent('Could you tell me your order number, please?'),
      agent('Have a lovely day!'),
    ]

    expect(checks.zh(chinese)).toEqual([])
    expect(checks.en(english)).toEqual([])
  })

  it('say what is missing, and where it was looked for', () => {
    const messages = [customer('在吗'), agent('什么问题'), customer('充值失败'), agent('稍等'), agent('好了')]

    expect(checks.zh(messages)).toEqual([
      { rule: 'greeting', kind: 'required', message: 1, start: 0, end: 4, text: '什么问题' },
      { rule: 'closing', kind: 'required', message: 4, start: 0, end: 2, text: '好了' },
      { rule: 'polite-address', kind: 'required', message: 1, start: 0, end: 4, text: '什么问题' },
      { rule: 'polite-request', kind: 'required', message: 1, start: 0, end: 4, text: '什么问题' },
      { rule: 'thanks', kind: 'required', message: 1, start: 0, end: 4, text: '什么问题' },
    ])
  })

  it('look for the greeting in the first message and for the closing in the last two', () => {
    expect(missingFrom('zh', '充值吗', '您好')).toContain('greeting')
    expect(missingFrom('zh', '您好', '再见', '不客气')).not.toContain('closing')
    expect(missingFrom('zh', '再见', '订单号', '到账了')).toContain('closing')
  })

  it('take the traditional greeting and closing', () => {
    expect(missingFrom('zh', '您好，請問有什麼可以幫您', '謝謝您的諮詢', '祝您週末愉快，再見')).toEqual([])
  })
})

describe('createWordingCheck', () => {
  const forbids = (...phrases: string[]) =>
    createWordingCheck({
      language: 'zh',
      rules: [
        { id: 'r', kind: 'forbidden', phrases, except: ['知道不知道'], situation: 'any', instead: 'another' },
      ],
    })

  it.each([
    ['full-width letters', "i don't know", 'Ｉ　ＤＯＮ＇Ｔ　ＫＮＯＷ'],
    ['a typographic apostrophe', "i don't know", 'I don’t know'],
    ['a missing apostrophe', "i don't know", 'I dont know'],
    ['more spaces and a line break', "i don't know", 'I  don’t\nknow'],
    ['spaces between characters', '不知道', '不 知　道'],
    ['an invisible character', '不知道', '不\u200b知道'],
    ['traditional characters', '没办法', '沒辦法'],
    ['simplified characters, for a traditional phrase', '沒辦法', '没办法'],
    ['a combining accent', 'résumé', 'Re\u0301sume\u0301'],
    ['a ligature', 'office', 'oﬃce'],
    ['a character outside the basic plane', '👍', '👍'],
  ])('overlooks %s', (_, phrase, text) => {
    expect(forbids(phrase)([agent(text)]).map(finding => finding.text)).toEqual([text])
  })

  it.each([
    ['whatever', 'Whatevers'],
    ['hi', 'this'],
    ['24', '1247'],
    ['not us', 'not using'],
    ['a … day', 'a birthday'],
  ])('matches whole words only: %j is not in %j', (phrase, text) => {
    expect(forbids(phrase)([agent(text)])).toEqual([])
  })

  it('finds a word beside Chinese characters', () => {
    expect(forbids('ok')([agent('说ok了')])).toMatchObject([{ start: 1, end: 3, text: 'ok' }])
  })

  it.each([
    ['不归…管', '不归我们售后部门管', true],
    ['不归…管', '不归我们，您自己管', false],
    ['不归…管', '不归我们这个小小的线上充值客服部门管', false],
  ])('lets … in %j stand for a few characters of one clause: %s', (phrase, text, isFound) => {
    expect(forbids(phrase)([agent(text)])).toHaveLength(Number(isFound))
  })

  it('finds each of several places, with what overlaps an exception only in part', () => {
    const found = forbids('不知道')([agent('知道不知道都行，我不知道'), customer('不知道'), agent('不知道')])

    expect(found.map(({ message, start, end }) => [message, start, end])).toEqual([
      [0, 9, 12],
      [2, 0, 3],
    ])
  })

  it('finds what begins inside a harmless phrase and ends outside', () => {
    const check = createWordingCheck({
      language: 'zh',
      rules: [
        {
          id: 'r',
          kind: 'forbidden',
          phrases: ['知道不', '不知道'],
          except: ['您知道不'],
          situation: 'any',
          instead: 'another',
        },
      ],
    })

    expect(check([agent('您知道不知道')])).toMatchObject([{ start: 3, end: 6, text: '不知道' }])
  })

  it('takes the signs of a pattern for what they are', () => {
    expect(forbids('(a|b)*')([agent('aab')])).toEqual([])
    expect(forbids('(a|b)*')([agent('is (a|b)* it')])).toMatchObject([{ text: '(a|b)*' }])
  })

  const words = fc
    .array(
      fc.constantFrom(
        '不知道',
        '没办法',
        'Ｏｋ',
        'ﬃ',
        ' ',
        '\u200b',
        '，',
        '👍🏽',
        '知道',
        '説',
        'e\u0301',
        '您好',
      ),
    )
    .map(parts => parts.join(''))

  it('quotes the place it found', () => {
    fc.assert(
      fc.property(words, text => {
        for (const { start, end, text: quoted } of forbids('不知道', '没办法', 'ok', 'ffi')([agent(text)])) {
          expect(quoted).toBe(text.slice(start, end))
          expect(quoted.normalize('NFKC').replace(/[\u200b ]/g, '')).toMatch(/^(不知道|没办法|ok|ffi)$/i)
        }
      }),
    )
  })

  it('takes any text, and checks nobody but the agent', () => {
    const anything = fc.array(fc.nat(0xffff)).map(units => String.fromCharCode(...units))
    const texts = fc.oneof(words, anything)
    fc.assert(
      fc.property(fc.array(texts), said => {
        expect(checks.zh(said.map(customer))).toEqual([])
        expect(checks.zh(said.map(text => ({ from: 'system', text })))).toEqual([])
        for (const { message, start, end, text } of checks.zh(said.map(agent))) {
          expect(text).toBe(said[message]!.slice(start, end))
        }
      }),
    )
  })

  it.each(['', ' ', '\u200b', '不归…', '…', 'a……b'])('refuses the phrase %j, which has no words', phrase => {
    expect(() => forbids(phrase)).toThrow(`createWordingCheck: expected phrases of r to be words`)
  })
})
