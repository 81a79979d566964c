import { deepStrictEqual } from 'node:assert/strict'
import {
  advance,
  createCalendar,
  createDueIndex,
  firstResolution,
  firstResponse,
  nextDueAt,
  type Observation,
  recalculate,
  replay,
  servicePolicy,
} from 'casewright/policies'

/*
 * What many cases cost: clocks brought up to an edited calendar, and the few cases that are due found among all; each beside
 * the plain way of doing it in the same run.
 * Run: tsx --conditions=@casewright/source test/bench/service-levels.ts
 */

const hour = 3_600_000
const day = 24 * hour
const since = Date.UTC(2026, 2, 2)
const nineToFive = [['09:00', '17:00']] as const
const hours = { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive }
const policyWith = (holidays: string[]) =>
  servicePolicy(
    {
      id: 'desk',
      version: 1,
      targets: [
        firstResponse({ calendar: 'office', limit: { ms: hour }, warnings: [{ share: 0.5 }] }),
        firstResolution({
          calendar: 'office',
          limit: { ms: 40 * hour },
          warnings: [{ share: 0.5 }, { share: 0.9 }],
        }),
      ],
    },
    { office: createCalendar({ timeZone: 'Europe/Berlin', hours, holidays }) },
  )
const policy = policyWith([])

function timed<Result>(run: () => Result): [ms: number, result: Result] {
  const begun = performance.now()
  const result = run()
  return [performance.now() - begun, result]
}
const ms = (time: number) => `${time.toFixed(1)} ms`

const observation = (at: number, type: string): Observation => ({
  at,
  event: { type },
  tags: ['awaitingAgent'],
  path: 'inquiry',
})

// 100,000 open cases of the last fortnight, one running clock each: the first response was given.
const cases = Array.from({ length: 100_000 }, (_, index) => {
  const opened = observation(since + ((index * 7919) % (14 * 24 * 60)) * 60_000, 'case.open')
  const accepted = observation(opened.at + 60_000, 'case.accept')
  return { history: [opened, accepted], facts: accepted, clocks: replay([opened, accepted], policy).clocks }
})
const now = since + 14 * day

const edited = policyWith(['2026-03-18', '2026-03-19'])
const [recalculating, recalculated] = timed(() => recalculate(cases, edited, now))
const [replaying, replayed] = timed(() => cases.map(({ history }) => replay(history, edited, now)))
const moved = recalculated.filter(
  ({ clocks }, index) => nextDueAt(clocks) !== nextDueAt(cases[index]!.clocks),
).length
deepStrictEqual(recalculated.length, replayed.length)
console.log(
  `recalculating 100,000 running clocks after a calendar edit: ${ms(recalculating)} (target under 1,000 ms); ${moved.toLocaleString('en')} deadlines moved`,
)
console.log(
  `  replaying histories of two events instead: ${ms(replaying)}, ${(replaying / recalculating).toFixed(1)} times as long`,
)

const [advancing] = timed(() =>
  cases.map(({ clocks }) => advance(clocks, observation(now, 'note.add'), policy)),
)
console.log(`advancing them by one event: ${((advancing * 1000) / cases.length).toFixed(2)} µs a case`)

// 1,000,000 open clocks, of which one in a thousand is due.
const entries = Array.from({ length: 1_000_000 }, (_, index) => ({
  id: `case-${index}`,
  at: since + ((index * 7_368_787) % 1_000_000) * 1000,
}))
const [building, index] = timed(() => createDueIndex(entries))
const dueNow = since + 999 * 1000
const [popping, due] = timed(() => index.popDue(dueNow))
const [scanning, found] = timed(() => entries.filter(({ at }) => at <= dueNow).sort((a, b) => a.at - b.at))
deepStrictEqual(due, found)
console.log(
  `popDue of ${due.length.toLocaleString('en')} among 1,000,000: ${ms(popping)} (target under 20 ms), index built in ${ms(building)}`,
)
console.log(
  `  looking at every clock instead: ${ms(scanning)}, ${(scanning / popping).toFixed(0)} times as long; and again at each look`,
)
const [idle] = timed(() => index.popDue(dueNow))
console.log(`  popDue when nothing is due: ${(idle * 1000).toFixed(1)} µs`)
