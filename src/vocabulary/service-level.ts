import { z } from 'zod'
import { Channel } from './contact.js'
import { Severity, Urgency } from './priority.js'
import { Id } from './text.js'

const names = z.array(z.string().min(1)).min(1)
const lengthMs = z.int().min(1).max(8.64e15)
const workingDays = z.int().min(1).max(100_000)

const isNotEmpty = (value: object): boolean => Object.values(value).some(part => part !== undefined)

/**
 * What may be true of a case when something has happened to it. Every part that is given has to hold; of the names in a
 * part, one is enough.
 * @category Service levels
 */
export const Condition = z
  .strictObject({
    /** The event was of one of these types. */
    event: names.optional(),
    /** The case now has one of these tags, */
    tag: names.optional(),
    /** or none of these. */
    noTag: names.optional(),
    /** One of these desks has the case now, */
    desk: names.optional(),
    /** or none of these. */
    noDesk: names.optional(),
    /** Whether a reply is promised and not yet sent. */
    promised: z.boolean().optional(),
  })
  .refine(isNotEmpty, 'expected at least one part')
  .meta({ title: 'Condition', description: 'What may be true of a case when something has happened to it' })
/** What may be true of a case when something has happened to it. @category Service levels */
export type Condition = z.infer<typeof Condition>

/** Which cases a target is for. Every part that is given has to fit; of the names in a part, one is enough. @category Service levels */
export const TargetMatch = z
  .strictObject({
    path: names.optional(),
    severity: z.array(Severity).min(1).optional(),
    urgency: z.array(Urgency).min(1).optional(),
    channel: z.array(Channel).min(1).optional(),
    customerGrade: names.optional(),
    tag: names.optional(),
  })
  .meta({ title: 'TargetMatch' })
/** Which cases a target is for. @category Service levels */
export type TargetMatch = z.infer<typeof TargetMatch>

/** A length of open time, or so many working days from the start of the clock. @category Service levels */
export const ServiceLength = z
  .union([z.strictObject({ ms: lengthMs }), z.strictObject({ workingDays })])
  .meta({ title: 'ServiceLength' })
/** A length of open time, or so many working days from the start of the clock. @category Service levels */
export type ServiceLength = z.infer<typeof ServiceLength>

/**
 * How long something may take; `sameDay`: to the end of the day on which the clock starts, or of the next working day where
 * that is over (T11); `promised`: up to the instant that was promised to the customer (T12).
 * @category Service levels
 */
export const ServiceLimit = z
  .union([
    ...ServiceLength.options,
    z.strictObject({ sameDay: z.literal(true) }),
    z.strictObject({ promised: z.literal(true) }),
  ])
  .meta({ title: 'ServiceLimit' })
/** How long something may take. @category Service levels */
export type ServiceLimit = z.infer<typeof ServiceLimit>

/** When to warn: at a share of the limit, 0–1 exclusive, or when so much of it is left. @category Service levels */
export const ServiceWarning = z
  .union([z.strictObject({ share: z.number().gt(0).lt(1) }), z.strictObject({ remainingMs: lengthMs })])
  .meta({ title: 'ServiceWarning' })
/** When to warn: at a share of the limit, 0–1 exclusive, or when so much of it is left. @category Service levels */
export type ServiceWarning = z.infer<typeof ServiceWarning>

const conditions = z.array(Condition).min(1)

/** One thing the department undertakes: what is measured, in which time, and how long it may take. @category Service levels */
export const ServiceTarget = z
  .strictObject({
    id: Id,
    /** What is measured. Of several targets for one metric, the first that matches a case is its target. */
    metric: Id,
    /** Every case, where it is left out. */
    match: TargetMatch.optional(),
    /** The name of the calendar the clock runs on; `always` is there without being defined. */
    calendar: Id,
    limit: ServiceLimit,
    /** What is done sooner is done too soon (T8). */
    notBefore: ServiceLength.optional(),
    warnings: z.array(ServiceWarning).optional(),
    /** Where a limit that uses up the open hours falls: when they close, as a rule, or when they open again. */
    boundary: z.enum(['closing', 'opening']).optional(),
    /** The clock starts; while it runs, this means nothing. */
    start: conditions,
    /** It stands still, */
    pause: conditions.optional(),
    /** until this holds, or `pause` no longer does where this is left out. */
    resume: conditions.optional(),
    /** What was to be done is done. */
    stop: conditions.optional(),
    /** It begins anew from nothing; what was before remains without a verdict unless it was breached. */
    reset: conditions.optional(),
    /** It no longer matters. */
    cancel: conditions.optional(),
    /** What a start does after a stop: nothing (as a rule), a new round, or the same one further. */
    again: z.enum(['never', 'fresh', 'continue']).optional(),
  })
  .meta({ title: 'ServiceTarget', description: 'One thing the department undertakes' })
/** One thing the department undertakes: what is measured, in which time, and how long it may take. @category Service levels */
export type ServiceTarget = z.infer<typeof ServiceTarget>

/** What the department undertakes, as data. @category Service levels */
export const ServicePolicyData = z
  .strictObject({
    id: Id,
    /** Counts up with every change. */
    version: z.int().min(1),
    targets: z.array(ServiceTarget),
  })
  .meta({ title: 'ServicePolicy', description: 'What the department undertakes' })
/** What the department undertakes, as data. @category Service levels */
export type ServicePolicyData = z.infer<typeof ServicePolicyData>
