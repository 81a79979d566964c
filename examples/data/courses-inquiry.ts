import type { Party } from 'casewright'
import type { InquiryMatter } from './matters/matter.js'
import { accept, type Course, feedBack, merge, nudge, type Scene, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

type InquiryScene = Scene<InquiryMatter>

const anyAgent = ({ script }: InquiryScene): Party => script.dice.pick(staff.theory)

function answer(
  scene: InquiryScene,
  by: Party,
  seconds: number = takes.answering,
  text = scene.matter.reply,
): void {
  scene.script.later(seconds).ask(by, { type: 'reply.send', text })
  feedBack(scene, by)
}

function answeredAtFirstTouch(scene: InquiryScene): void {
  const agent = anyAgent(scene)
  answer(scene, agent, takes.accepting * 1.6)
}

export function answeredAtOnce(scene: InquiryScene): void {
  const agent = anyAgent(scene)
  accept(scene, agent)
  slipUp(scene, agent)
  answer(scene, agent)
}

export function lookedUp(scene: InquiryScene): void {
  const { script, matter } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  slipUp(scene, agent)
  script.later(takes.lookingUp).ask(agent, { type: 'answer.find', answer: matter.learnt[1] })
  answer(scene, agent, takes.writing)
}

/** Accepts and promises; some promise the impossible first (T12). */
function promise(scene: InquiryScene, agent: Party, hours: number): number {
  const { script, customer, contact } = scene
  accept(scene, agent)
  script.later(240)
  if (script.dice.chance(0.3)) {
    script.mistake(agent, { type: 'reply.promise', dueAt: script.at - 60_000 }).later(15)
  }
  const dueAt = script.at + hours * 3_600_000
  if (contact.address === undefined) script.mistake(agent, { type: 'reply.promise', dueAt })
  script.ask(agent, { type: 'reply.promise', dueAt, address: `chat:${customer.id}` })
  return dueAt
}

export function promisedAndKept(scene: InquiryScene): void {
  const agent = anyAgent(scene)
  promise(scene, agent, scene.script.dice.pick([4, 24]))
  if (scene.script.dice.chance(0.4)) nudge(scene)
  scene.script.later(1800, 0.3).ask(agent, { type: 'answer.find', answer: scene.matter.learnt[1] })
  answer(scene, agent, takes.writing)
}

export function promiseRenewed(scene: InquiryScene): void {
  const { script, phrases } = scene
  const agent = anyAgent(scene)
  promise(scene, agent, 2)
  script
    .later(3600, 0.2)
    .mistake(agent, { type: 'promise.renew', dueAt: script.at + 86_400_000, reason: phrases.delay })
    .later(30)
    .ask(agent, {
      type: 'promise.renew',
      dueAt: script.at + 86_400_000,
      reason: phrases.delay,
      toldVia: 'phone',
    })
  answer(scene, agent, 7200)
}

export function promiseBroken(scene: InquiryScene): void {
  const { script, matter, phrases } = scene
  const agent = anyAgent(scene)
  const dueAt = promise(scene, agent, 1)
  script.exactly(dueAt - script.at).later(2700, 0.2)
  script.ask(agent, { type: 'reply.send', text: phrases.apology + matter.reply, apology: true })
  feedBack(scene, agent)
}

export function apologisedTooSoon(scene: InquiryScene): void {
  const { script, matter, phrases } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  script
    .later(takes.answering)
    .mistake(agent, { type: 'reply.send', text: phrases.apology + matter.reply, apology: true })
  answer(scene, agent, 30)
}

export function askedFurther(scene: InquiryScene): void {
  const { script, matter, customer } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  script.later(takes.answering).ask(agent, { type: 'reply.send', text: matter.reply })
  script.later(180).ask(customer, { type: 'question.ask', text: matter.further[0] })
  script.later(180).ask(agent, { type: 'reply.send', text: matter.further[1] })
  feedBack(scene, agent)
}

export function clarified(scene: InquiryScene): void {
  const { script, matter, customer } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  slipUp(scene, agent)
  script.later(90).ask(agent, { type: 'customer.ask', question: matter.clarify[0] })
  script.later(400).ask(customer, { type: 'message.receive', text: matter.clarify[1] })
  answer(scene, agent)
}

function silent(scene: InquiryScene): void {
  const { script, matter, phrases } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  script.later(90).ask(agent, { type: 'customer.ask', question: matter.clarify[0] })
  script.exactly(6 * 86_400_000).later(3600)
  script.ask(agent, { type: 'reply.send', text: phrases.unanswered })
  feedBack(scene, agent)
}

function handedToTheOrderDesk(scene: InquiryScene): void {
  const { script } = scene
  const agent = anyAgent(scene)
  const orderAgent = script.dice.pick(staff.orderDesk)
  accept(scene, agent)
  script.later(120).ask(agent, { type: 'case.handOver', to: 'order-agent', reason: '需要在订单系统里补单' })
  script.later(200)
  if (script.dice.chance(0.6)) script.mistake(agent, { type: 'reply.send', text: scene.matter.reply })
  accept(scene, orderAgent)
  answer(scene, orderAgent)
}

export function withdrawn(scene: InquiryScene): void {
  if (scene.script.dice.chance(0.7)) accept(scene, anyAgent(scene))
  withdraw(scene)
}

function merged(scene: InquiryScene): void {
  const agent = anyAgent(scene)
  accept(scene, agent)
  merge(scene, agent)
}

function reopened(scene: InquiryScene): void {
  const { script, customer, phrases } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  answer(scene, agent)
  script.later(7200).ask(customer, { type: 'case.reopen', reason: script.dice.pick(phrases.complaints) })
  script.later(300).ask(agent, { type: 'note.add', text: '已联系渠道二次核对' })
  answer(scene, agent, takes.lookingUp, phrases.again)
}

function reopenedTooOften(scene: InquiryScene): void {
  const { script, customer, phrases } = scene
  reopened(scene)
  script.later(7200).ask(customer, { type: 'case.reopen', reason: phrases.complaints[0]! })
  answer(scene, anyAgent(scene), takes.lookingUp, phrases.again)
  script.later(7200).mistake(customer, { type: 'case.reopen', reason: phrases.complaints[1]! })
}

function heldOvernight(scene: InquiryScene): void {
  const { script } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  script
    .later(300)
    .ask(agent, { type: 'case.hold', reason: '渠道夜间对账，明早出结果', until: script.clock(9.5, 1) })
  script.exactly(script.clock(9.5, 1) - script.at)
  answer(scene, agent)
}

function escalated(scene: InquiryScene): void {
  const { script } = scene
  const agent = anyAgent(scene)
  accept(scene, agent)
  script
    .later(120)
    .ask(agent, { type: 'priority.set', severity: 'high', urgency: 'critical' })
    .ask(agent, { type: 'case.escalate', to: 'supervisor', reason: '同一渠道半小时内第五起，疑似渠道故障' })
  script.later(400).ask(staff.supervisor, { type: 'note.add', text: '已联系渠道，先按预案逐单补发' })
  answer(scene, agent)
}

/** The ways an inquiry goes (P1). */
export const inquiryCourses: readonly Course<InquiryScene>[] = [
  { times: 34, play: answeredAtFirstTouch },
  { times: 43, play: answeredAtOnce },
  { times: 16, play: lookedUp },
  { times: 12, play: promisedAndKept },
  { times: 4, play: promiseRenewed },
  { times: 4, play: promiseBroken },
  { times: 4, play: apologisedTooSoon },
  { times: 7, play: askedFurther },
  { times: 6, play: clarified },
  { times: 3, play: silent },
  { times: 5, play: handedToTheOrderDesk },
  { times: 4, play: withdrawn },
  { times: 3, play: merged },
  { times: 2, play: reopened },
  { times: 1, play: reopenedTooOften },
  { times: 1, play: heldOvernight },
  { times: 1, play: escalated },
]
