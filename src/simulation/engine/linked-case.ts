import type { FollowUpSchedule, LinkedCaseOpen } from '../../machines/stages/stage-effects.js'
import { followUpFor } from '../../policies/follow-up/follow-up-for.js'
import type { FollowUpOccasion } from '../../vocabulary/follow-up.js'
import type { CaseLink, LinkKind } from '../../vocabulary/link.js'
import { parse } from '../../vocabulary/parse.js'
import type { Party } from '../../vocabulary/party.js'
import { mix } from '../chance/mix.js'
import type { CaseRoute } from './case-route.js'

/** A case that another asks to be opened (`linkedCase.open`). */
export interface LinkedAsk {
  readonly kind: LinkKind
  readonly path: string
  /** What it is opened with, less the customer where it is the other's own. */
  readonly input: { readonly customer?: Party; readonly [field: string]: unknown }
}

/** A customer whom a case asks to be followed up (`followUp.schedule`). */
export interface FollowUpAsk {
  readonly occasion: FollowUpOccasion
  readonly endedAt: number
}

/** What a case asks its surroundings to open. */
export type Ask = LinkedAsk | FollowUpAsk

/** The case that a linked one comes of. */
export interface Origin {
  readonly ask: LinkedAsk
  readonly caseId: string
  readonly customer: Party
  /** The place of its stream in the scenario. */
  readonly field: string
}

/** How a linked case of this name and the one it comes of are tied. */
export const linkOf = ({ ask: { kind }, caseId }: Origin, from: string): CaseLink => ({
  kind,
  from,
  to: caseId,
})

interface Effect {
  readonly type: string
}

/** What a case of this customer asks for. */
export const asksOf = (
  { followUps }: CaseRoute,
  emitted: readonly Effect[],
  customer: Party,
): readonly Ask[] =>
  emitted.flatMap((effect): Ask | readonly [] => {
    if (isLinked(effect)) return askOf(effect, customer)
    if (followUps === null || !isFollowUp(effect)) return []
    return { occasion: effect.occasion, endedAt: effect.endedAt }
  })

const isLinked = (effect: Effect): effect is LinkedCaseOpen => effect.type === 'linkedCase.open'
const isFollowUp = (effect: Effect): effect is FollowUpSchedule => effect.type === 'followUp.schedule'

function askOf({ kind, path, input: asked }: LinkedCaseOpen, customer: Party): LinkedAsk {
  const { customer: whose, ...input } = asked as LinkedAsk['input']
  const isTheirs = whose === undefined || whose.id === customer.id
  return { kind, path, input: isTheirs ? input : { customer: whose, ...input } }
}

/**
 * The case in which a customer is followed up; `null` where the charter's rules have none.
 * @param seed - Chooses whom, where a rule covers a share only.
 */
export function followUpOf(
  { followUps, input }: CaseRoute,
  { occasion, endedAt }: FollowUpAsk,
  caseId: string,
  seed: number,
): LinkedAsk | null {
  const { path, calendar, rules } = followUps!
  const { customerGrade = null } = input(endedAt)
  const followUp = followUpFor({ id: caseId, occasion, endedAt, customerGrade }, { calendar, rules, seed })
  if (followUp === null) return null
  const { rule, earliestAt, latestAt } = followUp
  return { kind: 'follows-up', path, input: { rule: rule.id, followsUp: caseId, earliestAt, latestAt } }
}

/** Steps and attempts draw by the numbers below. */
const apart = 2 ** 20

/**
 * What is drawn of the case that another opens as its `ordinal`-th, counted from 0: of the other's numbers alone, so that it is
 * the same whoever else comes, and apart from those of the other's steps.
 */
export const linkedSeeds = (handling: number, outcome: number, ordinal: number) => ({
  handling: mix(handling, apart + ordinal),
  outcome: mix(outcome, apart + 2 * ordinal),
  patience: mix(outcome, apart + 2 * ordinal + 1),
})

/** Asked for in so many ways at most, the cases of a stream are led along charts of their own. */
const mostRoutes = 100

/**
 * The route of the cases of a stream that are asked for in one way: that of the stream, but for what they are opened with.
 * @throws CasewrightError `invalid-parameter` if the path does not take that.
 */
export function linkedRoute(route: CaseRoute, { ask, customer, field }: Origin, at: number): CaseRoute {
  const text = JSON.stringify(ask.input)
  const known = route.linked.get(text)
  if (known !== undefined) return known
  const input = (at: number) => {
    const { customer: _, ...own } = route.input(at)
    return { ...own, ...ask.input }
  }
  parse(route.path.input, { customer, ...input(at) }, `simulate: ${field}: linked case on path "${ask.path}"`)
  // One that names the case it follows up is like no other.
  const isKept = route.linked.size < mostRoutes && !('followsUp' in ask.input)
  const linked: CaseRoute = { ...route, input, chart: isKept && route.chart !== null ? undefined : null }
  if (isKept) route.linked.set(text, linked)
  return linked
}
