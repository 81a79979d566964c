export { type AppealMachine, appealMachine } from './appeal/appeal.machine.js'
export { type AppealPath, appealPath } from './appeal/appeal.path.js'
export {
  type AppealDecision,
  type AppealEffect,
  type AppealEnding,
  AppealEvent,
  type AppealFile,
  AppealInput,
  type AppealOpening,
  type AppealOutcome,
  ContestedRecord,
  Rescore,
} from './appeal/appeal.schema.js'
export { type BookingMachine, type BookingPath, bookingMachine, bookingPath } from './booking/booking.path.js'
export {
  type BookingEffect,
  type BookingEvent,
  type BookingFile,
  BookingInput,
  type BookingOutcome,
  type BookingSettlement,
} from './booking/booking.schema.js'
export {
  ComplaintEvent,
  type ComplaintFile,
  type ComplaintMachine,
  type ComplaintOutcome,
  type ComplaintPath,
  complaintMachine,
  complaintPath,
} from './complaint/complaint.path.js'
export {
  ComplaintAbout,
  type ComplaintEffect,
  ComplaintInput,
  ComplaintKind,
  type ComplaintNotes,
  type ComplaintSettlement,
} from './complaint/complaint.schema.js'
export {
  type DefinedPath,
  definePath,
  type EventSchema,
  type EventWith,
  type PathDefinition,
  type PathMachine,
  type PathOutline,
  type Surroundings,
} from './define-path.js'
export { type DisputeMachine, disputeMachine } from './dispute/dispute.machine.js'
export { type DisputePath, disputePath } from './dispute/dispute.path.js'
export {
  type DisputeEffect,
  DisputeEvent,
  type DisputeFile,
  DisputeInput,
  type DisputeOpening,
  type DisputeOutcome,
  Remedy,
  Side,
  Verdict,
} from './dispute/dispute.schema.js'
export {
  EquipmentFaultEvent,
  type EquipmentFaultMachine,
  type EquipmentFaultPath,
  equipmentFaultMachine,
  equipmentFaultPath,
} from './equipment-fault/equipment-fault.path.js'
export {
  type EquipmentFaultEffect,
  EquipmentFaultInput,
  type EquipmentRecord,
  EquipmentRemedy,
  type EquipmentStep,
} from './equipment-fault/equipment-fault.schema.js'
export {
  ExpenseClaimEvent,
  type ExpenseClaimMachine,
  type ExpenseClaimPath,
  expenseClaimMachine,
  expenseClaimPath,
} from './expense-claim/expense-claim.path.js'
export {
  type ClaimApproval,
  type ClaimRejection,
  type ExpenseClaim,
  type ExpenseClaimEffect,
  ExpenseClaimInput,
  Invoice,
} from './expense-claim/expense-claim.schema.js'
export { type FaultMachine, faultMachine } from './fault/fault.machine.js'
export { type FaultPath, faultPath } from './fault/fault.path.js'
export {
  type FaultEffect,
  FaultEvent,
  type FaultFile,
  FaultInput,
  type FaultOpening,
  type FaultOutcome,
  Resolution,
} from './fault/fault.schema.js'
export { type InquiryMachine, inquiryMachine } from './inquiry/inquiry.machine.js'
export { type InquiryPath, inquiryPath } from './inquiry/inquiry.path.js'
export {
  type InquiryEffect,
  InquiryEvent,
  type InquiryFile,
  InquiryInput,
  type InquiryOpening,
  type InquiryOutcome,
} from './inquiry/inquiry.schema.js'
export {
  type InstallationMachine,
  type InstallationPath,
  installationMachine,
  installationPath,
} from './installation/installation.path.js'
export {
  type InstallationEffect,
  type InstallationEvent,
  type InstallationFile,
  InstallationInput,
  type InstallationOutcome,
} from './installation/installation.schema.js'
export { type OrderMachine, type OrderPath, orderMachine, orderPath } from './order/order.path.js'
export {
  type OrderEffect,
  type OrderEvent,
  type OrderFile,
  OrderInput,
  OrderMatter,
  type OrderOutcome,
  type OrderSettlement,
} from './order/order.schema.js'
export type { EffectOf, EventOf, FileOf, InputOf, OutcomeOf, Path, Standing } from './path.js'
export * as paths from './paths.js'
export {
  type RepairVisitMachine,
  type RepairVisitPath,
  repairVisitMachine,
  repairVisitPath,
} from './repair-visit/repair-visit.path.js'
export {
  ContactAttempt,
  DiagnosisArea,
  type RepairVisitEffect,
  type RepairVisitEvent,
  type RepairVisitFile,
  RepairVisitInput,
  type RepairVisitOutcome,
  VisitAskedBy,
} from './repair-visit/repair-visit.schema.js'
export {
  ReturnVisitEvent,
  type ReturnVisitFile,
  type ReturnVisitMachine,
  type ReturnVisitOutcome,
  type ReturnVisitPath,
  returnVisitMachine,
  returnVisitPath,
} from './return-visit/return-visit.path.js'
export {
  type Opinion,
  type ReturnVisitEffect,
  ReturnVisitInput,
  type ReturnVisitNotes,
} from './return-visit/return-visit.schema.js'
export {
  SafetyIncidentEvent,
  type SafetyIncidentMachine,
  type SafetyIncidentPath,
  safetyIncidentMachine,
  safetyIncidentPath,
} from './safety-incident/safety-incident.path.js'
export {
  type AssignedAction,
  CorrectiveAction,
  EmergencyMeasure,
  type IncidentDeed,
  type IncidentRecord,
  Responsibility,
  type SafetyIncidentEffect,
  SafetyIncidentInput,
} from './safety-incident/safety-incident.schema.js'
export {
  type Carried,
  type CaseFile,
  CaseInput,
  defaultLimits,
  type Ending,
  Limits,
  type Opening,
  type Outcome,
} from './stages/case-file.js'
export { Department, type DepartmentFile, type DepartmentNotice } from './stages/department.js'
export { type Held, holdersOf } from './stages/holders.js'
export type { StageMeta, StageTag } from './stages/path-setup.js'
export type {
  CustomerNotice,
  FollowUpSchedule,
  LinkedCaseOpen,
  StageEffect,
} from './stages/stage-effects.js'
export { type DeadlineReach, frontDesk, type StageEvent, type Stamped } from './stages/stage-events.js'
export type { OneOrMore, Way, Ways, WorkState, WorkStates } from './stages/work-states.js'
export { type Rule, type Rules, writing } from './stages/writing.js'
export {
  SuggestionEvent,
  type SuggestionFile,
  type SuggestionMachine,
  type SuggestionOutcome,
  type SuggestionPath,
  suggestionMachine,
  suggestionPath,
} from './suggestion/suggestion.path.js'
export {
  Plan,
  type SuggestionDecision,
  type SuggestionEffect,
  SuggestionInput,
  type SuggestionNotes,
} from './suggestion/suggestion.schema.js'
