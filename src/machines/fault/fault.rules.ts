import { stageRules } from '../stages/stage-rules.js'
import { writing } from '../stages/writing.js'
import type { FaultEffect, FaultEvent, FaultFile } from './fault.schema.js'

const { rule, condition } = writing<FaultFile, FaultEvent, FaultEffect>()

/** The rules a fault keeps beside those of every path. */
export const faultRules = {
  isTechLeaning: condition(
    'R4',
    'a technical fault is for a tech-leaning or all-round agent, or technical support',
    (_file, { by }) =>
      by.role === 'technical-support-engineer' || by.leaning === 'tech' || by.leaning === 'all-round',
  ),
  mayReply: [
    rule<'reply.send'>(
      'P4',
      'the reply to a fault says how it ended: fixed, workaround, not a fault, or no fix',
      (file, { resolution }) => file.resolution !== null || resolution !== undefined || file.silent,
    ),
    stageRules.mayReply,
  ],
}
