import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { OrderMatter } from './matters/matter.js'
import { accept, type Course, feedBack, type Scene, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

/** Somebody's order. */
interface OrderScene extends Scene<OrderMatter> {
  readonly order: string
}

/** What an order case has beside every contact: its number, and what is wanted of it. */
export const orderOf = ({ matter: { wants }, order }: Dealt<OrderMatter>) => ({
  scene: { order },
  input: { matter: wants, orderNumber: order },
})

/** The order desk takes it on, and finds the order once it knows who asks (R8). */
function found(scene: OrderScene): Party {
  const { script, matter, order } = scene
  const agent = script.dice.pick(staff.orderDesk)
  accept(scene, agent)
  slipUp(scene, agent)
  script.later(90)
  const finding = { type: 'order.find', number: order, status: matter.status } as const
  if (script.dice.chance(0.3)) script.mistake(agent, finding).later(60)
  script.ask(agent, { ...finding, verifiedBy: '回拨账户预留号码' })
  return agent
}

/** What is wanted is done; an order that is only asked about is explained. */
function carryOut({ script, matter }: OrderScene, agent: Party): void {
  script.later(takes.answering)
  if (matter.wants === 'change') script.ask(agent, { type: 'order.change', changes: matter.does })
  if (matter.wants === 'cancel') script.ask(agent, { type: 'order.cancel', reason: matter.does })
  if (matter.wants !== 'top-up') return
  const reference = `T${script.dice.whole(100000, 999999)}`
  script.ask(agent, { type: 'topUp.check', cause: matter.cause ?? 'department', finding: matter.does })
  script.later(60).ask(agent, { type: 'topUp.repeat', reference })
}

function answer(scene: OrderScene, agent: Party, text = scene.matter.reply): void {
  scene.script.later(takes.writing).ask(agent, { type: 'reply.send', text })
  feedBack(scene, agent)
}

export function carriedOut(scene: OrderScene): void {
  const agent = found(scene)
  carryOut(scene, agent)
  answer(scene, agent)
}

/** Orders are answered by the order desk first (P7). */
export function referredToTheOrderDesk(scene: OrderScene): void {
  const agent = scene.script.dice.pick(staff.theory)
  scene.script.later(20).mistake(agent, { type: 'reply.send', text: scene.matter.reply })
  accept(scene, agent)
  carriedOut(scene)
}

/** A supply channel gives trouble, and is adjusted; the customer does not hear which (R8). */
export function channelAdjusted(scene: OrderScene): void {
  const { script, matter, phrases } = scene
  const agent = found(scene)
  const [supplier, trouble, remedy] = matter.trouble!
  script.later(300).ask(agent, { type: 'channel.report', supplier, trouble })
  script.later(1800).ask(staff.manager, { type: 'channel.adjust', adjusted: true, text: remedy })
  carryOut(scene, agent)
  script.later(60).mistake(agent, { type: 'reply.send', text: `${supplier}：${matter.reply}` })
  script.later(60).ask(agent, { type: 'reply.send', text: phrases.apology + matter.reply, apology: true })
  feedBack(scene, agent)
}

/** Nothing can be done about the channel, and nobody hurries; the customer is told all the same (R9). */
export function channelInVain(scene: OrderScene): void {
  const { script, matter, phrases } = scene
  const agent = found(scene)
  const [supplier, trouble, remedy] = matter.trouble!
  script.later(300).ask(agent, { type: 'channel.report', supplier, trouble })
  script.exactly(2 * 86_400_000).later(3600)
  script.ask(staff.supervisor, { type: 'channel.adjust', adjusted: false, text: remedy })
  script.later(300).ask(agent, { type: 'reply.send', text: phrases.noFix, apology: true })
  feedBack(scene, agent)
}

export function withdrawn(scene: OrderScene): void {
  accept(scene, scene.script.dice.pick(staff.orderDesk))
  withdraw(scene)
}

const hasTrouble = ({ trouble }: OrderMatter): boolean => trouble !== undefined

/** The ways an order goes (P7). */
export const orderCourses: readonly Course<OrderScene>[] = [
  { times: 11, play: carriedOut },
  { times: 4, play: referredToTheOrderDesk },
  { times: 2, play: channelAdjusted, suits: hasTrouble },
  { times: 1, play: channelInVain, suits: hasTrouble },
  { times: 2, play: withdrawn },
]
