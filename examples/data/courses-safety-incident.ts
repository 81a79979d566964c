import type { Dealt } from './deal.js'
import type { Dice } from './dice.js'
import type { IncidentMatter } from './matters/matter.js'
import { accept, type Course, type DepartmentScene, feedBack, takes } from './scene.js'
import { staff } from './staff.js'

type IncidentScene = DepartmentScene<IncidentMatter>

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** What an incident has beside every contact: where and when it happened. */
export const incidentOf = ({ matter: { place } }: Dealt<IncidentMatter>, _dice: Dice, openedAt: number) => ({
  scene: {},
  input: { place, occurredAt: openedAt - 600_000 },
})

/** The emergency plan: notify, record, secure, offer an alternative; each once (P13). */
function responded(scene: IncidentScene): void {
  const { script, matter } = scene
  accept(scene, staff.supervisor)
  const { notify, record, secure, alternative } = matter.measures
  const measures = { notify, record, secure, 'offer-alternative': alternative }
  for (const [measure, how] of Object.entries(measures) as [keyof typeof measures, string][]) {
    script.later(240).ask(staff.supervisor, { type: 'measure.take', measure, how })
    if (measure === 'record')
      script.later(30).mistake(staff.supervisor, { type: 'measure.take', measure, how })
  }
}

/** Findings after so many hours, the report after as many more (T10). */
function investigated({ script, matter }: IncidentScene, findingsAfter: number, reportAfter: number): void {
  const { findings, course, cause, liable } = matter
  script.exactly(findingsAfter * hourMs).ask(staff.supervisor, { type: 'findings.submit', findings })
  script.exactly(reportAfter * hourMs)
  script.ask(staff.supervisor, { type: 'report.submit', course, cause, liable })
}

function corrected(scene: IncidentScene): void {
  const { script, matter } = scene
  const responsibilities = [{ party: 'supervisor-01', for: matter.cause }]
  const assign = (dueAt: number) => ({
    ...({ type: 'corrections.assign', responsibilities } as const),
    actions: matter.actions.map(action => ({ action, owner: 'supervisor-01', dueAt })),
  })
  script.later(7200)
  if (script.dice.chance(0.5)) script.mistake(staff.manager, assign(script.clock(18, -1))).later(60)
  script.ask(staff.manager, assign(script.clock(18, 3)))
  for (const [index, result] of matter.results.entries()) {
    script.exactly(dayMs).ask(staff.supervisor, { type: 'action.complete', number: index + 1, result })
  }
}

function reviewed(scene: IncidentScene): void {
  const { script, matter, phrases } = scene
  script
    .later(7200)
    .ask(staff.manager, { type: 'review.record', lessons: matter.learnt[2], suffices: true })
    .later(takes.writing)
  const text = matter.liable ? phrases.apology + matter.reply : matter.reply
  script.ask(staff.supervisor, { type: 'reply.send', text, ...(matter.liable && { apology: true }) })
  feedBack(scene, staff.supervisor)
}

function reportedInTime(scene: IncidentScene): void {
  responded(scene)
  investigated(scene, 20, 30)
  corrected(scene)
  reviewed(scene)
}

/** Nobody is hurt, and so nobody hurries: findings and report are overdue (T10). */
function reportedLate(scene: IncidentScene): void {
  responded(scene)
  investigated(scene, 30, 50)
  corrected(scene)
  reviewed(scene)
}

/** What was done does not suffice, and more is. */
function correctedTwice(scene: IncidentScene): void {
  const { script, matter } = scene
  responded(scene)
  investigated(scene, 22, 40)
  corrected(scene)
  script.later(7200)
  script.ask(staff.manager, { type: 'review.record', lessons: matter.cause, suffices: false })
  corrected(scene)
  reviewed(scene)
}

/** The ways an incident goes (P13). */
export const incidentCourses: readonly Course<IncidentScene>[] = [
  { times: 1, play: reportedInTime },
  { times: 1, play: reportedLate },
  { times: 1, play: correctedTwice },
]
