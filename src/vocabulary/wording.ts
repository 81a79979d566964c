import { z } from 'zod'
import { Language } from './contact.js'
import { Id, Text } from './text.js'

/** One message of a chat record. @category Vocabulary */
export const ChatMessage = z
  .strictObject({
    from: z.enum(['agent', 'customer', 'system']),
    /** As it was sent; may be empty, as where a picture was. */
    text: z.string().max(20_000),
  })
  .readonly()
  .meta({ title: 'ChatMessage' })
/** One message of a chat record. @category Vocabulary */
export type ChatMessage = z.infer<typeof ChatMessage>

/** Words to look for, in either script; `…` stands for up to twelve characters of the same clause. */
const Phrases = z.array(Text)

const shared = {
  id: Id,
  /** Any of these is a match. */
  phrases: Phrases.min(1).readonly(),
  /** A match inside one of these longer phrases is none: 不清楚 in 有什么不清楚. */
  except: Phrases.readonly(),
}

/**
 * One language rule: words that are to be there, or words that are not to be said (Q10). @category Vocabulary
 */
export const WordingRule = z
  .discriminatedUnion('kind', [
    z
      .strictObject({
        kind: z.literal('required'),
        ...shared,
        /** Which of the agent's messages are to hold one of the phrases. */
        within: z.enum(['opening', 'closing', 'anywhere']),
        /** How many messages count as the opening or the closing. */
        messages: z.int().min(1),
      })
      .readonly(),
    z
      .strictObject({
        kind: z.literal('forbidden'),
        ...shared,
        /** When the phrase tends to slip out. */
        situation: Text,
        /** What to say instead. */
        instead: Text,
      })
      .readonly(),
  ])
  .meta({ title: 'WordingRule' })
/**
 * One language rule: words that are to be there, or words that are not to be said (Q10). @category Vocabulary
 */
export type WordingRule = z.infer<typeof WordingRule>

/** A department's language rules for one language (Q10). @category Vocabulary */
export const Wording = z
  .strictObject({
    language: Language,
    rules: z
      .array(WordingRule)
      .refine(rules => new Set(rules.map(({ id }) => id)).size === rules.length, {
        message: 'expected each rule to have an id of its own',
      })
      .readonly(),
  })
  .readonly()
  .meta({ title: 'Wording', description: "A department's language rules for one language" })
/** A department's language rules for one language (Q10). @category Vocabulary */
export type Wording = z.infer<typeof Wording>
