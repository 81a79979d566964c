import { z } from 'zod'
import { Channel, Language } from './contact.js'
import { Leaning } from './party.js'
import { Priority, Severity, Urgency } from './priority.js'
import { Id, Text } from './text.js'

/** What is known of a customer's contact before anybody has read it. @category Vocabulary */
export const TriageContact = z
  .strictObject({
    channel: Channel,
    /** What the customer says, as it came in. */
    text: Text,
    language: Language.optional(),
    /** How the department ranks the customer (D7). */
    customerGrade: Id.optional(),
  })
  .readonly()
  .meta({ title: 'TriageContact', description: "A customer's contact before anybody has read it" })
/** What is known of a customer's contact before anybody has read it. @category Vocabulary */
export type TriageContact = z.infer<typeof TriageContact>

const someOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).readonly()

/** One rule of triage: what a contact has to be, and what then follows. @category Vocabulary */
export const TriageRule = z
  .strictObject({
    /** Its name, which the reasons give. */
    id: Id,
    /** Every part that is given has to fit; of the entries in a part, one is enough. */
    when: z
      .strictObject({
        /** Words to look for, in either script; `…` stands for up to twelve characters of the same clause. */
        phrases: someOf(Text).optional(),
        /** A match inside one of these longer phrases is none. */
        except: z.array(Text).readonly().optional(),
        channel: someOf(Channel).optional(),
        customerGrade: someOf(Id).optional(),
        /** The customer's language: `zh` is for `zh-CN` too. */
        language: someOf(Language).optional(),
      })
      .readonly(),
    gives: z
      .strictObject({
        /** The path it takes, by its id. */
        path: Id.optional(),
        /** At least so severe, */
        severity: Severity.optional(),
        /** and at least so urgent. */
        urgency: Urgency.optional(),
        /** Whom the matter suits (R4). */
        leaning: Leaning.optional(),
      })
      .readonly(),
  })
  .readonly()
  .meta({ title: 'TriageRule' })
/** One rule of triage: what a contact has to be, and what then follows. @category Vocabulary */
export type TriageRule = z.infer<typeof TriageRule>

/** How contacts find their path (P1–P11), as data. @category Vocabulary */
export const TriageRules = z
  .strictObject({
    /** In order: the first that fits and names a path gives it; severity and urgency are the highest of all that fit. */
    rules: z
      .array(TriageRule)
      .refine(rules => new Set(rules.map(({ id }) => id)).size === rules.length, {
        message: 'expected each rule to have an id of its own',
      })
      .readonly(),
    /** What holds where no rule says otherwise. */
    otherwise: z.strictObject({ path: Id, priority: Priority }).readonly(),
  })
  .readonly()
  .meta({ title: 'TriageRules', description: 'How contacts find their path' })
/** How contacts find their path (P1–P11), as data. @category Vocabulary */
export type TriageRules = z.infer<typeof TriageRules>
