import type { CaseOf, Deed, Refused, Taken } from '../cases/case.js'
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

/** Something that is asked of a case. */
interface Request {
  /** The desk's function that was called. */
  readonly where: string
  readonly caseId: string
  /** What a key is used for, where there may be one. */
  readonly content?: unknown
  /** What the case makes of it; where nothing is recorded, nothing is stored. */
  readonly take: (item: CaseOf, deed: Deed) => Taken | Refused
}

/** How often a lost race is run again. */
const races = 20

/** Asks something of a case once all that was asked of it before is done, and stores what comes of it. */
export async function ask(
  office: Office,
  request: Request,
  options: SendOptions,
): Promise<Receipt | NotDone> {
  readId(request.caseId, `${request.where}: caseId`)
  return office.lanes.run(request.caseId, () => askNow(office, request, options))
}

async function askNow(
  office: Office,
  { where, caseId, content, take }: Request,
  options: SendOptions,
): Promise<Receipt | NotDone> {
  const by = readParty(options.by, `${where}: by`)
  const key = options.key === undefined ? null : readId(options.key, `${where}: key`)
  const startedAt = office.now()
  const past = options.at === undefined ? [] : [readPast(options.at, startedAt, `${where}: at`)]
  const mark = key === null ? '' : contentMark([caseId, content, by, ...past], where)

  for (let race = 1; race <= races; race++) {
    const near = race === 1 ? office.recent.take(caseId) : undefined
    const { kept, used } = near === undefined ? await read(office, caseId, key) : { kept: near, used: null }
    if (used !== null) return receiptFor(used, mark, where)
    if (kept === null) throw unknownCase(caseId, where)
    const { case: item } = kept
    const charter = office.charterOf(item)
    if (!mayKnowOf(office.viewFor, item, by, charter)) throw unknownCase(caseId, where)

    // Clocks of several machines differ, and one may be set back: no case goes back in time.
    const [at = Math.max(office.now(), item.updatedAt)] = past
    const step = take(item, { at, by, charter })
    if (!step.ok || step.recorded.length === 0) {
      // The case at hand may be behind, or the key used.
      if (near !== undefined) continue
      if (!step.ok) return await refused(office, kept, step.refusal, by, at)
      return { ok: true, caseId, rev: item.rev, at: item.updatedAt }
    }

    const receipt: Receipt = { ok: true, caseId, rev: step.case.rev, at }
    const useKey: UsedKey | null = key === null ? null : { key, content: mark, receipt }
    const move = moveOf(kept, step, { at, by, charter: office.charterOf(step.case), key: useKey })
    const outcome = await office.store.write(move)
    if (outcome === 'written') {
      written(office, move, startedAt)
      return receipt
    }
    if (outcome === 'stale' && near === undefined) {
      office.tell({ type: 'case.contended', at, caseId, attempt: race })
      await pause(office.random() * race)
    }
  }
  throw new CasewrightError(
    'conflict',
    `${where}: expected case "${caseId}" to rest for a moment, got ${races} moves by others in a row`,
  )
}

async function read(office: Office, caseId: string, key: string | null) {
  const { kept, used } = await office.store.read(caseId, key)
  return { kept: kept && office.current(kept), used }
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
