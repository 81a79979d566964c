import type { TrainingRecord, TrainingRules } from '../../vocabulary/training.js'

/**
 * Three training days, an exam before working, then one-to-one mentoring by an experienced agent (D8). The handbook gives the
 * three days; the pass mark, two tries, two weeks of mentoring and half a year's experience are ours.
 * @category Staff
 */
export const handbookTraining: TrainingRules = {
  trainingDays: 3,
  passFrom: 0.8,
  mostExams: 2,
  mentoredDays: 10,
  mentorFromDays: 130,
}

/** Where a new agent stands. @category Staff */
export interface TrainingStanding {
  readonly stage: 'training' | 'exam' | 'failed' | 'awaiting-mentor' | 'mentored' | 'independent'
  /** Whether they may work with customers: mentored, or on their own. */
  readonly mayWork: boolean
  /** Whether they may answer for a new agent. */
  readonly mayMentor: boolean
  /** Who answers for their work now; `null` where they do themselves, or do not work. */
  readonly answeredForBy: string | null
  readonly because: string
}

/**
 * Tells whether an agent may work yet, and who answers for them (D8). Only an exam taken after the training counts.
 * @param record - How they were trained.
 * @param rules - Default {@link handbookTraining}.
 * @see D8
 * @category Staff
 */
export function trainingStanding(
  record: TrainingRecord,
  rules: TrainingRules = handbookTraining,
): TrainingStanding {
  const { mentorId, daysWorked } = record
  const waiting = { mayWork: false, mayMentor: false, answeredForBy: null }
  const days = [...new Set(record.trainingDays)].sort()
  if (days.length < rules.trainingDays) {
    return { ...waiting, stage: 'training', because: `${days.length} of ${rules.trainingDays} training days` }
  }

  const trainedOn = rules.trainingDays === 0 ? '' : days[rules.trainingDays - 1]!
  const exams = record.exams.filter(({ date }) => date >= trainedOn).slice(0, rules.mostExams)
  const best = Math.max(...exams.map(({ score }) => score))
  if (!(best >= rules.passFrom)) {
    const isOver = exams.length >= rules.mostExams
    const because = exams.length === 0 ? 'no exam taken' : `best score ${best}, ${rules.passFrom} passes`
    return { ...waiting, stage: isOver ? 'failed' : 'exam', because }
  }

  if (daysWorked >= rules.mentoredDays) {
    const mayMentor = daysWorked - rules.mentoredDays >= rules.mentorFromDays
    const because = `${daysWorked} days worked`
    return { stage: 'independent', mayWork: true, mayMentor, answeredForBy: null, because }
  }
  if (mentorId === null || mentorId === record.agentId)
    return { ...waiting, stage: 'awaiting-mentor', because: 'nobody answers for them' }
  const because = `${daysWorked} of ${rules.mentoredDays} days under a mentor`
  return { stage: 'mentored', mayWork: true, mayMentor: false, answeredForBy: mentorId, because }
}
