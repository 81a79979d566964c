export type { ArrivalProfile } from './calibration/arrival-profile.js'
export {
  type CalibratedStage,
  type CalibrateOptions,
  type Calibration,
  calibrate,
  type LogRow,
} from './calibration/calibrate.js'
export type { CaseListener, KeptCase } from './engine/course.js'
export { type Progress, type ReplicateOptions, replicate } from './replicate.js'
export {
  type CompareOptions,
  type Comparison,
  compare,
  compareRuns,
  type Difference,
  type GroupDifferences,
  type StreamDifferences,
} from './report/compare.js'
export { type PageOptions, reportHtml } from './report/html/report-html.js'
export type {
  AgentDay,
  Censored,
  Durations,
  Figure,
  GroupFigures,
  Histogram,
  Quantiles,
  QueueModel,
  SimulationReport,
  SlotFigures,
  StaffingFigures,
  StreamFigures,
  TargetFigures,
} from './report/report.js'
export { simulate, type TrialOptions, type Until } from './report/simulate.js'
export { type ReportOptions, summarize } from './report/summarize.js'
export { reportText } from './report/text/report-text.js'
export {
  type GroupRun,
  type GroupSlots,
  type Run,
  type SpanKind,
  type Spans,
  type StageTally,
  type StreamRun,
  type StreamSlots,
  spanKinds,
  type TargetTally,
} from './run.js'
export { type RunOptions, runOnce } from './run-once.js'
export { Arrivals } from './scenario/arrivals.js'
export {
  defineScenario,
  parseScenario,
  type Scenario,
  type ScenarioInput,
} from './scenario/define-scenario.js'
export { Distribution } from './scenario/distribution.js'
export { Break, Group, Shift, ShiftEnd } from './scenario/group.js'
export { PickRule, ScenarioData } from './scenario/scenario.js'
export {
  CaseStep,
  CaseStream,
  ContactStream,
  GroupChoice,
  Retries,
  StepOutcome,
} from './scenario/stream.js'
export { type CapacityOptions, type CapacityRow, capacityTable } from './staffing/capacity-table.js'
export {
  type HalfHourTarget,
  type RequiredStaff,
  type RequiredStaffOptions,
  requiredStaff,
  type StaffedHalfHour,
} from './staffing/required-staff.js'
export { type BatchMeans, type BatchQuestion, batchMeans } from './statistics/batch-means.js'
export type { Confidence, Estimate } from './statistics/estimate.js'
export { meanEstimate } from './statistics/mean-estimate.js'
export { pairedDifference, pairedRatioDifference } from './statistics/paired-difference.js'
export { isPreciseEnough, type Precision } from './statistics/precision.js'
export {
  type CensoredSample,
  productLimitQuantiles,
  type QuantileQuestion,
  quantileEstimates,
} from './statistics/quantile-estimate.js'
export { type RatioPart, ratioEstimate } from './statistics/ratio-estimate.js'
export { shareEstimate } from './statistics/share-estimate.js'
export { warmUpLength } from './statistics/warm-up-length.js'
