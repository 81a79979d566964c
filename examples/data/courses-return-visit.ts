import type { Party } from 'casewright'
import type { Dealt } from './deal.js'
import type { Dice } from './dice.js'
import type { ReturnVisitMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, takes } from './scene.js'
import { staff } from './staff.js'

type ReturnVisitScene = DepartmentScene<ReturnVisitMatter>

const hourMs = 3_600_000

/** What a return visit has beside every contact: that it is due within three days, by F2, and the department opens it. */
export const returnVisitOf = (_dealt: Dealt<ReturnVisitMatter>, _dice: Dice, openedAt: number) => ({
  scene: {},
  input: { rule: 'F2', earliestAt: openedAt + 2 * hourMs, latestAt: openedAt + 72 * hourMs },
  openedBy: { id: 'follow-up-plan', role: 'system' } as const,
})

const [morning, afternoon, evening] = [0, 1, 2] as const

/** An agent takes it on, and tries when the window has opened. */
function opened(scene: ReturnVisitScene): Party {
  const { script } = scene
  const agent = script.dice.pick(staff.theory)
  accept(scene, agent)
  const early = { type: 'contact.attempt', via: 'phone', dayPart: morning, reached: true }
  if (script.dice.chance(0.4)) script.later(300).mistake(agent, early)
  script.exactly(script.clock(10, 1) - script.at).later(600)
  return agent
}

function tries({ script }: ReturnVisitScene, agent: Party, dayPart: number, reached: boolean): void {
  script.ask(agent, { type: 'contact.attempt', via: 'phone', dayPart, reached })
}

/** What the customer says is answered, the head of the department signs, and the customer hears of it. */
function signed(scene: ReturnVisitScene, agent: Party): void {
  const { script, matter } = scene
  script.later(3600).ask(staff.manager, { type: 'visit.sign', reply: matter.learnt[2] })
  script.later(takes.writing).ask(agent, { type: 'reply.send', text: matter.reply })
  feedBack(scene, agent)
}

function reachedAtOnce(scene: ReturnVisitScene): void {
  const { script, matter } = scene
  const agent = opened(scene)
  tries(scene, agent, morning, true)
  const [text, answer] = matter.opinion
  script.later(120).ask(agent, { type: 'opinion.record', text, answer })
  script.later(120).ask(agent, { type: 'visit.end', satisfaction: script.dice.pick([70, 80, 90, 100]) })
  signed(scene, agent)
}

/** What cannot be answered on the spot is, by the time that was promised (T12). */
function answeredLater(scene: ReturnVisitScene): void {
  const { script, matter, customer } = scene
  const agent = opened(scene)
  tries(scene, agent, morning, true)
  const [text, answer] = matter.opinion
  script.later(120).ask(agent, { type: 'opinion.record', text })
  const end = { type: 'visit.end', satisfaction: script.dice.pick([50, 60, 70]) } as const
  script.later(60).mistake(agent, end)
  const dueAt = script.clock(17, 1)
  script.later(30).ask(agent, { type: 'reply.promise', dueAt, address: `phone:${customer.id}` })
  script.later(30).ask(agent, end)
  script.later(5400).ask(agent, { type: 'opinion.answer', answer })
  signed(scene, agent)
}

/** In vain in the morning; then at another time of day, and at no other (F6). */
function reachedLater(scene: ReturnVisitScene): void {
  const { script, matter } = scene
  const agent = opened(scene)
  tries(scene, agent, morning, false)
  script
    .later(1200)
    .mistake(agent, { type: 'contact.attempt', via: 'phone', dayPart: morning, reached: false })
  script.exactly(script.clock(15) - script.at)
  tries(scene, agent, afternoon, true)
  const [text, answer] = matter.opinion
  script.later(120).ask(agent, { type: 'opinion.record', text, answer })
  script.later(60).ask(agent, { type: 'visit.end', satisfaction: null })
  signed(scene, agent)
}

/** Nobody answers at three times of day: a written note is left (F6). */
function neverReached(scene: ReturnVisitScene): void {
  const { script, phrases } = scene
  const agent = opened(scene)
  tries(scene, agent, morning, false)
  script.exactly(script.clock(15) - script.at)
  tries(scene, agent, afternoon, false)
  script.exactly(script.clock(17) - script.at)
  tries(scene, agent, evening, false)
  script.later(takes.writing).ask(agent, { type: 'reply.send', text: phrases.note })
  feedBack(scene, agent)
}

/** Something new comes up: a case of its own (P11). */
function somethingNew(scene: ReturnVisitScene): void {
  const { script, matter } = scene
  const agent = opened(scene)
  tries(scene, agent, morning, true)
  script.later(180).ask(agent, {
    ...{ type: 'matter.raise', path: 'complaint', subject: matter.raises },
    details: { about: 'service' },
  })
  script.later(120).ask(agent, { type: 'visit.end', satisfaction: 60 })
  signed(scene, agent)
}

/** The ways a return visit goes (P11). */
export const returnVisitCourses: readonly Course<ReturnVisitScene>[] = [
  { times: 1, play: reachedAtOnce },
  { times: 1, play: reachedLater },
  { times: 1, play: somethingNew },
  { times: 1, play: answeredLater },
  { times: 1, play: neverReached },
  { times: 1, play: reachedAtOnce },
]
