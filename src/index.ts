export { act } from './cases/act.js'
export type { CaseOf, Deed, EmittedOf, Moment, Refused, RequestOf, Step, Taken } from './cases/case.js'
export { type CaseFactsOptions, caseFacts } from './cases/case-facts.js'
export { changeCharter } from './cases/change-charter.js'
export { nextDueAt } from './cases/due.js'
export { elapse } from './cases/elapse.js'
export { explainClock } from './cases/explain-clock.js'
export { type LinkedDeed, linkCase, openLinked } from './cases/link-case.js'
export { type MigratedState, type Migration, type Migrations, migrateCase } from './cases/migrate.js'
export { moveCase, type Supplement } from './cases/move-case.js'
export { openCase } from './cases/open-case.js'
export { permittedEvents } from './cases/permission.js'
export { CharterData, defineCharter } from './charters/charter.js'
export * as charters from './charters/departments.js'
export { type CharterChanges, diffCharters } from './charters/diff-charters.js'
export { Scoring } from './charters/scoring.js'
export type { Charter, PathMap } from './charters/ties.js'
export {
  type BookingMachine,
  type BookingPath,
  bookingMachine,
  bookingPath,
} from './machines/booking/booking.path.js'
export {
  type BookingEffect,
  type BookingEvent,
  type BookingFile,
  BookingInput,
  type BookingOutcome,
  type BookingSettlement,
} from './machines/booking/booking.schema.js'
export {
  ComplaintEvent,
  type ComplaintFile,
  type ComplaintMachine,
  type ComplaintOutcome,
  type ComplaintPath,
  complaintMachine,
  complaintPath,
} from './machines/complaint/complaint.path.js'
export {
  ComplaintAbout,
  type ComplaintEffect,
  ComplaintInput,
  ComplaintKind,
  type ComplaintNotes,
  type ComplaintSettlement,
} from './machines/complaint/complaint.schema.js'
export {
  type DefinedPath,
  definePath,
  type EventSchema,
  type EventWith,
  type PathDefinition,
  type PathMachine,
  type PathOutline,
  type Surroundings,
} from './machines/define-path.js'
export { type DisputeMachine, disputeMachine } from './machines/dispute/dispute.machine.js'
export { type DisputePath, disputePath } from './machines/dispute/dispute.path.js'
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
} from './machines/dispute/dispute.schema.js'
export {
  EquipmentFaultEvent,
  type EquipmentFaultMachine,
  type EquipmentFaultPath,
  equipmentFaultMachine,
  equipmentFaultPath,
} from './machines/equipment-fault/equipment-fault.path.js'
export {
  type EquipmentFaultEffect,
  EquipmentFaultInput,
  type EquipmentRecord,
  EquipmentRemedy,
  type EquipmentStep,
} from './machines/equipment-fault/equipment-fault.schema.js'
export {
  ExpenseClaimEvent,
  type ExpenseClaimMachine,
  type ExpenseClaimPath,
  expenseClaimMachine,
  expenseClaimPath,
} from './machines/expense-claim/expense-claim.path.js'
export {
  type ClaimApproval,
  type ClaimRejection,
  type ExpenseClaim,
  type ExpenseClaimEffect,
  ExpenseClaimInput,
  Invoice,
} from './machines/expense-claim/expense-claim.schema.js'
export { type FaultMachine, faultMachine } from './machines/fault/fault.machine.js'
export { type FaultPath, faultPath } from './machines/fault/fault.path.js'
export {
  type FaultEffect,
  FaultEvent,
  type FaultFile,
  FaultInput,
  type FaultOpening,
  type FaultOutcome,
  Resolution,
} from './machines/fault/fault.schema.js'
export { type InquiryMachine, inquiryMachine } from './machines/inquiry/inquiry.machine.js'
export { type InquiryPath, inquiryPath } from './machines/inquiry/inquiry.path.js'
export {
  type InquiryEffect,
  InquiryEvent,
  type InquiryFile,
  InquiryInput,
  type InquiryOpening,
  type InquiryOutcome,
} from './machines/inquiry/inquiry.schema.js'
export {
  type InstallationMachine,
  type InstallationPath,
  installationMachine,
  installationPath,
} from './machines/installation/installation.path.js'
export {
  type InstallationEffect,
  type InstallationEvent,
  type InstallationFile,
  InstallationInput,
  type InstallationOutcome,
} from './machines/installation/installation.schema.js'
export { type OrderMachine, type OrderPath, orderMachine, orderPath } from './machines/order/order.path.js'
export {
  type OrderEffect,
  type OrderEvent,
  type OrderFile,
  OrderInput,
  OrderMatter,
  type OrderOutcome,
  type OrderSettlement,
} from './machines/order/order.schema.js'
export type { EffectOf, EventOf, FileOf, InputOf, OutcomeOf, Path, Standing } from './machines/path.js'
export * as paths from './machines/paths.js'
export {
  type RepairVisitMachine,
  type RepairVisitPath,
  repairVisitMachine,
  repairVisitPath,
} from './machines/repair-visit/repair-visit.path.js'
export {
  ContactAttempt,
  DiagnosisArea,
  type RepairVisitEffect,
  type RepairVisitEvent,
  type RepairVisitFile,
  RepairVisitInput,
  type RepairVisitOutcome,
  VisitAskedBy,
} from './machines/repair-visit/repair-visit.schema.js'
export {
  ReturnVisitEvent,
  type ReturnVisitFile,
  type ReturnVisitMachine,
  type ReturnVisitOutcome,
  type ReturnVisitPath,
  returnVisitMachine,
  returnVisitPath,
} from './machines/return-visit/return-visit.path.js'
export {
  type Opinion,
  type ReturnVisitEffect,
  ReturnVisitInput,
  type ReturnVisitNotes,
} from './machines/return-visit/return-visit.schema.js'
export {
  SafetyIncidentEvent,
  type SafetyIncidentMachine,
  type SafetyIncidentPath,
  safetyIncidentMachine,
  safetyIncidentPath,
} from './machines/safety-incident/safety-incident.path.js'
export {
  type AssignedAction,
  CorrectiveAction,
  EmergencyMeasure,
  type IncidentDeed,
  type IncidentRecord,
  Responsibility,
  type SafetyIncidentEffect,
  SafetyIncidentInput,
} from './machines/safety-incident/safety-incident.schema.js'
export {
  type Carried,
  type CaseFile,
  CaseInput,
  defaultLimits,
  type Ending,
  Limits,
  type Opening,
  type Outcome,
} from './machines/stages/case-file.js'
export { Department, type DepartmentFile, type DepartmentNotice } from './machines/stages/department.js'
export { type Held, holdersOf } from './machines/stages/holders.js'
export type { StageMeta, StageTag } from './machines/stages/path-setup.js'
export type {
  CustomerNotice,
  FollowUpSchedule,
  LinkedCaseOpen,
  StageEffect,
} from './machines/stages/stage-effects.js'
export {
  type DeadlineReach,
  frontDesk,
  type StageEvent,
  type Stamped,
} from './machines/stages/stage-events.js'
export type { OneOrMore, Way, Ways, WorkState, WorkStates } from './machines/stages/work-states.js'
export { type Rule, type Rules, writing } from './machines/stages/writing.js'
export {
  SuggestionEvent,
  type SuggestionFile,
  type SuggestionMachine,
  type SuggestionOutcome,
  type SuggestionPath,
  suggestionMachine,
  suggestionPath,
} from './machines/suggestion/suggestion.path.js'
export {
  Plan,
  type SuggestionDecision,
  type SuggestionEffect,
  SuggestionInput,
  type SuggestionNotes,
} from './machines/suggestion/suggestion.schema.js'
export { AppraisalForm, Commendation, Offence, RaterGroup, Rating } from './vocabulary/appraisal.js'
export { CalendarDefinition } from './vocabulary/calendar.js'
export { Case, StateValue } from './vocabulary/case.js'
export { CaseFacts } from './vocabulary/case-facts.js'
export { DisclosureRules, IdentityRules, Sensitivity } from './vocabulary/confidentiality.js'
export { Channel, Contact } from './vocabulary/contact.js'
export { CustomerGradeRule, CustomerGrading, CustomerStanding } from './vocabulary/customer-grade.js'
export { LocalDate, Month } from './vocabulary/date.js'
export { DutyRota } from './vocabulary/duty-rota.js'
export { CasewrightError, type CasewrightErrorCode, isCasewrightError } from './vocabulary/errors.js'
export { EscalationLadder, EscalationRung } from './vocabulary/escalation.js'
export { Evidence, EvidenceKind } from './vocabulary/evidence.js'
export { Feedback } from './vocabulary/feedback.js'
export { FileNumbering } from './vocabulary/file-number.js'
export { DayCount, FollowUpOccasion, FollowUpRule, FollowUpRules } from './vocabulary/follow-up.js'
export { IndicatorTarget, MeanName, RateName } from './vocabulary/indicator-target.js'
export { LedgerEntry } from './vocabulary/ledger.js'
export { UpwardReports } from './vocabulary/liability.js'
export { CaseLink, LinkKind } from './vocabulary/link.js'
export { MatterRecord } from './vocabulary/matter-record.js'
export { Money } from './vocabulary/money.js'
export { Customer, Leaning, Party, Role } from './vocabulary/party.js'
export { BonusRules, PointRules } from './vocabulary/pay-rules.js'
export { Priority, Severity, Urgency } from './vocabulary/priority.js'
export { PriorityMatrix } from './vocabulary/priority-matrix.js'
export { ReplyPromise } from './vocabulary/promise.js'
export { CaseRecord } from './vocabulary/record.js'
export { Refusal, RefusalCode } from './vocabulary/refusal.js'
export { Reply } from './vocabulary/reply.js'
export { Retention, RetentionRule } from './vocabulary/retention.js'
export { Mark, Review, ReviewPurpose } from './vocabulary/review.js'
export { RosterRules } from './vocabulary/roster-rules.js'
export { AgentAtWork, AgentNeed, MatchCriterion, RoutingRules } from './vocabulary/routing.js'
export { HandledRecord, ReviewSampling } from './vocabulary/sampling.js'
export { Scorecard, ScorecardCategory } from './vocabulary/scorecard.js'
export { ClockMark, ServiceClock } from './vocabulary/service-clock.js'
export {
  Condition,
  ServiceLength,
  ServiceLimit,
  ServicePolicyData,
  ServiceTarget,
  ServiceWarning,
  TargetMatch,
} from './vocabulary/service-level.js'
export { ShiftChecklist } from './vocabulary/shift-checklist.js'
export { Id, Text } from './vocabulary/text.js'
export { DurationMs, Instant } from './vocabulary/time.js'
export { TrainingRecord, TrainingRules } from './vocabulary/training.js'
export { TriageContact, TriageRule, TriageRules } from './vocabulary/triage.js'
export { ChatMessage, Wording, WordingRule } from './vocabulary/wording.js'
