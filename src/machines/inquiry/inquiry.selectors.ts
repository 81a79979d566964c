import type { Standing } from '../path.js'
import { isIn, stageSelectors } from '../stages/stage-selectors.js'
import type { InquiryFile } from './inquiry.schema.js'

/** What can be read off an inquiry. @category Inquiry */
export const inquirySelectors = {
  ...stageSelectors,
  /** The answer that was found and is yet to be told. */
  answer: ({ context }: Standing<InquiryFile>) => context.answer,
  /** Whether the customer waits for an answer by a promised date (T12). */
  isPromised: (standing: Standing<InquiryFile>) => isIn(standing, 'open', 'working', 'promised'),
}
