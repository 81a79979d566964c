import type { LocalDate } from '../../vocabulary/date.js'
import type { MatterRecord } from '../../vocabulary/matter-record.js'
import { grouped } from '../grouped.js'
import { localClock } from '../local-clock.js'
import { type Spread, spreadOf } from './spread.js'

/** One agent's line of a day: their service log in figures. @category Records */
export interface AgentDay {
  readonly agentId: string
  readonly opened: number
  readonly closed: number
}

/** A problem of the day, with what came of it. @category Records */
export interface DayProblem {
  readonly caseId: string
  readonly problem: string
  readonly cause: string | null
  readonly improvement: string | null
}

/** What the agent on duty feeds back of a day (D4). @category Records */
export interface DailyDigest {
  readonly date: LocalDate
  /** Opened that day, */
  readonly opened: number
  /** closed that day, */
  readonly closed: number
  /** and open when it ended. */
  readonly open: number
  /** Of those opened that day. */
  readonly paths: Spread
  readonly channels: Spread
  readonly topics: Spread
  /** Of the cases closed that day, in the order they were closed. */
  readonly problems: readonly DayProblem[]
  /** Every agent who opened or closed something that day, by id. */
  readonly agents: readonly AgentDay[]
}

/**
 * Sums up a day's problems for feedback (D4).
 * @param records - All there are, in any order; those opened later than the day are left out.
 * @param options - `date`: the day; `timeZone`: IANA name of the zone whose clocks tell it.
 * @throws CasewrightError `invalid-parameter` if the host knows no such zone, or a record has no instant.
 * @see D4
 * @category Records
 */
export function dailyDigest(
  records: readonly MatterRecord[],
  options: { readonly date: LocalDate; readonly timeZone: string },
): DailyDigest {
  const { date, timeZone } = options
  const clock = localClock(timeZone, 'dailyDigest')
  const dateOf = (at: number, id: string) => clock(at, `instants of ${id}`).date
  const dated = records.map(record => {
    const { id, openedAt, closedAt } = record
    const closedOn = closedAt === undefined ? null : dateOf(closedAt, id)
    return { record, openedOn: dateOf(openedAt, id), closedOn }
  })
  const only = (kept: typeof dated) => kept.map(({ record }) => record)
  const opened = only(dated.filter(({ openedOn }) => openedOn === date))
  const closed = only(dated.filter(({ closedOn }) => closedOn === date)).sort(
    (one, other) => one.closedAt! - other.closedAt! || (one.id < other.id ? -1 : 1),
  )
  const open = dated.filter(
    ({ openedOn, closedOn }) => openedOn <= date && (closedOn === null || closedOn > date),
  )
  return {
    date,
    opened: opened.length,
    closed: closed.length,
    open: open.length,
    paths: spreadOf(opened, ({ path }) => path),
    channels: spreadOf(opened, ({ channel }) => channel),
    topics: spreadOf(opened, ({ topic }) => topic),
    problems: closed.flatMap(({ id, problem, cause = null, improvement = null }) =>
      problem === undefined ? [] : [{ caseId: id, problem, cause, improvement }],
    ),
    agents: agentDays(opened, closed),
  }
}

function agentDays(opened: readonly MatterRecord[], closed: readonly MatterRecord[]): AgentDay[] {
  const [openedBy, closedBy] = [opened, closed].map(records => grouped(records, ({ agentId }) => agentId))
  return [...new Set([...openedBy!.keys(), ...closedBy!.keys()])].sort().map(agentId => ({
    agentId,
    opened: openedBy!.get(agentId)?.length ?? 0,
    closed: closedBy!.get(agentId)?.length ?? 0,
  }))
}
