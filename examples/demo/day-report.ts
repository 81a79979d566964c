import type { Charter } from 'casewright'
import { memoryStore, type Store } from 'casewright/desk'
import { type MalformedLine, pathsOf, readContacts } from './contact-line.js'
import type { ContactRun } from './contact-run.js'
import { type Progress, runContacts } from './run-contacts.js'
import { type Summary, summarise } from './summary.js'

/** A day's contacts, taken from accept to feedback. */
export interface DayReport {
  /** The charter's id. */
  readonly charter: string
  /** One summary for each path that the charter offers, and one of `all`. */
  readonly summaries: { readonly all: Summary; readonly [path: string]: Summary }
  /** The cases that are told in full. */
  readonly told: readonly string[]
  readonly runs: readonly ContactRun[]
  readonly malformed: readonly MalformedLine[]
}

/** How a day is reported. */
interface ReportOptions {
  /** The ids of the cases to tell in full; where it is empty, the most eventful of each path. */
  readonly told?: readonly string[]
  /** Where the cases are kept: in memory unless given. */
  readonly store?: Store
  readonly progress?: Progress
}

/**
 * Takes each contact of a file through its path.
 * @param text - The file's text, one contact a line.
 */
export async function reportDay(
  text: string,
  charter: Charter,
  { told = [], store = memoryStore(), progress }: ReportOptions = {},
): Promise<DayReport> {
  const { contacts, malformed } = readContacts(text, charter)
  const runs = await runContacts(contacts, charter, store, progress)
  const byPath = pathsOf(charter).map(path => [path, runs.filter(run => run.path === path)] as const)
  const summaries = {
    ...Object.fromEntries(byPath.map(([path, on]) => [path, summarise(on)])),
    all: summarise(runs),
  }
  const most = byPath.flatMap(([, on]) => mostEventful(on))
  return { charter: charter.id, summaries, malformed, runs, told: told.length > 0 ? told : most }
}

/** The case in which the most different things happen; of several, the one told in the fewest words. */
function mostEventful(runs: readonly ContactRun[]): string[] {
  const kinds = ({ happenings }: ContactRun) =>
    new Set(happenings.map(({ event, refusal }) => `${event.type} ${refusal?.code}`)).size
  const [most] = runs.toSorted((a, b) => kinds(b) - kinds(a) || a.happenings.length - b.happenings.length)
  return most === undefined ? [] : [most.id]
}
