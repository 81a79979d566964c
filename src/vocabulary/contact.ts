import { z } from 'zod'
import { Id } from './text.js'

/** The way a customer reaches the department. @category Vocabulary */
export const Channel = z
  .enum(['phone', 'chat', 'email', 'form', 'letter', 'walk-in', 'visit'])
  .meta({ title: 'Channel' })
/** The way a customer reaches the department. @category Vocabulary */
export type Channel = z.infer<typeof Channel>

/** A language as a BCP 47 tag, such as `zh-CN`. @category Vocabulary */
export const Language = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'expected a BCP 47 tag such as zh-CN')
/** A language as a BCP 47 tag, such as `zh-CN`. @category Vocabulary */
export type Language = z.infer<typeof Language>

/** How a customer came in and how to get back to them (D1). @category Vocabulary */
export const Contact = z
  .strictObject({
    channel: Channel,
    /** Where an answer reaches the customer: a number, an address, a handle. Needed before anything is promised (T12). */
    address: Id.optional(),
    /** The customer's. */
    language: Language.optional(),
  })
  .meta({ title: 'Contact', description: 'How a customer came in and how to get back to them' })
/** How a customer came in and how to get back to them (D1). @category Vocabulary */
export type Contact = z.infer<typeof Contact>
