import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { EquipmentMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, takes } from './scene.js'
import { staff } from './staff.js'

type EquipmentScene = DepartmentScene<EquipmentMatter>

/** What an equipment fault has beside every contact: the equipment. */
export const equipmentOf = ({ matter: { equipment } }: Dealt<EquipmentMatter>) => ({
  scene: {},
  input: { equipment },
})

/** Nobody uses it until a professional knows what it comes from. */
function diagnosed(scene: EquipmentScene): Party {
  const { script, matter, customer } = scene
  const engineer = script.dice.pick(staff.engineers)
  script.later(60).ask(customer, { type: 'use.stop', how: '贴上停用标签，断开电源' })
  accept(scene, engineer)
  if (script.dice.chance(0.4)) {
    script.later(60).mistake(staff.supervisor, { type: 'fault.diagnose', cause: matter.cause })
  }
  script.later(1800).ask(engineer, { type: 'fault.diagnose', cause: matter.cause })
  return engineer
}

/** Whether it works is said before the record is filed. */
function filed(scene: EquipmentScene, engineer: Party): void {
  const { script, matter } = scene
  script.later(takes.writing).ask(engineer, { type: 'reply.send', text: matter.reply })
  feedBack(scene, engineer)
  const number = `D2026-${script.dice.whole(100, 999)}`
  script.later(7200).ask(staff.clerk, { type: 'record.archive', number })
}

function tested({ script, matter }: EquipmentScene, engineer: Party, works = true): void {
  const result = works ? matter.learnt[2] : matter.stillFails
  script.later(600).ask(engineer, { type: 'result.record', works, result })
}

/** A part is replaced, which the record names (P12). */
function partReplaced(scene: EquipmentScene): void {
  const { script, matter } = scene
  const engineer = diagnosed(scene)
  const remedy = { type: 'remedy.apply', remedy: 'replace-part', steps: matter.steps } as const
  script.later(2400).mistake(engineer, remedy)
  script.later(60).ask(engineer, { ...remedy, part: matter.part })
  tested(scene, engineer)
  filed(scene, engineer)
}

/** A restart helps for a moment, and an adjustment for good. */
function restartedInVain(scene: EquipmentScene): void {
  const { script, matter } = scene
  const engineer = diagnosed(scene)
  script.later(300).ask(engineer, { type: 'remedy.apply', remedy: 'restart', steps: '断电五分钟后重启' })
  tested(scene, engineer, false)
  script.later(900).ask(engineer, { type: 'fault.diagnose', cause: matter.cause })
  script.later(1800).ask(engineer, { type: 'remedy.apply', remedy: 'adjust', steps: matter.steps })
  tested(scene, engineer)
  filed(scene, engineer)
}

/** Somebody outside repairs it, later than agreed. */
function repairedOutside(scene: EquipmentScene): void {
  const { script, matter } = scene
  const engineer = diagnosed(scene)
  const call = { type: 'repair.call', repairer: '厂家售后' } as const
  script.later(600).mistake(engineer, { ...call, dueAt: script.at - 60_000 })
  script.later(60).ask(engineer, { ...call, dueAt: script.clock(17, 1) })
  script.exactly(2 * 86_400_000)
  script.ask(engineer, { type: 'repair.finish', isRepaired: true, steps: matter.steps })
  tested(scene, engineer)
  filed(scene, engineer)
}

/** It is not worth repairing. */
function retired(scene: EquipmentScene): void {
  const { script, phrases } = scene
  const engineer = diagnosed(scene)
  script.later(1200).ask(engineer, { type: 'equipment.retire', reason: '维修费超过新购价的一半' })
  script.later(takes.writing).ask(engineer, { type: 'reply.send', text: phrases.retired })
  feedBack(scene, engineer)
  script.later(7200).ask(staff.clerk, { type: 'record.archive', number: 'D2026-099' })
}

/** The ways an equipment fault goes (P12). */
export const equipmentCourses: readonly Course<EquipmentScene>[] = [
  { times: 2, play: partReplaced },
  { times: 1, play: restartedInVain },
  { times: 1, play: repairedOutside },
  { times: 1, play: retired },
]
