import { type CaseFile, defaultLimits, defineCharter, nextDueAt, type Path, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour } from './cast.js'
import { journeys, travel } from './journeys.js'
import { chronicle } from './laws.js'
import { type Setting, type Story, wholeDepartment } from './story.js'

const { agent, customer, manager, stranger, supervisor } = cast
const withdraw = { type: 'case.withdraw', reason: 'It has turned up' } as const
const merge = { type: 'case.merge', into: 'case-2' } as const
const reopen = { type: 'case.reopen', reason: 'It did not hold' } as const
const resume = { type: 'case.resume' } as const
const ask = { type: 'customer.ask', question: 'Which card?' } as const
const say = { type: 'message.receive', text: 'The blue one' } as const
const hold = { type: 'case.hold', reason: 'The bank is closed' } as const

const told = chronicle()
const fileOf = ({ file }: Story<Path>) => file as CaseFile
const tagsOf = ({ case: { state } }: Story<Path>): readonly string[] => state.tags

afterEach(told.keepTheLaws)

describe.each(journeys)('Every path: $path.id', journey => {
  const { path, handler } = journey
  const begun = (setting?: Setting) => {
    const { opened, atWork, answered, closed } = travel(journey, setting)
    return {
      opened: () => told.tell(opened()),
      atWork: () => told.tell(atWork()),
      answered: () => told.tell(answered()),
      closed: () => told.tell(closed()),
    }
  }
  const { opened, atWork, answered, closed } = begun()

  describe('is owned (R1)', () => {
    it('by nobody until somebody accepts it', () => {
      expect(fileOf(opened())).toMatchObject({ owner: null, handler: null, desk: null, ending: null })
    })

    it('by the first to accept it, whoever works on it', () => {
      const story = atWork()
      const owner = journey.toWork[0]![0]
      const colleague = { ...handler, id: 'colleague' }

      story.does(colleague, { type: 'case.accept' })

      expect(fileOf(story)).toMatchObject({ owner, handler: colleague })
      expect(story.stands).toBe(journey.atWork)
    })

    it('and has medium priority until somebody ranks it (R5)', () => {
      const { priority } = path.input.parse(journey.input) as { priority?: object }
      const story = opened()

      expect(fileOf(story).priority).toEqual(priority ?? { severity: 'medium', urgency: 'medium' })
      story.does(supervisor, { type: 'priority.set', severity: 'critical', urgency: 'high' })
      expect(fileOf(story).priority).toEqual({ severity: 'critical', urgency: 'high' })
    })
  })

  describe('that is withdrawn', () => {
    it.each([
      ['the customer', customer],
      ['an agent for them', agent],
    ])('by %s ends for that reason, and needs no reply (R2)', (_, by) => {
      const story = atWork()

      story.does(by, withdraw)

      expect(story.stands).toBe('withdrawn')
      expect(tagsOf(story)).toEqual(['withdrawn', 'closed'])
      expect(story.lately).toEqual([{ type: 'customer.notify', about: 'withdrawn' }])
      expect(story.case.state.output).toMatchObject({
        ending: 'withdrawn',
        withdrawnBecause: withdraw.reason,
        reply: null,
        feedback: null,
      })
      expect(nextDueAt(story.case)).toBeNull()
    })

    it('waits for nothing any more, whatever it waited for', () => {
      const story = atWork().does(handler, ask).does(customer, withdraw)

      expect(fileOf(story).deadlines).toEqual({})
      expect(story.refuses(customer, say)).toMatchObject({ code: 'closed' })
    })

    it('was withdrawn before its reply', () => {
      expect(answered().refuses(customer, withdraw)).toMatchObject({ code: 'not-now' })
      expect(closed().refuses(customer, withdraw)).toMatchObject({ code: 'closed' })
    })
  })

  describe('that is merged', () => {
    it('into another case ends there, and is linked to it (R2)', () => {
      const story = atWork()

      story.does(handler, merge)

      expect(story.stands).toBe('merged')
      expect(story.lately).toEqual([
        { type: 'case.link', kind: 'duplicate-of', to: 'case-2' },
        { type: 'customer.notify', about: 'merged' },
      ])
      expect(story.case.state.output).toMatchObject({ ending: 'merged', mergedInto: 'case-2', reply: null })
    })

    it('is not merged into itself', () => {
      const refusal = atWork().refuses(handler, { ...merge, into: 'case-1' })

      expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'merging' })
    })

    it('is not merged by the customer (R3)', () => {
      expect(atWork().refuses(customer, merge)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
    })
  })

  describe('on hold', () => {
    it('rests as long as the charter says, and then goes on where it was', () => {
      const story = atWork().does(handler, hold)

      expect(story.stands).toBe('open.onHold')
      expect(tagsOf(story)).toEqual(['onHold'])
      expect(nextDueAt(story.case)).toBe(story.now + defaultLimits.holdMs)
      story.waits(defaultLimits.holdMs)

      expect(story.stands).toBe(journey.atWork)
      expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: handler.id, about: 'hold-over' }])
    })

    it('rests until the instant that was named', () => {
      const story = atWork()
      const until = story.now + hour

      story.does(handler, { ...hold, until })

      story.waits(hour - 1)
      expect(story.stands).toBe('open.onHold')
      story.waits(1)
      expect(story.stands).toBe(journey.atWork)
    })

    it('is not put there until a time that has passed (R9)', () => {
      const story = atWork()

      const refusal = story.refuses(handler, { ...hold, until: story.now })

      expect(refusal).toMatchObject({ code: 'against-a-rule', rule: 'R9' })
    })

    it.each(['case.resume', 'case.accept'])('goes on with %s, and the hold is forgotten', type => {
      const story = atWork().does(handler, hold)

      story.does(handler, { type })

      expect(story.stands).toBe(journey.atWork)
      expect(fileOf(story).deadlines).toEqual({})
    })
  })

  describe('whose customer was asked', () => {
    it('is reminded once, and then answered without (R2)', () => {
      const story = atWork().does(handler, ask)

      expect(story.stands).toBe('open.awaitingCustomer')
      expect(story.lately).toEqual([{ type: 'customer.notify', about: 'question', text: ask.question }])
      story.waits(3 * day)
      expect(story.stands).toBe('open.awaitingCustomer')
      expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'reminder' }])
      story.waits(3 * day)

      expect(story.stands).toBe('open.replying')
      expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: handler.id, about: 'silence' }])
      story.does(handler, { type: 'reply.send', text: 'We could not go on without you.' })
      expect(story.stands).toBe('feedingBack')
    })

    it('and answers in time is worked on again', () => {
      const story = atWork().does(handler, ask)

      story.later(day).does(customer, say)

      expect(story.stands).toBe(journey.atWork)
      expect(story.lately).toMatchObject([{ type: 'agent.notify', about: 'message', text: say.text }])
      expect(fileOf(story)).toMatchObject({ reminded: false, silent: false, deadlines: {} })
    })

    it('and speaks after all is worked on again', () => {
      const story = atWork()
        .does(handler, ask)
        .waits(6 * day)

      story.does(customer, say)

      expect(story.stands).toBe(journey.atWork)
      expect(fileOf(story).silent).toBe(false)
    })

    it('is reminded afresh when asked again', () => {
      const story = atWork()
        .does(handler, ask)
        .waits(4 * day)
        .does(customer, say)
        .does(handler, ask)

      story.waits(3 * day)

      expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'reminder' }])
      expect(story.stands).toBe('open.awaitingCustomer')
    })

    it('is not waited for where the agent goes on without', () => {
      const story = atWork().does(handler, ask).does(handler, resume)

      expect(story.stands).toBe(journey.atWork)
      expect(nextDueAt(story.case)).toBeNull()
    })
  })

  describe('that is answered', () => {
    it('waits for its feedback record, however long (R2)', () => {
      const story = answered()

      story.waits(30 * day)

      expect(story.stands).toBe('feedingBack')
      expect(tagsOf(story)).toEqual(['answered'])
    })

    it('is fed back with problem, cause and improvement (R2)', () => {
      const story = answered()

      const refusal = story.refuses(handler, { type: 'feedback.record', problem: 'p', cause: ' ' })

      expect(refusal.issues?.map(issue => issue.path)).toEqual(['cause', 'improvement'])
    })

    it('passes on what the customer still says', () => {
      const story = answered().does(customer, say)

      expect(story.lately).toMatchObject([{ type: 'agent.notify', about: 'message' }])
      expect(story.stands).toBe('feedingBack')
    })
  })

  describe('that is closed', () => {
    it('is followed up, and stays closed (F2–F4)', () => {
      const story = closed().later(day)

      story.does(handler, { type: 'followUp.make', said: 'All is well' } as never)

      expect(story.stands).toBe('closed')
      expect(story.file.followedUpAt).toBe(story.now)
    })

    it('is not followed up before it is over', () => {
      expect(answered().refuses(handler, { type: 'followUp.make' } as never)).toMatchObject({
        code: 'not-now',
      })
    })
  })

  describe('that is reopened', () => {
    it('goes on where the work is, and the customer and the agent know', () => {
      const story = closed().later(day)

      story.does(customer, reopen)

      expect(story.stands).toBe(journey.reopened)
      expect(fileOf(story)).toMatchObject({ reopened: 1, ending: null, promise: null, deadlines: {} })
      expect(story.lately).toContainEqual({ type: 'customer.notify', about: 'reopened' })
      expect(story.lately).toContainEqual(
        expect.objectContaining({ type: 'agent.notify', about: 'reopened', text: reopen.reason }),
      )
    })

    it('was reopened within the window: its last instant counts, its end does not', () => {
      const { reopenWindowMs } = defaultLimits

      expect(
        closed()
          .later(reopenWindowMs - 1)
          .tries(customer, reopen),
      ).toBe(true)
      expect(closed().later(reopenWindowMs).refuses(customer, reopen)).toMatchObject({ code: 'closed' })
    })

    it('was reopened no more often than the charter allows', () => {
      const limits = { maxReopens: 0 }
      const charter = defineCharter({ ...wholeDepartment, limits }, { paths })
      const story = begun({ charter }).closed()

      expect(story.refuses(customer, reopen)).toMatchObject({ code: 'against-a-rule', rule: 'reopening' })
    })

    it('is past recall at once where the charter leaves no window', () => {
      const charter = defineCharter({ ...wholeDepartment, limits: { reopenWindowMs: 0 } }, { paths })
      const story = begun({ charter }).closed()

      expect(story.refuses(customer, reopen)).toMatchObject({ code: 'closed' })
      story.waits(0)
      expect(story.stands).toBe('ended')
    })
  })

  describe("is the customer's own (R8)", () => {
    it.each([withdraw, say])('so that $type is not for a stranger', event => {
      expect(atWork().refuses(stranger, event)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
    })

    it('so that a stranger cannot reopen it, or ask further', () => {
      const question = { type: 'question.ask', text: 'And mine?' }

      expect(answered().refuses(stranger, question)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
      expect(closed().refuses(stranger, reopen)).toMatchObject({ code: 'not-your-case', rule: 'R8' })
    })
  })

  describe('is read by selectors', () => {
    const selectors = Object.entries(path.selectors as Record<string, (standing: object) => unknown>)
    const read = ({ case: { state } }: Story<Path>) =>
      Object.fromEntries(selectors.map(([name, select]) => [name, select(state)]))

    it('while somebody works on it', () => {
      const owner = journey.toWork[0]![0]

      expect(read(atWork())).toMatchObject({
        owner,
        handler,
        desk: handler.role,
        reply: null,
        feedback: null,
        promise: null,
        ending: null,
        isOpen: true,
        isAwaitingCustomer: false,
        isOnHold: false,
        isFeedingBack: false,
      })
    })

    it('while it waits', () => {
      const promised = atWork()
      promised.does(handler, { type: 'reply.promise', dueAt: promised.now + day })

      expect(read(promised).promise).toMatchObject({ dueAt: promised.now + day })
      expect(read(promised.does(handler, ask))).toMatchObject({ isAwaitingCustomer: true, isOnHold: false })
      expect(read(atWork().does(handler, hold))).toMatchObject({ isAwaitingCustomer: false, isOnHold: true })
    })

    it('when it is answered, and when it is closed', () => {
      expect(read(answered())).toMatchObject({
        reply: { sentBy: handler },
        isOpen: false,
        isFeedingBack: true,
      })
      expect(read(closed())).toMatchObject({
        feedback: { problem: 'p' },
        ending: 'closed',
        isOpen: false,
        isFeedingBack: false,
      })
    })
  })

  describe('while it is open', () => {
    it('is escalated upward, and stays where it is', () => {
      const story = atWork().does(handler, {
        type: 'case.escalate',
        to: 'general-manager',
        reason: 'The press calls',
      })

      expect(story.lately).toEqual([
        { type: 'case.escalate', to: 'general-manager', reason: 'The press calls' },
      ])
      expect(story.stands).toBe(journey.atWork)
    })

    it('takes notes of colleagues, not of the customer (R3)', () => {
      const note = { type: 'note.add', text: 'She calls every hour' }
      const story = atWork().does(manager, note)

      expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: handler.id, about: 'note' }])
      expect(story.refuses(customer, note)).toMatchObject({ code: 'not-your-role' })
    })
  })
})
