import { nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, manager } = cast
const accept = { type: 'case.accept' } as const
const record = { type: 'booking.record', content: 'A lesson for two', durationMs: 2 * hour } as const
const startsAt = monday + 3 * day
const confirm = { type: 'booking.confirm', startsAt } as const
const change = { type: 'booking.change', reason: 'The day will not do' } as const
const cancel = { type: 'booking.cancel', reason: 'Ill', cause: 'customer' } as const
const reply = { type: 'reply.send', text: 'Thank you.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const told = chronicle()
const aBooking = () => told.tell(new Story(paths.booking, inputs.booking)).does(agent, accept)
const aRecorded = () => aBooking().does(agent, record)
const aBooked = () => aRecorded().does(agent, confirm)
const anExpected = () => aBooked().waits(3 * day)
const aMissed = () => anExpected().waits(2 * hour)

afterEach(told.keepTheLaws)

describe('A booking (P10)', () => {
  it('is recorded, confirmed, reminded of, served, answered and fed back (P10, R2)', () => {
    const story = aBooked().waits(3 * day)

    story.does(agent, { type: 'service.begin' }).later(2 * hour)
    story
      .does(agent, { type: 'service.end' })
      .does(agent, reply)
      .does(agent, feedback)
      .waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'recording' } }],
      ['booking.record', { open: { working: 'confirming' } }],
      ['booking.confirm', { open: 'booked' }],
      ['deadline.reach', { open: 'booked' }],
      ['deadline.reach', { open: 'expecting' }],
      ['service.begin', { open: { working: 'serving' } }],
      ['service.end', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({ settled: 'served', reply: { text: reply.text } })
    expect(story.emitted).toContainEqual({
      type: 'followUp.schedule',
      occasion: 'service',
      endedAt: startsAt + 2 * hour,
    })
  })

  it('may be answered only when it is known how it ended', () => {
    expect(aRecorded().refuses(agent, reply)).toMatchObject({ code: 'not-now' })
  })

  it('can have its content put right before a time is confirmed', () => {
    const story = aRecorded()
      .does(agent, { ...record, durationMs: hour })
      .does(agent, confirm)

    expect(story.lately).toEqual([
      { type: 'customer.confirm', content: record.content, startsAt, durationMs: hour },
    ])
  })

  it.each([
    ['in the past', { ...confirm, startsAt: monday }],
    ['to be reminded of when it has begun', { ...confirm, remindAt: startsAt }],
  ])('is not confirmed for a time %s (R9)', (_, event) => {
    expect(aRecorded().refuses(agent, event)).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
  })
})

describe('A customer who has a time', () => {
  it.each([
    ['a day before', {}, startsAt - day],
    ['when it was agreed', { remindAt: startsAt - 3 * hour }, startsAt - 3 * hour],
    ['halfway, where it is near', { startsAt: monday + 4 * hour }, monday + 2 * hour],
  ])('is reminded %s', (_, fields, remindAt) => {
    const story = aRecorded().does(agent, { ...confirm, ...fields })

    expect(nextDueAt(story.case)).toBe(remindAt)
    story.waits(remindAt - story.now)
    expect(story.lately).toMatchObject([{ type: 'customer.remind', content: record.content }])
    expect(paths.booking.selectors.isBooked(story.case.state)).toBe(true)
  })

  it('may ask for another, and is confirmed anew', () => {
    const story = aBooked().does(customer, change)

    expect(story.stands).toBe('open.working.confirming')
    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'agent', text: change.reason }])
    expect(story.file).toMatchObject({ deadlines: {}, startsAt: null, changes: 1 })
    story.does(agent, { ...confirm, startsAt: startsAt + day })
    expect(paths.booking.selectors.startsAt(story.case.state)).toBe(startsAt + day)
  })

  it('may call it off, and is answered', () => {
    const story = aBooked().does(customer, cancel)

    expect(story.stands).toBe('open.replying')
    expect(story.file).toMatchObject({ settled: 'cancelled', liable: false, deadlines: {} })
  })

  it('does not call it off on account of the department (P10)', () => {
    expect(aBooked().refuses(customer, { ...cancel, cause: 'department' })).toMatchObject({
      code: 'against-a-rule',
      rule: 'P10',
    })
  })

  it('has an apology where the department calls it off (R6)', () => {
    const story = aBooked().does(agent, { ...cancel, cause: 'department' })

    story.does(agent, { ...reply, apology: true })

    expect(story.file).toMatchObject({ settled: 'cancelled', liable: true })
  })

  it('who comes early is served', () => {
    const story = aBooked().does(agent, { type: 'service.begin' })

    expect(story.stands).toBe('open.working.serving')
    expect(story.file.deadlines).toEqual({})
  })

  it('is served by the desk (R3)', () => {
    expect(aBooked().refuses(manager, { type: 'service.begin' })).toMatchObject({ code: 'not-your-role' })
  })
})

describe('A customer who does not come', () => {
  it('is missing by the end of the time set aside', () => {
    const story = anExpected()

    expect(story.case.state.tags).toEqual(['awaitingCustomer'])
    expect(nextDueAt(story.case)).toBe(startsAt + 2 * hour)
    story.waits(2 * hour)

    expect(story.stands).toBe('open.missed')
    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'agent', about: 'silence' }])
    expect(paths.booking.selectors.settled(story.case.state)).toBe('no-show')
  })

  it('may be noted as missing once the time has come, and not before', () => {
    expect(aBooked().refuses(agent, { type: 'booking.miss' })).toMatchObject({ code: 'not-now' })
    expect(anExpected().does(agent, { type: 'booking.miss' }).stands).toBe('open.missed')
  })

  it('may have another time', () => {
    const story = aMissed()
      .does(customer, change)
      .does(agent, { ...confirm, startsAt: startsAt + 7 * day })

    expect(story.stands).toBe('open.booked')
    expect(story.file.settled).toBeNull()
  })

  it('and was there after all is served', () => {
    const story = aMissed().does(agent, { type: 'service.begin' }).does(agent, { type: 'service.end' })

    expect(story.file.settled).toBe('served')
  })

  it('is answered all the same (R2)', () => {
    const story = aMissed()
      .does(agent, reply)
      .does(agent, feedback)
      .waits(7 * day)

    expect(story.case.state.output).toMatchObject({ settled: 'no-show', reply: { text: reply.text } })
  })
})
