import { z } from 'zod'

/** What a person wrote: 1–20,000 characters, not only white space; kept to the letter. @category Vocabulary */
export const Text = z.string().max(20_000).regex(/\S/, 'expected some text, got none')
/** What a person wrote: 1–20,000 characters, not only white space; kept to the letter. @category Vocabulary */
export type Text = z.infer<typeof Text>

/** A name that a host gives to something: 1–200 characters. @category Vocabulary */
export const Id = z.string().min(1).max(200)
/** A name that a host gives to something: 1–200 characters. @category Vocabulary */
export type Id = z.infer<typeof Id>
