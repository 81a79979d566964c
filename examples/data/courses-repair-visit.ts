import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { RepairVisitMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

type RepairVisitScene = DepartmentScene<RepairVisitMatter>

/** What a repair visit has beside every contact: who wants it, where and for what. */
export const repairVisitOf = ({ matter: { askedBy, place, thing } }: Dealt<RepairVisitMatter>) => ({
  scene: {},
  input: { askedBy, place, product: thing },
})

const dateOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** A technician takes the job; where a caller asks for it, the lead has to consent first (R10). */
function taken(scene: RepairVisitScene): Party {
  const { script, matter } = scene
  const technician = script.dice.pick(staff.technicians)
  accept(scene, technician)
  const take = { type: 'job.take', form: `S${script.dice.whole(10000, 99999)}` } as const
  if (matter.askedBy === 'caller') {
    if (script.dice.chance(0.4)) script.later(60).mistake(technician, take)
    const consent = { type: 'visit.consent', granted: true, reason: '电话里排除不了，同意上门' } as const
    script.later(600).ask(staff.supervisor, consent)
  }
  script.later(300).ask(technician, take)
  return technician
}

/** The customer is reached, and told when the technician comes. */
function arranged({ script, matter }: RepairVisitScene, technician: Party, underContract: boolean): void {
  const [from, until] = [script.clock(10, 1), script.clock(12, 1)]
  const { says, place } = matter
  script.later(600).ask(technician, {
    ...{ type: 'visit.arrange', fault: says[0], place, underContract, backedUp: true, from, until },
  })
  script.exactly(from - script.at).later(900, 0.2)
  script.ask(technician, { type: 'visit.begin' })
}

/** Connections, software, hardware: in this order, until the fault is found (P8). */
function diagnosed({ script, matter }: RepairVisitScene, technician: Party): void {
  const areas = ['connections', 'software', 'hardware'] as const
  const nothing = '此处正常'
  if (matter.area !== 'connections' && script.dice.chance(0.4)) {
    const hasty = { type: 'diagnosis.record', area: matter.area, finding: matter.finding, found: true }
    script.later(120).mistake(technician, hasty)
  }
  for (const area of areas.slice(0, areas.indexOf(matter.area) + 1)) {
    const found = area === matter.area
    script.later(600).ask(technician, {
      ...{ type: 'diagnosis.record', area, finding: found ? matter.finding : nothing, found },
      ...(area === 'hardware' && { consent: true }),
    })
  }
}

function checked({ script }: RepairVisitScene, technician: Party): void {
  script.later(120).ask(technician, { type: 'contract.check', valid: true })
  script.later(120).ask(technician, { type: 'backup.check', backup: 'there' })
}

function repaired({ script, matter }: RepairVisitScene, technician: Party): void {
  const { repair, parts } = matter
  script.later(1800).ask(technician, { type: 'repair.apply', description: repair, parts })
  script.later(300).ask(technician, { type: 'repair.test', passed: true })
}

/** Cause explained, form signed, parts handed in, reported, answered, fed back, and called within the week (F3). */
function finished(scene: RepairVisitScene, technician: Party): void {
  const { script, matter, customer, phrases } = scene
  const { cause, use, parts } = matter
  script.later(300).ask(technician, { type: 'cause.explain', cause, use, liable: false })
  script.later(60).ask(customer, { type: 'form.sign', form: `S${script.dice.whole(10000, 99999)}` })
  script.later(3600)
  if (parts.length > 0 && script.dice.chance(0.5)) {
    script.mistake(technician, { type: 'form.return', parts: [] }).later(300)
  }
  script.ask(technician, { type: 'form.return', parts })
  script.later(300).ask(technician, { type: 'visit.report', summary: matter.learnt[0] })
  script.later(takes.writing).ask(technician, { type: 'reply.send', text: matter.reply })
  feedBack(scene, technician)
  script.exactly(3 * 86_400_000).ask(technician, { type: 'followUp.make', said: phrases.contented })
}

export function repairedOnTheSpot(scene: RepairVisitScene): void {
  const technician = taken(scene)
  arranged(scene, technician, true)
  checked(scene, technician)
  diagnosed(scene, technician)
  repaired(scene, technician)
  finished(scene, technician)
}

/** Called in vain, and again at another time of day (F6). */
function reachedLater(scene: RepairVisitScene): void {
  const { script } = scene
  const technician = taken(scene)
  script.later(300)
  const tomorrow = script.clock(9.5, 1)
  const miss = { type: 'call.miss', date: dateOf(tomorrow), againAt: script.clock(14, 1) } as const
  script.exactly(tomorrow - script.at).ask(technician, { ...miss, partOfDay: 'morning' })
  script.exactly(miss.againAt - script.at)
  if (script.dice.chance(0.5)) {
    const again = { ...miss, partOfDay: 'morning', againAt: script.clock(16) } as const
    script.later(60).mistake(technician, again)
  }
  arranged(scene, technician, true)
  checked(scene, technician)
  diagnosed(scene, technician)
  repaired(scene, technician)
  finished(scene, technician)
}

function contractExpired(scene: RepairVisitScene): void {
  const { script } = scene
  const technician = taken(scene)
  arranged(scene, technician, false)
  script.later(120).ask(technician, { type: 'contract.check', valid: false })
  const charge = { amountMinor: 12_000, currency: 'CNY' }
  script.later(300).ask(technician, { type: 'charge.explain', charge, agreed: true })
  script.later(120).ask(technician, { type: 'backup.check', backup: 'waived' })
  diagnosed(scene, technician)
  repaired(scene, technician)
  finished(scene, technician)
}

/** It cannot be repaired on the spot, and comes back later than was said (R9). */
function takenAway(scene: RepairVisitScene): void {
  const { script, matter } = scene
  const technician = taken(scene)
  arranged(scene, technician, true)
  checked(scene, technician)
  diagnosed(scene, technician)
  const take = { type: 'device.take', receipt: 'Q-204', backBy: script.clock(17, 1) } as const
  script.later(300).mistake(technician, { ...take, consent: false })
  script.later(120).ask(technician, { ...take, consent: true })
  script.exactly(2 * 86_400_000)
  const { repair, parts } = matter
  script.ask(technician, { type: 'device.bring', repaired: true, description: repair, parts })
  script.later(300).ask(technician, { type: 'repair.test', passed: true })
  finished(scene, technician)
}

function consentRefused(scene: RepairVisitScene): void {
  const { script, phrases } = scene
  const technician = script.dice.pick(staff.technicians)
  accept(scene, technician)
  const consent = { type: 'visit.consent', granted: false, reason: '电话指导即可解决' } as const
  script.later(600).ask(staff.supervisor, consent)
  script.later(takes.writing).ask(technician, { type: 'reply.send', text: phrases.byPhone })
  feedBack(scene, technician)
}

function withdrawn(scene: RepairVisitScene): void {
  taken(scene)
  withdraw(scene)
}

/** The ways a repair visit goes (P8). */
export const repairVisitCourses: readonly Course<RepairVisitScene>[] = [
  { times: 2, play: repairedOnTheSpot },
  { times: 1, play: reachedLater },
  { times: 1, play: contractExpired },
  { times: 1, play: takenAway },
  { times: 1, play: consentRefused, suits: ({ askedBy }) => askedBy === 'caller' },
  { times: 1, play: withdrawn },
]
