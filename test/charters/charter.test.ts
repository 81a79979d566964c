import {
  type Charter,
  CharterData,
  charters,
  defaultLimits,
  defineCharter,
  disputePath,
  openCase,
  paths,
} from 'casewright'
import {
  appraisalRetention,
  bonusOf,
  bonusRules,
  chineseWording,
  defaultPointRules,
  handbookAppraisal,
  handbookBonus,
  scoreReview,
  topUpSampling,
  topUpScorecard,
} from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, inputs, monday } from '../machines/cast.js'

const data = { id: 'desk', version: 1, title: 'A desk', timeZone: 'Asia/Shanghai', paths: ['inquiry'] }
const opening = { id: 'case-1', at: monday, by: cast.customer }
const appraisalWith = (points: readonly number[], id?: string) => ({
  id: 'skills',
  version: 1,
  columns: [
    {
      id: 'skills',
      title: 'Skills',
      points: 20,
      items: points.map((each, index) => ({ id: id ?? `skill-${index}`, title: 'Skill', points: each })),
    },
  ],
})
const define = (changes: object) => defineCharter({ ...data, ...changes }, { paths })

describe('defineCharter', () => {
  it.each([
    ['id', { id: '' }, 'id: Too small'],
    ['version', { version: 0 }, 'version: Too small'],
    ['version', { version: 1.5 }, 'version: Invalid input: expected int'],
    ['title', { title: ' ' }, 'title: expected some text, got none'],
    [
      'time zone',
      { timeZone: 'Asia/Atlantis' },
      'timeZone: expected an IANA time zone such as Asia/Shanghai',
    ],
    ['paths', { paths: [] }, 'paths: Too small'],
    ['paths', { paths: ['inquiry', 7] }, 'paths.1: Invalid input: expected string, received number'],
    ['limits', { limits: { holdMs: -1 } }, 'limits.holdMs: Too small'],
    ['limits', { limits: { maxReopens: 'twice' } }, 'limits.maxReopens: Invalid input: expected number'],
    [
      'scorecard',
      { scoring: { scorecard: { ...topUpScorecard, failingBelow: 2 } } },
      'scoring.scorecard.failingBelow: Too big',
    ],
    [
      'sampling',
      { scoring: { sampling: { ...topUpSampling, perDay: 0 } } },
      'scoring.sampling.perDay: Too small',
    ],
    [
      'pay rule',
      { scoring: { pay: { points: { ...defaultPointRules, recordsPerPoint: 0 } } } },
      'scoring.pay.points.recordsPerPoint: Too small',
    ],
    [
      'bonus, which has no base here',
      { scoring: { pay: { bonus: { ...handbookBonus, base: { amountMinor: 1, currency: 'CNY' } } } } },
      'scoring.pay.bonus: Unrecognized key: "base"',
    ],
    [
      'sum of an appraisal',
      { scoring: { appraisal: appraisalWith([7, 7]) } },
      'scoring.appraisal.columns.0.points: expected what the items add up to',
    ],
    [
      'item of an appraisal',
      { scoring: { appraisal: appraisalWith([10, 10], 'skill') } },
      'scoring.appraisal.columns: expected each item to have an id of its own',
    ],
    ['wording', { wording: [chineseWording, chineseWording] }, 'wording: expected each language once'],
    [
      'retention',
      { retention: { ...appraisalRetention, timeZone: 'Asia/Atlantis' } },
      'retention.timeZone: expected an IANA time zone such as Asia/Shanghai',
    ],
    ['unknown key', { colour: 'red' }, 'value: Unrecognized key: "colour"'],
    ['unknown limit', { limits: { holdDays: 7 } }, 'limits: Unrecognized key: "holdDays"'],
  ])('names the place of a wrong %s', (_, changes, message) => {
    const defining = () => define(changes)

    expect(defining).toThrow(`defineCharter: ${message}`)
    expect(defining).toThrow(expect.objectContaining({ code: 'invalid-charter' }))
  })

  it('names the place of a path that there is not, and those that there are', () => {
    const { inquiry, fault } = paths

    expect(() =>
      defineCharter({ ...data, paths: ['inquiry', 'refund'] as never[] }, { paths: { inquiry, fault } }),
    ).toThrow('defineCharter: paths.1: expected one of inquiry, fault, got "refund"')
  })

  it.each(['toString', '__proto__', 'constructor'])('takes "%s" for no path', name => {
    expect(() => define({ paths: [name] })).toThrow(`got "${name}"`)
  })

  it('takes each path once, under whatever name', () => {
    expect(() => define({ paths: ['fault', 'fault'] })).toThrow(
      'defineCharter: paths.1: expected each path once',
    )
    expect(() =>
      defineCharter(
        { ...data, paths: ['dispute', 'complaint'] },
        { paths: { dispute: disputePath, complaint: disputePath } },
      ),
    ).toThrow('by its id "dispute", got "complaint"')
  })

  it('names every wrong place at once, with what came', () => {
    expect(() => define({ id: '', version: 0 })).toThrow(/id: .*; version: .*, got \{"id":"","version":0,/)
  })

  it('gives back the data, frozen to the bottom and apart from what was handed in', () => {
    const limits = { holdMs: 1 }

    const charter = define({ limits })

    expect(charter).toEqual({ ...data, limits })
    expect(Object.isFrozen(charter)).toBe(true)
    expect(Object.isFrozen(charter.limits)).toBe(true)
    expect(Object.isFrozen(charter.paths)).toBe(true)
    expect(Object.isFrozen(limits)).toBe(false)
  })

  it('comes back from JSON as it was, to be defined anew', () => {
    const stored = JSON.parse(JSON.stringify(charters.topUp)) as CharterData

    const again = defineCharter(stored, { paths })

    expect(stored).toStrictEqual(CharterData.parse(stored))
    expect(again).toEqual(charters.topUp)
    expect(openCase(paths.inquiry, inputs.inquiry, { ...opening, charter: again }).case).toStrictEqual(
      openCase(paths.inquiry, inputs.inquiry, { ...opening, charter: charters.topUp }).case,
    )
  })

  it('is needed: data that only look like a charter are refused', () => {
    const stored = JSON.parse(JSON.stringify(charters.topUp)) as Charter
    const opens = () => openCase(paths.inquiry, inputs.inquiry, { ...opening, charter: stored })

    expect(opens).toThrow('openCase: expected charter to come from defineCharter, got {"id":"top-up"')
    expect(opens).toThrow(expect.objectContaining({ code: 'charter-mismatch' }))
  })
})

describe('A charter', () => {
  it('sets the limits of the cases opened under it, and leaves the others as they are', () => {
    const charter = define({ limits: { holdMs: 1, maxReopens: 5 } })

    const { case: item } = openCase(paths.inquiry, inputs.inquiry, { ...opening, charter })

    expect(item.state.context.limits).toEqual({ ...defaultLimits, holdMs: 1, maxReopens: 5 })
    expect(item.charter).toEqual({ id: 'desk', version: 1 })
  })

  it('offers the paths it names, and no others', () => {
    const charter = define({})
    const opens = () => openCase(paths.fault, inputs.fault, { ...opening, charter })

    expect(opens).toThrow('openCase: expected a path that charter "desk" offers (inquiry), got "fault"')
    expect(opens).toThrow(expect.objectContaining({ code: 'charter-mismatch' }))
  })

  it('holds how work is marked, and hands it to the policies as it is', () => {
    const scoring = { scorecard: topUpScorecard, sampling: topUpSampling, appraisal: handbookAppraisal }

    const charter = define({ scoring, wording: [chineseWording], retention: appraisalRetention })

    expect(charter).toMatchObject({ scoring, wording: [chineseWording], retention: appraisalRetention })
    expect(Object.isFrozen(charter.scoring!.scorecard!.categories)).toBe(true)
    expect(Object.isFrozen(handbookAppraisal.columns)).toBe(false)
  })

  it('of the top-up desk marks, pays and keeps as its handbook says (Q1–Q4, Q10, D3)', () => {
    const { scoring, wording, retention } = charters.topUp
    const marks = Object.fromEntries(scoring!.scorecard!.categories.map(({ id }) => [id, { score: 4 }]))
    const review = { scorecard: { id: 'top-up', version: 1 }, marks }
    const rules = bonusRules({ amountMinor: 60_000, currency: 'CNY' }, scoring!.pay!.bonus)
    const bonusAt = (points: number) => bonusOf({ points, attainable: 26, wholeMonth: 26 }, rules)

    expect(scoreReview(review, scoring!.scorecard!)).toMatchObject({ score: 0.8, failing: false })
    expect(scoring!.sampling!.perDay).toBe(20)
    expect(scoring!.pay!.points).toMatchObject({ restDays: 4, recordsPerPoint: 4 })
    expect([26, 20, 19, 14, 11].map(points => bonusAt(points).amount.amountMinor)).toEqual([
      60_000, 60_000, 55_000, 50_000, 0,
    ])
    expect(wording!.map(({ language }) => language)).toEqual(['zh', 'en'])
    expect(retention!.kinds.appraisal).toMatchObject({ years: 2 })
  })

  it.each(Object.values(charters))('of the handbook, $id, holds together', charter => {
    expect(CharterData.parse(charter)).toEqual(charter)
  })
})
