import { redact } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const kindsIn = (text: string) =>
  redact(text).found.map(({ kind, start, end }) => [kind, text.slice(start, end)])

/** A number of `length` digits that passes Luhn's check, with this beginning. */
function cardOf(beginning: string, length: number): string {
  const body = beginning.padEnd(length - 1, '0')
  const check = [...Array(10).keys()].find(digit => {
    const sum = [...`${body}${digit}`]
      .toReversed()
      .map(Number)
      .reduce(
        (total, value, index) => total + (index % 2 === 0 ? value : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value]!),
        0,
      )
    return sum % 10 === 0
  })
  return `${body}${check}`
}

describe('redact', () => {
  it.each([
    ['phone', '13812345678'],
    ['phone', '138 1234 5678'],
    ['phone', '138-1234-5678'],
    ['phone', '+86 138 1234 5678'],
    ['phone', '8613812345678'],
    ['phone', '010-88886666'],
    ['phone', '0571 8888 6666'],
    ['phone', '01088886666'],
    ['phone', '+44 20 7946 0958'],
    ['phone', '020 7946 0958'],
    ['phone', '+1 (415) 555-2671'],
    ['phone', '415-555-2671'],
    ['phone', '(415) 555-2671'],
    ['phone', '(010)88886666'],
    ['phone', '１３８１２３４５６７８'],
    ['phone', '138\u200B1234\u200B5678'],
    ['email', 'Someone.Else+tag@mail.example.com'],
    ['email', 'someone＠example.com'],
    ['id-number', '11010519491231002X'],
    ['id-number', '11010519491231002x'],
    ['id-number', '110105 19491231 002X'],
    ['bank-card', '4111111111111111'],
    ['bank-card', '4111 1111 1111 1111'],
    ['bank-card', '3782 822463 10005'],
    ['bank-card', '6200000000000000000'],
  ])('takes out a %s: %j', (kind, value) => {
    for (const text of [value, `请联系${value}，谢谢`, `call ${value}.`]) {
      expect(kindsIn(text)).toEqual([[kind, value]])
    }
    expect(redact(`请联系${value}，谢谢`).text).toBe(`请联系[${kind}]，谢谢`)
  })

  it.each([
    ['a card number whose check digit is wrong', '4111111111111112'],
    ['an identity number whose check character is wrong', '110105194912310021'],
    ['an identity number of a day there was not', '110105194902310022'],
    ['a file number (D2)', '040214001'],
    ['two file numbers', '040214001 040214002'],
    ['a date and a time', '2026-03-10 09:00'],
    ['amounts', '12,500.00 and 1234.5678'],
    ['an address on the net', '192.168.1.100'],
    ['a service line', '400-820-8820'],
    ['a hotline', '12315'],
    ['an instant', '1773104400000'],
    ['what only looks like an address', 'meet @ 5 p.m.'],
    ['names and postal addresses, which have no form', '北京市朝阳区建国路88号 李'],
  ])('leaves %s: %j', (_, text) => {
    expect(redact(text)).toEqual({ text, found: [] })
  })

  it('finds several, each in its place', () => {
    const text = '电话138 1234 5678，卡号 4111111111111111，邮箱a@b.cn'

    expect(redact(text).text).toBe('电话[phone]，卡号 [bank-card]，邮箱[email]')
    expect(kindsIn('13812345678 13912345678')).toEqual([
      ['phone', '13812345678'],
      ['phone', '13912345678'],
    ])
  })

  it('takes out what is asked for, and marks it as asked', () => {
    const { text } = redact('13812345678, a@b.cn', { kinds: ['email'], mark: kind => `<${kind}>` })

    expect(text).toBe('13812345678, <email>')
  })

  it('takes out names that it is given, in either script', () => {
    const names = ['华夏批发', 'Acme Wholesale']

    expect(redact('貨由華夏批發發出，by acme wholesale', { names }).text).toBe('貨由[name]發出，by [name]')
    expect(redact('sales@acme.com, Acme Wholesales', { names: ['acme'] }).text).toBe(
      '[email], [name] Wholesales',
    )
    expect(() => redact('x', { names: [' '] })).toThrow(/names to be words/)
  })

  const secrets = fc.oneof(
    fc.nat({ max: 999_999_999 }).map(rest => `13${String(rest).padStart(9, '0')}`),
    fc
      .tuple(fc.constantFrom('62', '4', '51', '9558'), fc.integer({ min: 16, max: 19 }))
      .map(([start, length]) => cardOf(start, length)),
    fc.stringMatching(/^[a-z][a-z0-9.]{0,9}@[a-z][a-z0-9-]{0,9}\.(com|cn|org)$/),
    fc.constant('11010519491231002X'),
  )
  const words = fc.constantFrom('您好', ' hello ', '，', '. ', '\n', '订单', ' é ', '👩‍👧 ', '（', '）')

  it('lets no number through, and keeps every other word to the letter', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, secrets, words), { maxLength: 6 }), parts => {
        const text = parts.map(([before, secret, after]) => `${before}${secret}${after}`).join('—')

        const redacted = redact(text)

        for (const [, secret] of parts) expect(redacted.text).not.toContain(secret)
        const marks = parts
          .map(([before, secret, after]) => `${before}${redact(secret).text}${after}`)
          .join('—')
        expect(redacted.text).toBe(marks)
      }),
    )
  })

  it('changes nothing when it is done again', () => {
    const alphabet = fc.constantFrom(...'0123456789 -+().x@ab京'.split(''))
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 60 }), letters => {
        const once = redact(letters.join('')).text

        expect(redact(once).text).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps what lies between what it found', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(secrets, { maxLength: 3 }), (noise, more) => {
        const text = [noise, ...more].join('\n')

        const { text: redacted, found } = redact(text, { mark: () => '' })

        let kept = ''
        let reached = 0
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(reached)
          kept += text.slice(reached, start)
          reached = end
        }
        expect(redacted).toBe(kept + text.slice(reached))
      }),
    )
  })

  it('comes to an end with long texts that are made to be slow', () => {
    for (const piece of ['1 ', '1-', 'a.', '+', '(', '1', 'a@', '12345 ']) {
      expect(() => redact(piece.repeat(20_000 / piece.length))).not.toThrow()
    }
  })
})
