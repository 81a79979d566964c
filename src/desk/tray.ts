import type { CaseOf } from '../cases/case.js'
import { fileOf, type Route } from '../cases/route.js'
import type { StageMeta } from '../machines/stages/path-setup.js'
import type { Leaning, Party, Role } from '../vocabulary/party.js'
import type { Severity, Urgency } from '../vocabulary/priority.js'

/** Where a case lies: with all others that stand alike. There are a few dozen, however many cases there are. @category Desk */
export interface Tray {
  readonly path: string
  /** The tags of the state. */
  readonly tags: readonly string[]
  /** The roles that hold the state (R3). */
  readonly holders: readonly Role[]
  /** Who does best there (R4). */
  readonly leaning: Leaning | null
  readonly isOpen: boolean
}

/** The tray of a case. */
export function trayOf({ compiled, holders }: Route, item: CaseOf): Tray {
  const { state, path } = item
  const desk = fileOf(item).desk ?? null
  const roles = new Set<Role>()
  let leaning: Leaning | null = null
  const active = compiled.nodes(state)
  for (const { id, meta } of active) {
    leaning = (meta as StageMeta | undefined)?.leaning ?? leaning
    if (active.some(({ parent }) => parent?.id === id)) continue
    const held = holders.get(id) ?? []
    for (const role of desk !== null && held.includes(desk) ? [desk] : held) roles.add(role)
  }
  const isOpen = state.status === 'active' && !state.tags.includes('closed')
  return { path, tags: state.tags, holders: isOpen ? [...roles] : [], leaning, isOpen }
}

const names = new WeakMap<Tray, string>()

/** A tray's name in a store. */
export function nameOf(tray: Tray): string {
  let name = names.get(tray)
  if (name === undefined) {
    const { path, tags, holders, leaning, isOpen } = tray
    name = JSON.stringify([path, tags, holders, leaning, isOpen])
    names.set(tray, name)
  }
  return name
}

/** Whether two trays are the same. */
export const isSameTray = (one: Tray, other: Tray): boolean =>
  one.path === other.path &&
  one.isOpen === other.isOpen &&
  one.leaning === other.leaning &&
  isSameList(one.tags, other.tags) &&
  isSameList(one.holders, other.holders)

/** Whether two lists hold the same, in the same order. */
export const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one === other || (one.length === other.length && one.every((item, index) => item === other[index]))

/** The roles of a tray that people of the department take, to whom a case can be given. */
export const staffOf = ({ holders }: Tray): readonly Role[] =>
  holders.filter(role => role !== 'customer' && role !== 'system')

/** Whether somebody may be given what lies in a tray: it is for their role, and not for another leaning (R3, R4). */
export const isFor = ({ holders, leaning }: Tray, party: Party): boolean =>
  holders.includes(party.role) &&
  (leaning === null ||
    party.role !== 'service-agent' ||
    party.leaning === leaning ||
    party.leaning === 'all-round')

const degrees: readonly (Severity | Urgency)[] = ['low', 'medium', 'high', 'critical']

/** Severity × urgency, 1–16 (R5); medium by medium where a path ranks nothing. */
export function rankOf(item: CaseOf): number {
  const { severity, urgency } = fileOf(item).priority ?? { severity: 'medium', urgency: 'medium' }
  return (degrees.indexOf(severity) + 1) * (degrees.indexOf(urgency) + 1)
}
