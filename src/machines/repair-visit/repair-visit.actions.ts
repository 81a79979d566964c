import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import { tellHandler } from '../stages/stage-actions.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { RepairVisitEffect, RepairVisitEvent, RepairVisitFile } from './repair-visit.schema.js'

const { change, tell } = writing<RepairVisitFile, RepairVisitEvent | DeadlineReach, RepairVisitEffect>()

const supervise = (reason: string) => tell(() => ({ type: 'case.escalate', to: 'supervisor', reason }))

/** What a visit begins with, also one that has to be made again. */
export const unvisited = {
  form: null,
  attempts: [],
  fault: null,
  underContract: null,
  charge: null,
  backup: null,
  findings: [],
  parts: [],
  receipt: null,
  cause: null,
} as const satisfies Partial<RepairVisitFile>

/** What a repair visit writes down and asks for, beside what every path does. */
export const repairVisitActions = {
  askConsent: supervise('A caller asks for a visit, which needs consent (R10)'),
  awaitConsent: change((file, { at }) => ({
    deadlines: withDeadline(file, 'consent', at + file.limits.departmentSilenceMs),
  })),
  stopAwaitingConsent: change(file => ({ deadlines: withoutDeadline(file, 'consent') })),
  escalateConsent: tell(() => ({
    type: 'case.escalate',
    to: 'manager',
    reason: 'A visit waits for consent (R10)',
  })),
  noteConsent: change<'visit.consent'>((_file, { granted }) => ({ consented: granted })),
  tellConsent: tell<'visit.consent'>((file, { reason }) => tellHandler(file, 'note', reason)),

  takeJob: change<'job.take'>((_file, { by, form }) => ({
    ...unvisited,
    form,
    handler: by,
    desk: by.role,
  })),
  // The customer hears from whoever answers for the case (R1).
  handBack: change(({ owner }) => ({ handler: owner, desk: owner?.role ?? null, attempts: [] })),
  noteAttempt: change<'call.miss'>((file, { date, partOfDay, againAt }) => ({
    attempts: [{ date, partOfDay }, ...file.attempts],
    deadlines: withDeadline(file, 'next-call', againAt),
  })),
  endPause: change(file => ({ deadlines: withoutDeadline(file, 'next-call') })),
  arrange: change<'visit.arrange'>((file, { fault, place, underContract, backedUp, until }) => ({
    fault,
    place,
    underContract,
    backup: backedUp ? ('there' as const) : null,
    attempts: [],
    deadlines: withDeadline(file, 'visit', until),
  })),
  tellAppointment: tell<'visit.arrange'>((_file, { place, from, until }) => ({
    type: 'customer.appoint',
    place,
    from,
    until,
  })),
  endAppointment: change(file => ({ deadlines: withoutDeadline(file, 'visit') })),
  missAppointment: change(() => ({ liable: true })),
  escalateMissedVisit: supervise('Nobody came at the time that the customer was given (R9)'),

  noteContract: change<'contract.check'>((_file, { valid }) => ({ underContract: valid })),
  reportExpiry: tell(({ subject }) => ({ type: 'manager.notify', about: 'contract-expired', text: subject })),
  noteCharge: change<'charge.explain'>((_file, { charge }) => ({ charge })),
  noteBackup: change<'backup.check'>((_file, { backup }) => ({ backup })),
  startDiagnosis: change(() => ({ findings: [] })),
  noteFinding: change<'diagnosis.record'>((file, { area, finding }) => ({
    findings: [...file.findings, { area, finding }],
  })),
  noteRepair: change<'repair.apply' | 'device.bring'>((file, { description, parts }) => ({
    repairs: [...file.repairs, description],
    parts: [...new Set([...file.parts, ...parts])],
  })),
  takeAway: change<'device.take'>((file, { receipt, backBy }) => ({
    receipt,
    deadlines: withDeadline(file, 'bring-back', backBy),
  })),
  bringLater: change((file, { at }) => ({
    deadlines: withDeadline(file, 'bring-back', at + file.limits.departmentSilenceMs),
  })),
  escalateDelay: supervise('A device that was taken away is not back (R9)'),
  bringBack: change(file => ({ receipt: null, deadlines: withoutDeadline(file, 'bring-back') })),
  noteCause: change<'cause.explain'>((_file, { cause, liable }) => ({ cause, liable })),
  scheduleFollowUp: tell((_file, { at }) => ({
    type: 'followUp.schedule',
    occasion: 'on-site-service',
    endedAt: at,
  })),
  handInParts: change(() => ({ parts: [] })),
  report: tell<'visit.report'>((_file, { summary }) => ({
    type: 'manager.notify',
    about: 'visit-report',
    text: summary,
  })),
}
