import type { Path } from '../machines/path.js'
import { holdersOf } from '../machines/stages/holders.js'
import type { Calendar } from '../policies/business-time/calendar.js'
import type { Role } from '../vocabulary/party.js'
import type { Condition, ServiceTarget, ServiceWarning } from '../vocabulary/service-level.js'
import type { TriageRules } from '../vocabulary/triage.js'
import type { CharterData } from './charter.js'

/** What is wrong with a charter though each of its parts is right: where, what was expected, and what came. */
interface Misfit {
  readonly place: string
  readonly expected: string
  readonly got: string
}

/**
 * Holds the parts of a charter against each other.
 * @param paths - The paths it offers, by id.
 * @param calendars - Its calendars, by name.
 * @returns What does not fit, in the order of the charter.
 */
export function* misfitsOf(
  { roles, targets = [], triage, escalation = [] }: CharterData,
  paths: ReadonlyMap<string, Path>,
  calendars: Readonly<Record<string, Calendar>>,
): Generator<Misfit> {
  for (const [name, calendar] of Object.entries(calendars)) {
    if (calendar.nextOpening(longAgo) !== null) continue
    yield { place: `calendars.${name}`, expected: 'a calendar that opens', got: 'one that never does' }
  }
  if (roles) yield* unheldStates([...paths.values()], roles)
  for (const [index, target] of targets.entries()) yield* misfitsOfTarget(`targets.${index}`, target, paths)
  if (triage) yield* unofferedPaths(triage, paths)
  for (const [index, { to }] of escalation.entries()) {
    if (roles === undefined || roles.includes(to)) continue
    yield { place: `escalation.${index}.to`, expected: `one of ${roles.join(', ')}`, got: to }
  }
}

const longAgo = Date.UTC(1, 0, 1)

/** A contact would be led to a path that the department does not offer. */
function* unofferedPaths(
  { rules, otherwise }: TriageRules,
  paths: ReadonlyMap<string, Path>,
): Generator<Misfit> {
  const expected = `one of ${[...paths.keys()].join(', ')}`
  for (const [index, { gives }] of rules.entries()) {
    if (gives.path === undefined || paths.has(gives.path)) continue
    yield { place: `triage.rules.${index}.gives.path`, expected, got: gives.path }
  }
  if (!paths.has(otherwise.path)) yield { place: 'triage.otherwise.path', expected, got: otherwise.path }
}

/** A case would wait for ever in a state that nobody of the department holds (R3). */
function* unheldStates(paths: readonly Path[], roles: readonly Role[]): Generator<Misfit> {
  const staffed = new Set<Role>([...roles, 'customer', 'system'])
  for (const { id, machine } of paths) {
    const open = leavesOf(machine).find(({ holders }) => !holders.some(role => staffed.has(role)))
    if (open === undefined) continue
    const expected = `one of ${open.holders.join(', ')}, who hold ${id}: ${open.name}`
    yield { place: 'roles', expected, got: roles.join(', ') }
  }
}

function* misfitsOfTarget(
  place: string,
  target: ServiceTarget,
  paths: ReadonlyMap<string, Path>,
): Generator<Misfit> {
  const { match, start, stop, limit, warnings = [] } = target
  const known = [...paths.keys()]
  const unknown = match?.path?.find(name => !paths.has(name))
  if (unknown !== undefined) {
    yield { place: `${place}.match.path`, expected: `of ${known.join(', ')}, which it offers`, got: unknown }
    return
  }
  const measured = (match?.path ?? known).map(name => wordsOf(paths.get(name)!))
  for (const [part, conditions] of Object.entries({ start, stop })) {
    if (conditions === undefined || measured.some(words => conditions.some(one => canHold(one, words))))
      continue
    const expected = `an event or tag that a case on ${(match?.path ?? known).join(', ')} can have`
    yield { place: `${place}.${part}`, expected, got: JSON.stringify(conditions) }
  }
  const late = warnings.findIndex(warning => 'ms' in limit && !isBefore(warning, limit.ms))
  if (late !== -1) {
    const expected = 'a warning that comes after the start of the clock'
    yield { place: `${place}.warnings.${late}`, expected, got: JSON.stringify(warnings[late]) }
  }
}

const isBefore = (warning: ServiceWarning, limitMs: number): boolean =>
  !('remainingMs' in warning) || warning.remainingMs < limitMs

/** What can be said of a case on a path. */
interface Words {
  readonly events: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
}

const known = new WeakMap<Path, Words>()

function wordsOf(path: Path): Words {
  const words = known.get(path) ?? {
    events: new Set(['case.open', 'case.move', 'case.link', 'deadline.reach', ...path.machine.events]),
    tags: new Set(leavesOf(path.machine).flatMap(({ tags }) => tags)),
  }
  known.set(path, words)
  return words
}

const canHold = ({ event, tag }: Condition, { events, tags }: Words): boolean =>
  (event?.some(type => events.has(type)) ?? true) && (tag?.some(name => tags.has(name)) ?? true)

interface Leaf {
  readonly name: string
  readonly holders: readonly Role[]
  readonly tags: readonly string[]
}

/** The innermost states of a machine, with what the states around them say of them. */
function leavesOf({ root }: Path['machine']): Leaf[] {
  const leaves: Leaf[] = []
  const visit = (node: typeof root, outer: Leaf): void => {
    const here: Leaf = {
      name: [outer.name, node.key].filter(Boolean).join('.'),
      holders: holdersOf(node),
      tags: [...outer.tags, ...node.tags],
    }
    const inner = Object.values(node.states).filter(({ type }) => type !== 'history')
    if (inner.length === 0) leaves.push(here)
    for (const child of inner) visit(child, here)
  }
  for (const child of Object.values(root.states)) visit(child, { name: '', holders: [], tags: [] })
  return leaves
}
