import { type FaultEvent, nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, customer, department, engineer, supervisor, techie, theorist } = cast
const accept = { type: 'case.accept' } as const
const reproduce = { type: 'fault.reproduce', reproduced: true, steps: 'Top up 100 at noon' } as const
const diagnose = { type: 'fault.diagnose', cause: 'A timeout', blame: 'department' } as const
const fix = { type: 'fix.apply', kind: 'fixed', description: 'Raised the timeout' } as const
const workaround = { type: 'fix.apply', kind: 'workaround', description: 'Pay in two parts' } as const
const confirm = { type: 'fix.confirm' } as const
const reject = { type: 'fix.reject', reason: 'Still 504' } as const
const report: FaultEvent = { type: 'department.report', tried: ['Another network'] }
const reply = { type: 'reply.send', text: 'It works again.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const reopen = { type: 'case.reopen', reason: '504 again' } as const

const answer = (answer: Extract<FaultEvent, { type: 'department.answer' }>['answer']) =>
  ({ type: 'department.answer', answer, text: 'What the department says' }) as const

const told = chronicle()
const aFault = () => told.tell(new Story(paths.fault, inputs.fault))
const aReproduced = () => aFault().does(techie, accept).does(techie, reproduce)
const aDiagnosed = () => aReproduced().does(techie, diagnose)
const aFixed = () => aDiagnosed().does(techie, fix)
const aReported = () => aReproduced().does(techie, report)
const aClosed = () => aFixed().does(customer, confirm).does(techie, reply).does(techie, feedback)

afterEach(told.keepTheLaws)

describe('A fault that the agent solves (P3)', () => {
  it('is reproduced, diagnosed, fixed, verified by the customer, answered and fed back (P3, R2)', () => {
    const story = aFault()

    story.does(techie, accept).does(techie, reproduce).does(techie, diagnose).does(techie, fix)
    story.does(customer, confirm).does(techie, reply).does(techie, feedback)
    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'reproducing' } }],
      ['fault.reproduce', { open: { working: 'diagnosing' } }],
      ['fault.diagnose', { open: { working: 'fixing' } }],
      ['fix.apply', { open: 'verifyingFix' }],
      ['fix.confirm', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      resolution: 'fixed',
      reply: { text: reply.text },
      feedback: { cause: 'c' },
    })
    expect(paths.fault.selectors.cause(story.case.state)).toBe('A timeout')
    expect(story.file).toMatchObject({ reproduced: true, tried: ['Top up 100 at noon'] })
  })

  it.each([
    ['a tech-leaning agent', techie],
    ['an all-round agent', agent],
    ['technical support', engineer],
  ])('is worked on by %s who accepts it (R4)', (_, by) => {
    const story = aFault().does(by, accept)

    expect(story.stands).toBe('open.working.reproducing')
    expect(story.file).toMatchObject({ owner: by, handler: by })
  })

  it('is referred by an agent of another leaning, who remains its owner (R1, R4)', () => {
    const story = aFault().does(theorist, accept)

    expect(story.stands).toBe('open.referred')
    expect(story.refuses(theorist, accept)).toMatchObject({ code: 'against-a-rule', rule: 'R4' })
    story.does(techie, accept)
    expect(story.stands).toBe('open.working.reproducing')
    expect(story.file).toMatchObject({ owner: theorist, handler: techie })
  })

  it('is answered at the first touch where it is known, with how it ended (P3)', () => {
    const story = aFault()

    expect(story.refuses(techie, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P4' })
    story.does(techie, { ...reply, resolution: 'workaround' })

    expect(story.stands).toBe('feedingBack')
    expect(paths.fault.selectors.resolution(story.case.state)).toBe('workaround')
  })

  it('that cannot be reproduced is diagnosed all the same', () => {
    const story = aFault().does(techie, accept)

    story.does(techie, { ...reproduce, reproduced: false })

    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.file.reproduced).toBe(false)
  })

  it('that is no fault is answered as such', () => {
    const story = aReproduced().does(techie, { ...diagnose, blame: 'nobody' })

    story.does(techie, reply)

    expect(story.file).toMatchObject({ resolution: 'not-a-fault', liable: false })
  })

  it.each([
    ['department', true],
    ['customer', false],
    ['third-party', false],
  ] as const)('that the %s is to blame for makes an apology: %s (R6)', (blame, mayApologise) => {
    const story = aReproduced()
      .does(techie, { ...diagnose, blame })
      .does(techie, fix)
      .does(customer, confirm)

    expect(story.file.liable).toBe(mayApologise)
    expect(story.tries(techie, { ...reply, apology: true })).toBe(mayApologise)
  })
})

describe('A fix', () => {
  it('is given to the customer to try, with time to do so', () => {
    const story = aFixed()

    expect(story.lately).toEqual([{ type: 'customer.verify', text: 'Raised the timeout' }])
    expect(story.case.state.tags).toEqual(['awaitingCustomer'])
    expect(paths.fault.selectors.isVerifyingFix(story.case.state)).toBe(true)
    expect(nextDueAt(story.case)).toBe(story.now + 3 * day)
  })

  it.each([
    ['fix', fix, 'fixed'],
    ['workaround', workaround, 'workaround'],
  ] as const)('that is a %s and holds resolves the fault as such', (_, event, resolution) => {
    const story = aDiagnosed().does(techie, event)

    story.does(customer, confirm)

    expect(story.file).toMatchObject({ resolution, deadlines: {} })
  })

  it('that the customer confirms by phone is written down by the agent', () => {
    const story = aFixed().does(techie, confirm)

    expect(story.stands).toBe('open.replying')
  })

  it('that does not hold is noted as tried, and the fault diagnosed anew', () => {
    const story = aFixed().does(customer, reject)

    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.file).toMatchObject({ fix: null, resolution: null, deadlines: {} })
    expect(story.file.tried).toEqual(['Top up 100 at noon', 'Raised the timeout: Still 504'])
  })

  it('that nobody verifies brings one reminder, and then the reply without (R2)', () => {
    const story = aFixed()

    story.waits(3 * day)
    expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'reminder' }])
    expect(story.stands).toBe('open.verifyingFix')
    story.waits(3 * day)
    expect(story.lately).toMatchObject([{ type: 'agent.notify', about: 'silence' }])

    story.does(techie, reply)
    expect(story.stands).toBe('feedingBack')
  })

  it('that was silently accepted is looked at again when the customer speaks after all', () => {
    const story = aFixed().waits(6 * day)

    story.does(customer, { type: 'message.receive', text: 'It still fails' })

    expect(story.stands).toBe('open.working.fixing')
    expect(story.file.silent).toBe(false)
  })

  it('is not confirmed by the department (R3)', () => {
    expect(aFixed().refuses(department, confirm)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
  })
})

describe('A fault that the technical department has (P4)', () => {
  it('is reported with what was tried, and its owner stays (P4, R1)', () => {
    const story = aFixed().does(customer, reject)

    story.does(techie, report)

    expect(story.stands).toBe('open.reported.awaitingDepartment')
    const tried = ['Top up 100 at noon', 'Raised the timeout: Still 504', 'Another network']
    expect(story.lately).toEqual([
      {
        type: 'department.notify',
        department: 'technical-department',
        about: 'report',
        text: inputs.fault.subject,
        tried,
      },
    ])
    expect(paths.fault.selectors.tried(story.case.state)).toEqual(tried)
    expect(paths.fault.selectors.isReported(story.case.state)).toBe(true)
    expect(story.file).toMatchObject({ owner: techie, handler: techie })
  })

  it('is not reported without a word of what was tried (P4)', () => {
    const refusal = aReproduced().refuses(techie, { ...report, tried: [] })

    expect(refusal).toMatchObject({ code: 'invalid-payload', issues: [{ path: 'tried' }] })
  })

  it('can be reported before it is reproduced', () => {
    const story = aFault().does(techie, accept).does(techie, report)

    expect(story.stands).toBe('open.reported.awaitingDepartment')
  })

  it.each([
    ['fixed', 'open.working.fixing', null],
    ['workaround', 'open.working.fixing', null],
    ['not-a-fault', 'open.replying', 'not-a-fault'],
    ['no-fix', 'open.replying', 'no-fix'],
    ['question', 'open.reported.answeringDepartment', null],
  ] as const)('goes on when the answer is "%s" at %s (P4)', (kind, stands, resolution) => {
    const story = aReported()

    story.does(department, answer(kind))

    expect(story.stands).toBe(stands)
    expect(story.file).toMatchObject({
      resolution,
      departmentSaid: 'What the department says',
      deadlines: {},
    })
  })

  it('has its fix tried by the customer before the reply (P4)', () => {
    const story = aReported().does(department, answer('fixed'))

    story.does(techie, fix).does(customer, confirm).does(techie, reply)

    expect(story.file.resolution).toBe('fixed')
  })

  it.each(['not-a-fault', 'no-fix'] as const)(
    'ends in a reply also when the answer is "%s" (P4, R2)',
    kind => {
      const story = aReported().does(department, answer(kind))

      story
        .does(techie, reply)
        .does(techie, feedback)
        .waits(7 * day)

      expect(story.stands).toBe('ended')
      expect(story.case.state.output).toMatchObject({ resolution: kind, reply: { text: reply.text } })
    },
  )

  it('is asked back about, and waits for the department again once the agent has told it (P4)', () => {
    const story = aReported().does(department, answer('question'))

    expect(story.lately).toMatchObject([{ type: 'agent.notify', agentId: 'techie', about: 'question' }])
    story.does(techie, { type: 'customer.ask', question: 'Which version?' })
    expect(story.lately).toMatchObject([{ type: 'customer.notify', about: 'question' }])
    story.does(customer, { type: 'message.receive', text: '4.2' })
    story.later(hour).does(techie, { type: 'department.inform', text: 'Version 4.2' })

    expect(story.stands).toBe('open.reported.awaitingDepartment')
    expect(story.lately).toMatchObject([{ about: 'information', text: 'Version 4.2' }])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('is answered by the department alone (R3)', () => {
    expect(aReported().refuses(techie, answer('no-fix'))).toMatchObject({
      code: 'not-your-role',
      roles: ['technical-department'],
    })
  })

  it('has the department reminded, each time in sight of a supervisor (P4)', () => {
    const story = aReported()

    story.waits(4 * day)

    expect(story.lately).toMatchObject([
      { type: 'department.notify', about: 'reminder' },
      { type: 'case.escalate', to: supervisor.role },
      { type: 'department.notify', about: 'reminder' },
      { type: 'case.escalate', to: supervisor.role },
    ])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
    expect(story.stands).toBe('open.reported.awaitingDepartment')
  })

  it('is recalled when the agent finds the answer first (P4)', () => {
    const story = aReported()

    expect(story.refuses(techie, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P4' })
    story.does(techie, { ...reply, resolution: 'fixed' })

    expect(story.stands).toBe('feedingBack')
    expect(story.lately).toMatchObject([
      { type: 'customer.notify', about: 'reply' },
      { type: 'department.notify', about: 'recall' },
    ])
    expect(story.file).toMatchObject({ resolution: 'fixed', deadlines: {} })
  })

  it('may have a reply promised meanwhile (T12)', () => {
    const story = aReported()

    story.does(techie, { type: 'reply.promise', dueAt: story.now + day })

    expect(story.stands).toBe('open.reported.awaitingDepartment')
    expect(nextDueAt(story.case)).toBe(story.now + day)
  })
})

describe("A fault at the customer's place", () => {
  it.each(['caller', 'department'] as const)(
    'opens a visit, as the %s asks, with all that is known (P8, R10)',
    askedBy => {
      const story = aReproduced().does(techie, { type: 'visit.request', place: 'Shop 3', askedBy })

      expect(story.stands).toBe('open.working.diagnosing')
      expect(story.lately).toMatchObject([
        { type: 'linkedCase.open', kind: 'visit-for', path: paths.repairVisit.id },
      ])
      const [effect] = story.lately
      const { input } = effect as Extract<typeof effect, { type: 'linkedCase.open' }>
      const { customer, contact, subject, product } = inputs.fault
      expect(paths.repairVisit.input.parse(input)).toEqual({
        customer,
        contact,
        subject,
        product,
        priority: story.file.priority,
        place: 'Shop 3',
        askedBy,
      })
    },
  )

  it('is visited with the grade of its customer', () => {
    const { product: _, ...unnamed } = inputs.fault
    const graded = new Story(paths.fault, { ...unnamed, customerGrade: 'A' })
    const story = told.tell(graded).does(techie, accept)

    story.does(techie, { type: 'visit.request', place: 'Shop 3', askedBy: 'caller' })

    expect(story.lately).toMatchObject([{ input: { customerGrade: 'A' } }])
    expect(story.lately[0]).not.toHaveProperty('input.product')
  })
})

describe('A fault that is reopened', () => {
  it('because the fix did not hold is diagnosed anew, with that fix among what was tried', () => {
    const story = aClosed().later(day)

    story.does(customer, reopen)

    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.file).toMatchObject({ resolution: null, fix: null, reopened: 1, ending: null })
    expect(story.file.tried).toEqual(['Top up 100 at noon', 'Raised the timeout: 504 again'])
  })

  it('needs another resolution before another reply (P4)', () => {
    const story = aClosed().does(customer, reopen)

    expect(story.refuses(techie, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P4' })
    story.does(techie, { ...reply, resolution: 'no-fix' }).does(techie, feedback)
    expect(story.file).toMatchObject({ resolution: 'no-fix', replies: [{}, {}], feedback: [{}, {}] })
  })

  it('after an answered question keeps its resolution', () => {
    const story = aFixed().does(customer, confirm).does(techie, reply)

    story.does(customer, { type: 'question.ask', text: 'What was it?' }).does(techie, reply)

    expect(story.file).toMatchObject({ resolution: 'fixed', replies: [{}, {}] })
  })

  it('can have its resolution put right by another reply', () => {
    const story = aFixed().does(customer, confirm).does(techie, reply)

    story.does(techie, { ...reply, resolution: 'workaround' })

    expect(story.stands).toBe('feedingBack')
    expect(story.file.resolution).toBe('workaround')
  })
})
