import { readFile } from 'node:fs/promises'
import { charters } from 'casewright'
import { beforeAll, describe, expect, it } from 'vitest'
import { contactsText } from '../../examples/data/contacts-text.js'
import { type ComposedDay, composeDay } from '../../examples/data/day.js'
import { type DayReport, reportDay } from '../../examples/demo/day-report.js'

let day: ComposedDay
let text: string
let report: DayReport

beforeAll(async () => {
  day = composeDay()
  text = await readFile('examples/data/contacts/top-up.jsonl', 'utf8')
  report = await reportDay(text, charters.topUp)
})

describe('The day of contacts', () => {
  it('is the one that its script composes', () => {
    expect(contactsText(day.contacts)).toBe(text)
  })

  it('is another one with another seed', () => {
    expect(contactsText(composeDay(7).contacts)).not.toBe(text)
  })

  it('holds at least 300 contacts in several languages, on all four paths', () => {
    const languages = new Set(text.match(/(?<="language":")[^"]+/g))
    const subjects = new Set(text.match(/(?<="subject":")[^"]+/g))

    expect(report.malformed).toEqual([])
    expect(report.runs.length).toBeGreaterThanOrEqual(300)
    expect([...languages].sort()).toEqual(['en', 'es', 'ja', 'ko', 'zh-CN', 'zh-TW'])
    expect(subjects.size).toBeGreaterThanOrEqual(150)
    expect(['inquiry', 'dispute', 'fault', 'order'].map(on => report.summaries[on]?.cases)).toEqual([
      150, 75, 95, 20,
    ])
  })

  it('leaves no hole in its texts', () => {
    expect(text.match(/\{\w+\}|undefined|NaN/g)).toBeNull()
  })

  it('has refused what was meant to be refused, and nothing else', () => {
    const refused = report.runs.flatMap(({ id, happenings }) =>
      happenings.flatMap(({ at, event, refusal }) => (refusal === null ? [] : [`${id} ${at} ${event.type}`])),
    )
    const meant = day.contacts.flatMap(({ id, events }) =>
      events.flatMap(scripted =>
        day.mistakes.has(scripted) ? [`${id} ${scripted.at} ${scripted.event.type}`] : [],
      ),
    )

    expect(refused).toEqual(meant)
  })

  it('has every reason for a refusal in it', () => {
    const reasons = Object.keys(report.summaries.all.refusedFor).map(reason => reason.split(' ')[0])

    expect([...new Set(reasons)].sort()).toEqual([
      'against-a-rule',
      'closed',
      'invalid-payload',
      'not-now',
      'not-your-case',
      'not-your-role',
      'out-of-order',
      'unknown-event',
    ])
  })

  it('ends every case in a reply and a feedback record, or with the reason why none is needed (R2)', () => {
    for (const { cases, replied, fedBack, withdrawn, merged, open } of Object.values(report.summaries)) {
      expect(open).toBe(0)
      expect(fedBack + withdrawn + merged).toBe(cases)
      expect(replied).toBeGreaterThanOrEqual(fedBack)
    }
  })

  it('keeps promises, renews them and breaks them', () => {
    const notices = report.runs.flatMap(({ happenings }) => happenings.flatMap(({ effects }) => effects))
    const about = new Set(notices.flatMap(effect => (effect.type === 'customer.notify' ? effect.about : [])))
    const kept = report.runs.filter(
      ({ happenings }) =>
        happenings.some(({ event }) => event.type === 'reply.promise') &&
        !happenings.some(({ event }) => event.deadline === 'promise'),
    )

    expect([...about]).toEqual(expect.arrayContaining(['promised', 'promise-renewed', 'promise-broken']))
    expect(kept.length).toBeGreaterThan(0)
  })

  it.each([
    'case.handOver',
    'case.hold',
    'case.merge',
    'case.reopen',
    'case.withdraw',
    'question.ask',
    'evidence.request',
    'verdict.appeal',
    'appeal.decide',
    'fix.reject',
    'department.inform',
    'deadline.reach',
  ])('has a case in which %s is taken', type => {
    const happenings = report.runs.flatMap(run => run.happenings)

    expect(happenings.some(({ event, refusal }) => event.type === type && refusal === null)).toBe(true)
  })

  it.each(['fixed', 'workaround', 'no-fix', 'not-a-fault', 'question'])(
    'has the technical department answer: %s',
    answer => {
      const happenings = report.runs.flatMap(run => run.happenings)

      expect(happenings.some(({ event, refusal }) => event.answer === answer && refusal === null)).toBe(true)
    },
  )
})
