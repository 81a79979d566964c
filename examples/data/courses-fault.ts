import type { Party } from 'casewright'
import type { FaultMatter } from './matters/matter.js'
import { accept, type Course, feedBack, merge, nudge, type Scene, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

type FaultScene = Scene<FaultMatter>

/** A tech-leaning agent takes it on. */
function acceptedByTech(scene: FaultScene): Party {
  const agent = scene.script.dice.pick(staff.tech)
  accept(scene, agent)
  slipUp(scene, agent)
  return agent
}

function reproduce({ script, matter }: FaultScene, agent: Party): void {
  const reproduced = script.dice.chance(0.8)
  script.later(600).ask(agent, { type: 'fault.reproduce', reproduced, steps: matter.steps })
}

function diagnose({ script, matter }: FaultScene, agent: Party, blame = matter.blame): void {
  script.later(700).ask(agent, { type: 'fault.diagnose', cause: matter.cause, blame })
}

function applyFix({ script, matter }: FaultScene, agent: Party, description = matter.fix): void {
  const kind = matter.blame === 'department' && script.dice.chance(0.8) ? 'fixed' : 'workaround'
  script.later(900).ask(agent, { type: 'fix.apply', kind, description })
}

const confirm = ({ script, customer }: FaultScene): void => {
  script.later(900).ask(customer, { type: 'fix.confirm' })
}

/** The customer hears how it ended; some agents apologise although nobody has found the department to blame (R6). */
function answer(
  scene: FaultScene,
  agent: Party,
  text = scene.matter.reply,
  isToBlame = scene.matter.blame === 'department',
): void {
  const { script, phrases } = scene
  const apologetic = { type: 'reply.send', text: phrases.apology + text, apology: true } as const
  script.later(takes.writing)
  if (isToBlame && script.dice.chance(0.3)) script.ask(agent, apologetic)
  else {
    if (!isToBlame && script.dice.chance(0.2)) script.mistake(agent, apologetic).later(45)
    script.ask(agent, { type: 'reply.send', text })
  }
  feedBack(scene, agent)
}

/** Nothing is broken: it is explained. Otherwise it is mended, and the customer tries it. */
function mend(scene: FaultScene, agent: Party): void {
  reproduce(scene, agent)
  diagnose(scene, agent)
  if (scene.matter.blame === 'nobody') return
  applyFix(scene, agent)
  confirm(scene)
}

export function mended(scene: FaultScene): void {
  const agent = acceptedByTech(scene)
  if (scene.script.dice.chance(0.1)) {
    scene.script.later(200).mistake(agent, { type: 'reply.send', text: scene.matter.reply })
  }
  mend(scene, agent)
  answer(scene, agent)
}

/** An agent who is best at other things accepts it first, and leaves it to the tech-leaning (R4). */
function referred(scene: FaultScene): void {
  const { script } = scene
  const [first, second] = script.dice.shuffle(staff.theory)
  accept(scene, first!)
  if (script.dice.chance(0.5)) script.later(120).mistake(second!, { type: 'case.accept' })
  const agent = acceptedByTech(scene)
  mend(scene, agent)
  answer(scene, agent)
}

export function fixedAtTheSecondTry(scene: FaultScene): void {
  const { script, matter, phrases, customer } = scene
  const agent = acceptedByTech(scene)
  reproduce(scene, agent)
  diagnose(scene, agent)
  applyFix(scene, agent)
  script.later(900).ask(customer, { type: 'fix.reject', reason: matter.stillFails })
  diagnose(scene, agent)
  applyFix(scene, agent, phrases.secondTry)
  confirm(scene)
  answer(scene, agent)
}

/** The agent cannot solve it: the technical department is told what was tried (P4). */
function report(scene: FaultScene, agent: Party): void {
  const { script, matter } = scene
  reproduce(scene, agent)
  if (script.dice.chance(0.2)) {
    script.later(60).mistake(agent, { type: 'department.report', tried: [] })
  }
  if (script.dice.chance(0.15)) {
    script.later(60).mistake(staff.department, { type: 'department.answer', answer: 'fixed', text: '已处理' })
  }
  script.later(900).ask(agent, { type: 'department.report', tried: [matter.steps, matter.fix] })
}

function departmentAnswers(
  scene: FaultScene,
  answer: 'fixed' | 'workaround' | 'no-fix' | 'not-a-fault',
): void {
  const { script, matter } = scene
  script.later(9000).ask(staff.department, { type: 'department.answer', answer, text: matter.learnt[1] })
}

export function reported(scene: FaultScene): void {
  const agent = acceptedByTech(scene)
  report(scene, agent)
  if (scene.script.dice.chance(0.4)) nudge(scene)
  departmentAnswers(scene, 'fixed')
  applyFix(scene, agent)
  confirm(scene)
  answer(scene, agent, scene.matter.reply, false)
}

function reportedWithQuestion(scene: FaultScene): void {
  const { script, matter } = scene
  const agent = acceptedByTech(scene)
  const [question, information] = matter.departmentAsks
  report(scene, agent)
  script.later(3600).ask(staff.department, { type: 'department.answer', answer: 'question', text: question })
  script.later(1500).ask(agent, { type: 'department.inform', text: information })
  departmentAnswers(scene, 'workaround')
  applyFix(scene, agent)
  confirm(scene)
  answer(scene, agent, scene.matter.reply, false)
}

/** There is no fix, and the customer has a reply all the same (P4). */
function reportedInVain(scene: FaultScene): void {
  const { script, matter, phrases } = scene
  const agent = acceptedByTech(scene)
  report(scene, agent)
  departmentAnswers(scene, isBroken(matter) ? 'no-fix' : 'not-a-fault')
  const text = isBroken(matter) ? phrases.noFix : matter.reply
  script.later(takes.writing).ask(agent, { type: 'reply.send', text })
  feedBack(scene, agent)
}

function departmentSilent(scene: FaultScene): void {
  const agent = acceptedByTech(scene)
  report(scene, agent)
  scene.script.exactly(3 * 86_400_000)
  departmentAnswers(scene, 'fixed')
  applyFix(scene, agent)
  confirm(scene)
  answer(scene, agent, scene.matter.reply, false)
}

/** The desk knows it already; a fault is answered with how it ended, so at first that is missing (P4). */
function known(scene: FaultScene): void {
  const { script, matter } = scene
  const agent = acceptedByTech(scene)
  script.later(takes.answering).mistake(agent, { type: 'reply.send', text: matter.reply }).later(30)
  script.ask(agent, { type: 'reply.send', text: matter.reply, resolution: 'fixed' })
  feedBack(scene, agent)
}

export function silent(scene: FaultScene): void {
  const { script, phrases } = scene
  const agent = acceptedByTech(scene)
  reproduce(scene, agent)
  diagnose(scene, agent)
  applyFix(scene, agent)
  script.exactly(6 * 86_400_000).later(3600)
  script.ask(agent, { type: 'reply.send', text: phrases.unanswered })
  feedBack(scene, agent)
}

function reopened(scene: FaultScene): void {
  const { script, customer, phrases } = scene
  mended(scene)
  script.later(14400).ask(customer, { type: 'case.reopen', reason: script.dice.pick(phrases.complaints) })
  const agent = script.dice.pick(staff.tech)
  diagnose(scene, agent)
  applyFix(scene, agent, phrases.secondTry)
  confirm(scene)
  answer(scene, agent, phrases.again)
}

/** Too deep for the desk, not for technical support. */
function handedToSupport(scene: FaultScene): void {
  const { script } = scene
  const agent = acceptedByTech(scene)
  const engineer = script.dice.pick(staff.engineers)
  reproduce(scene, agent)
  script.later(300).ask(agent, {
    type: 'case.handOver',
    to: 'technical-support-engineer',
    reason: '需要抓包分析，请技术支持接手',
  })
  script.later(600).ask(engineer, { type: 'case.accept' })
  diagnose(scene, engineer)
  applyFix(scene, engineer)
  confirm(scene)
  answer(scene, engineer)
}

function withdrawn(scene: FaultScene): void {
  acceptedByTech(scene)
  withdraw(scene)
}

function merged(scene: FaultScene): void {
  merge(scene, acceptedByTech(scene))
}

/** It has to be seen to on the spot: a visit is asked for, and meanwhile there is a way around it (P8). */
export function visitRequested(scene: FaultScene): void {
  const agent = acceptedByTech(scene)
  reproduce(scene, agent)
  const place = '客户处'
  scene.script.later(300).ask(agent, { type: 'visit.request', place, askedBy: 'department' })
  diagnose(scene, agent)
  applyFix(scene, agent)
  confirm(scene)
  answer(scene, agent)
}

const isBroken = ({ blame }: FaultMatter): boolean => blame !== 'nobody'

/** The ways a fault goes (P3, P4). */
export const faultCourses: readonly Course<FaultScene>[] = [
  { times: 40, play: mended },
  { times: 9, play: referred },
  { times: 8, play: fixedAtTheSecondTry, suits: isBroken },
  { times: 10, play: reported, suits: isBroken },
  { times: 5, play: reportedWithQuestion, suits: isBroken },
  { times: 3, play: reportedInVain },
  { times: 3, play: departmentSilent, suits: isBroken },
  { times: 4, play: known, suits: isBroken },
  { times: 3, play: silent, suits: isBroken },
  { times: 3, play: reopened, suits: isBroken },
  { times: 2, play: handedToSupport, suits: isBroken },
  { times: 3, play: withdrawn },
  { times: 2, play: merged },
]
