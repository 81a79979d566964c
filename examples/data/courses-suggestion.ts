import type { Party } from 'casewright'
import type { SuggestionMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, slipUp, takes, withdraw } from './scene.js'
import { staff } from './staff.js'

type SuggestionScene = DepartmentScene<SuggestionMatter>

const dayMs = 86_400_000

function judged(scene: SuggestionScene, valuable: boolean): Party {
  const { script, matter } = scene
  const agent = script.dice.pick(staff.theory)
  accept(scene, agent)
  slipUp(scene, agent)
  const { kind, reasons } = matter
  script.later(600).ask(agent, { type: 'suggestion.judge', kind, valuable, feasible: true, reasons })
  return agent
}

function answer(scene: SuggestionScene, agent: Party, text: string): void {
  scene.script.later(takes.writing).ask(agent, { type: 'reply.send', text })
  feedBack(scene, agent)
}

function adopt({ script, matter }: SuggestionScene, agent: Party, days: number): void {
  const plan = {
    what: matter.plan,
    owner: staff.supervisor,
    startsAt: script.clock(9, 1),
    endsAt: script.clock(18, days),
  }
  if (script.dice.chance(0.4)) script.later(900).mistake(agent, { type: 'suggestion.adopt', ...plan })
  script.later(5400).ask(staff.supervisor, { type: 'suggestion.adopt', ...plan })
}

/** Valuable: adopted with a plan, carried out, and reported on (P6). */
function adopted(scene: SuggestionScene): void {
  const { script, matter } = scene
  const agent = judged(scene, true)
  adopt(scene, agent, 5)
  answer(scene, agent, matter.reply)
  script.exactly(4 * dayMs).ask(staff.supervisor, { type: 'plan.report', result: matter.result })
}

/** Adopted, and forgotten until somebody above asks. */
function adoptedAndOverdue(scene: SuggestionScene): void {
  const { script, matter } = scene
  const agent = judged(scene, true)
  adopt(scene, agent, 2)
  answer(scene, agent, matter.reply)
  script.exactly(4 * dayMs).ask(staff.supervisor, { type: 'plan.report', result: matter.result })
}

/** Not worth it: the customer is thanked all the same. */
function declined(scene: SuggestionScene): void {
  const agent = judged(scene, false)
  answer(scene, agent, scene.phrases.declined)
}

/** Worth it, and declined by those who would have to carry it out. */
function declinedAbove(scene: SuggestionScene): void {
  const { script, matter } = scene
  const agent = judged(scene, true)
  script.later(5400).ask(staff.supervisor, { type: 'suggestion.decline', reasons: matter.against })
  answer(scene, agent, scene.phrases.declined)
}

function withdrawn(scene: SuggestionScene): void {
  accept(scene, scene.script.dice.pick(staff.theory))
  withdraw(scene)
}

/** The ways a suggestion goes (P6). */
export const suggestionCourses: readonly Course<SuggestionScene>[] = [
  { times: 2, play: adopted },
  { times: 1, play: adoptedAndOverdue },
  { times: 2, play: declined },
  { times: 1, play: declinedAbove },
  { times: 1, play: withdrawn },
]
