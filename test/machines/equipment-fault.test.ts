import { defineCharter, nextDueAt, paths } from 'casewright'
import { afterEach, describe, expect, it } from 'vitest'
import { cast, day, hour, inputs } from './cast.js'
import { chronicle } from './laws.js'
import { Story } from './story.js'

const { agent, clerk, customer, engineer, stranger, supervisor, technician } = cast
const path = paths.equipmentFault
const input = inputs.equipmentFault
const accept = { type: 'case.accept' } as const
const stop = { type: 'use.stop', how: 'Unplugged, with a note on it' } as const
const diagnose = { type: 'fault.diagnose', cause: 'The roller is worn' } as const
const replace = { type: 'remedy.apply', remedy: 'replace-part', steps: 'New roller', part: 'R-12' } as const
const restart = { type: 'remedy.apply', remedy: 'restart', steps: 'Off and on' } as const
const works = { type: 'result.record', works: true, result: 'Ten cards without a jam' } as const
const fails = { type: 'result.record', works: false, result: 'Jams at the third card' } as const
const retire = { type: 'equipment.retire', reason: 'A new one is cheaper' } as const
const reply = { type: 'reply.send', text: 'It works again.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const
const archive = { type: 'record.archive', number: 'E-2026-17' } as const

const charter = defineCharter(
  { id: 'house', version: 1, title: 'House', timeZone: 'Asia/Shanghai', paths: ['equipmentFault'] },
  { paths },
)
const told = chronicle()
const aFault = () => told.tell(new Story(path, input, { charter }))
const anAccepted = () => aFault().does(engineer, accept)
const aStopped = () => anAccepted().does(customer, stop)
const aDiagnosed = () => aStopped().does(engineer, diagnose)
const aRepaired = () => aDiagnosed().does(engineer, replace).does(engineer, works)
const aClosed = () => aRepaired().does(engineer, reply).does(engineer, feedback)

const call = ({ now }: { now: number }) =>
  ({ type: 'repair.call', repairer: 'The maker', dueAt: now + 5 * day }) as const
const underRepair = () => {
  const story = aDiagnosed()
  return story.does(engineer, call(story))
}

afterEach(told.keepTheLaws)

describe("A fault of the department's equipment (P12)", () => {
  it('is stopped, diagnosed, put right, tried out, answered, fed back and archived (P12, R2)', () => {
    const story = aFault()

    story.does(engineer, accept).does(customer, stop).does(engineer, diagnose).does(engineer, replace)
    story.does(engineer, works).does(engineer, reply).does(engineer, feedback).does(clerk, archive)
    story.waits(7 * day)

    expect(story.recorded.map(({ event, to }) => [event.type, to])).toEqual([
      ['case.open', { open: 'accepting' }],
      ['case.accept', { open: { working: 'stopping' } }],
      ['use.stop', { open: { working: 'diagnosing' } }],
      ['fault.diagnose', { open: { working: 'remedying' } }],
      ['remedy.apply', { open: { working: 'testing' } }],
      ['result.record', { open: 'replying' }],
      ['reply.send', 'feedingBack'],
      ['feedback.record', 'closed'],
      ['record.archive', 'closed'],
      ['deadline.reach', 'ended'],
    ])
    expect(story.case.state.output).toMatchObject({
      ending: 'closed',
      cause: 'The roller is worn',
      result: { equipment: 'works', says: works.result },
      archivedAs: 'E-2026-17',
    })
  })

  it('records symptom, time, steps and result (P12)', () => {
    const story = aDiagnosed().does(engineer, restart).does(engineer, fails).later(hour)

    story.does(engineer, diagnose).does(engineer, replace).does(engineer, works)

    const at = story.now
    expect(story.file).toMatchObject({
      subject: input.subject,
      occurredAt: input.occurredAt,
      steps: [
        { remedy: 'restart', steps: 'Off and on', part: null, by: engineer, at: at - hour },
        { remedy: 'replace-part', steps: 'New roller', part: 'R-12', by: engineer, at },
      ],
      trials: [
        { works: false, says: fails.result, at: at - hour },
        { works: true, says: works.result, at },
      ],
      result: { equipment: 'works', says: works.result },
    })
  })

  it('began when it was reported, unless somebody knows better', () => {
    const { occurredAt: _, ...rest } = input
    const story = told.tell(new Story(path, rest, { charter }))

    expect(story.file.occurredAt).toBe(story.now)
  })

  it.each([
    ['the supervisor', supervisor],
    ['technical support', engineer],
  ])('is reported to %s, who owns it (P12, R1)', (_, by) => {
    expect(aFault().does(by, accept).file.owner).toEqual(by)
  })

  it('is not for the front desk (R3)', () => {
    expect(aFault().refuses(agent, accept)).toMatchObject({
      code: 'not-your-role',
      roles: ['supervisor', 'technical-support-engineer'],
    })
  })

  it('is handed from the supervisor to technical support, and the owner stays (R1)', () => {
    const story = aFault().does(supervisor, accept).does(customer, stop)

    story.does(supervisor, { type: 'case.handOver', to: 'technical-support-engineer', reason: 'Yours' })
    story.does(engineer, accept)

    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.file).toMatchObject({ owner: supervisor, handler: engineer })
  })

  it('is read by selectors', () => {
    const { selectors } = path
    const { state } = aClosed().does(clerk, archive).case

    expect(selectors.cause(state)).toBe('The roller is worn')
    expect(selectors.steps(state)).toHaveLength(1)
    expect(selectors.result(state)).toMatchObject({ equipment: 'works' })
    expect(selectors.archivedAs(state)).toBe('E-2026-17')
    expect(selectors.isUnderRepair(underRepair().case.state)).toBe(true)
  })
})

describe('Faulty equipment', () => {
  it('is out of use before anybody looks into it (P12)', () => {
    const story = anAccepted()

    expect(story.stands).toBe('open.working.stopping')
    expect(story.refuses(engineer, diagnose)).toMatchObject({ code: 'not-now' })
    story.does(engineer, stop)
    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.lately).toEqual([{ type: 'equipment.block', equipment: 'card printer 3' }])
  })

  it('is taken out of use by whoever reports it, before anybody accepts (P12)', () => {
    const story = aFault().does(customer, stop)

    expect(path.selectors.isOutOfUse(story.case.state)).toBe(true)
    expect(story.file.stoppedAt).toBe(story.now)
    expect(story.does(engineer, accept).stands).toBe('open.working.diagnosing')
  })

  it('is not stopped twice, nor by a stranger', () => {
    expect(aStopped().refuses(customer, stop)).toMatchObject({ code: 'against-a-rule', rule: 'P12' })
    expect(anAccepted().refuses(stranger, stop)).toMatchObject({ code: 'not-your-case' })
  })

  it('is not forgotten: its report is withdrawn only while it is in use (P12)', () => {
    const withdraw = { type: 'case.withdraw', reason: 'It was not plugged in' } as const

    expect(aStopped().refuses(customer, withdraw)).toMatchObject({ code: 'against-a-rule', rule: 'P12' })
    expect(anAccepted().refuses(stranger, withdraw)).toMatchObject({ code: 'not-your-case' })
    expect(anAccepted().does(customer, withdraw).stands).toBe('withdrawn')
  })

  it('is in use again when it works', () => {
    const story = aRepaired()

    expect(story.lately).toEqual([{ type: 'equipment.release', equipment: 'card printer 3' }])
    expect(path.selectors.isOutOfUse(story.case.state)).toBe(false)
  })

  it('that fails again before the reply is worked on again', () => {
    const story = aRepaired().does(customer, stop)

    expect(story.stands).toBe('open.working.diagnosing')
    expect(story.file).toMatchObject({ result: null, cause: null })
  })

  it('that cannot be saved is retired, and stays out of use', () => {
    const story = aDiagnosed().does(engineer, retire)

    story.does(engineer, { ...reply, text: 'A new one comes on Friday.' })

    expect(path.selectors.isOutOfUse(story.case.state)).toBe(true)
    expect(path.selectors.result(story.case.state)).toEqual({ equipment: 'retired', says: retire.reason })
  })
})

describe('The work on faulty equipment', () => {
  it.each([
    ['diagnosis', aStopped, diagnose],
    ['remedy', aDiagnosed, restart],
    ['trial', () => aDiagnosed().does(engineer, restart), works],
  ] as const)("is a professional's: %s (P12, R3)", (_, at, event) => {
    expect(at().refuses(customer, event)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
    expect(at().refuses(supervisor, event)).toMatchObject({ code: 'not-your-role', rule: 'R3' })
  })

  it('is done by a repair technician while the supervisor has the case (R3)', () => {
    const story = aFault().does(supervisor, accept).does(supervisor, stop)

    story.does(technician, diagnose).does(technician, restart).does(technician, works)

    expect(story.stands).toBe('open.replying')
  })

  it('names the part that it replaces (P12)', () => {
    const { part: _, ...nameless } = replace

    expect(aDiagnosed().refuses(engineer, nameless)).toMatchObject({ code: 'against-a-rule', rule: 'P12' })
  })

  it('that does not help begins anew with a diagnosis', () => {
    expect(aDiagnosed().does(engineer, restart).does(engineer, fails).stands).toBe('open.working.diagnosing')
  })

  it('is not ended by the silence of the colleague', () => {
    const story = aDiagnosed()
      .does(engineer, { type: 'customer.ask', question: 'Which tray?' })
      .waits(6 * day)

    expect(story.stands).toBe('open.replying')
    expect(story.refuses(engineer, reply)).toMatchObject({ code: 'against-a-rule', rule: 'P12' })
    story.does(engineer, { type: 'case.resume' })

    expect(story.stands).toBe('open.working.remedying')
    expect(story.file.silent).toBe(false)
  })
})

describe('Equipment under repair', () => {
  it('is with somebody outside until the date that was agreed', () => {
    const story = underRepair()

    expect(story.stands).toBe('open.underRepair')
    expect(story.case.state.tags).toEqual(['awaitingDepartment'])
    expect(story.lately).toEqual([{ type: 'repairer.notify', about: 'call', repairer: 'The maker' }])
    expect(nextDueAt(story.case)).toBe(story.now + 5 * day)
  })

  it('is due at a date ahead (R9)', () => {
    const story = aDiagnosed()

    expect(story.refuses(engineer, { ...call(story), dueAt: story.now })).toMatchObject({ rule: 'R9' })
  })

  it('is asked after when it is late, each time in sight of a supervisor', () => {
    const story = underRepair().waits(7 * day)

    const round = [
      { type: 'repairer.notify', about: 'reminder', repairer: 'The maker' },
      { type: 'case.escalate', to: 'supervisor' },
    ]
    expect(story.lately).toMatchObject([...round, ...round])
    expect(nextDueAt(story.case)).toBe(story.now + 2 * day)
  })

  it('can be put off to another date ahead', () => {
    const story = underRepair()
    const postpone = {
      type: 'repair.postpone',
      dueAt: story.now + 9 * day,
      reason: 'A part is late',
    } as const

    expect(story.refuses(engineer, { ...postpone, dueAt: story.now })).toMatchObject({ rule: 'R9' })
    story.does(engineer, postpone)

    expect(nextDueAt(story.case)).toBe(story.now + 9 * day)
  })

  it.each([
    [true, 'open.working.testing'],
    [false, 'open.working.remedying'],
  ])('comes back with its result: repaired %s leads to %s', (isRepaired, stands) => {
    const story = underRepair().does(engineer, { type: 'repair.finish', isRepaired, steps: 'New board' })

    expect(story.stands).toBe(stands)
    expect(story.file).toMatchObject({ repairer: null, deadlines: {}, steps: [{ remedy: 'repair' }] })
  })

  it('may have a reply promised meanwhile (T12)', () => {
    const story = underRepair()

    story.does(engineer, { type: 'reply.promise', dueAt: story.now + day })

    expect(story.stands).toBe('open.underRepair')
    expect(nextDueAt(story.case)).toBe(story.now + day)
  })
})

describe('The record of an equipment fault', () => {
  it('is filed by the records clerk, once (P12, R3)', () => {
    const story = aClosed()

    expect(story.refuses(engineer, archive)).toMatchObject({
      code: 'not-your-role',
      roles: ['records-clerk'],
    })
    story.does(clerk, archive)
    expect(story.refuses(clerk, archive)).toMatchObject({ code: 'against-a-rule', rule: 'P12' })
  })

  it('that nobody has filed is not past recall: the clerk is reminded until it is (P12)', () => {
    const story = aClosed().waits(9 * day)

    const reminder = { type: 'archive.remind', desk: 'records-clerk', equipment: 'card printer 3' }
    expect(story.lately).toEqual([reminder, reminder])
    expect(story.stands).toBe('closed')
    story.does(clerk, archive).waits(2 * day)

    expect(story.stands).toBe('ended')
  })

  it('of a fault that comes back is filed anew, once the equipment is out of use again', () => {
    const story = aClosed().does(clerk, archive).does(customer, { type: 'case.reopen', reason: 'It jams' })

    expect(story.stands).toBe('open.working.stopping')
    expect(story.file).toMatchObject({ archivedAs: null, result: null, steps: [{}] })
    story.does(customer, stop).does(engineer, diagnose).does(engineer, restart).does(engineer, works)
    story
      .does(engineer, reply)
      .does(engineer, feedback)
      .does(clerk, { ...archive, number: 'E-2026-18' })
    expect(story.file.archivedAs).toBe('E-2026-18')
  })

  it('is not touched by a question about the answer', () => {
    const story = aRepaired().does(engineer, reply).does(customer, { type: 'question.ask', text: 'Why?' })

    expect(story.stands).toBe('open.replying')
    story.does(engineer, reply)
    expect(path.selectors.result(story.case.state)?.equipment).toBe('works')
  })
})
