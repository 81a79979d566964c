import {
  act,
  type Case,
  type CaseOf,
  type CaseRecord,
  charters,
  type DisputeEffect,
  type DisputeFile,
  type DisputePath,
  elapse,
  type FaultPath,
  nextDueAt,
  openCase,
  type Party,
  type Path,
  paths,
  permittedEvents,
  type Refusal,
} from 'casewright'
import type { ServiceLevelFact } from 'casewright/policies'
import { describe, expectTypeOf, it } from 'vitest'
import { cast, inputs, monday } from '../machines/cast.js'

const deed = { at: monday, by: cast.agent, charter: charters.topUp }
const opened = openCase(paths.dispute, inputs.dispute, { id: 'case-1', ...deed })

describe('openCase, as TypeScript sees it', () => {
  it('gives a case of its path', () => {
    expectTypeOf(opened.case).toEqualTypeOf<CaseOf<DisputePath>>()
    expectTypeOf(opened.case.path).toEqualTypeOf<'dispute'>()
    expectTypeOf(opened.case.state.context).toEqualTypeOf<DisputeFile>()
    expectTypeOf(opened.emitted).toEqualTypeOf<readonly (DisputeEffect | ServiceLevelFact)[]>()
    expectTypeOf(opened.recorded).toEqualTypeOf<readonly CaseRecord[]>()
  })

  it('wants the input of the path, whole', () => {
    // @ts-expect-error a dispute has an order and a counterparty
    openCase(paths.dispute, inputs.inquiry, { id: 'case-1', ...deed })
    // @ts-expect-error there is no channel "smoke"
    openCase(paths.inquiry, { ...inputs.inquiry, contact: { channel: 'smoke' } }, { id: 'case-1', ...deed })
    // @ts-expect-error an agent is no customer
    openCase(paths.inquiry, { ...inputs.inquiry, customer: cast.agent }, { id: 'case-1', ...deed })
    // @ts-expect-error a case has an id
    openCase(paths.inquiry, inputs.inquiry, deed)
  })
})

describe('act, as TypeScript sees it', () => {
  const item = opened.case

  it('takes the events of the path alone', () => {
    act(item, { type: 'evidence.add', side: 'buyer', kind: 'log', summary: 'The log' }, deed)
    // @ts-expect-error no path has such an event
    act(item, { type: 'case.acept' }, deed)
    // @ts-expect-error an event of the fault path
    act(item, { type: 'fix.confirm' }, deed)
    // @ts-expect-error time alone sends it
    act(item, { type: 'deadline.reach', deadline: 'promise' }, deed)
  })

  it('wants an event whole, and nothing besides', () => {
    // @ts-expect-error a reply has a text
    act(item, { type: 'reply.send' }, deed)
    // @ts-expect-error there is no side "middleman"
    act(item, { type: 'evidence.add', side: 'middleman', kind: 'log', summary: 'The log' }, deed)
    // @ts-expect-error acceptance has no reason
    act(item, { type: 'case.accept', reason: 'mine' }, deed)
  })

  it('wants a party of a role that there is', () => {
    // @ts-expect-error there is no role "boss"
    act(item, { type: 'case.accept' }, { ...deed, by: { id: 'b', role: 'boss' } })
    // @ts-expect-error there is no leaning "left"
    act(item, { type: 'case.accept' }, { ...deed, by: { id: 'b', role: 'service-agent', leaning: 'left' } })
    // @ts-expect-error somebody has to do it
    act(item, { type: 'case.accept' }, { at: monday, charter: charters.topUp })
  })

  it('tells a refusal from a step', () => {
    const result = act(item, { type: 'case.accept' }, deed)

    expectTypeOf(result.case).toEqualTypeOf<CaseOf<DisputePath>>()
    if (result.ok) {
      expectTypeOf(result.emitted).toEqualTypeOf<readonly (DisputeEffect | ServiceLevelFact)[]>()
      // @ts-expect-error a step has no refusal
      result.refusal
    } else {
      expectTypeOf(result.refusal).toEqualTypeOf<Refusal>()
      // @ts-expect-error a refusal has no effects
      result.emitted
    }
  })

  it('tells effects apart by their type', () => {
    for (const effect of elapse(item, deed).emitted) {
      if (effect.type === 'remedy.order') expectTypeOf(effect.orderNumber).toEqualTypeOf<string>()
      if (effect.type === 'customer.notify' && effect.about === 'promised') {
        expectTypeOf(effect.dueAt).toEqualTypeOf<number>()
      }
      // @ts-expect-error an effect of the fault path
      if (effect.type === 'department.notify') return
    }
  })

  it('does not let a case be altered', () => {
    // @ts-expect-error a case is a value
    item.rev = 2
    // @ts-expect-error so is its file
    item.state.context.owner = null
  })
})

describe('permittedEvents, as TypeScript sees it', () => {
  it('names events of the path', () => {
    const permitted = permittedEvents(opened.case, cast.agent, charters.topUp)

    expectTypeOf<'verdict.give'>().toExtend<(typeof permitted)[number]>()
    expectTypeOf<'fix.apply'>().not.toExtend<(typeof permitted)[number]>()
  })
})

describe('A case that comes from a store', () => {
  const stored = {} as Case

  it('is stored as what every case is', () => {
    expectTypeOf(opened.case).toExtend<Case>()
    expectTypeOf<CaseOf>().toExtend<Case>()
  })

  it('is acted on with any event, which is checked when it comes', () => {
    const result = act(stored, { type: 'evidence.add', side: 'buyer' }, deed)

    expectTypeOf(result.case).toEqualTypeOf<CaseOf>()
    expectTypeOf(nextDueAt(stored)).toEqualTypeOf<number | null>()
    expectTypeOf(permittedEvents(stored, {} as Party, charters.topUp)).toEqualTypeOf<readonly string[]>()
    elapse(stored, deed)
    // @ts-expect-error an event has a type
    act(stored, { side: 'buyer' }, deed)
  })

  it('is taken for one of a path by whoever knows better', () => {
    const known = stored as CaseOf<FaultPath>

    expectTypeOf(known.state.context.tried).toEqualTypeOf<readonly string[]>()
  })

  it('is any case', () => {
    expectTypeOf(opened.case).toExtend<CaseOf>()
    expectTypeOf(paths.fault).toExtend<Path>()
  })
})
