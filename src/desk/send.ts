import { act } from '../cases/act.js'
import type { RequestOf } from '../cases/case.js'
import type { Path } from '../machines/path.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Party } from '../vocabulary/party.js'
import type { Refusal } from '../vocabulary/refusal.js'
import type { Instant } from '../vocabulary/time.js'
import { contentMark } from './digest.js'
import { pause } from './host.js'
import { moveOf } from './move.js'
import { type Office, readId, readParty, readPast, unknownCase } from './office.js'
import { receiptFor } from './receipt.js'
import type { NotDone } from './refuse.js'
import type { Kept, Receipt, UsedKey } from './store.js'
import { mayKnowOf } from './view.js'
import { written } from './written.js'

/** Who asks, and how a request is told from another one. @category Desk */
export interface SendOptions {
  readonly by: Party
  /** An idempotency key, 1–200 characters: the same request under the same key is done once, however often it comes. */
  readonly key?: string | undefined
  /**
   * When it happened, where the desk is told of it later: not after the desk's time, and refused as `out-of-order` before the
   * case's last record. Epoch milliseconds; the desk's time unless given.
   */
  readonly at?: Instant | undefined
}

/** How often a lost race is run again. */
const races = 20

/** Asks something of a case, and stores what comes of it. */
export async function send(
  office: Office,
  caseId: string,
  event: { readonly type: string },
  options: SendOptions,
): Promise<Receipt | NotDone> {
  const by = readParty(options.by, 'send: by')
  const key = options.key === undefined ? null : readId(options.key, 'send: key')
  const startedAt = office.now()
  const past = options.at === undefined ? [] : [readPast(options.at, startedAt, 'send: at')]
  const content = key === null ? '' : contentMark([caseId, event, by, ...past], 'send: event')

  for (let race = 1; race <= races; race++) {
    const near = race === 1 ? office.recent.get(caseId) : undefined
    const { kept, used } = near === undefined ? await read(office, caseId, key) : { kept: near, used: null }
    if (used !== null) return receiptFor(used, content, 'send')
    if (kept === null) throw unknownCase(caseId, 'send')
    const charter = office.charterOf(kept.case)
    if (!mayKnowOf(office.viewFor, kept.case, by, charter)) throw unknownCase(caseId, 'send')

    // Clocks of several machines differ, and one may be set back: no case goes back in time.
    const [at = Math.max(office.now(), kept.case.updatedAt)] = past
    const step = act(kept.case, event as RequestOf<Path>, { at, by, charter })
    if (!step.ok) {
      // The case at hand may be behind, or the key used.
      if (near !== undefined) {
        office.recent.delete(caseId)
        continue
      }
      return await refused(office, kept, step.refusal, by, at)
    }

    const receipt: Receipt = { ok: true, caseId, rev: step.case.rev, at }
    const useKey: UsedKey | null = key === null ? null : { key, content, receipt }
    const move = moveOf(kept, step, { at, by, charter, key: useKey })
    const outcome = await store(office, move)
    if (outcome === 'written') {
      written(office, move, startedAt)
      return receipt
    }
    office.recent.delete(caseId)
    if (outcome === 'stale' && near === undefined) {
      office.tell({ type: 'case.contended', at, caseId, attempt: race })
      await pause(office.random() * race)
    }
  }
  throw new CasewrightError(
    'conflict',
    `send: expected case "${caseId}" to rest for a moment, got ${races} moves by others in a row`,
  )
}

async function read(office: Office, caseId: string, key: string | null) {
  const { kept, used } = await office.store.read(caseId, key)
  return { kept: kept && office.current(kept), used }
}

/** Writes a move; after an error nobody knows whether it was stored, so the case is no longer at hand. */
async function store({ store, recent }: Office, move: Parameters<Office['store']['write']>[0]) {
  try {
    return await store.write(move)
  } catch (error) {
    recent.delete(move.after.case.id)
    throw error
  }
}

async function refused(office: Office, { case: item }: Kept, refusal: Refusal, by: Party, at: number) {
  if (office.charterOf(item).keepsRefusals === true) {
    await office.store.noteRefusal({ caseId: item.id, at, by, refusal })
  }
  const { code, event, rule = null } = refusal
  const { id: caseId, path } = item
  office.tell({
    type: 'case.refused',
    at,
    caseId,
    path,
    event,
    role: by.role,
    code,
    rule,
    startedAt: at,
  })
  return { ok: false, refusal } as const
}
