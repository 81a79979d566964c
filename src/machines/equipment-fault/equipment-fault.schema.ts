import { z } from 'zod'
import type { Party, Role } from '../../vocabulary/party.js'
import { Id, Text } from '../../vocabulary/text.js'
import { Instant } from '../../vocabulary/time.js'
import { CaseInput } from '../stages/case-file.js'
import { CaseHandOver } from '../stages/stage-events.js'

const desks = ['supervisor', 'technical-support-engineer'] as const

/** To whom a colleague reports equipment that fails. */
export const equipmentDesk: readonly Role[] = desks

/** Who diagnoses and repairs it (R3). */
export const professionals: readonly Role[] = ['technical-support-engineer', 'repair-technician']

/** What a colleague reports: the subject is the symptom. @category Equipment fault */
export const EquipmentFaultInput = CaseInput.extend({
  /** The equipment, as the host names it. */
  equipment: Id,
  /** When it was first seen to fail; when it was reported, where this is left out. */
  occurredAt: Instant.optional(),
}).meta({ title: 'EquipmentFaultInput' })
/** What a colleague reports: the subject is the symptom. @category Equipment fault */
export type EquipmentFaultInput = z.infer<typeof EquipmentFaultInput>

/** What brings equipment back to work. @category Equipment fault */
export const EquipmentRemedy = z
  .enum(['restart', 'replace-part', 'adjust', 'repair'])
  .meta({ title: 'EquipmentRemedy' })
/** What brings equipment back to work. @category Equipment fault */
export type EquipmentRemedy = z.infer<typeof EquipmentRemedy>

/** What is asked of an equipment fault beside what every path takes. */
export const equipmentFaultEvents = [
  CaseHandOver.extend({ to: z.enum(desks) }),
  /** Nobody uses it any more; `how` says how it is marked or locked. */
  z.strictObject({ type: z.literal('use.stop'), how: Text }),
  /** What a professional finds it comes from. */
  z.strictObject({ type: z.literal('fault.diagnose'), cause: Text }),
  /** A professional restarts it, replaces a part, or adjusts it. */
  z.strictObject({
    type: z.literal('remedy.apply'),
    remedy: EquipmentRemedy.exclude(['repair']),
    steps: Text,
    /** What was put in, where a part was replaced. */
    part: Id.optional(),
  }),
  /** Somebody outside is to repair it. */
  z.strictObject({ type: z.literal('repair.call'), repairer: Text, dueAt: Instant }),
  /** The repairer names another date. */
  z.strictObject({ type: z.literal('repair.postpone'), dueAt: Instant, reason: Text }),
  /** It comes back from the repair, repaired or not. */
  z.strictObject({ type: z.literal('repair.finish'), isRepaired: z.boolean(), steps: Text }),
  /** It was tried out. */
  z.strictObject({ type: z.literal('result.record'), works: z.boolean(), result: Text }),
  /** It is not worth repairing, and is taken out of service for good. */
  z.strictObject({ type: z.literal('equipment.retire'), reason: Text }),
  /** The record of the fault is filed. */
  z.strictObject({ type: z.literal('record.archive'), number: Id }),
] as const

/** What an equipment fault asks its surroundings to do beside what every path does. @category Equipment fault */
export type EquipmentFaultEffect =
  /** The equipment is out of use, or in use again. */
  | { readonly type: 'equipment.block' | 'equipment.release'; readonly equipment: Id }
  | { readonly type: 'repairer.notify'; readonly about: 'call' | 'reminder'; readonly repairer: string }
  /** The record of the fault is still to be filed. */
  | { readonly type: 'archive.remind'; readonly desk: Role; readonly equipment: Id }

/** What was done to equipment, by whom and when. @category Equipment fault */
export interface EquipmentStep {
  readonly remedy: EquipmentRemedy
  readonly steps: string
  readonly part: Id | null
  readonly at: Instant
  readonly by: Party
}

/** What is recorded of an equipment fault: symptom (the file's subject), time, steps and result. @category Equipment fault */
export interface EquipmentRecord {
  readonly equipment: Id
  readonly occurredAt: Instant
  /** Since when nobody uses it; `null` while it is in use. */
  readonly stoppedAt: Instant | null
  readonly cause: string | null
  readonly steps: readonly EquipmentStep[]
  /** Who repairs it outside; `null` while nobody does. */
  readonly repairer: string | null
  /** How it did each time it was tried out. */
  readonly trials: readonly { readonly works: boolean; readonly says: string; readonly at: Instant }[]
  /** How it ended, and what was seen or why; `null` while it has not. */
  readonly result: { readonly equipment: 'works' | 'retired'; readonly says: string } | null
  /** The number under which the records clerk filed it. */
  readonly archivedAs: Id | null
}
