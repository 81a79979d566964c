import type { Standing } from '../path.js'
import { isIn } from '../stages/stage-selectors.js'
import type { EquipmentRecord } from './equipment-fault.schema.js'

/** What can be read off an equipment fault beside what every path tells. @category Equipment fault */
export const equipmentFaultSelectors = {
  /** Whether the equipment is out of use. */
  isOutOfUse: ({ context }: Standing<EquipmentRecord>) =>
    context.stoppedAt !== null || context.result?.equipment === 'retired',
  /** What it comes from, as far as is known. */
  cause: ({ context }: Standing<EquipmentRecord>) => context.cause,
  /** What was done to it, in order. */
  steps: ({ context }: Standing<EquipmentRecord>) => context.steps,
  /** How it ended: the equipment works, or is retired. */
  result: ({ context }: Standing<EquipmentRecord>) => context.result,
  /** The number under which it is filed, or `null`. */
  archivedAs: ({ context }: Standing<EquipmentRecord>) => context.archivedAs,
  /** Whether somebody outside has it for repair. */
  isUnderRepair: (standing: Standing<object>) => isIn(standing, 'open', 'underRepair'),
}
