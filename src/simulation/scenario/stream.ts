import { z } from 'zod'
import { Language } from '../../vocabulary/contact.js'
import { Role } from '../../vocabulary/party.js'
import { Id } from '../../vocabulary/text.js'
import { DurationMs } from '../../vocabulary/time.js'
import { Arrivals } from './arrivals.js'
import { Distribution } from './distribution.js'

/** A group that takes the work: at once, or where it has waited so long (overflow). @category Simulation */
export const GroupChoice = z
  .union([Id, z.strictObject({ group: Id, afterMs: DurationMs }).readonly()])
  .meta({ title: 'GroupChoice' })
/** A group that takes the work. @category Simulation */
export type GroupChoice = z.infer<typeof GroupChoice>

/** Those who gave up try again. @category Simulation */
export const Retries = z
  .strictObject({
    /** The share of those who gave up that tries again, each time. */
    share: z.number().min(0).max(1),
    /** How long after they gave up. */
    after: Distribution,
    /** How often at most; once where it is left out. */
    most: z.int().min(1).max(100).optional(),
  })
  .meta({ title: 'Retries' })
/** Those who gave up try again. @category Simulation */
export type Retries = z.infer<typeof Retries>

const groups = z.array(GroupChoice).min(1).readonly()

const waiting = {
  id: Id,
  /** How long somebody waits for the first answer before giving up; for ever, where it is left out. */
  patience: Distribution.optional(),
  retries: Retries.optional(),
  /** 1 goes first, where the work is picked by priority. */
  rank: z.int().min(1).max(100).optional(),
  /** Who is answered within this time counts as answered in time; and with it, the work is due where it is picked by deadline. */
  answerWithinMs: DurationMs.optional(),
}

/** Customers who come, wait, are seen to by a group, and leave: a bare queue. @category Simulation */
export const ContactStream = z
  .strictObject({
    ...waiting,
    arrivals: Arrivals,
    /** How long an agent is busy with one of them. */
    handling: Distribution,
    /** Who sees to them, in this order; every group that speaks the language, where it is left out. */
    groups: groups.optional(),
    language: Language.optional(),
  })
  .meta({ title: 'ContactStream', description: 'Customers who come, wait, are seen to, and leave' })
/** Customers who come, wait, are seen to by a group, and leave. @category Simulation */
export type ContactStream = z.infer<typeof ContactStream>

/** One thing that may come of a step: an event, or nothing. @category Simulation */
export const StepOutcome = z
  .strictObject({
    /** How often it comes to this, 0–1; what the others leave over, where it is left out of one. */
    share: z.number().min(0).max(1).optional(),
    /**
     * What is sent: an event of the path. `{ $afterMs: 3600000 }` in the place of an instant stands for so long after; with
     * `calendar`, for so much open time after. Nothing is sent where it is left out, and time decides.
     */
    event: z.looseObject({ type: z.string().min(1) }).optional(),
  })
  .meta({ title: 'StepOutcome' })
/** One thing that may come of a step. @category Simulation */
export type StepOutcome = z.infer<typeof StepOutcome>

/** What is done with a case in a state of its path, and what comes of it. @category Simulation */
export const CaseStep = z
  .strictObject({
    /** Who does it: an agent of the groups, as a rule; or somebody whom nobody waits in line for, such as the customer. */
    by: Role.optional(),
    /** Who may do it, in this order; those of the stream, where it is left out. */
    groups: groups.optional(),
    /** How long the agent is busy with it; of somebody else, how long they leave us waiting. */
    takes: Distribution,
    outcomes: z.array(StepOutcome).min(1).readonly(),
  })
  .refine(({ outcomes }) => outcomes.filter(({ share }) => share === undefined).length <= 1, {
    path: ['outcomes'],
    message: 'expected a share of all but one',
  })
  .refine(({ outcomes }) => outcomes.reduce((sum, { share = 0 }) => sum + share, 0) <= 1 + 1e-9, {
    path: ['outcomes'],
    message: 'expected shares that add up to 1 at most',
  })
  .meta({ title: 'CaseStep', description: 'What is done with a case in a state, and what comes of it' })
/** What is done with a case in a state of its path, and what comes of it. @category Simulation */
export type CaseStep = z.infer<typeof CaseStep>

/** Cases on a path of the charter: the very same machines as in the department. @category Simulation */
export const CaseStream = z
  .strictObject({
    ...waiting,
    /** When they come of themselves; where it is left out, they only come of other cases, which ask to open them. */
    arrivals: Arrivals.optional(),
    /** The path, by its id. */
    path: Id,
    /**
     * What the cases are opened with; the customer is made up where there is none in it. What a linked case is asked to be opened
     * with goes before it.
     */
    input: z.looseObject({}),
    /** Who works on them, in this order; those of one desk whose leaning, languages and grades fit, where it is left out. */
    groups: groups.optional(),
    /**
     * What is done in a state, by its name as `open.working.diagnosing`; `open.working` stands for all states in it that have no
     * step of their own. In a state without any, the case waits for time to pass.
     */
    steps: z.record(z.string(), CaseStep),
    /**
     * Where a case goes that one of these asks to open (`linkedCase.open`), such as the visit for a fault: by its path, the stream
     * that it joins. The first stream on that path, where it is left out; where there is none, it is counted as not opened.
     */
    linked: z.record(Id, Id).optional(),
    /**
     * The stream in which their customers are followed up (`followUp.schedule`), by the charter's rules: a case of it is opened for
     * each, with the rule, the window and the case it follows up, and with the stream's `input` for the rest. `calendar` tells
     * which days are working days; every day, where it is left out. Without it, nobody is followed up.
     */
    followUps: z.strictObject({ stream: Id, calendar: Id.optional() }).optional(),
    /** What whoever gives up waiting for the first answer sends; `case.withdraw` where it is left out. */
    givingUp: z.looseObject({ type: z.string().min(1) }).optional(),
    /**
     * How much of a case is kept: `cases` all of it, records, clocks and permission, and every event is asked of the case itself
     * by `act`; `records` the same, but led along a chart; `clocks` its course and its clocks; `flow` its course alone. All of them
     * take the same course; but only the first two ask whether who sends an event may send it, so that a new scenario is best tried
     * with one of them first. `clocks` where it is left out.
     *
     * But for `cases`, what an event does in a situation is worked out once, by the path's machine itself. Situations are one
     * where all is the same that anything still to come heeds: what guards read on the way ahead, which deadlines run, with
     * `clocks` and `records` what service levels ask for, and with `records` what permission hangs on. Whatever else is in the
     * file does not tell them apart, nor when things happened. As that is read off the machine at work, it is audited: the first
     * 100 cases of a stream and one in 512 after them are led step by step besides, and where the two come apart, or more is
     * heeded than was known, the replication begins anew with all cases led step by step; or, where somebody was told of a case
     * by then, ends with an error. A host's path whose course depends on what time has passed, other than by deadlines, and on
     * few cases only, asks for `cases`.
     */
    detail: z.enum(['flow', 'clocks', 'records', 'cases']).optional(),
  })
  .meta({ title: 'CaseStream', description: 'Cases on a path of the charter' })
/** Cases on a path of the charter. @category Simulation */
export type CaseStream = z.infer<typeof CaseStream>
