import type { Instant } from 'casewright'
import type { ComposedContact } from './composer.js'

/** Whether a field of that name holds an instant. */
export const isInstant = (key: string): boolean => /^(at|from|until|backBy)$|[a-z]At$/.test(key)

/** Contacts as a file of JSON lines, with times as people in Shanghai read them. */
export const contactsText = (contacts: readonly ComposedContact[]): string =>
  contacts.map(contact => `${JSON.stringify(contact, legible)}\n`).join('')

const legible = (key: string, value: unknown): unknown =>
  isInstant(key) && typeof value === 'number' ? inShanghai(value) : value

const inShanghai = (at: Instant): string =>
  `${new Date(at + 8 * 3_600_000)
    .toISOString()
    .replace(/\.000Z$/, '')
    .replace('Z', '')}+08:00`
