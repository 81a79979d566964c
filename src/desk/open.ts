import { openCase } from '../cases/open-case.js'
import { offeredPath } from '../cases/route.js'
import { CasewrightError } from '../vocabulary/errors.js'
import type { Party } from '../vocabulary/party.js'
import type { Instant } from '../vocabulary/time.js'
import { contentMark } from './digest.js'
import { moveOf } from './move.js'
import { type Office, readId, readParty, readPast } from './office.js'
import { receiptFor } from './receipt.js'
import { type NotDone, notDone } from './refuse.js'
import type { Receipt, UsedKey } from './store.js'
import { mayKnowOf } from './view.js'
import { written } from './written.js'

/** Who opens a case, and how it is told from another one. @category Desk */
export interface OpenOptions {
  readonly by: Party
  /** An idempotency key, 1–200 characters: the same request under the same key opens one case, however often it comes. */
  readonly key?: string | undefined
  /** The case's id, 1–200 characters, unless the desk is to make one. */
  readonly id?: string | undefined
  /** When it came in, where the desk is told of it later: not after the desk's time, which it is unless given. */
  readonly at?: Instant | undefined
}

/** Opens a case and stores it. */
export async function openAndKeep(
  office: Office,
  path: string,
  input: unknown,
  options: OpenOptions,
): Promise<Receipt | NotDone> {
  const { store, charter } = office
  const by = readParty(options.by, 'open: by')
  const key = options.key === undefined ? null : readId(options.key, 'open: key')
  const startedAt = office.now()
  const past = options.at === undefined ? [] : [readPast(options.at, startedAt, 'open: at')]
  const content = key === null ? '' : contentMark([path, input, by, options.id, ...past], 'open: input')
  if (key !== null) {
    const { used } = await store.read(null, key)
    if (used !== null) return receiptFor(used, content, 'open')
  }

  const [at = office.now()] = past
  const id = options.id === undefined ? office.newId(at) : readId(options.id, 'open: id')
  const step = openCase(offeredPath(path, charter, 'open'), input as never, { id, at, by, charter })
  if (!mayKnowOf(office.viewFor, step.case, by, charter)) {
    return notDone('case.open', 'not-your-case', 'A customer opens cases of their own.', { rule: 'R8' })
  }

  const receipt: Receipt = { ok: true, caseId: id, rev: step.case.rev, at }
  const used: UsedKey | null = key === null ? null : { key, content, receipt }
  const move = moveOf(null, step, { at, by, charter, key: used })
  const outcome = await store.write(move)
  if (outcome === 'written') {
    written(office, move, startedAt)
    return receipt
  }
  if (outcome === 'key-taken' && key !== null) {
    const { used } = await store.read(null, key)
    if (used !== null) return receiptFor(used, content, 'open')
  }
  throw new CasewrightError('case-exists', `open: expected an id that no case has, got ${JSON.stringify(id)}`)
}
