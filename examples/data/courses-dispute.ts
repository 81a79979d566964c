import type { Money, Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { Dice } from './dice.js'
import type { DisputeMatter } from './matters/matter.js'
import { accept, type Course, feedBack, merge, type Scene, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

/** Two sides and what they trade. */
interface DisputeScene extends Scene<DisputeMatter> {
  readonly counterparty: Party
  readonly amount: Money
}

/** What a dispute has beside every contact: the other side, and what they trade. */
export function disputeOf({ matter: { side }, order, amount }: Dealt<DisputeMatter>, dice: Dice) {
  const counterparty: Party = { id: `u-${dice.whole(10000, 99999)}`, role: 'customer' }
  return { scene: { counterparty, amount }, input: { side, counterparty, order: { number: order, amount } } }
}

type Side = DisputeMatter['side']

const otherSide = (side: Side): Side => (side === 'buyer' ? 'seller' : 'buyer')

/** The front desk takes it on and the complaint desk takes it up. */
function referred(scene: DisputeScene): Party {
  const { script } = scene
  const specialist = script.dice.pick(staff.specialists)
  const agent = script.dice.pick(staff.theory)
  accept(scene, agent)
  slipUp(scene, agent)
  script.later(240).ask(specialist, { type: 'case.accept' })
  return specialist
}

/** A side shows what it has. */
function show({ script, matter, customer, counterparty }: DisputeScene, side: Side): void {
  const [kind, summary] = side === 'buyer' ? matter.buyerShows : matter.sellerShows
  const by = side === matter.side ? customer : counterparty
  script.later(1500).ask(by, { type: 'evidence.add', side, kind, summary })
}

function decision({ matter, amount }: DisputeScene, favours = matter.favours, remedy = matter.remedy) {
  const { currency, amountMinor } = amount
  const refunds = { all: amountMinor, half: Math.floor(amountMinor / 2) }
  return {
    favours,
    reasons: matter.reasons,
    liable: matter.liable ?? false,
    remedy:
      remedy === 'all' || remedy === 'half'
        ? ({ kind: 'refund', currency, amountMinor: refunds[remedy] } as const)
        : remedy === 'compensation'
          ? ({ kind: 'compensation', currency, amountMinor: amountMinor + 2000 } as const)
          : ({ kind: remedy } as const),
  }
}

/** The specialist decides; some decide too much, or for nothing. */
function judge(scene: DisputeScene, specialist: Party): void {
  const { script, matter } = scene
  const { remedy, ...rest } = decision(scene)
  script.later(2400)
  if (matter.remedy === 'all' && script.dice.chance(0.25)) {
    const tooMuch = { ...remedy, amountMinor: scene.amount.amountMinor * 10 }
    script.mistake(specialist, { type: 'verdict.give', ...rest, remedy: tooMuch }).later(40)
  }
  script.ask(specialist, { type: 'verdict.give', ...rest, remedy })
}

/** The remedy is carried out, where there is one. */
function settle({ script, matter }: DisputeScene): void {
  if (matter.remedy === 'none') return
  const by = matter.remedy === 'exchange' ? script.dice.pick(staff.orderDesk) : staff.finance
  const reference = `R${script.dice.whole(100000, 999999)}`
  script.later(1800).ask(by, { type: 'remedy.settle', reference })
}

/** The customer hears; with an apology where the department is to blame, and there alone (R6). */
function answer(scene: DisputeScene, specialist: Party, text = scene.matter.reply): void {
  const { script, matter, phrases } = scene
  script.later(takes.writing)
  if (matter.liable === true) script.ask(specialist, { type: 'reply.send', text, apology: true })
  else {
    if (script.dice.chance(0.12)) {
      script
        .mistake(specialist, { type: 'reply.send', text: phrases.apology + text, apology: true })
        .later(40)
    }
    script.ask(specialist, { type: 'reply.send', text })
  }
  feedBack(scene, specialist)
}

export function judged(scene: DisputeScene): void {
  const { script, matter } = scene
  const specialist = referred(scene)
  show(scene, matter.side)
  if (script.dice.chance(0.15)) {
    script.later(60).mistake(specialist, { type: 'verdict.give', ...decision(scene) })
  }
  if (script.dice.chance(0.1)) {
    script.later(60).mistake(specialist, { type: 'reply.send', text: matter.reply })
  }
  show(scene, otherSide(matter.side))
  judge(scene, specialist)
  settle(scene)
  answer(scene, specialist)
}

/** Asks the other side to show what it has, by tomorrow evening; some write down yesterday's date. */
function requestEvidence({ script, matter }: DisputeScene, specialist: Party): number {
  const dueAt = script.later(300).clock(18, 1)
  const request = {
    type: 'evidence.request',
    side: otherSide(matter.side),
    what: '请提供交付记录、聊天记录或交易录像',
  } as const
  if (script.dice.chance(0.3))
    script.mistake(specialist, { ...request, dueAt: script.clock(18, -1) }).later(30)
  script.ask(specialist, { ...request, dueAt })
  return dueAt
}

export function evidenceRequested(scene: DisputeScene): void {
  const { script, matter, customer } = scene
  const specialist = referred(scene)
  show(scene, matter.side)
  requestEvidence(scene, specialist)
  if (script.dice.chance(0.3)) {
    const evidence = { kind: 'statement', summary: '我替对方说明：对方已经承认了' }
    script.later(600).mistake(customer, { type: 'evidence.add', side: otherSide(matter.side), ...evidence })
  }
  show(scene, otherSide(matter.side))
  judge(scene, specialist)
  settle(scene)
  answer(scene, specialist)
}

export function otherSideSilent(scene: DisputeScene): void {
  const { script, matter } = scene
  const specialist = referred(scene)
  show(scene, matter.side)
  const dueAt = requestEvidence(scene, specialist)
  script.exactly(dueAt - script.at)
  judge(scene, specialist)
  settle(scene)
  answer(scene, specialist)
}

export function appealed(scene: DisputeScene): void {
  const { script, matter, phrases, customer, counterparty } = scene
  judged(scene)
  const loser = matter.favours === matter.side ? counterparty : customer
  script.later(10800).ask(loser, { type: 'verdict.appeal', grounds: matter.appeal })
  if (script.dice.chance(0.5)) {
    const specialist = script.dice.pick(staff.specialists)
    script.later(600).mistake(specialist, { type: 'appeal.decide', ...decision(scene) })
  }
  script.later(7200).ask(staff.manager, { type: 'appeal.decide', ...decision(scene) })
  const specialist = script.dice.pick(staff.specialists)
  answer(scene, specialist, phrases.upheld)
  if (script.dice.chance(0.5))
    script.later(7200).mistake(loser, { type: 'verdict.appeal', grounds: matter.appeal })
}

/** A specialist helps out at the front desk, accepts the case for a party of it, and cannot judge it then. */
function acceptedBySpecialist(scene: DisputeScene): void {
  const { script, matter } = scene
  const [eager, impartial] = script.dice.shuffle(staff.specialists)
  accept(scene, eager!)
  script.later(120).mistake(eager!, { type: 'case.accept' })
  script.later(200).ask(impartial!, { type: 'case.accept' })
  show(scene, matter.side)
  show(scene, otherSide(matter.side))
  script.later(300).mistake(eager!, { type: 'verdict.give', ...decision(scene) })
  judge(scene, impartial!)
  settle(scene)
  answer(scene, impartial!)
}

function remedyTakenUpAgain(scene: DisputeScene): void {
  const { script, customer, phrases } = scene
  judged(scene)
  script.later(10800).ask(customer, { type: 'case.reopen', reason: script.dice.pick(phrases.complaints) })
  settle(scene)
  const specialist = script.dice.pick(staff.specialists)
  answer(scene, specialist, phrases.again)
}

function silent(scene: DisputeScene): void {
  const { script, phrases } = scene
  const specialist = referred(scene)
  script
    .later(300)
    .ask(specialist, { type: 'customer.ask', question: '请补充交易截图或聊天记录，以便核实。' })
  script.exactly(6 * 86_400_000).later(3600)
  script.ask(specialist, { type: 'reply.send', text: phrases.unanswered })
  feedBack(scene, specialist)
}

function withdrawn(scene: DisputeScene): void {
  referred(scene)
  withdraw(scene)
}

function merged(scene: DisputeScene): void {
  merge(scene, referred(scene))
}

/** The ways a dispute goes (P2). */
export const disputeCourses: readonly Course<DisputeScene>[] = [
  { times: 42, play: judged },
  { times: 9, play: evidenceRequested },
  { times: 6, play: otherSideSilent },
  { times: 5, play: appealed },
  { times: 3, play: acceptedBySpecialist },
  { times: 3, play: remedyTakenUpAgain, suits: ({ remedy }) => remedy !== 'none' },
  { times: 2, play: silent, suits: ({ language }) => language === 'zh-CN' },
  { times: 3, play: withdrawn },
  { times: 2, play: merged },
]
