import { deepStrictEqual } from 'node:assert/strict'
import { createRequire } from 'node:module'
import { type CalendarDefinition, createCalendar } from 'casewright/policies'

/*
 * Speed of business time near and far, with and without holidays, against the two libraries that hosts use most; and what
 * it costs to compile a calendar. All three are first shown to give the same answers.
 * Run: tsx --conditions=@casewright/source test/bench/business-time.ts
 */

// The peers know no zones, only the host's clocks: they are all set to one that keeps daylight saving time.
const timeZone = 'America/New_York'
process.env.TZ = timeZone

const require = createRequire(import.meta.url)
const dayjs = require('dayjs')
dayjs.extend(require('dayjs-business-time'))
const moment = require('moment-business-time')

const hour = 3_600_000
const nineToFive = [['09:00', '17:00']] as const
const hours: CalendarDefinition['hours'] = {
  mon: nineToFive,
  tue: nineToFive,
  wed: nineToFive,
  thu: nineToFive,
  fri: nineToFive,
}
const since = Date.UTC(2014, 0)
const twelveYears = Date.UTC(2026, 0)
const holidays = Array.from({ length: 480 }, (_, index) =>
  new Date(since + index * 9 * 24 * hour).toISOString().slice(0, 10),
)
const starts = Array.from({ length: 1024 }, (_, index) => since + ((index * 7919) % 1024) * 11 * hour)

type Call = (start: number) => unknown

/** Nanoseconds per call: the best of several rounds, in each of which every call has its turn. */
function measure(rounds: number, starts: readonly number[], calls: readonly Call[]): number[] {
  const best = calls.map(() => Infinity)
  for (let round = 0; round < rounds; round++) {
    for (const [index, call] of calls.entries()) {
      let kept: unknown
      const begun = performance.now()
      for (const start of starts) kept = call(start)
      best[index] = Math.min(best[index]!, ((performance.now() - begun) * 1e6) / starts.length)
      deepStrictEqual(kept, call(starts.at(-1)!))
    }
  }
  return best
}

// Zones are read once a process, so that each is compiled for the first time; Intl itself has been used.
new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai' }).format(since)
const zones = ['Europe/Berlin', 'America/Chicago', 'Australia/Sydney', 'America/St_Johns', 'Europe/London']
const builds = zones.map(zone => {
  const begun = performance.now()
  createCalendar({ timeZone: zone, hours }).between(since, twelveYears)
  return performance.now() - begun
})

const calendar = createCalendar({ timeZone, hours })
const besetByHolidays = createCalendar({ timeZone, hours, holidays })

const monday = new Date('2014-03-03T15:00:00Z').getTime()
for (const length of [1, 5, 400]) {
  const end = calendar.add(monday, length * hour)
  deepStrictEqual(moment(monday).addWorkingTime(length, 'hours').valueOf(), end)
  deepStrictEqual(dayjs(monday).addBusinessHours(length).valueOf(), end)
}

const ns = (value: number) =>
  (value < 1e5 ? `${value.toFixed(0)} ns` : `${(value / 1e6).toFixed(1)} ms`).padStart(9)
const ours = (
  [
    ['+1 h', calendar, hour],
    ['+10,000 h', calendar, 10_000 * hour],
    ['+10,000 h, 480 holidays', besetByHolidays, 10_000 * hour],
  ] as const
).map(([name, asked, length]) => {
  const width = asked.add(since, length)! - since
  const add: Call = start => asked.add(start, length)
  const between: Call = start => asked.between(start, start + width)
  return { name, add, between }
})
const adds = measure(
  300,
  starts,
  ours.map(({ add }) => add),
)
const betweens = measure(
  300,
  starts,
  ours.map(({ between }) => between),
)

const far = calendar.add(monday, 10_000 * hour)!
const [momentAdd, momentBetween, dayjsAdd, dayjsBetween] = measure(
  3,
  [monday],
  [
    start => moment(start).addWorkingTime(10_000, 'hours').valueOf(),
    start => moment(far).workingDiff(moment(start), 'hours'),
    start => dayjs(start).addBusinessHours(10_000).valueOf(),
    start => dayjs(far).businessHoursDiff(dayjs(start)),
  ],
) as [number, number, number, number]
const peers = {
  'moment-business-time': [momentAdd, momentBetween],
  'dayjs-business-time': [dayjsAdd, dayjsBetween],
} as const

const table: Record<string, { add: string; between: string }> = {}
for (const [index, { name }] of ours.entries()) {
  table[`casewright ${name}`] = { add: ns(adds[index]!), between: ns(betweens[index]!) }
}
for (const [name, [add, between]] of Object.entries(peers)) {
  table[`${name} +10,000 h`] = { add: ns(add), between: ns(between) }
}
console.table(table)

console.log(`slowest call: ${ns(Math.max(...adds, ...betweens))} (target under 300 ns)`)
console.log(`slowest / quickest: add ${spread(adds)}, between ${spread(betweens)} (target within 2)`)
for (const [name, [add, between]] of Object.entries(peers)) {
  const times = (theirs: number, mine: number) => Math.round(theirs / mine).toLocaleString('en')
  console.log(
    `${name} at +10,000 h takes ${times(add, adds[1]!)} times as long to add, ${times(between, betweens[1]!)} between (target 1,000)`,
  )
}

const sorted = builds.toSorted((a, b) => a - b)
console.log(
  `12 years of a daylight-saving zone: ${sorted.map(ms => ms.toFixed(1)).join(', ')} ms (target under 10 ms)`,
)

function spread(times: readonly number[]): string {
  return (Math.max(...times) / Math.min(...times)).toFixed(2)
}
