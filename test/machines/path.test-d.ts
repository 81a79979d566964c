import {
  type BookingFile,
  type BookingPath,
  type CaseFile,
  type DisputeEffect,
  type DisputeEvent,
  type DisputeFile,
  type DisputeMachine,
  type DisputeOutcome,
  type DisputePath,
  disputeMachine,
  type EffectOf,
  type EquipmentFaultMachine,
  type EquipmentFaultPath,
  type EquipmentRecord,
  type EventOf,
  type ExpenseClaim,
  type ExpenseClaimEffect,
  type ExpenseClaimInput,
  type ExpenseClaimMachine,
  type ExpenseClaimPath,
  equipmentFaultMachine,
  expenseClaimMachine,
  type FaultEffect,
  type FaultEvent,
  type FaultFile,
  type FaultMachine,
  type FaultOutcome,
  type FaultPath,
  type FileOf,
  faultMachine,
  type IncidentRecord,
  type InputOf,
  type InquiryEffect,
  type InquiryEvent,
  type InquiryFile,
  type InquiryInput,
  type InquiryMachine,
  type InquiryOutcome,
  type InquiryPath,
  type InstallationEffect,
  type InstallationPath,
  inquiryMachine,
  type OrderInput,
  type OrderOutcome,
  type OrderPath,
  type OutcomeOf,
  type Path,
  paths,
  type RepairVisitEvent,
  type RepairVisitPath,
  type SafetyIncidentEffect,
  type SafetyIncidentMachine,
  type SafetyIncidentPath,
  type StageEffect,
  safetyIncidentMachine,
} from 'casewright'
import { describe, expectTypeOf, it } from 'vitest'
import { createActor, type EmittedFrom, type SnapshotFrom } from 'xstate'
import { cast, inputs, monday } from './cast.js'

const opening = { id: 'case-1', at: monday, by: cast.customer }

describe('A path, as TypeScript sees it', () => {
  it('is named by an interface, and so is its machine', () => {
    expectTypeOf(paths.inquiry).toEqualTypeOf<InquiryPath>()
    expectTypeOf(paths.dispute).toEqualTypeOf<DisputePath>()
    expectTypeOf(paths.fault).toEqualTypeOf<FaultPath>()
    expectTypeOf(paths.order).toEqualTypeOf<OrderPath>()
    expectTypeOf(paths.repairVisit).toEqualTypeOf<RepairVisitPath>()
    expectTypeOf(paths.installation).toEqualTypeOf<InstallationPath>()
    expectTypeOf(paths.booking).toEqualTypeOf<BookingPath>()
    expectTypeOf(inquiryMachine).toEqualTypeOf<InquiryMachine>()
    expectTypeOf(disputeMachine).toEqualTypeOf<DisputeMachine>()
    expectTypeOf(faultMachine).toEqualTypeOf<FaultMachine>()
  })

  it('has an input, events, a file, effects and an outcome', () => {
    expectTypeOf<InputOf<InquiryPath>>().toEqualTypeOf<InquiryInput>()
    expectTypeOf<EventOf<InquiryPath>>().toEqualTypeOf<InquiryEvent>()
    expectTypeOf<EventOf<DisputePath>>().toEqualTypeOf<DisputeEvent>()
    expectTypeOf<EventOf<FaultPath>>().toEqualTypeOf<FaultEvent>()
    expectTypeOf<FileOf<InquiryPath>>().toEqualTypeOf<InquiryFile>()
    expectTypeOf<FileOf<DisputePath>>().toEqualTypeOf<DisputeFile>()
    expectTypeOf<FileOf<FaultPath>>().toEqualTypeOf<FaultFile>()
    expectTypeOf<EffectOf<InquiryPath>>().toEqualTypeOf<InquiryEffect>()
    expectTypeOf<EffectOf<DisputePath>>().toEqualTypeOf<DisputeEffect>()
    expectTypeOf<EffectOf<FaultPath>>().toEqualTypeOf<FaultEffect>()
    expectTypeOf<OutcomeOf<InquiryPath>>().toEqualTypeOf<InquiryOutcome>()
    expectTypeOf<OutcomeOf<DisputePath>>().toEqualTypeOf<DisputeOutcome>()
    expectTypeOf<InputOf<OrderPath>>().toEqualTypeOf<OrderInput>()
    expectTypeOf<EventOf<RepairVisitPath>>().toEqualTypeOf<RepairVisitEvent>()
    expectTypeOf<FileOf<BookingPath>>().toExtend<BookingFile>()
    expectTypeOf<EffectOf<InstallationPath>>().toEqualTypeOf<InstallationEffect>()
    expectTypeOf<OutcomeOf<OrderPath>>().toExtend<OrderOutcome>()
    expectTypeOf<OutcomeOf<FaultPath>>().toEqualTypeOf<FaultOutcome>()
  })

  it('has selectors that read its own file', () => {
    type Standing = Parameters<(typeof paths.fault.selectors)['tried']>[0]

    expectTypeOf(paths.fault.selectors.tried).returns.toEqualTypeOf<readonly string[]>()
    expectTypeOf<SnapshotFrom<FaultMachine>>().toExtend<Standing>()
    expectTypeOf<SnapshotFrom<InquiryMachine>>().not.toExtend<Standing>()
  })

  it('of the house is named, and has a file and effects beside those of every path', () => {
    expectTypeOf(paths.equipmentFault).toEqualTypeOf<EquipmentFaultPath>()
    expectTypeOf(paths.safetyIncident).toEqualTypeOf<SafetyIncidentPath>()
    expectTypeOf(paths.expenseClaim).toEqualTypeOf<ExpenseClaimPath>()
    expectTypeOf(equipmentFaultMachine).toEqualTypeOf<EquipmentFaultMachine>()
    expectTypeOf(safetyIncidentMachine).toEqualTypeOf<SafetyIncidentMachine>()
    expectTypeOf(expenseClaimMachine).toEqualTypeOf<ExpenseClaimMachine>()
    expectTypeOf<InputOf<ExpenseClaimPath>>().toEqualTypeOf<ExpenseClaimInput>()
    expectTypeOf<FileOf<EquipmentFaultPath>>().toExtend<CaseFile & EquipmentRecord>()
    expectTypeOf<FileOf<SafetyIncidentPath>>().toExtend<CaseFile & IncidentRecord>()
    expectTypeOf<FileOf<ExpenseClaimPath>>().toExtend<CaseFile & ExpenseClaim>()
    expectTypeOf<ExpenseClaimEffect>().toExtend<EffectOf<ExpenseClaimPath>>()
    expectTypeOf<EffectOf<SafetyIncidentPath>>().toEqualTypeOf<StageEffect | SafetyIncidentEffect>()
  })

  it('is a path', () => {
    expectTypeOf<InquiryPath | DisputePath | FaultPath>().toExtend<Path>()
  })
})

describe('A machine under XState alone, as TypeScript sees it', () => {
  it('is started with its opening, whole', () => {
    createActor(inquiryMachine, { input: { ...inputs.inquiry, ...opening } })
    // @ts-expect-error a machine starts from an instant, and from somebody
    createActor(inquiryMachine, { input: inputs.inquiry })
    // @ts-expect-error a dispute has an order
    createActor(disputeMachine, { input: { ...inputs.inquiry, ...opening } })
  })

  it('takes its events with an instant and a sender, and those of time', () => {
    const actor = createActor(faultMachine, { input: { ...inputs.fault, ...opening } })
    const stamp = { at: monday, by: cast.techie }

    actor.send({ type: 'fix.confirm', ...stamp })
    actor.send({ type: 'deadline.reach', deadline: 'customer-reply', ...stamp })
    // @ts-expect-error an event has an instant and a sender
    actor.send({ type: 'fix.confirm' })
    // @ts-expect-error an event of the dispute path
    actor.send({ type: 'verdict.give', ...stamp })
  })

  it('emits its effects, told apart by their type', () => {
    const actor = createActor(disputeMachine, { input: { ...inputs.dispute, ...opening } })

    expectTypeOf<EmittedFrom<DisputeMachine>>().toEqualTypeOf<DisputeEffect>()
    actor.on('remedy.order', ({ orderNumber }) => expectTypeOf(orderNumber).toEqualTypeOf<string>())
    // @ts-expect-error an effect of the fault path
    actor.on('department.notify', () => undefined)
  })

  it('has a snapshot with its file, its tags and its states', () => {
    const snapshot = createActor(inquiryMachine, { input: { ...inputs.inquiry, ...opening } }).getSnapshot()

    expectTypeOf(snapshot.context).toEqualTypeOf<InquiryFile>()
    snapshot.hasTag('awaitingCustomer')
    // @ts-expect-error there is no such tag
    snapshot.hasTag('asleep')
    snapshot.matches({ open: 'replying' })
    // @ts-expect-error there is no such state
    snapshot.matches({ open: 'sleeping' })
  })
})
