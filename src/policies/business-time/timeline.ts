import { type Edges, lengthUpTo, pointAfter, rank } from './edges.js'

/** What is open on a line without end, week by week. */
export interface Line {
  /** The length of a week in the unit of the line. */
  readonly week: number
  /** What is open in one week, counted from its start. Weeks are numbered from 0, the one that begins at 0. */
  edges(week: number): Edges
  /** From this week on, what is open repeats every 400 years. */
  readonly steadyFrom: number
}

/** A line with prefix sums: every question is a binary search, however far apart its two ends lie. */
export interface Timeline {
  readonly line: Line
  /** The open length up to `at`, counted from some fixed origin. */
  measure(at: number): number
  /** The open point that has this measure, or `Infinity` if there is none. */
  find(measure: number): number
}

// Weekdays, leap years and every rule for daylight saving come round after 400 years, which are 20 871 weeks.
const period = 20_871

/**
 * Compiles a line lazily: the first question builds a little around it, and each one beyond at least doubles what is
 * built, in either direction. Past one steady period nothing more is built; answers are carried over from it.
 */
export function createTimeline(line: Line): Timeline {
  const { steadyFrom } = line
  const last = steadyFrom + period
  let from = 0
  let to = 0
  let weeks: Edges[] = []
  // The measure at the start of each week, and at the end of the last.
  let sums = [0]

  const build = (start: number, end: number) =>
    Array.from({ length: end - start }, (_, index) => line.edges(start + index))
  const cover = (week: number) => {
    if (week >= from && week < to) return
    if (from === to) from = to = week
    const step = Math.max(to - from, 8)
    const older = week < from ? build(Math.min(week, from - step), from) : []
    const newer = build(to, Math.min(last, week + step))
    let sum = sums[0]!
    for (const edges of older) sum -= lengthUpTo(line.week, edges)
    sums = [sum]
    weeks = [...older, ...weeks, ...newer]
    for (const edges of weeks) {
      sum += lengthUpTo(line.week, edges)
      sums.push(sum)
    }
    from -= older.length
    to += newer.length
  }
  /** How much is open in so many steady periods. */
  const openIn = (periods: number) => {
    if (periods === 0) return 0
    cover(steadyFrom)
    cover(last - 1)
    return periods * (sums[last - from]! - sums[steadyFrom - from]!)
  }

  return {
    line,
    measure(at) {
      const week = Math.floor(at / line.week)
      const periods = Math.max(0, Math.floor((week - steadyFrom) / period))
      cover(week - periods * period)
      const index = week - periods * period - from
      return sums[index]! + lengthUpTo(at - week * line.week, weeks[index]!) + openIn(periods)
    },
    find(measure) {
      while (measure >= sums.at(-1)! && to < last) cover(to)
      const beyond = measure - sums.at(-1)!
      const periods = beyond < 0 ? 0 : Math.floor(beyond / openIn(1)) + 1
      if (!(periods < Infinity)) return Infinity
      const rest = measure - openIn(periods)
      const index = rank(sums, rest) - 1
      return (from + index + periods * period) * line.week + pointAfter(rest - sums[index]!, weeks[index]!)
    },
  }
}
