import type { AnyStateNode } from 'xstate'
import type { Chart, Transition } from './chart.js'
import { type Configuration, keep } from './configuration.js'
import type { Move } from './rehearsal.js'
import type { Scope } from './scope.js'
import { lineOf } from './state-nodes.js'

/** What may be taken together, as a tree of choices: it grows where it is walked. */
export interface Plan {
  /** What may be taken yet, in the order in which it is tried. */
  readonly open: readonly Transition[]
  /** What has been chosen on the way here. */
  readonly chosen: readonly Transition[]
  /** Where choosing each of `open` leads. */
  readonly branches: Plan[]
  /** What taking `chosen` comes to, by what history states remember. */
  readonly moves: Map<string | undefined, Move>
}

/** The plan for an event: XState tells whose guards it asks, inner states before outer ones. */
export function planFor(configuration: Configuration, type: string): Plan {
  const { chart, snapshot, plans } = configuration
  const known = plans.get(type)
  if (known) return known
  if (!chart.events.has(type)) return planFor(configuration, kindOf(type, chart))
  const asked: Transition[] = []
  chart.copy.getTransitionData(snapshot, { type, asked })
  return keep(plans, type, plan(asked))
}

/**
 * What stands for a type that the machine does not name: the narrowest wildcard that takes it (`order.*` takes `order` and
 * whatever begins with `order.`), or nothing. So types made up outside fill no table, nor those that XState keeps.
 */
function kindOf(type: string, { events }: Chart): string {
  let kind = ''
  for (const each of events) {
    const takes = each.endsWith('*') && `${type}.`.startsWith(each.slice(0, -1))
    if (takes && each.length > kind.length) kind = each
  }
  return kind
}

/** The plan for `always`: each leaf tries its own transitions and those of the states around it. */
export function planAlways({ transitions }: Chart, leaves: readonly AnyStateNode[]): Plan {
  const tried = leaves.flatMap(leaf =>
    lineOf(leaf)
      .flatMap(({ always = [] }) => always)
      .map(definition => ({ ...transitions.get(definition)!, state: leaf })),
  )
  return plan(tried)
}

function plan(tried: readonly Transition[], chosen: readonly Transition[] = []): Plan {
  const open: Transition[] = []
  for (const each of tried)
    if (open.every(({ guard, state }) => guard || !isBarred(each, state))) open.push(each)
  return { open, chosen, branches: [], moves: new Map() }
}

/** A choice made for a state leaves no other to it, nor to the states around it. */
function isBarred({ state }: Transition, chosen: AnyStateNode): boolean {
  return lineOf(chosen).includes(state)
}

/** Walks down a plan as the guards have it. */
export function choose(plan: Plan, scope: Scope): Plan {
  const { open, branches } = plan
  for (let at = 0; at < open.length; at++) {
    const { guard } = open[at]!
    if (guard && !guard.holds(scope)) continue
    branches[at] ??= branchOf(plan, at)
    return choose(branches[at]!, scope)
  }
  return plan
}

function branchOf({ open, chosen }: Plan, at: number): Plan {
  const choice = open[at]!
  const rest = open.slice(at + 1).filter(each => !isBarred(each, choice.state))
  return plan(rest, [...chosen, choice])
}
