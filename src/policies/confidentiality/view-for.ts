import type { Case, StateValue } from '../../vocabulary/case.js'
import type { DisclosureRules, Sensitivity } from '../../vocabulary/confidentiality.js'
import type { Party } from '../../vocabulary/party.js'
import type { ServiceClock } from '../../vocabulary/service-clock.js'
import type { Instant } from '../../vocabulary/time.js'
import { expect } from '../expect.js'
import { serviceDisclosure } from './disclosure-rules.js'
import { redact } from './redact.js'

/** What of a case decides who may see it. @category Confidentiality */
export type ViewableCase = Pick<Case, 'id' | 'path' | 'openedAt' | 'updatedAt' | 'clocks' | 'state'>

/** A case as somebody may see it. @category Confidentiality */
export interface CaseView {
  readonly id: string
  readonly path: string
  readonly openedAt: Instant
  readonly updatedAt: Instant
  readonly status: Case['state']['status']
  /** Where it stands, for those who may see how the department works on it. */
  readonly state?: StateValue
  readonly tags?: readonly string[]
  readonly clocks?: readonly ServiceClock[]
  /** What they may see of its file. */
  readonly file: Readonly<Record<string, unknown>>
}

/**
 * What somebody may see of a case (R8). Supplier data, another customer's data and how the department works are never shown
 * to a customer; somebody who may not know who the customer is reads texts with personal data taken out.
 * @param item - The case; it is not altered.
 * @param viewer - Who looks.
 * @param options - `rules`: default {@link serviceDisclosure}. `customers`: the ids of all customers of the case, where it has
 *   several, as the two sides of a dispute; the file's `customer` where it is left out. `supplierNames`: what suppliers are called,
 *   to be taken out of texts for those who may not know of them. `customerConsents`: whether the customer lets who they are and
 *   how to reach them go to this viewer, who else may not know; not so where it is left out.
 * @returns A copy of what may be seen, or `null` for a customer whose case it is not.
 * @throws CasewrightError `invalid-parameter` if the rules let a customer see more than the matter and their own data.
 * @see R8
 * @category Confidentiality
 */
export function viewFor(
  item: ViewableCase,
  viewer: Pick<Party, 'id' | 'role'>,
  options: {
    readonly rules?: DisclosureRules
    readonly customers?: readonly string[]
    readonly supplierNames?: readonly string[]
    readonly customerConsents?: boolean
  } = {},
): CaseView | null {
  const { rules = serviceDisclosure, supplierNames = [] } = options
  const { value, status, tags, context } = item.state
  const allowed = new Set<Sensitivity>(rules.roles[viewer.role] ?? [])
  if (viewer.role === 'customer') {
    const tooMuch = [...allowed].filter(kind => kind !== 'matter' && kind !== 'customer')
    expect(
      tooMuch.length === 0,
      'viewFor',
      'rules.roles.customer',
      'only matter and customer',
      tooMuch.join(', '),
    )
    const opener = (context as { customer?: { id?: unknown } }).customer?.id
    if (viewer.id !== opener && !options.customers?.includes(viewer.id)) return null
    // The other side of a trade is a customer of the case, and not the one whose data these are.
    if (viewer.id !== opener) allowed.delete('customer')
  } else if (options.customerConsents && allowed.has('matter')) allowed.add('customer')

  const { id, path, openedAt, updatedAt, clocks } = item
  const names = allowed.has('supplier') ? [] : supplierNames
  const kinds = allowed.has('customer') ? (['name'] as const) : undefined
  const read = (text: string) => (kinds && names.length === 0 ? text : redact(text, { names, kinds }).text)
  const sees: Sight = { allowed, fields: rules.fields, read }
  const file = (seen(context, '', 'work', sees) ?? {}) as Record<string, unknown>
  const header = { id, path, openedAt, updatedAt, status }
  return allowed.has('work') ? { ...header, state: value, tags, clocks, file } : { ...header, file }
}

interface Sight {
  readonly allowed: ReadonlySet<Sensitivity>
  readonly fields: DisclosureRules['fields']
  /** A text as they may read it. */
  readonly read: (text: string) => string
}

/** What may be seen of a value at a place; `undefined` if nothing. */
function seen(value: unknown, place: string, inherited: Sensitivity, sight: Sight): unknown {
  const kind = (Object.hasOwn(sight.fields, place) && sight.fields[place]) || inherited
  const isAllowed = sight.allowed.has(kind)
  if (Array.isArray(value)) {
    const items = value.map(item => seen(item, place, kind, sight)).filter(item => item !== undefined)
    return items.length > 0 || isAllowed ? items : undefined
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).flatMap(([key, item]) => {
      const part = seen(item, place === '' ? key : `${place}.${key}`, kind, sight)
      return part === undefined ? [] : [[key, part] as const]
    })
    return kept.length > 0 || isAllowed ? Object.fromEntries(kept) : undefined
  }
  if (!isAllowed) return undefined
  return typeof value === 'string' && !isIdentifier.test(place) ? sight.read(value) : value
}

// A number that names something may look like a bank card's, and would be of no use with a part taken out.
const isIdentifier = /(^|\.)(id|number|reference|\w+Id)$/
