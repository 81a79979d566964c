import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { InstallationFile } from './installation.schema.js'

/** What can be read off an installation, beside what every path tells. @category Installation */
export const installationSelectors = {
  /** When it takes place; `null` while the authority has agreed to no date. */
  appointment: ({ context }: Standing<InstallationFile>) => context.appointment,
  /** What is drawn, and neither installed nor returned. */
  equipment: ({ context }: Standing<InstallationFile>) => context.equipment,
  /** The code that the customer was told; `null` before. */
  code: ({ context }: Standing<InstallationFile>) => context.code,
  /** Whether the authority is yet to agree to a date. */
  isAwaitingAuthority: (standing: Standing<InstallationFile>) => isIn(standing, 'open', 'awaitingAuthority'),
}
