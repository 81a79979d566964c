export type { CalendarDefinition } from '../vocabulary/calendar.js'
export type { ClockMark, ServiceClock } from '../vocabulary/service-clock.js'
export type {
  Condition,
  ServiceLength,
  ServiceLimit,
  ServicePolicyData,
  ServiceTarget,
  ServiceWarning,
  TargetMatch,
} from '../vocabulary/service-level.js'
export { handbookAppraisal } from './appraisal/appraisal-form.js'
export {
  type Appraisal,
  type AppraisalSheet,
  appraise,
  type ColumnScore,
  defaultRaterWeights,
  type ItemScore,
  type RaterWeights,
} from './appraisal/appraise.js'
export type { Praise } from './appraisal/praise.js'
export { defaultGrades, type GradeScale, type Rank, rank } from './appraisal/rank.js'
export {
  answerShortfall,
  type CoachingTopic,
  coachingTopics,
  defaultShortfallRules,
  type ShortfallAnswer,
  type ShortfallRules,
  type ShortfallStep,
} from './appraisal/shortfall.js'
export {
  handbookYear,
  type YearOfAppraisals,
  type YearPart,
  type YearTotal,
  type YearWeights,
  yearTotal,
} from './appraisal/year-total.js'
export { alwaysOpen } from './business-time/always-open.js'
export {
  type Boundary,
  type Calendar,
  createCalendar,
} from './business-time/calendar.js'
export { serviceDisclosure } from './confidentiality/disclosure-rules.js'
export {
  type IdentityAnswer,
  type IdentityStanding,
  identityStanding,
  serviceIdentity,
} from './confidentiality/identity.js'
export {
  type PersonalData,
  type PersonalDataKind,
  type Redacted,
  redact,
} from './confidentiality/redact.js'
export { type CaseView, type ViewableCase, viewFor } from './confidentiality/view-for.js'
export { type CustomerGrade, gradeCustomer, serviceGrades } from './customers/customer-grade.js'
export { type Climb, type ClimbingCase, climb, type DueRung } from './escalation/climb.js'
export { serviceLadder } from './escalation/service-ladder.js'
export { type FollowUpCoverage, type FollowUpMade, followUpCoverage } from './follow-up/coverage.js'
export { type FollowUp, type FollowUpCause, followUpFor } from './follow-up/follow-up-for.js'
export { handbookFollowUp } from './follow-up/handbook-follow-up.js'
export { type NextAttempt, nextAttempt } from './follow-up/next-attempt.js'
export type { GroupIndicators, Indicators, Measure } from './indicators/group-indicators.js'
export { type IndicatorCounter, type IndicatorOptions, indicators } from './indicators/indicators.js'
export { type GroupRank, rankGroups } from './indicators/rank-groups.js'
export type { GroupTally, ValueTally } from './indicators/tally.js'
export {
  againstTargets,
  handbookTargets,
  satisfactionFloor,
  type TargetResult,
} from './indicators/targets.js'
export { type Interval, wilsonInterval } from './indicators/wilson-interval.js'
export { type ApologyVerdict, createApologyCheck, type ReplyToCheck } from './liability/apology-check.js'
export { chineseApologies, englishApologies } from './liability/apology-wording.js'
export { reportUpward, serviceReports } from './liability/report-upward.js'
export { type Bonus, bonusOf } from './pay/bonus.js'
export type { DayOfPoints, FailedRecord } from './pay/day-points.js'
export { type FailedRecordOptions, failedRecords, type JudgedRecord } from './pay/failed-records.js'
export { appendToLedger, type Correction } from './pay/ledger.js'
export { bonusRules, defaultPointRules, handbookBonus } from './pay/pay-rules.js'
export { type MonthPlan, type PointsInMonth, pointsInMonth } from './pay/points-in-month.js'
export {
  type PayRules,
  type Statement,
  type StatementNote,
  type StatementRequest,
  statementsOf,
} from './pay/statement.js'
export { statementText } from './pay/statement-text.js'
export { chineseStatement, englishStatement, type StatementWords } from './pay/statement-words.js'
export { orderOfWork, type PlacedWork, type RankedWork } from './priority/order-of-work.js'
export { serviceMatrix } from './priority/service-matrix.js'
export { chineseEmptyPromises, englishEmptyPromises } from './promises/empty-promises.js'
export { type PromiseStanding, promiseStanding } from './promises/promise-standing.js'
export { type PromiseTally, tallyPromises } from './promises/tally-promises.js'
export type { Agreement } from './quality/agreement.js'
export { type AnonymousRecord, anonymise } from './quality/anonymise.js'
export { appraisalRetention } from './quality/appraisal-retention.js'
export {
  type Calibration,
  type CategoryCalibration,
  calibrateReviewers,
} from './quality/calibrate-reviewers.js'
export { chineseWording } from './quality/chinese-wording.js'
export { cohensKappa, type KappaOptions } from './quality/cohens-kappa.js'
export { type DueRecord, dueForErasure, type RetainedRecord } from './quality/due-for-erasure.js'
export { englishWording } from './quality/english-wording.js'
export { type AlphaLevel, krippendorffsAlpha } from './quality/krippendorffs-alpha.js'
export { type Draw, type MeanScore, meanScore } from './quality/mean-score.js'
export { type NearMisses, nearMisses } from './quality/near-misses.js'
export {
  type Attention,
  type DayPicks,
  pickForReview,
  type ReviewPick,
} from './quality/pick-for-review.js'
export { type CategoryScore, type ReviewScore, scoreReview } from './quality/score-review.js'
export { topUpSampling } from './quality/top-up-sampling.js'
export { topUpScorecard } from './quality/top-up-scorecard.js'
export { createWordingCheck, type WordingFinding } from './quality/wording-check.js'
export { createRandom, type Random } from './random.js'
export { type RetainedCase, retainedCase, serviceRetention } from './records/case-retention.js'
export { complaintReport, type DepartmentReport } from './records/complaint-report.js'
export { type AgentDay, type DailyDigest, type DayProblem, dailyDigest } from './records/daily-digest.js'
export {
  type FileNumberParts,
  handbookNumbering,
  nextFileNumber,
  readFileNumber,
} from './records/file-number.js'
export { type HotTopic, hotTopics } from './records/hot-topics.js'
export { type Spread, type SpreadLine, spreadOf } from './records/spread.js'
export { type Assignment, assign } from './routing/assign.js'
export { assignQueue, type QueuedCase, type QueuePlace } from './routing/assign-queue.js'
export { startingShare } from './routing/choose.js'
export { handbookRouting } from './routing/handbook-routing.js'
export { advance } from './service-levels/advance.js'
export type { ClockChangeKind } from './service-levels/change.js'
export { createDueIndex, type DueEntry, type DueIndex } from './service-levels/due-index.js'
export { type ClockEvent, type ClockStory, explain } from './service-levels/explain.js'
export type {
  ClockStep,
  LevelBreached,
  LevelMet,
  LevelWarned,
  ServiceLevelFact,
} from './service-levels/facts.js'
export type { ClockFacts, Observation } from './service-levels/observation.js'
export { nextDueAt, passTime } from './service-levels/pass-time.js'
export {
  agentWorkTime,
  deskTime,
  feedbackGiven,
  firstResolution,
  firstResponse,
  followUpWindow,
  nextResponse,
  periodicUpdate,
  promiseKept,
  requesterWait,
  ringCount,
  type TargetTerms,
  totalResolution,
} from './service-levels/presets.js'
export { type ClockReading, readClock } from './service-levels/read-clock.js'
export { type CaseClocks, recalculate } from './service-levels/recalculate.js'
export { type PolicyInForce, replay } from './service-levels/replay.js'
export { type ServicePolicy, servicePolicy } from './service-levels/service-policy.js'
export { checkRoster, type RosterFinding } from './staff/check-roster.js'
export { drawUpRoster } from './staff/draw-up-roster.js'
export { type DutyWeek, dutyWeek } from './staff/duty-week.js'
export type { RosterAgent, RosterShift } from './staff/roster.js'
export { closeShift, type ShiftClosing, sixDontLeaves } from './staff/shift-closing.js'
export { handbookTraining, type TrainingStanding, trainingStanding } from './staff/training-standing.js'
export { erlangA, type QueueFigures } from './staffing/erlang-a.js'
export { erlangB } from './staffing/erlang-b.js'
export { erlangC } from './staffing/erlang-c.js'
export { type FiniteQueue, type FiniteQueueFigures, finiteQueue } from './staffing/finite-queue.js'
export { type CapacityQuestion, mostArrivalsPerHour, mostLoad } from './staffing/most-arrivals.js'
export {
  pollaczekKhinchine,
  type SingleAgentFigures,
  type SingleAgentQueue,
} from './staffing/pollaczek-khinchine.js'
export { type ClassFigures, type PriorityQueue, priorityQueue } from './staffing/priority-queue.js'
export type { StaffedQueue, Workload } from './staffing/queue.js'
export {
  type RequiredAgents,
  requiredAgents,
  type StaffingQuestion,
  type StaffingTarget,
} from './staffing/required-agents.js'
export { type AnswerWithin, type ServiceLevelDefinition, serviceLevel } from './staffing/service-level.js'
export { halfinWhitt, squareRootStaffing } from './staffing/square-root-staffing.js'
export { createTriage, type Triage, type TriageDecision } from './triage/create-triage.js'
export { handbookTriage } from './triage/handbook-triage.js'
