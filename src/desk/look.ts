import { z } from 'zod'
import type { CaseOf } from '../cases/case.js'
import { permittedEvents } from '../cases/permission.js'
import { CasewrightError } from '../vocabulary/errors.js'
import { parse } from '../vocabulary/parse.js'
import { type Party, Role } from '../vocabulary/party.js'
import { Id } from '../vocabulary/text.js'
import { Instant } from '../vocabulary/time.js'
import { KeptId, type Office, readId, readParty } from './office.js'
import type { CaseFilter, CaseHistory, Kept } from './store.js'

/** A case as somebody sees it at the desk. @category Desk */
export interface CaseView {
  readonly case: CaseOf
  /** Who has it; a customer is not told. */
  readonly assignee: Party | null
}

/** A case somebody can do something about. @category Desk */
export interface InboxItem extends CaseView {
  /** The types of the events they may send now. */
  readonly events: readonly string[]
}

/** What somebody can act on now. @category Desk */
export interface Inbox {
  /** The cases they have; of a customer, the open cases that concern them. The most urgent first. */
  readonly own: readonly InboxItem[]
  /** Cases that wait for somebody like them. The most urgent first. */
  readonly waiting: readonly InboxItem[]
}

/** A part of a list. @category Desk */
export interface Page {
  readonly cases: readonly CaseView[]
  /** Where the next part begins; `null` after the last. */
  readonly cursor: string | null
}

/** How much of a list, from where on, and for whom. @category Desk */
export interface PageOptions {
  readonly by: Party
  /** At most this many cases, 1–500; 50 unless given. */
  readonly limit?: number | undefined
  /** The cursor of the part before. */
  readonly cursor?: string | null | undefined
}

const Limit = z.int().min(1).max(500)

const Filter = z.strictObject({
  tag: Id.optional(),
  holder: Role.optional(),
  queue: Role.optional(),
  assignee: KeptId.optional(),
  path: Id.optional(),
  customer: KeptId.optional(),
  rankAtLeast: z.int().min(1).max(16).optional(),
  dueBefore: Instant.optional(),
  isOpen: z.boolean().optional(),
})

/** One case, as `by` may see it. */
export async function get(office: Office, caseId: string, options: { readonly by: Party }) {
  const by = readParty(options.by, 'get: by')
  const { kept } = await office.store.read(readId(caseId, 'get: caseId'), null)
  return kept === null ? null : viewOf(office, kept, by)
}

/** Cases by filter, in the order of opening. A customer is shown only their own. */
export async function list(office: Office, filter: CaseFilter, options: PageOptions): Promise<Page> {
  const by = readParty(options.by, 'list: by')
  const limit = parse(Limit, options.limit ?? 50, 'list: limit')
  const asked = parse(Filter, filter, 'list') as CaseFilter
  const { customer } = asked
  if (by.role === 'customer' && customer !== undefined && customer !== by.id)
    return { cases: [], cursor: null }
  const allowed = by.role === 'customer' ? { ...asked, customer: by.id } : asked
  const found = await office.store.list(allowed, numberOf(options.cursor ?? null), limit + 1)
  const page = found.slice(0, limit)
  return {
    cases: page.flatMap(kept => viewOf(office, kept, by) ?? []),
    cursor: found.length > limit ? String(page.at(-1)!.number) : null,
  }
}

function numberOf(cursor: string | null): number {
  if (cursor === null) return 0
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new CasewrightError(
    'invalid-parameter',
    `list: expected a cursor that list gave, got ${JSON.stringify(cursor)}`,
  )
}

/** What happened to a case, for the department; a customer is not shown it (R8). */
export async function history(
  office: Office,
  caseId: string,
  options: { readonly by: Party },
): Promise<CaseHistory | null> {
  const by = readParty(options.by, 'history: by')
  if (by.role === 'customer' || (await get(office, caseId, { by })) === null) return null
  return office.store.history(caseId)
}

/** What somebody can act on now, with the events they may send. */
export async function inbox(
  office: Office,
  by: Party,
  options: { readonly limit?: number | undefined } = {},
): Promise<Inbox> {
  const party = readParty(by, 'inbox: by')
  const limit = parse(Limit, options.limit ?? 50, 'inbox: limit')
  const { store } = office
  const { had, waiting } =
    party.role === 'customer'
      ? { had: await store.list({ customer: party.id, isOpen: true }, 0, limit), waiting: [] }
      : await store.workFor(party, limit)
  const items = (all: readonly Kept[]) => all.flatMap(kept => itemOf(office, kept, party) ?? [])
  return { own: items(had), waiting: items(waiting) }
}

function itemOf(office: Office, kept: Kept, by: Party): InboxItem | null {
  const view = viewOf(office, kept, by)
  if (view === null) return null
  const now = office.current(kept)
  const events = permittedEvents(now.case, by, office.charterOf(now.case)) as readonly string[]
  return events.length === 0 ? null : { ...view, events }
}

function viewOf(office: Office, kept: Kept, by: Party): CaseView | null {
  const now = office.current(kept)
  const item = office.viewFor(now.case, by, office.charterOf(now.case))
  return item && { case: item, assignee: by.role === 'customer' ? null : now.assignee }
}
