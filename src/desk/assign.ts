import { pathFor, routeOf } from '../cases/route.js'
import { time } from '../cases/trail.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import { handing } from './move.js'
import { type Office, readId, readParty, unknownCase } from './office.js'
import { type NotDone, notDone, refusalOf } from './refuse.js'
import type { BusyAgent, Kept, Placement, Urgency } from './store.js'
import { isFor, staffOf, type Tray, trayOf } from './tray.js'
import { written } from './written.js'

/** How many cases are looked at in one transaction, and how many times in a round none of them may be for anybody. */
const walk = { cases: 100, inVain: 5 }

/**
 * Gives cases that wait to agents who have a free place, the most urgent first. Where many wait for nobody who is free, it looks
 * at so many in a round, and in the next at the first of all and then at those behind: each is looked at before long.
 * @returns How many were given.
 */
export async function assignWaiting(office: Office, at: Instant): Promise<number> {
  let [given, inVain] = [0, 0]
  let after: Urgency | null = null
  for (;;) {
    let placements: Placement[] = []
    const { placed, next } = await office.store.assign(walk.cases, after, (waiting, agents) => {
      placements = placeAll(office, waiting, agents, at)
      return placements
    })
    for (const { assignment } of placements) {
      office.recent.delete(assignment.caseId)
      office.tell({ type: 'case.assigned', at, caseId: assignment.caseId, agentId: assignment.to!.id })
    }
    given += placed
    if (placed === 0) inVain++
    if (next === null || inVain === walk.inVain) {
      office.walk.after = next
      return given
    }
    after = (after === null && placed === 0 ? office.walk.after : null) ?? next
  }
}

function placeAll(
  office: Office,
  waiting: readonly Kept[],
  agents: readonly BusyAgent[],
  at: Instant,
): Placement[] {
  const load = new Map(agents.map(agent => [agent.party.id, agent.openCases]))
  const placements: Placement[] = []
  for (const kept of waiting) {
    const { id: caseId } = kept.case
    const tray = readableTrayOf(office, kept, at)
    if (tray === null) continue
    const candidates = agents
      .map(agent => ({ ...agent, openCases: load.get(agent.party.id)! }))
      .filter(agent => agent.openCases < agent.capacity && isFor(tray, agent.party))
    const routed = candidates.length === 0 ? null : office.route(kept.case, candidates, tray)
    if (routed === null) continue
    const chosen = candidates.find(({ party }) => party.id === routed.agentId)
    if (chosen === undefined) {
      const expected = candidates.map(({ party }) => party.id).join(', ')
      throw new CasewrightError(
        'invalid-parameter',
        `route: expected one of the agents it was given (${expected}), got ${JSON.stringify(routed.agentId)}`,
      )
    }
    load.set(routed.agentId, chosen.openCases + 1)
    placements.push({
      kept,
      assignment: { caseId, at, by: time, to: chosen.party, because: routed.because },
    })
  }
  return placements
}

/** The tray of a case; `null` where it cannot be read, which keeps no other case from being given away. */
function readableTrayOf(office: Office, kept: Kept, at: Instant): Tray | null {
  try {
    return trayOfCase(office, office.current(kept))
  } catch (error) {
    office.tell({ type: 'case.stuck', at, caseId: kept.case.id, retryAt: null, error })
    return null
  }
}

function trayOfCase(office: Office, { case: item }: Kept) {
  return trayOf(routeOf(pathFor(item, office.charterOf(item), 'desk')), item)
}

/** Gives a case to somebody: somebody above to anyone of the role, others to themselves (R3). */
export function assignTo(office: Office, caseId: string, to: Party, options: { readonly by: Party }) {
  const by = readParty(options.by, 'assign: by')
  const party = readParty(to, 'assign: to')
  const refusal = party.id === by.id ? null : refusalOf('case.assign', by.role)
  return refusal ?? hand(office, caseId, by, party)
}

/** Takes a case from whoever has it: somebody above, or who has it. It waits for somebody else. */
export function release(office: Office, caseId: string, options: { readonly by: Party }) {
  const by = readParty(options.by, 'release: by')
  return hand(office, caseId, by, null)
}

function hand(
  office: Office,
  caseId: string,
  by: Party,
  to: Party | null,
): Promise<{ readonly ok: true } | NotDone> {
  readId(caseId, 'assign: caseId')
  const what = to === null ? 'case.release' : 'case.assign'
  return office.lanes.run(caseId, async () => {
    for (let race = 0; race < 20; race++) {
      const { kept } = await office.store.read(caseId, null)
      if (kept === null) throw unknownCase(caseId, what)
      const now = office.current(kept)
      if (to === null && now.assignee?.id !== by.id) {
        const refusal = refusalOf('case.release', by.role)
        if (refusal !== null) return refusal
      }
      const tray = trayOfCase(office, now)
      if (to !== null && !isFor(tray, to)) {
        const roles = [...staffOf(tray)]
        const message =
          roles.length === 0
            ? 'The case waits for nobody of the department.'
            : `It is for: ${roles.join(', ')}.`
        return notDone(what, roles.length === 0 ? 'not-now' : 'not-your-role', message, { rule: 'R3', roles })
      }
      if (now.assignee?.id === to?.id) return { ok: true }
      const at = Math.max(office.now(), now.case.updatedAt)
      const because = [to === null ? `released by ${by.role}` : `assigned by ${by.role}`]
      const move = handing(now, { caseId, at, by, to, because }, office.charterOf(now.case))
      if ((await office.store.write(move)) !== 'written') continue
      written(office, move, at)
      if (to !== null) office.tell({ type: 'case.assigned', at, caseId, agentId: to.id })
      return { ok: true }
    }
    throw new CasewrightError(
      'conflict',
      `${what}: expected case "${caseId}" to rest for a moment, got moves by others`,
    )
  })
}
