import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { InstallationEffect, InstallationEvent, InstallationFile } from './installation.schema.js'

const { change, tell } = writing<InstallationFile, InstallationEvent | DeadlineReach, InstallationEffect>()

const supervise = (reason: string) => tell(() => ({ type: 'case.escalate', to: 'supervisor', reason }))

/** What an installation writes down and asks for, beside what every path does. */
export const installationActions = {
  noteInformation: change<'information.collect'>((_file, { place, details }) => ({ place, details })),
  askForFees: tell<'fees.check'>((_file, { text }) => ({ type: 'customer.notify', about: 'question', text })),
  requestDate: change<'date.request'>((_file, { proposedAt }) => ({ proposedAt })),
  tellAuthority: tell<'date.request'>((_file, { proposedAt }) => ({
    type: 'authority.notify',
    about: 'date',
    proposedAt,
  })),
  awaitAuthority: change((file, { at }) => ({
    deadlines: withDeadline(file, 'authority-answer', at + file.limits.departmentSilenceMs),
  })),
  stopAwaitingAuthority: change(file => ({ deadlines: withoutDeadline(file, 'authority-answer') })),
  remindAuthority: tell(({ proposedAt }) => ({ type: 'authority.notify', about: 'reminder', proposedAt })),
  escalateAuthority: supervise('The authority has not answered (P9)'),
  setDate: change<'date.set'>((file, { from, until, official }) => ({
    appointment: { from, until },
    official,
    deadlines: withDeadline(file, 'installation', until),
  })),
  tellDate: tell<'date.set'>(({ place }, { from, until }) => ({
    type: 'customer.appoint',
    place,
    from,
    until,
  })),
  endDate: change(file => ({ deadlines: withoutDeadline(file, 'installation') })),
  missDate: change(() => ({ liable: true })),
  escalateMissedDate: supervise('Nothing was installed on the date that the customer was given (R9)'),
  draw: change<'equipment.draw'>((_file, { equipment, spares }) => ({ equipment, spares })),
  install: change(({ equipment }) => ({ installed: equipment, equipment: [] })),
  uninstall: change(({ installed }) => ({ installed: [], equipment: installed })),
  sign: change<'agreement.sign'>((_file, { agreement, registrationForm }) => ({
    agreement,
    registrationForm,
  })),
  collect: change<'payment.collect'>((_file, { payment }) => ({ payment })),
  scheduleFollowUp: tell((_file, { at }) => ({
    type: 'followUp.schedule',
    occasion: 'on-site-service',
    endedAt: at,
  })),
  handIn: change<'installation.handIn'>((_file, { finance, store, service }) => ({
    handedIn: { finance, store, service },
    spares: [],
  })),
  noteCode: change<'code.tell'>((_file, { code }) => ({ code })),
  tellCode: tell<'code.tell'>((_file, { code }) => ({ type: 'customer.code', code })),
  returnEquipment: change(() => ({ equipment: [], spares: [] })),
}
