import type { RepairVisitInput } from '../repair-visit/repair-visit.schema.js'
import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import type { DeadlineReach } from '../stages/stage-events.js'
import { writing } from '../stages/writing.js'
import type { FaultEffect, FaultEvent, FaultFile } from './fault.schema.js'

const { change, tell } = writing<FaultFile, FaultEvent | DeadlineReach, FaultEffect>()

const tellDepartment = (
  { tried }: FaultFile,
  about: Extract<FaultEffect, { type: 'department.notify' }>['about'],
  text: string,
): FaultEffect => ({ type: 'department.notify', department: 'technical-department', about, text, tried })

/** What a fault writes down and asks for, beside what every path does. */
export const faultActions = {
  noteReproduction: change<'fault.reproduce'>((file, { reproduced, steps }) => ({
    reproduced,
    tried: [...file.tried, steps],
  })),
  noteDiagnosis: change<'fault.diagnose'>((_file, { cause, blame }) => ({
    cause,
    liable: blame === 'department',
    resolution: blame === 'nobody' ? ('not-a-fault' as const) : null,
  })),
  applyFix: change<'fix.apply'>((file, { at, kind, description }) => ({
    fix: { kind, description },
    reminded: false,
    deadlines: withDeadline(file, 'customer-reply', at + file.limits.customerSilenceMs),
  })),
  askToVerify: tell<'fix.apply'>((_file, { description }) => ({
    type: 'customer.verify',
    text: description,
  })),
  confirmFix: change(file => ({ resolution: file.fix?.kind ?? null })),
  // A fix that there is did not hold: the customer rejected it, or had the case reopened over it.
  startAnew: change<'fix.reject' | 'case.reopen'>((file, { reason }) => ({
    tried: file.fix === null ? file.tried : [...file.tried, `${file.fix.description}: ${reason}`],
    fix: null,
    resolution: null,
  })),
  requestVisit: tell<'visit.request'>((file, { place, askedBy }) => ({
    type: 'linkedCase.open',
    kind: 'visit-for',
    path: 'repairVisit',
    input: {
      customer: file.customer,
      contact: file.contact,
      subject: file.subject,
      ...(file.customerGrade === null ? {} : { customerGrade: file.customerGrade }),
      priority: file.priority,
      askedBy,
      place,
      ...(file.product === null ? {} : { product: file.product }),
    } satisfies RepairVisitInput,
  })),
  report: change<'department.report'>((file, { tried }) => ({ tried: [...file.tried, ...tried] })),
  tellReport: tell(file => tellDepartment(file, 'report', file.subject)),
  tellInformation: tell<'department.inform'>((file, { text }) => tellDepartment(file, 'information', text)),
  awaitDepartment: change((file, { at }) => ({
    deadlines: withDeadline(file, 'department-answer', at + file.limits.departmentSilenceMs),
  })),
  remindDepartment: tell(file => tellDepartment(file, 'reminder', file.subject)),
  escalateDepartmentSilence: tell(() => ({
    type: 'case.escalate',
    to: 'supervisor',
    reason: 'The technical department has not answered (P4)',
  })),
  stopAwaitingDepartment: change(file => ({ deadlines: withoutDeadline(file, 'department-answer') })),
  recallReport: tell(file => tellDepartment(file, 'recall', file.subject)),
  noteDepartmentAnswer: change<'department.answer'>((file, { answer, text, blame }) => ({
    departmentSaid: text,
    liable: blame === undefined ? file.liable : blame === 'department',
    resolution: answer === 'not-a-fault' || answer === 'no-fix' ? answer : null,
  })),
  tellDepartmentQuestion: tell<'department.answer'>((file, { text }) => ({
    type: 'agent.notify',
    agentId: file.handler?.id ?? null,
    desk: file.desk,
    about: 'question',
    text,
  })),
  noteResolution: change<'reply.send'>((file, { resolution }) => ({
    resolution: resolution ?? file.resolution,
  })),
}
