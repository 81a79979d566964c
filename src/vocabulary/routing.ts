import { z } from 'zod'
import { Language } from './contact.js'
import { Leaning, Role } from './party.js'
import { Id } from './text.js'
import { Instant } from './time.js'

/** An agent at work, as routing sees them: what they can, what they have, and since when they are free. @category Vocabulary */
export const AgentAtWork = z
  .strictObject({
    id: Id,
    /** The desk they work at. */
    role: Role,
    leaning: Leaning.optional(),
    /** What they speak; every language of the desk, where it is left out. */
    languages: z.array(Language).readonly().optional(),
    /** The customer grades they look after (D7). */
    customerGrades: z.array(Id).readonly().optional(),
    /** The customers whose key-account agent they are. */
    accounts: z.array(Id).readonly().optional(),
    /** The most cases they can have open at a time. */
    capacity: z.int().min(0).max(10_000),
    /** How large a share of the work is theirs beside the others', ≥ 1; 1 where it is left out. */
    weight: z.int().min(1).max(1000).optional(),
    /** Whether they take cases now; not on a break or in training. */
    isAvailable: z.boolean(),
    /** Cases they have open. */
    open: z.int().min(0),
    /** Cases they were given since shares are counted, such as today. */
    assigned: z.int().min(0),
    /** When they last had something to do. */
    idleSince: Instant,
  })
  .readonly()
  .meta({ title: 'AgentAtWork', description: 'An agent at work, as routing sees them' })
/** An agent at work, as routing sees them. @category Vocabulary */
export type AgentAtWork = z.infer<typeof AgentAtWork>

/** What a case asks of the agent who gets it (R4). @category Vocabulary */
export const AgentNeed = z
  .strictObject({
    /** The desk that holds the case's stage (R3). */
    desk: Role,
    leaning: Leaning.optional(),
    language: Language.optional(),
    customerGrade: Id.optional(),
    customerId: Id.optional(),
    /** Who answers for the case, or knows the customer, already (R1). */
    ownerId: Id.optional(),
    /** Who may not have it: who is party to it, or gave it back. */
    not: z.array(Id).readonly().optional(),
  })
  .readonly()
  .meta({ title: 'AgentNeed', description: 'What a case asks of the agent who gets it' })
/** What a case asks of the agent who gets it (R4). @category Vocabulary */
export type AgentNeed = z.infer<typeof AgentNeed>

/** What a case can ask for beside the desk. @category Vocabulary */
export const MatchCriterion = z
  .enum(['owner', 'key-account', 'leaning', 'language', 'customer-grade'])
  .meta({ title: 'MatchCriterion' })
/** What a case can ask for beside the desk. @category Vocabulary */
export type MatchCriterion = z.infer<typeof MatchCriterion>

/** How cases find their agent (R4), as data. @category Vocabulary */
export const RoutingRules = z
  .strictObject({
    /** What counts, the most important first. What is not required is a wish: who fits better is preferred. */
    match: z
      .array(z.strictObject({ by: MatchCriterion, required: z.boolean() }).readonly())
      .refine(match => new Set(match.map(({ by }) => by)).size === match.length, {
        message: 'expected each criterion once',
      })
      .readonly(),
    /** Who of those who fit equally well. */
    strategy: z.enum(['longest-idle', 'fewest-open', 'weighted-fair']),
  })
  .readonly()
  .meta({ title: 'RoutingRules', description: 'How cases find their agent' })
/** How cases find their agent (R4), as data. @category Vocabulary */
export type RoutingRules = z.infer<typeof RoutingRules>
