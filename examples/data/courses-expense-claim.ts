import type { Dealt } from './deal.js'
import type { Dice } from './dice.js'
import type { ClaimMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

/** A claim and its invoices. */
interface ClaimScene extends DepartmentScene<ClaimMatter> {
  readonly claim: ReturnType<typeof claimOf>
}

const currency = 'CNY'

function claimOf({ invoices }: ClaimMatter, dice: Dice) {
  const total = invoices.reduce((sum, [, amountMinor]) => sum + amountMinor, 0)
  return {
    invoices: invoices.map(([purpose, amountMinor]) => ({
      number: `FP-${dice.whole(100000, 999999)}`,
      issuedOn: `2026-03-0${dice.whole(2, 8)}`,
      purpose,
      amount: { amountMinor, currency },
    })),
    total: { amountMinor: total, currency },
  }
}

/** What an expense claim has beside every contact: its invoices and their sum. */
export function expensesOf({ matter }: Dealt<ClaimMatter>, dice: Dice) {
  const claim = claimOf(matter, dice)
  return { scene: { claim }, input: claim }
}

function accepted(scene: ClaimScene): void {
  accept(scene, staff.manager)
  // Finance looks at it when the department has (P14).
  if (scene.script.dice.chance(0.4)) scene.script.later(60).mistake(staff.finance, { type: 'claim.approve' })
}

function approved({ script }: ClaimScene, financeAfter = 5400): void {
  script.later(1800).ask(staff.manager, { type: 'claim.approve' })
  script.later(financeAfter).ask(staff.finance, { type: 'claim.approve', remark: '发票齐全' })
  script.later(7200).ask(staff.generalManager, { type: 'claim.approve' })
  const reference = `Z${script.dice.whole(100000, 999999)}`
  script.later(7200).ask(staff.finance, { type: 'payment.make', reference })
}

function answered(scene: ClaimScene): void {
  scene.script.later(takes.writing).ask(staff.manager, { type: 'reply.send', text: scene.matter.reply })
  feedBack(scene, staff.manager)
}

function paid(scene: ClaimScene): void {
  accepted(scene)
  approved(scene)
  answered(scene)
}

/** Finance is silent for days, and reminded in sight of the department head. */
function paidLate(scene: ClaimScene): void {
  accepted(scene)
  approved(scene, 3 * 86_400)
  answered(scene)
}

/** Something is wrong with it; put right, it starts again from the first level. */
function sentBack(scene: ClaimScene): void {
  const { script, matter, customer, claim } = scene
  accepted(scene)
  script.later(1800).ask(staff.manager, { type: 'claim.approve' })
  script.later(5400).ask(staff.finance, { type: 'claim.reject', reason: matter.wrong })
  const { total } = claim
  const overstated = { ...total, amountMinor: total.amountMinor + 100 }
  script.later(3600).mistake(customer, { type: 'claim.resubmit', ...claim, total: overstated })
  script.later(300).ask(customer, { type: 'claim.resubmit', ...claim })
  approved(scene)
  answered(scene)
}

function withdrawn(scene: ClaimScene): void {
  accepted(scene)
  withdraw(scene)
}

/** The ways an expense claim goes (P14). */
export const claimCourses: readonly Course<ClaimScene>[] = [
  { times: 2, play: paid },
  { times: 1, play: paidLate },
  { times: 1, play: sentBack },
  { times: 1, play: withdrawn },
]
