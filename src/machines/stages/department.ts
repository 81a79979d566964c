import { z } from 'zod'
import type { Role } from '../../vocabulary/party.js'
import { type CaseFile, withDeadline, withoutDeadline } from './case-file.js'
import type { StageEffect } from './stage-effects.js'
import type { DeadlineReach, StageEvent } from './stage-events.js'
import { deadline } from './stage-states.js'
import { writing } from './writing.js'

/*
 * The department concerned has a case while its owner keeps it (R1): it is told, reminded in sight of somebody above as often
 * as it is silent for too long, and recalled when it is no longer needed.
 */

/** Another department that a desk passes a matter to. @category Stages */
export const Department = z
  .enum(['technical-department', 'repair-technician', 'finance'])
  .meta({ title: 'Department' })
/** Another department that a desk passes a matter to. @category Stages */
export type Department = z.infer<typeof Department>

/** Who can be concerned with a matter: another department, or the supervisor of the desk's own. */
export const concerned = [...Department.options, 'supervisor'] as const satisfies readonly Role[]

/** What a case writes down that a department can be concerned with. @category Stages */
export interface DepartmentFile {
  /** Who has it, by role, while the desk waits for them; `null` also for somebody outside. */
  readonly department: Role | null
}

/** The department that has the case is told something. @category Stages */
export interface DepartmentNotice {
  readonly type: 'department.notify'
  /** By its role; `null` for somebody outside. */
  readonly department: Role | null
  readonly about: 'report' | 'reminder' | 'recall'
  readonly text: string
}

const { change, tell, condition } = writing<
  CaseFile & DepartmentFile,
  StageEvent | DeadlineReach,
  StageEffect | DepartmentNotice
>()

const notify = (about: DepartmentNotice['about']) =>
  tell(({ department, subject: text }) => ({ type: 'department.notify', department, about, text }))

const above: { readonly [role: string]: Role } = {
  supervisor: 'manager',
  manager: 'general-manager',
  'general-manager': 'general-manager',
}

/** The department that has the case, and no other, says what it found (R3). */
export const isConcerned = condition(
  'R3',
  'another department has the case',
  ({ department }, { by }) => department === null || by.role === department,
)

/** What is written down and asked for while a department has the case. */
export const departmentActions = {
  awaitDepartment: change((file, { at }) => ({
    deadlines: withDeadline(file, 'department-answer', at + file.limits.departmentSilenceMs),
  })),
  stopAwaitingDepartment: change(file => ({ deadlines: withoutDeadline(file, 'department-answer') })),
  tellDepartment: notify('report'),
  remindDepartment: notify('reminder'),
  recallDepartment: notify('recall'),
  escalateDepartmentSilence: tell(({ department }) => ({
    type: 'case.escalate',
    to: above[department ?? ''] ?? 'supervisor',
    reason: 'The department concerned has not answered',
  })),
}

/** What a state is in which a department has the case, beside its own. */
export const withDepartment = {
  tags: ['awaitingDepartment'],
  entry: ['awaitDepartment', 'tellDepartment'],
  exit: 'stopAwaitingDepartment',
} as const

/** A department that is silent for too long is reminded, each time. */
export const departmentOverdue = {
  'deadline.reach': {
    guard: deadline('department-answer'),
    actions: ['awaitDepartment', 'remindDepartment', 'escalateDepartmentSilence'],
  },
} as const
