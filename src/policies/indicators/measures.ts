import type { CaseFacts } from '../../vocabulary/case-facts.js'
import type { MeanName, RateName } from '../../vocabulary/indicator-target.js'
import type { Interval } from './wilson-interval.js'

/** Where an opinion begins to count as satisfied, or as the best. */
export interface SatisfactionEdges {
  readonly satisfiedFrom: number
  readonly topBoxFrom: number
}

/** Of each case: whether it counts for a rate; `undefined` where it does not take part. */
type Counting = (facts: CaseFacts, edges: SatisfactionEdges) => boolean | undefined

/** Of each case: what it adds to a mean; `undefined` where it does not take part. */
type Measuring = (facts: CaseFacts) => number | undefined

/** What a mean is of, and between which ends it lies. */
type Mean = readonly [Measuring, Interval]

export const points: Interval = { low: 0, high: 100 }

const opinionFrom = ({ satisfaction }: CaseFacts, edge: number) =>
  satisfaction?.overall === undefined ? undefined : satisfaction.overall >= edge

const rates = {
  accuracy: facts => facts.isAccurate,
  resolutionRate: facts => facts.isResolved,
  firstContactResolution: ({ isResolved, contacts, hands = 1 }) =>
    isResolved === undefined ? undefined : isResolved && contacts === 1 && hands === 1,
  responseAttainment: facts => facts.respondedInTime,
  replyAttainment: facts => facts.repliedInTime,
  satisfactionTopBox: (facts, { topBoxFrom }) => opinionFrom(facts, topBoxFrom),
  complaintSatisfaction: (facts, { satisfiedFrom }) =>
    facts.isComplaint ? opinionFrom(facts, satisfiedFrom) : undefined,
  followUpCoverage: facts => facts.isFollowedUp,
  complaintFollowUpCoverage: facts => (facts.isComplaint ? facts.isFollowedUp : undefined),
  bookingRate: facts => facts.isBooked,
  complaintsPerThousand: facts => facts.isComplaint,
} satisfies Record<RateName, Counting>

const means = {
  satisfaction: [facts => facts.satisfaction?.overall, points],
  contactsPerProblem: [
    ({ isResolved, contacts }) => (isResolved === undefined ? undefined : contacts),
    { low: 1, high: Number.POSITIVE_INFINITY },
  ],
  departmentAccuracy: [facts => facts.departmentMarks?.accuracy, points],
  departmentInitiative: [facts => facts.departmentMarks?.initiative, points],
} satisfies Record<MeanName, Mean>

export const rateNames = Object.keys(rates) as readonly RateName[]
export const meanNames = Object.keys(means) as readonly MeanName[]

export const countings: readonly Counting[] = Object.values(rates)
export const measurings: readonly Measuring[] = Object.values(means).map(([measuring]) => measuring)
export const meanRanges: readonly Interval[] = Object.values(means).map(([, range]) => range)
