import type { Standing } from '../path.js'
import type { CaseFile } from '../stages/case-file.js'
import { isIn } from '../stages/stage-selectors.js'
import type { SuggestionNotes } from './suggestion.schema.js'

type Suggestion = Standing<CaseFile & SuggestionNotes>

/** What can be read off a suggestion. @category Suggestion */
export const suggestionSelectors = {
  /** Whether it is adopted or declined, once that is decided. */
  decision: ({ context }: Suggestion) => context.decision,
  /** How it is carried out, where it is adopted. */
  plan: ({ context }: Suggestion) => context.plan,
  /** Whether the department concerned is to decide. */
  isDeciding: (standing: Suggestion) => isIn(standing, 'open', 'deciding'),
}
