import type { Path } from '../path.js'
import { stageRules } from '../stages/stage-rules.js'
import { inquiryMachine } from './inquiry.machine.js'

import { InquiryEvent, type InquiryFile, InquiryInput, inquirySenders } from './inquiry.schema.js'
import { inquirySelectors } from './inquiry.selectors.js'

const path = {
  id: 'inquiry',
  version: 1,
  machine: inquiryMachine,
  input: InquiryInput,
  event: InquiryEvent,
  senders: inquirySenders,
  rules: stageRules,
  selectors: inquirySelectors,
  /** The customers it concerns, who alone speak for themselves (R8). */
  customersOf: ({ customer }: InquiryFile) => [customer.id],
} as const satisfies Path

type Inferred = typeof path
/** The inquiry path (P1). @category Paths */
export interface InquiryPath extends Inferred {}
/** The inquiry path (P1). @category Paths */
export const inquiryPath: InquiryPath = path
