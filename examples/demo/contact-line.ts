import { type CaseInput, type Charter, charters, Id, type Instant, LinkKind, Party, paths } from 'casewright'
import { z } from 'zod'
import { isInstant } from '../data/contacts-text.js'
import type { PathName } from '../data/script.js'

const Time = z.int('expected a time with its zone, such as 2026-03-10T09:00:00+08:00')

const shared = {
  id: Id,
  openedAt: Time,
  /** Who opens it, where that is not the customer. */
  openedBy: Party.optional(),
  /** The earlier case of the file that it comes of. */
  comesOf: z.strictObject({ kind: LinkKind, to: Id }).optional(),
  /** Everything that is asked of the case, in order; whether the case takes it is for the case to say. */
  events: z.array(z.strictObject({ at: Time, by: Party, event: z.looseObject({ type: z.string() }) })),
}

/** One line of a file of contacts: a customer's matter, and what was asked of the case that it became. */
export interface ContactLine {
  readonly id: string
  readonly path: PathName
  readonly openedAt: Instant
  readonly openedBy?: Party | undefined
  readonly comesOf?: { readonly kind: LinkKind; readonly to: string } | undefined
  /** With whatever else its path asks for. */
  readonly input: CaseInput
  readonly events: readonly {
    readonly at: Instant
    readonly by: Party
    readonly event: { readonly type: string; readonly [field: string]: unknown }
  }[]
}

/** The paths a charter offers, of those that the library has. */
export const pathsOf = ({ paths: offered }: Charter): PathName[] =>
  offered.filter((name): name is PathName => Object.hasOwn(paths, name))

/** A line of a department, which can take the paths that it offers. */
function lineFor(charter: Charter): z.ZodType<ContactLine> {
  const lines = pathsOf(charter).map(path =>
    z.strictObject({ path: z.literal(path), ...shared, input: paths[path].input as z.ZodType<CaseInput> }),
  )
  return z.discriminatedUnion('path', lines as [(typeof lines)[number]])
}

/** A line that cannot be read, by its number in the file. */
export interface MalformedLine {
  readonly line: number
  readonly reason: string
}

/** The contacts of a file, and the lines that are none. */
interface ContactsRead {
  readonly contacts: readonly ContactLine[]
  readonly malformed: readonly MalformedLine[]
}

/** Reads a file's text, one contact a line; empty lines say nothing. */
export function readContacts(text: string, charter: Charter = charters.topUp): ContactsRead {
  const schema = lineFor(charter)
  const contacts: ContactLine[] = []
  const malformed: MalformedLine[] = []
  const lineOf = new Map<string, number>()
  for (const [index, source] of text.split('\n').entries()) {
    if (source.trim() === '') continue
    const line = index + 1
    const read = readLine(source, schema)
    const reason = 'reason' in read ? read.reason : misplaced(read.contact, lineOf)
    if ('contact' in read && reason === undefined) {
      lineOf.set(read.contact.id, line)
      contacts.push(read.contact)
    } else malformed.push({ line, reason: reason! })
  }
  return { contacts, malformed }
}

/** A contact is there once, and after the one that it comes of. */
function misplaced({ id, comesOf }: ContactLine, lineOf: ReadonlyMap<string, number>): string | undefined {
  if (lineOf.has(id)) return `id: ${id} is the contact of line ${lineOf.get(id)}`
  if (comesOf === undefined || lineOf.has(comesOf.to)) return undefined
  return `comesOf.to: no line before this one has the contact ${comesOf.to}`
}

function readLine(
  source: string,
  schema: z.ZodType<ContactLine>,
): { contact: ContactLine } | { reason: string } {
  let value: unknown
  try {
    value = JSON.parse(source, toInstant)
  } catch (error) {
    return { reason: `no JSON: ${(error as Error).message}` }
  }
  const { success, data, error } = schema.safeParse(value)
  if (success) return { contact: data }
  return {
    reason: error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; '),
  }
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Times are written as people read them, with their zone; the library wants epoch milliseconds. */
const toInstant = (key: string, value: unknown): unknown =>
  isInstant(key) && typeof value === 'string' && isoTime.test(value) ? Date.parse(value) : value
