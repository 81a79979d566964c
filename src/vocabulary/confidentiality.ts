import { z } from 'zod'
import { Role } from './party.js'
import { Id } from './text.js'
import { DurationMs } from './time.js'

/** What kind of thing a part of a case's file is, as far as its disclosure goes (R8). @category Vocabulary */
export const Sensitivity = z
  .enum(['matter', 'customer', 'other-customer', 'work', 'supplier'])
  .meta({ title: 'Sensitivity' })
/**
 * What kind of thing a part of a case's file is, as far as its disclosure goes (R8): the matter itself; who the customer is and
 * how to reach them; the same of another customer, such as the other side of a trade; how the department works on it;
 * suppliers, purchase prices and other trade secrets.
 * @category Vocabulary
 */
export type Sensitivity = z.infer<typeof Sensitivity>

/** What a customer may be shown, whatever a department decides (R8). */
const customerMaySee: readonly Sensitivity[] = ['matter', 'customer']

/** Who may see what of a case (R8). @category Vocabulary */
export const DisclosureRules = z
  .strictObject({
    /**
     * By place in the file, such as `contact.address`; places within lists have no numbers. What lies within a place is as it is,
     * unless it is named itself. What is not named is `work`, so that a field somebody adds is shown to no customer.
     */
    fields: z.record(Id, Sensitivity).readonly(),
    /** What each role may see; one that is not named sees nothing of the file. */
    roles: z.partialRecord(Role, z.array(Sensitivity).readonly()).readonly(),
  })
  .refine(({ roles }) => roles.customer?.every(kind => customerMaySee.includes(kind)) ?? true, {
    path: ['roles', 'customer'],
    message: 'expected a customer to see only the matter and their own data',
  })
  .readonly()
  .meta({ title: 'DisclosureRules', description: 'Who may see what of a case' })
/** Who may see what of a case (R8). @category Vocabulary */
export type DisclosureRules = z.infer<typeof DisclosureRules>

/** How a customer shows who they are before their account is spoken of (R8). @category Vocabulary */
export const IdentityRules = z
  .strictObject({
    /** What a customer can be asked for. */
    factors: z.array(Id).min(1).readonly(),
    /** How many different factors each purpose needs; one that is not named needs all of them. */
    needed: z.record(Id, z.int().min(0)).readonly(),
    /** How long a factor holds after it was verified. */
    validForMs: DurationMs,
    /** After so many wrong answers in that time nothing more is asked, and nothing is discussed. */
    maxFailures: z.int().min(1),
  })
  .refine(({ factors, needed }) => Object.values(needed).every(count => count <= factors.length), {
    path: ['needed'],
    message: 'expected no more factors than there are',
  })
  .readonly()
  .meta({ title: 'IdentityRules', description: 'How a customer shows who they are' })
/** How a customer shows who they are before their account is spoken of (R8). @category Vocabulary */
export type IdentityRules = z.infer<typeof IdentityRules>
