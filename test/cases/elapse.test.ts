import { elapse, nextDueAt, type Path, paths } from 'casewright'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyPath } from '../machines/arbitraries.js'
import { cast, day, hour, inputs } from '../machines/cast.js'
import { Story } from '../machines/story.js'
import { walk } from '../machines/walk.js'

const { agent, customer } = cast
const accept = { type: 'case.accept' } as const
const ask = { type: 'customer.ask', question: 'Which one?' } as const

/** Asked, and promised a reply within a day. */
const anAsked = () => {
  const story = new Story(paths.inquiry, inputs.inquiry).does(agent, accept)
  return story.does(agent, { type: 'reply.promise', dueAt: story.now + day }).does(agent, ask)
}

describe('elapse', () => {
  it('gives back the very case where nothing is due', () => {
    const { case: item, now, charter } = anAsked()

    const step = elapse(item, { at: now + day - 1, charter })

    expect(step).toEqual({ case: item, emitted: [], actions: [], recorded: [] })
    expect(step.case).toBe(item)
  })

  it('fires what is due at the very instant it is due', () => {
    const story = anAsked().waits(day)

    expect(story.lately).toMatchObject([{ about: 'promise-broken' }, { type: 'case.escalate' }])
  })

  it('fires each thing once, in order, at its own instant, when time jumps over several', () => {
    const story = anAsked()
    const begin = story.now

    story.waits(30 * day)

    expect(story.recorded.slice(-3).map(({ at, event }) => [at - begin, event])).toEqual([
      [day, { type: 'deadline.reach', deadline: 'promise' }],
      [3 * day, { type: 'deadline.reach', deadline: 'customer-reply' }],
      [6 * day, { type: 'deadline.reach', deadline: 'customer-reply' }],
    ])
    expect(story.recorded.slice(-3).every(({ by }) => by.role === 'system')).toBe(true)
    expect(story.case.updatedAt).toBe(begin + 6 * day)
    story.waits(0)
    expect(story.lately).toEqual([])
  })

  it('fires by name what falls due at one instant', () => {
    const story = new Story(paths.inquiry, inputs.inquiry).does(agent, accept)
    const until = story.now + day
    story.does(agent, { type: 'reply.promise', dueAt: until })
    story.does(agent, { type: 'case.hold', reason: 'The bank is closed', until })

    story.waits(day)

    expect(story.recorded.slice(-2).map(({ event }) => event.deadline)).toEqual(['hold', 'promise'])
  })

  it('lets nothing happen before the instant it is told, whatever the case has seen since', () => {
    const {
      case: item,
      now,
      charter,
    } = anAsked().later(hour).does(customer, { type: 'message.receive', text: '!' })

    expect(elapse(item, { at: now - day, charter }).case).toBe(item)
  })

  it('has nothing left to do in a case that has ended', () => {
    const story = anAsked().does(customer, { type: 'case.withdraw', reason: 'Found it' })

    expect(elapse(story.case, { at: story.now + 365 * day, charter: story.charter }).case).toBe(story.case)
  })

  it.each(everyPath)(
    'comes to the same on the $id path in one leap as in many steps',
    { timeout: 60_000 },
    path => {
      const leaps = fc.array(fc.constantFrom(hour, day, 2.5 * day, 9 * day), { minLength: 1, maxLength: 8 })

      fc.assert(
        fc.property(walk(path, 20), leaps, ({ case: item, now, charter }, ms) => {
          const instants = ms.map((_, index) => ms.slice(0, index + 1).reduce((sum, each) => sum + each, now))

          const steps = instants.reduce(
            (before, at) => {
              const step = elapse(before.case, { at, charter })
              return {
                case: step.case,
                emitted: [...before.emitted, ...step.emitted],
                actions: [...before.actions, ...step.actions],
                recorded: [...before.recorded, ...step.recorded],
              }
            },
            { case: item, emitted: [] as unknown[], actions: [] as unknown[], recorded: [] as unknown[] },
          )

          expect(steps).toStrictEqual(elapse(item, { at: instants.at(-1)!, charter }))
        }),
        { numRuns: 25 },
      )
    },
  )
})

describe('nextDueAt', () => {
  it('is null where no time is waited for', () => {
    expect(nextDueAt(new Story(paths.inquiry, inputs.inquiry).case)).toBeNull()
  })

  it('is the nearest of several deadlines', () => {
    const story = anAsked()

    expect(nextDueAt(story.case)).toBe(story.now + day)
    expect(nextDueAt(story.waits(day).case)).toBe(story.now + 2 * day)
  })

  it.each(everyPath)(
    'is when elapse next does something on the $id path, and not before',
    { timeout: 60_000 },
    path => {
      fc.assert(
        fc.property(walk(path, 20), ({ case: item, charter }: Story<Path>) => {
          const dueAt = nextDueAt(item)

          if (dueAt === null) expect(elapse(item, { at: 8.64e15, charter }).case).toBe(item)
          else {
            expect(elapse(item, { at: dueAt - 1, charter }).case).toBe(item)
            expect(elapse(item, { at: dueAt, charter }).recorded).not.toEqual([])
          }
        }),
        { numRuns: 25 },
      )
    },
  )
})
