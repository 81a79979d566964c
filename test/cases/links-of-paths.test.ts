import {
  act,
  type CaseLink,
  type FollowUpSchedule,
  type InputOf,
  type LinkedCaseOpen,
  moveCase,
  openCase,
  openLinked,
  type Party,
  type Path,
  paths,
  type RequestOf,
  type Step,
} from 'casewright'
import { alwaysOpen, followUpFor } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, inputs, minute, monday } from '../machines/cast.js'
import { wholeDepartment as charter, deepFreeze } from '../machines/story.js'

const { agent, clerk, customer, specialist, technician, techie } = cast
const accept = { type: 'case.accept' } as const
const reply = { type: 'reply.send', text: 'It is done.' } as const
const feedback = { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' } as const

const opened = <P extends Path>(path: P, input: InputOf<P>) =>
  openCase(path, input, { id: 'case-1', at: monday, by: customer, charter })

/** A case after some turns, a minute each, and what it asked of its surroundings meanwhile. */
function led<P extends Path>(step: Step<P>, ...turns: readonly (readonly [Party, RequestOf<P>])[]): Step<P> {
  return turns.reduce(({ case: item, emitted, recorded }, [by, event]) => {
    const taken = act(deepFreeze(item), event, { at: item.updatedAt + minute, by, charter })
    if (!taken.ok) throw new Error(taken.refusal.message)
    return {
      ...taken,
      emitted: [...emitted, ...taken.emitted],
      recorded: [...recorded, ...taken.recorded],
    }
  }, step)
}

/** What the case asked of its surroundings by an effect of this type. */
function asked<Type extends 'linkedCase.open' | 'followUp.schedule'>({ emitted }: Step<Path>, type: Type) {
  const effect = emitted.find(each => each.type === type)
  if (effect === undefined) throw new Error(`no ${type}`)
  return effect as unknown as Extract<LinkedCaseOpen | FollowUpSchedule, { readonly type: Type }>
}

/** Carries out a `linkedCase.open`, as a host does. */
function opensLinked<P extends Path>(step: Step<Path>, path: P, id: string) {
  const effect = asked(step, 'linkedCase.open')
  expect(effect.path).toBe(path.id)
  const { kind, input } = effect
  const deed = { id, kind, to: step.case, at: step.case.updatedAt, by: agent, charter }
  return openLinked(path, input as InputOf<P>, deed)
}

/** Carries out a `followUp.schedule`: a return visit in the window that the charter's rules leave. */
function schedulesVisit(step: Step<Path>, id: string) {
  const { occasion, endedAt } = asked(step, 'followUp.schedule')
  const { customer, contact } = step.case.state.context
  const { rule, causeId, earliestAt, latestAt } = followUpFor(
    { id: step.case.id, occasion, endedAt },
    { calendar: alwaysOpen(charter.timeZone), rules: charter.followUp! },
  )!
  const window = { rule: rule.id, followsUp: causeId, earliestAt, latestAt }
  const input = { customer, contact, subject: 'Are you content?', ...window }
  const deed = { id, kind: 'follows-up', to: step.case, at: step.case.updatedAt, by: clerk, charter } as const
  return { rule, ...openLinked(paths.returnVisit, input, deed) }
}

/** Both ends hold the link, and each has it among its records. */
function expectTied({ opened, linked }: { opened: Step<Path>; linked: Step<Path> }, link: CaseLink) {
  expect([opened.case.id, linked.case.id]).toEqual([link.from, link.to])
  for (const { case: item, recorded } of [opened, linked]) {
    expect(item.links).toContainEqual(link)
    expect(recorded.at(-1)).toMatchObject({ caseId: item.id, event: { type: 'case.link', ...link } })
  }
}

describe('A return visit', () => {
  it('opens the complaint that the customer raises, as theirs (P11)', () => {
    const visit = led(
      opened(paths.returnVisit, { ...inputs.returnVisit, earliestAt: monday }),
      [agent, accept],
      [agent, { type: 'contact.attempt', via: 'phone', dayPart: 0, reached: true }],
      [
        agent,
        {
          type: 'matter.raise',
          path: 'complaint',
          subject: 'The technician was rude',
          details: { about: 'service' },
        },
      ],
    )

    const step = opensLinked(visit, paths.complaint, 'complaint-1')

    expectTied(step, { kind: 'raised-by', from: 'complaint-1', to: 'case-1' })
    const taken = led(step.opened, [specialist, accept])
    expect(taken.case.state.context).toMatchObject({ customer, about: 'service', owner: specialist })
  })
})

describe('An inquiry that turns out to be a dispute', () => {
  it('moves to the dispute path with its history and its owner (P2, R1)', () => {
    const inquiry = led(opened(paths.inquiry, inputs.inquiry), [agent, accept])
    const { side, counterparty, order } = inputs.dispute
    const trade = { side, counterparty, order }

    const moved = moveCase(inquiry.case, paths.dispute, trade, {
      at: monday + 2 * minute,
      by: agent,
      charter,
    })

    if (!moved.ok) throw new Error(moved.refusal.message)
    const taken = led(moved, [specialist, accept])
    const history = [...inquiry.recorded, ...taken.recorded]
    expect(history.map(({ caseId, rev, event }) => [caseId, rev, event.type])).toEqual([
      ['case-1', 1, 'case.open'],
      ['case-1', 2, 'case.accept'],
      ['case-1', 3, 'case.move'],
      ['case-1', 4, 'case.accept'],
    ])
    expect(taken.case.state.context).toMatchObject({ owner: agent, handler: specialist, buyer: customer })
  })
})

describe('A complaint that is closed', () => {
  it('has its return visit scheduled within three days, and tied to it (F2, P11)', () => {
    const complaint = led(
      opened(paths.complaint, inputs.complaint),
      [specialist, accept],
      [specialist, { type: 'complaint.classify', kind: 'general' }],
      [specialist, reply],
      [specialist, feedback],
    )

    const { rule, ...step } = schedulesVisit(complaint, 'visit-1')

    expect(rule.id).toBe('F2')
    expectTied(step, { kind: 'follows-up', from: 'visit-1', to: 'case-1' })
    expect(step.linked.case.state.tags).toContain('closed')
    const { case: visit } = led(step.opened, [agent, accept])
    expect(visit.state.context).toMatchObject({ customer, rule: 'F2', followsUp: 'case-1' })
    // It closed on Monday the 2nd, so Thursday the 5th is the last day.
    expect(visit.state.context.deadlines).toEqual({ 'visit-due': Date.parse('2026-03-06T00:00+08:00') })
  })
})

describe("A fault at a customer's place", () => {
  it('opens a repair visit, which has its phone call scheduled within a week (P8, F3)', () => {
    const fault = led(
      opened(paths.fault, inputs.fault),
      [techie, accept],
      [techie, { type: 'visit.request', place: 'Shop 3', askedBy: 'department' }],
    )

    const asVisit = opensLinked(fault, paths.repairVisit, 'visit-1')

    expectTied(asVisit, { kind: 'visit-for', from: 'visit-1', to: 'case-1' })

    const window = { from: monday + 10 * minute, until: monday + 60 * minute }
    const arranged = { fault: 'Error 504', place: 'Shop 3', underContract: true, backedUp: true, ...window }
    const repaired = led(
      asVisit.opened,
      [agent, accept],
      [technician, { type: 'job.take', form: 'S-1' }],
      [technician, { type: 'visit.arrange', ...arranged }],
      [technician, { type: 'visit.begin' }],
      [technician, { type: 'contract.check', valid: true }],
      [technician, { type: 'backup.check', backup: 'there' }],
      [technician, { type: 'diagnosis.record', area: 'connections', finding: 'A loose plug', found: true }],
      [technician, { type: 'repair.apply', description: 'Plugged in', parts: [] }],
      [technician, { type: 'repair.test', passed: true }],
      [technician, { type: 'cause.explain', cause: 'A loose plug', use: 'Mind the cable', liable: false }],
      [customer, { type: 'form.sign', form: 'S-1' }],
    )
    const { rule, ...asCall } = schedulesVisit(repaired, 'call-1')

    expect(rule).toMatchObject({ id: 'F3', channel: 'phone' })
    expectTied(asCall, { kind: 'follows-up', from: 'call-1', to: 'visit-1' })
    const { case: call } = led(asCall.opened, [agent, accept])
    expect(call.state.context).toMatchObject({ customer, rule: 'F3', followsUp: 'visit-1' })
    expect(call.state.context.deadlines).toEqual({ 'visit-due': Date.parse('2026-03-10T00:00+08:00') })
  })
})
