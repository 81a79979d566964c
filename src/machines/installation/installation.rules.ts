import { stageRules } from '../stages/stage-rules.js'
import { writing } from '../stages/writing.js'
import type { InstallationEffect, InstallationEvent, InstallationFile } from './installation.schema.js'

const { rule, condition } = writing<InstallationFile, InstallationEvent, InstallationEffect>()

const isReturned = condition(
  'P9',
  'equipment that was drawn is returned first',
  ({ equipment }) => equipment.length === 0,
)

/** The rules an installation keeps beside those of every path. */
export const installationRules = {
  withdrawsOwnCase: [isReturned, stageRules.withdrawsOwnCase],
  isAnotherCase: [isReturned, stageRules.isAnotherCase],
  proposesAhead: rule<'date.request'>(
    'R9',
    'a date is asked for that lies ahead',
    (_file, { at, proposedAt }) => proposedAt > at,
  ),
  isAhead: rule<'date.set'>(
    'R9',
    'a date is set that lies ahead',
    (_file, { at, from, until }) => at < until && from <= until,
  ),
  isWitnessed: rule<'equipment.issue'>(
    'P9',
    'equipment is issued with the official present',
    (_file, { officialPresent }) => officialPresent,
  ),
  isBackedUp: rule<'equipment.install'>(
    'P9',
    'the customer confirms a backup before anything is installed',
    (_file, { backupConfirmed }) => backupConfirmed,
  ),
}
