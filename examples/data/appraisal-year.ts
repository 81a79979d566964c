import type { Commendation, Offence, Rating } from 'casewright'
import { handbookAppraisal } from 'casewright/policies'

/** A year of four agents, made up. */
interface AgentYear {
  readonly agentId: string
  /** Totals of the weekly and monthly checks. */
  readonly checks: readonly number[]
  /** Totals of the monthly appraisals. */
  readonly monthly: readonly number[]
  readonly ratings: readonly Rating[]
  readonly commendations: readonly Commendation[]
  readonly offences: readonly Offence[]
}

const items = handbookAppraisal.columns.flatMap(column => column.items)

/** Marks of so many tenths of each item's points, some items apart. */
const marks = (tenths: number, apart: Readonly<Record<string, number>> = {}) =>
  Object.fromEntries(items.map(({ id, points }) => [id, (points * (apart[id] ?? tenths)) / 10]))

const rating = (
  group: Rating['group'],
  tenths: number,
  apart?: Readonly<Record<string, number>>,
  raterId: string = group,
): Rating => ({ raterId, group, marks: marks(tenths, apart) })

/** A customer judges what a customer sees. */
const customer = (attitude: number, workEffect: number): Rating => ({
  raterId: 'customers',
  group: 'customer',
  marks: { attitude, 'work-effect': workEffect },
})

export const year: readonly AgentYear[] = [
  {
    agentId: 'agent-03',
    checks: [98, 100, 99],
    monthly: [97, 99, 98, 100],
    ratings: [rating('self', 10), rating('superior', 9.6), rating('peer', 9.8, {}, 'p-1'), customer(5, 7.5)],
    commendations: [{ points: 5, because: 'Trained three new agents' }],
    offences: [],
  },
  {
    agentId: 'agent-07',
    checks: [82, 79.5, 88],
    monthly: [81, 84.5, 80, 86],
    ratings: [
      rating('self', 9),
      rating('superior', 8, { innovating: 4, initiative: 6 }),
      rating('peer', 8.5, {}, 'p-1'),
      rating('peer', 7.5, {}, 'p-2'),
      customer(4.5, 6),
    ],
    commendations: [],
    offences: [],
  },
  {
    agentId: 'agent-11',
    checks: [75, 70],
    monthly: [72, 58, 74, 71],
    ratings: [rating('superior', 7.5), rating('peer', 7, {}, 'p-1')],
    commendations: [],
    offences: [{ column: 'virtue', act: 'Gave out a supplier’s prices', sanction: 'Written warning' }],
  },
  {
    agentId: 'agent-15',
    checks: [],
    monthly: [83.5, 81],
    ratings: [rating('self', 8), rating('superior', 8.2), customer(4, 6.5)],
    commendations: [],
    offences: [],
  },
]
