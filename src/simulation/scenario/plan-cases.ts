import { type Route, routeOf } from '../../cases/route.js'
import { tiesOf } from '../../charters/ties.js'
import type { StageMeta } from '../../machines/stages/path-setup.js'
import { alwaysOpen } from '../../policies/business-time/always-open.js'
import type { Contact } from '../../vocabulary/contact.js'
import { issuesOf } from '../../vocabulary/parse.js'
import type { Role } from '../../vocabulary/party.js'
import type { Priority } from '../../vocabulary/priority.js'
import { samplerOf } from '../chance/sampler.js'
import type { CaseRoute, PlannedOutcome, PlannedStep } from '../engine/case-route.js'
import { type Template, templateOf, timed } from '../engine/template.js'
import { fitting } from './fitting.js'
import { misfit, type Names } from './plan-scenario.js'
import type { ScenarioData } from './scenario.js'
import type { CaseStep, CaseStream } from './stream.js'

/** What the input of a stream's cases says that the floor needs to know. */
interface Opened {
  readonly contact?: Contact
  readonly priority?: Priority
  readonly customerGrade?: string
}

const medium: Priority = { severity: 'medium', urgency: 'medium' }

/** A stream of cases on the path it names. */
export function planCases(stream: CaseStream, field: string, names: Names): CaseRoute {
  const { charter } = names.scenario
  if (charter === undefined) throw misfit('charter', `a charter, for ${field}`, 'none')
  const { paths, policy, limits } = tiesOf(charter, 'defineScenario')
  const path = paths.get(stream.path)
  if (path === undefined)
    throw misfit(`${field}.path`, `one of ${[...paths.keys()].join(', ')}`, `"${stream.path}"`)
  const route = routeOf(path)
  const { from = 0 } = names.scenario

  const input = timed(stream.input, names.calendarOf, `${field}.input`) as (at: number) => object
  const read = path.input.safeParse({ customer: { id: 'customer', role: 'customer' }, ...input(from) })
  if (!read.success) throw ofIssue(`${field}.input`, read.error)
  const opened = read.data as Opened

  const { severity, urgency } = opened.priority ?? medium
  const rank = stream.rank ?? charter.priorities?.ranks[severity]?.[urgency] ?? 1
  const ground: Ground = { stream, route, names, opened, rank, templates: [] }
  const steps = Object.entries(stream.steps).map(
    ([state, step]) => [state, planStep(state, step, `${field}.steps.${state}`, ground)] as const,
  )
  const givingUp = stream.givingUp ?? { type: 'case.withdraw', reason: 'Waited too long' }
  return {
    field,
    stream: stream.id,
    path,
    route,
    charter,
    policy,
    limits,
    input,
    detail: stream.detail ?? 'clocks',
    steps: new Map(steps),
    givingUp: eventOf(givingUp, `${field}.givingUp`, ground),
    joined: joinedBy(stream, `${field}.linked`, names.scenario),
    followUps: followedUp(stream, `${field}.followUps`, names),
    linked: new Map(),
    templates: ground.templates,
    places: new Map(),
    placesByValue: new Map(),
    // How so many clocks stand would not fit in one number.
    chart: policy.targets.size > 20 ? null : undefined,
  }
}

/** What steps are planned on. */
interface Ground {
  readonly stream: CaseStream
  readonly route: Route
  readonly names: Names
  readonly opened: Opened
  readonly rank: number
  /** All events read so far. */
  readonly templates: Template[]
}

/** By path: the stream that linked cases join, by name or as the first on their path. */
function joinedBy(
  { linked = {} }: CaseStream,
  field: string,
  { contacts = [], cases = [] }: ScenarioData,
): ReadonlyMap<string, number> {
  const named = Object.entries(linked).map(([path, id]) => {
    const index = cases.findIndex(stream => stream.id === id && stream.path === path)
    if (index >= 0) return [path, contacts.length + index] as const
    const known = cases.filter(stream => stream.path === path).map(stream => stream.id)
    throw misfit(`${field}.${path}`, `a stream on that path, one of ${known.join(', ') || 'none'}`, `"${id}"`)
  })
  const first = cases.map(({ path }, index) => [path, contacts.length + index] as const).reverse()
  return new Map([...first, ...named])
}

/** Where the customers of a stream are followed up. */
function followedUp({ followUps }: CaseStream, field: string, names: Names): CaseRoute['followUps'] {
  if (followUps === undefined) return null
  const { charter, contacts = [], cases = [], timeZone = charter!.timeZone } = names.scenario
  const rules = charter!.followUp
  if (rules === undefined) throw misfit(field, 'a charter with rules of follow-up', 'none')
  const index = cases.findIndex(({ id }) => id === followUps.stream)
  if (index < 0) {
    const known = cases.map(({ id }) => id).join(', ')
    throw misfit(`${field}.stream`, `one of ${known}`, `"${followUps.stream}"`)
  }
  const { calendar = 'always' } = followUps
  const open = names.calendarOf(calendar, `${field}.calendar`) ?? alwaysOpen(timeZone)
  return { stream: contacts.length + index, path: cases[index]!.path, calendar: open, rules }
}

function planStep(state: string, step: CaseStep, field: string, ground: Ground): PlannedStep {
  const known = ground.route.compiled.states.map(({ path }) => path.join('.')).filter(Boolean)
  if (!known.includes(state)) throw misfit(field, `a state, one of ${known.join(', ')}`, `"${state}"`)
  const { by = null, takes } = step
  const outcomes = planOutcomes(step, field, ground)
  const isCertain = outcomes.at(-1)!.below === Infinity
  if (by === null && !isCertain)
    throw misfit(`${field}.outcomes`, 'shares that add up to 1 of an agent', 'less')
  const queue = by === null ? queueAt(state, step, field, ground) : -1
  return { field, by, queue, takes: samplerOf(takes), outcomes }
}

function planOutcomes({ outcomes }: CaseStep, field: string, ground: Ground): readonly PlannedOutcome[] {
  const given = outcomes.reduce((sum, { share = 0 }) => sum + share, 0)
  let below = 0
  return outcomes.map(({ share = 1 - given, event }, index) => {
    below += share
    const isLast = index === outcomes.length - 1
    return {
      below: isLast && below > 1 - 1e-9 ? Infinity : below,
      event: event === undefined ? null : eventOf(event, `${field}.outcomes.${index}.event`, ground),
    }
  })
}

function eventOf(
  event: { readonly type: string },
  field: string,
  { route, names, templates }: Ground,
): Template {
  const schema = route.events.get(event.type)
  if (schema === undefined) {
    throw misfit(`${field}.type`, `one of ${[...route.events.keys()].join(', ')}`, `"${event.type}"`)
  }
  const template = templateOf(event, templates.length, names.calendarOf, field)
  const read = schema.safeParse(template.at(names.scenario.from ?? 0))
  if (!read.success) throw ofIssue(field, read.error)
  templates.push(template)
  return template
}

/** The queue of those who may take a step: those named, or else all who fit. */
function queueAt(state: string, step: CaseStep, field: string, ground: Ground): number {
  const { stream, route, names, opened, rank } = ground
  const named = step.groups ?? stream.groups
  if (named !== undefined) {
    for (const [index, choice] of named.entries()) {
      const id = typeof choice === 'string' ? choice : choice.group
      const group = names.groups.find(each => each.id === id)
      if (group?.desk === null) {
        throw misfit(`${field}.groups.${index}`, 'a group with a desk, as it works on cases', `"${id}"`)
      }
    }
    return names.queueOf(named, rank, `${field}.groups`)
  }
  const { desks, leaning } = askedAt(state, route)
  const language = opened.contact?.language
  const asked = { desks, leaning, language, customerGrade: opened.customerGrade }
  const all = fitting(names.scenario.groups, asked)
  // The desk that accepts a case has it from then on (R3).
  const desk = names.groups.find(({ id }) => id === all[0])?.desk
  const groups = all.filter(id => names.groups.some(group => group.id === id && group.desk === desk))
  if (groups.length > 0) return names.queueOf(groups, rank, `${field}.groups`)
  throw misfit(`${field}.groups`, `a group that fits ${JSON.stringify(asked)}`, 'none')
}

/** Who holds a state, and what they should be good at: as it says, or the nearest state around it. */
function askedAt(state: string, { compiled, holders }: Route): { desks?: readonly Role[]; leaning?: string } {
  let node = compiled.states.find(({ path }) => path.join('.') === state)
  const desks = holders.get(node!.id)
  while (node !== undefined) {
    const { leaning } = (node.meta ?? {}) as StageMeta
    if (leaning !== undefined) return { ...(desks && { desks }), leaning }
    node = node.parent
  }
  return desks === undefined ? {} : { desks }
}

function ofIssue(field: string, error: Parameters<typeof issuesOf>[0]) {
  const [first] = issuesOf(error)
  return misfit(
    `${field}${first?.path ? `.${first.path}` : ''}`,
    'what the path takes',
    first?.message ?? 'else',
  )
}
