import { z } from 'zod'
import { LocalDate } from './date.js'
import { Id } from './text.js'

/** What a new agent needs before working, and before working alone (D8). @category Vocabulary */
export const TrainingRules = z
  .strictObject({
    /** Days of training before the exam. */
    trainingDays: z.int().min(0),
    /** The least score that passes, 0–1. */
    passFrom: z.number().min(0).max(1),
    /** How often the exam may be taken; then the agent is not taken on. */
    mostExams: z.int().min(1),
    /** Days worked under a mentor before working alone. */
    mentoredDays: z.int().min(0),
    /** Days an agent has worked alone before they may mentor. */
    mentorFromDays: z.int().min(0),
  })
  .readonly()
  .meta({ title: 'TrainingRules', description: 'What a new agent needs before working' })
/** What a new agent needs before working, and before working alone (D8). @category Vocabulary */
export type TrainingRules = z.infer<typeof TrainingRules>

/** How an agent was trained so far (D8). @category Vocabulary */
export const TrainingRecord = z
  .strictObject({
    agentId: Id,
    /** The days of training attended. */
    trainingDays: z.array(LocalDate).readonly(),
    /** Exams taken, in order, each with its score, 0–1. */
    exams: z
      .array(z.strictObject({ date: LocalDate, score: z.number().min(0).max(1) }).readonly())
      .readonly(),
    /** Who answers for them while they are new; `null` while nobody does. */
    mentorId: Id.nullable(),
    /** Days worked since the exam was passed. */
    daysWorked: z.int().min(0),
  })
  .readonly()
  .meta({ title: 'TrainingRecord', description: 'How an agent was trained so far' })
/** How an agent was trained so far (D8). @category Vocabulary */
export type TrainingRecord = z.infer<typeof TrainingRecord>
