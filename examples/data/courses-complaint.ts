import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { ComplaintMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

type ComplaintScene = DepartmentScene<ComplaintMatter>

/** What a complaint has beside every contact: what it is about. */
export const complaintOf = ({ matter: { about, concerns } }: Dealt<ComplaintMatter>) => ({
  scene: {},
  input: { about, ...(concerns !== undefined && { concerns }) },
})

function classified(scene: ComplaintScene, kind: 'general' | 'complex'): Party {
  const { script } = scene
  const specialist = script.dice.pick(staff.specialists)
  accept(scene, specialist)
  slipUp(scene, specialist)
  script.later(150).ask(specialist, { type: 'complaint.classify', kind })
  return specialist
}

function show({ script, matter }: ComplaintScene, by: Party): void {
  const [kind, summary] = matter.evidence
  script.later(1200).ask(by, { type: 'evidence.add', kind, summary })
}

/** With an apology where the company is responsible, and there alone (R6). */
function answer(scene: ComplaintScene, by: Party, text = scene.matter.reply): void {
  const { script, matter, phrases } = scene
  script.later(takes.writing)
  if (matter.liable) script.ask(by, { type: 'reply.send', text: phrases.apology + text, apology: true })
  else script.ask(by, { type: 'reply.send', text })
  feedBack(scene, by)
}

export function solvedOnTheSpot(scene: ComplaintScene): void {
  const { script, matter, phrases } = scene
  const specialist = classified(scene, 'general')
  const tooSoon = { type: 'reply.send', text: phrases.apology + matter.reply, apology: true }
  if (script.dice.chance(0.5)) script.later(60).mistake(specialist, tooSoon)
  show(scene, specialist)
  script.later(60).ask(specialist, { type: 'liability.find', cause: matter.cause, liable: matter.liable })
  answer(scene, specialist)
}

/** The customer is promised a reply time, and only then is it investigated (T12). */
function started(scene: ComplaintScene, dueAt?: number): Party {
  const { script, matter, customer } = scene
  const specialist = classified(scene, 'complex')
  const start = { type: 'investigation.start', about: matter.about } as const
  if (script.dice.chance(0.4)) script.later(60).mistake(specialist, start)
  script.later(120).ask(specialist, {
    type: 'reply.promise',
    dueAt: dueAt ?? script.clock(17, 2),
    address: `phone:${customer.id}`,
  })
  script.later(60).ask(specialist, start)
  return specialist
}

/** Whoever is concerned finds out what happened, and shows evidence of it (R7). */
function reported(scene: ComplaintScene, by: Party): void {
  const { script, matter } = scene
  const { cause, liable, proposal } = matter
  const report = { type: 'investigation.report', cause, liable, proposal } as const
  if (script.dice.chance(0.4)) script.later(900).mistake(by, report)
  show(scene, by)
  script.later(1200).ask(by, report)
}

/** A subordinate company is asked by the desk itself, anything else by the supervisor. */
const investigatorOf = ({ matter }: ComplaintScene, specialist: Party): Party =>
  matter.about === 'subordinate-company' ? specialist : staff.supervisor

function proposed({ script, matter }: ComplaintScene, specialist: Party, proposal = matter.proposal): void {
  script.later(600).ask(specialist, { type: 'proposal.make', proposal })
}

function agreed(scene: ComplaintScene, specialist: Party, proposal = scene.matter.proposal): void {
  proposed(scene, specialist, proposal)
  scene.script.later(1800).ask(scene.customer, { type: 'proposal.accept' })
  answer(scene, specialist)
}

function investigated(scene: ComplaintScene): void {
  const specialist = started(scene)
  reported(scene, investigatorOf(scene, specialist))
  agreed(scene, specialist)
}

/** What the customer says against it changes what is proposed. */
function rejectedAtFirst(scene: ComplaintScene): void {
  const { script, matter, customer, phrases } = scene
  const specialist = started(scene)
  reported(scene, investigatorOf(scene, specialist))
  proposed(scene, specialist)
  script.later(1800).ask(customer, { type: 'proposal.reject', reason: matter.objection })
  agreed(scene, specialist, matter.proposal + phrases.adjusted)
}

/** The supervisor cannot answer for the goods, and the manager does (P5). */
function passedUp(scene: ComplaintScene): void {
  const { script } = scene
  const specialist = started(scene)
  script.later(1800).ask(staff.supervisor, { type: 'complaint.passUp', reason: '超出本级权限，请经理答复' })
  reported(scene, staff.manager)
  agreed(scene, specialist)
}

/** What the desk cannot solve the manager decides, and that stands. */
function decided(scene: ComplaintScene): void {
  const { script, matter, customer } = scene
  const specialist = started(scene)
  reported(scene, investigatorOf(scene, specialist))
  proposed(scene, specialist)
  script.later(900).ask(customer, { type: 'proposal.reject', reason: matter.objection })
  script.later(600).ask(specialist, { type: 'complaint.refer', reason: matter.objection })
  script.later(120).mistake(specialist, { type: 'reply.send', text: matter.reply })
  show(scene, staff.manager)
  const { cause, liable, proposal } = matter
  script.later(1800).ask(staff.manager, { type: 'decision.give', cause, liable, decision: proposal })
  answer(scene, specialist)
}

/** The investigation takes longer than was promised, and nobody says so (T12). */
function promiseBroken(scene: ComplaintScene): void {
  const { script } = scene
  const specialist = started(scene, script.at + 4 * 3_600_000)
  script.exactly(3 * 86_400_000)
  reported(scene, investigatorOf(scene, specialist))
  agreed(scene, specialist)
}

/** The customer does not say whether they are satisfied. */
function silentOnProposal(scene: ComplaintScene): void {
  const { script, phrases } = scene
  const specialist = started(scene)
  reported(scene, investigatorOf(scene, specialist))
  proposed(scene, specialist)
  script.exactly(6 * 86_400_000).later(3600)
  answer(scene, specialist, phrases.unanswered)
}

function withdrawn(scene: ComplaintScene): void {
  classified(scene, 'general')
  withdraw(scene)
}

/** The ways a complaint goes (P5). */
export const complaintCourses: readonly Course<ComplaintScene>[] = [
  { times: 2, play: solvedOnTheSpot },
  { times: 2, play: investigated },
  { times: 1, play: rejectedAtFirst },
  { times: 1, play: passedUp, suits: ({ about }) => about === 'product' },
  { times: 1, play: decided },
  { times: 1, play: promiseBroken },
  { times: 1, play: silentOnProposal },
  { times: 1, play: withdrawn },
]
