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
  readonly input: { readonly customer?: Party }
}

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

/** Whether an effect of a case asks for another. */
export const isAsk = (effect: Effect): effect is Effect & LinkedAsk => effect.type === 'linkedCase.open'

/** What a case of this customer asks for. */
export function askOf(
  { kind, path, input: { customer: whose, ...input } }: LinkedAsk,
  customer: Party,
): LinkedAsk {
  const isTheirs = whose === undefined || whose.id === customer.id
  return { kind, path, input: isTheirs ? input : { customer: whose, ...input } }
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
  const isCharted = route.chart !== null && route.linked.size < mostRoutes
  const linked: CaseRoute = { ...route, input, chart: isCharted ? undefined : null }
  if (route.linked.size < mostRoutes) route.linked.set(text, linked)
  return linked
}
