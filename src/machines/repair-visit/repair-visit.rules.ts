import { stageRules } from '../stages/stage-rules.js'
import { writing } from '../stages/writing.js'
import type {
  DiagnosisArea,
  RepairVisitEffect,
  RepairVisitEvent,
  RepairVisitFile,
} from './repair-visit.schema.js'

const { rule, condition } = writing<RepairVisitFile, RepairVisitEvent, RepairVisitEffect>()

const isBack = condition('P8', 'what was taken away is brought back first', ({ receipt }) => receipt === null)

const looksIn = (area: DiagnosisArea) =>
  rule<'diagnosis.record'>(
    'P8',
    'a fault is looked for in the connections, then in the software, then in the hardware',
    (_file, event) => event.area === area,
  )

const looksInConnections = looksIn('connections')
const looksInSoftware = looksIn('software')
const looksInHardware = [
  looksIn('hardware'),
  rule<'diagnosis.record'>(
    'P8',
    'the case is opened with the consent of the customer',
    (_file, { consent }) => consent === true,
  ),
]
const isFound = rule<'diagnosis.record'>('P8', 'the fault is elsewhere', (_file, { found }) => found)

/** The rules a repair visit keeps beside those of every path. */
export const repairVisitRules = {
  withdrawsOwnCase: [isBack, stageRules.withdrawsOwnCase],
  isAnotherCase: [isBack, stageRules.isAnotherCase],
  callsAtAnotherTime: [
    rule<'call.miss'>(
      'F6',
      'the next attempt is in another part of the day, or on another day',
      ({ attempts }, { date, partOfDay }) =>
        attempts[0]?.date !== date || attempts[0].partOfDay !== partOfDay,
    ),
    rule<'call.miss'>('R9', 'it is tried again at a time ahead', (_file, { at, againAt }) => againAt > at),
  ],
  arrangesAhead: rule<'visit.arrange'>(
    'R9',
    'a visit is arranged for a time ahead',
    (_file, { at, from, until }) => at < until && from <= until,
  ),
  looksInConnections,
  looksInSoftware,
  looksInHardware,
  findsInConnections: [isFound, looksInConnections],
  findsInSoftware: [isFound, looksInSoftware],
  findsInHardware: [isFound, ...looksInHardware],
  canTakeAway: [
    rule<'device.take'>(
      'P8',
      'a device is taken away with the consent of the customer',
      (_file, { consent }) => consent,
    ),
    rule<'device.take'>('R9', 'a device is back by a date ahead', (_file, { at, backBy }) => backBy > at),
  ],
  returnsParts: rule<'form.return'>(
    'P8',
    'all parts that were replaced are handed in with the form',
    (file, { parts }) => file.parts.every(part => parts.includes(part)),
  ),
}
