import { CasewrightError } from '../../vocabulary/errors.js'
import type { LedgerEntry } from '../../vocabulary/ledger.js'
import type { Id } from '../../vocabulary/text.js'

/** An entry that strikes others. @category Pay */
export type Correction = Extract<LedgerEntry, { kind: 'correction' }>

/**
 * Adds entries to a ledger, which is never altered otherwise. What it already holds is passed over, so that a delivery can be
 * repeated; entries may come in any order, a correction also before what it corrects.
 * @param ledger - Entries as they stand.
 * @param entries - Entries to add.
 * @returns A ledger with the new entries at its end; the very same where none is new.
 * @throws CasewrightError `invalid-parameter` if two different entries bear one id.
 * @category Pay
 */
export function appendToLedger(
  ledger: readonly LedgerEntry[],
  entries: Iterable<LedgerEntry>,
): readonly LedgerEntry[] {
  const byId = new Map(ledger.map(entry => [entry.id, entry]))
  const known = byId.size
  for (const entry of entries) addOnce(byId, entry, 'appendToLedger')
  return byId.size === known ? ledger : [...byId.values()]
}

/** Adds an entry unless it is there. */
export function addOnce(byId: Map<Id, LedgerEntry>, entry: LedgerEntry, asked: string): void {
  const there = byId.get(entry.id)
  if (there === undefined) byId.set(entry.id, entry)
  else if (there !== entry && contentOf(there) !== contentOf(entry)) {
    throw new CasewrightError(
      'invalid-parameter',
      `${asked}: expected an entry's id to be its own, got two different entries "${entry.id}"`,
    )
  }
}

// Field by field, whatever their order.
const contentOf = (entry: LedgerEntry): string =>
  JSON.stringify(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Which entries count, and what struck the others. */
export interface Corrections {
  /** The correction that struck an entry, by the entry's id; of several, the last to be recorded. */
  readonly struckBy: ReadonlyMap<Id, Correction>
  /** Corrections that name an entry the ledger does not hold. */
  readonly unmatched: readonly Correction[]
}

/**
 * Works out which entries corrections strike, whatever order they come in. A correction may itself be struck, by one that is
 * recorded later (by id where both bear the same instant); then what it struck counts again.
 */
export function correctionsOf(byId: ReadonlyMap<Id, LedgerEntry>): Corrections {
  const latestFirst = [...byId.values()].filter(entry => entry.kind === 'correction').sort(laterFirst)
  const struckBy = new Map<Id, Correction>()
  const unmatched: Correction[] = []
  for (const correction of latestFirst) {
    if (struckBy.has(correction.id)) continue
    if (correction.corrects.some(id => !byId.has(id))) unmatched.push(correction)
    for (const id of correction.corrects) {
      const target = byId.get(id)
      if (target === undefined || struckBy.has(id)) continue
      if (target.kind !== 'correction' || laterFirst(correction, target) < 0) struckBy.set(id, correction)
    }
  }
  return { struckBy, unmatched }
}

/** Orders corrections by when they were recorded, the last first; by id where that is one instant. */
export const laterFirst = (a: Correction, b: Correction): number =>
  b.recordedAt - a.recordedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
