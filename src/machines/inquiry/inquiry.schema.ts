import { z } from 'zod'
import type { Role } from '../../vocabulary/party.js'
import { Text } from '../../vocabulary/text.js'
import { type CaseFile, CaseInput, type Opening, type Outcome } from '../stages/case-file.js'
import type { StageEffect } from '../stages/stage-effects.js'
import { CaseHandOver, ReplySend, stageEvents, stageSenders } from '../stages/stage-events.js'

/** What a customer comes to ask. @category Inquiry */
export const InquiryInput = CaseInput.meta({ title: 'InquiryInput' })
/** What a customer comes to ask. @category Inquiry */
export type InquiryInput = z.infer<typeof InquiryInput>

/** The answer was looked up, or a colleague had it. */
const AnswerFind = z.strictObject({ type: z.literal('answer.find'), answer: Text })

/** What can be asked of an inquiry. @category Inquiry */
export const InquiryEvent = z
  .discriminatedUnion('type', [...stageEvents, CaseHandOver, ReplySend, AnswerFind])
  .meta({ title: 'InquiryEvent' })
/** What can be asked of an inquiry. @category Inquiry */
export type InquiryEvent = z.infer<typeof InquiryEvent>

/** What an inquiry asks its surroundings to do. @category Inquiry */
export type InquiryEffect = StageEffect

/** What an inquiry writes down. @category Inquiry */
export interface InquiryFile extends CaseFile {
  /** The answer that was found and is yet to be told. */
  readonly answer: string | null
}

/** What the inquiry machine starts from. @category Inquiry */
export type InquiryOpening = Opening<InquiryInput>

/** What a finished inquiry leaves behind. @category Inquiry */
export type InquiryOutcome = Outcome

/** Who may send an inquiry's events whoever holds the state; see {@link stageSenders}. @category Inquiry */
export const inquirySenders = stageSenders satisfies Partial<Record<InquiryEvent['type'], readonly Role[]>>
