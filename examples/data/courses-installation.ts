import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { InstallationMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, slipUp, takes } from './scene.js'
import { staff } from './staff.js'

type InstallationScene = DepartmentScene<InstallationMatter>

/** What an installation has beside every contact: the thing. */
export const installationOf = ({ matter: { thing } }: Dealt<InstallationMatter>) => ({
  scene: {},
  input: { product: thing },
})

const official = '燃气公司到场人员'

function collected(scene: InstallationScene): Party {
  const { script, matter } = scene
  const agent = script.dice.pick(staff.theory)
  accept(scene, agent)
  slipUp(scene, agent)
  const { place, details } = matter
  script.later(600).ask(agent, { type: 'information.collect', place, details })
  return agent
}

/** The date is set with the authority, which is in no hurry where it is `late`. */
function dated({ script }: InstallationScene, agent: Party, isLate = false): void {
  const [from, until] = [script.clock(9, 6), script.clock(12, 6)]
  script.later(600).mistake(agent, { type: 'date.request', proposedAt: script.at - 3_600_000 })
  script.later(60).ask(agent, { type: 'date.request', proposedAt: from })
  script.exactly(isLate ? 3 * 86_400_000 : 3_600_000).later(1800)
  script.ask(agent, { type: 'date.set', from, until, official })
  script.exactly(from - script.at - 3_600_000)
}

const drawn = ({ script }: InstallationScene, technician: Party): void => {
  const serial = script.dice.whole(1000, 9999)
  script.later(300)
  script.ask(technician, { type: 'equipment.draw', equipment: [`M-${serial}`], spares: [`V-${serial}`] })
}

function installed(scene: InstallationScene, technician: Party): void {
  const { script, matter } = scene
  script.later(1800)
  if (script.dice.chance(0.5)) {
    script.mistake(technician, { type: 'equipment.issue', officialPresent: false }).later(600)
  }
  script.ask(technician, { type: 'equipment.issue', officialPresent: true })
  const install = { type: 'equipment.install', report: matter.details, backupConfirmed: true } as const
  script.later(1800).ask(technician, install)
  if (script.dice.chance(0.5)) {
    script.later(300).ask(technician, { type: 'sample.print', good: false })
    script.later(900).ask(technician, install)
  }
  script.later(300).ask(technician, { type: 'sample.print', good: true })
}

function completed(scene: InstallationScene, technician: Party, agent: Party): void {
  const { script, matter } = scene
  const number = script.dice.whole(1000, 9999)
  script
    .later(300)
    .ask(technician, { type: 'agreement.sign', agreement: `A-${number}`, registrationForm: `R-${number}` })
    .later(120)
    .ask(technician, {
      type: 'payment.collect',
      payment: { amountMinor: 26_000, currency: 'CNY' },
      receipt: `P-${number}`,
    })
    .later(3600)
    .ask(technician, {
      type: 'installation.handIn',
      finance: `F-${number}`,
      store: `L-${number}`,
      service: `K-${number}`,
    })
    .later(600)
    .ask(agent, { type: 'code.tell', code: `${number}-${number + 7}` })
    .later(takes.writing)
    .ask(agent, { type: 'reply.send', text: matter.reply })
  feedBack(scene, agent)
}

function installedInTime(scene: InstallationScene): void {
  const { script } = scene
  const agent = collected(scene)
  const technician = script.dice.pick(staff.technicians)
  script.later(300).ask(agent, { type: 'fees.check', paid: true, text: '费用已到账' })
  dated(scene, agent)
  drawn(scene, technician)
  installed(scene, technician)
  completed(scene, technician, agent)
}

/** The fees are paid only when they are asked for, and the authority has to be reminded. */
function paidLate(scene: InstallationScene): void {
  const { script, customer, phrases } = scene
  const agent = collected(scene)
  const technician = script.dice.pick(staff.technicians)
  script.later(300).ask(agent, { type: 'fees.check', paid: false, text: phrases.feesDue })
  script.later(3600).ask(customer, { type: 'message.receive', text: phrases.paid })
  script.later(300).ask(agent, { type: 'fees.check', paid: true, text: '费用已到账' })
  dated(scene, agent, true)
  drawn(scene, technician)
  installed(scene, technician)
  completed(scene, technician, agent)
}

/** What was drawn goes back to the store before the customer is answered (P9). */
function calledOff(scene: InstallationScene): void {
  const { script, customer, phrases } = scene
  const agent = collected(scene)
  const technician = script.dice.pick(staff.technicians)
  script.later(300).ask(agent, { type: 'fees.check', paid: true, text: '费用已到账' })
  dated(scene, agent)
  drawn(scene, technician)
  const reason = script.dice.pick(phrases.withdrawals)
  script.later(300).mistake(customer, { type: 'case.withdraw', reason }).later(60)
  script
    .ask(technician, { type: 'equipment.issue', officialPresent: true })
    .later(60)
    .ask(technician, { type: 'installation.cancel', reason })
    .later(3600)
    .ask(technician, { type: 'equipment.return', receipt: 'L-77' })
    .later(takes.writing)
    .ask(agent, { type: 'reply.send', text: phrases.calledOff })
  feedBack(scene, agent)
}

/** The ways an installation goes (P9). */
export const installationCourses: readonly Course<InstallationScene>[] = [
  { times: 2, play: installedInTime },
  { times: 1, play: paidLate },
  { times: 1, play: calledOff },
]
