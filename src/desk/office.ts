import { type Migrations, migrateCase } from '../cases/migrate.js'
import { routeFor } from '../cases/route.js'
import type { Charter } from '../charters/ties.js'
import type { Case } from '../vocabulary/case.js'
import { CasewrightError, isCasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import { Party } from '../vocabulary/party.js'
import { Id } from '../vocabulary/text.js'
import { Instant } from '../vocabulary/time.js'
import type { Bell } from './bell.js'
import type { Delivery, EffectHandler } from './deliver.js'
import { Lanes } from './lanes.js'
import type { DeskEvent } from './observe.js'
import { Recent } from './recent.js'
import type { Routing } from './routing.js'
import type { Kept, Store, Urgency } from './store.js'
import type { View } from './view.js'

/** What a desk works with, and what it has at hand: shared by all that it does. */
export interface Office {
  readonly charter: Charter
  readonly store: Store
  readonly now: () => Instant
  readonly newId: (at: Instant) => string
  readonly random: () => number
  readonly route: Routing
  readonly viewFor: View
  readonly delivery: Delivery
  readonly keepKeysMs: number
  readonly handlers: Map<string, EffectHandler>
  readonly bell: Bell
  /** How far those who wait were looked through in vain. */
  readonly walk: { after: Urgency | null }
  /** Cases are moved one step after the other. */
  readonly lanes: Lanes
  /** Cases as this desk last wrote them; the store says whether they still are that. They never leave the desk. */
  readonly recent: Recent<Kept>
  /** The charter a case was opened under. */
  charterOf(item: Pick<Case, 'id' | 'charter'>): Charter
  /** A case as the present version of its path has it. */
  current(kept: Kept): Kept
  tell(event: DeskEvent): void
}

/** How many cases a desk has at hand. */
const recentCases = 2_000

/** Sets up an office. */
export function openOffice(
  parts: Omit<Office, 'handlers' | 'lanes' | 'recent' | 'charterOf' | 'current' | 'tell'>,
  more: {
    readonly charters: readonly Charter[]
    readonly migrations: Migrations
    readonly observe: (event: DeskEvent) => void
  },
): Office {
  const charters = new Map(more.charters.map(charter => [`${charter.version} ${charter.id}`, charter]))
  const charterOf: Office['charterOf'] = ({ charter: { id, version } }) =>
    charters.get(`${version} ${id}`) ?? parts.charter
  return {
    ...parts,
    handlers: new Map(),
    lanes: new Lanes(),
    recent: new Recent(recentCases),
    charterOf,
    current(kept) {
      const charter = charterOf(kept.case)
      try {
        routeFor(kept.case, charter, 'desk')
        return kept
      } catch (error) {
        if (!isCasewrightError(error, 'version-mismatch')) throw error
        return { ...kept, case: migrateCase(kept.case, charter, more.migrations) }
      }
    },
    tell(event) {
      try {
        more.observe(event)
      } catch {
        // Who looks on does not hold up the work.
      }
    },
  }
}

/** An id that every database keeps to the letter: with neither NUL nor half of a surrogate pair. */
export const KeptId = Id.regex(/^[^\0\p{Surrogate}]*$/u, 'expected well-formed text without NUL')

/** Reads an id that a store is to keep. */
export const readId = (id: unknown, where: string): string => parse(KeptId, id, where)

/** Reads a party that a store may be asked about. */
export function readParty(by: unknown, where: string): Party {
  const party = parse(Party, by, where)
  readId(party.id, `${where}.id`)
  return party
}

/** Reads when something happened that the desk is told of now: not later than that. */
export function readPast(at: unknown, now: Instant, where: string): Instant {
  const past = parse(Instant, at, where)
  if (past <= now) return past
  throw new CasewrightError(
    'invalid-parameter',
    `${where}: expected an instant not after ${now}, got ${past}`,
  )
}

/** The error of a case that is not there, or that the party may not know of (R8). */
export const unknownCase = (caseId: string, where: string): CasewrightError =>
  new CasewrightError('unknown-case', `${where}: expected the id of a case, got ${JSON.stringify(caseId)}`)
