/*
 * Two tellings of one story, at other times: what differs between them is an instant, and what is the same does not depend on
 * when things happened.
 */

/** What differs between two tellings and is no number, or how much there is: the story depends on when it happens. */
export class Untold extends Error {}

/**
 * Two tellings of a value as one text: each number that differs is a mark, and so says nothing of when.
 * @throws Untold where they differ in anything but numbers.
 */
export function textOf(one: unknown, other: unknown): string {
  if (typeof one === 'number' && typeof other === 'number') return one === other ? String(one) : '@'
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) {
    if (one === other) return JSON.stringify(one) ?? 'undefined'
    throw new Untold()
  }
  const keys = Object.keys(one)
  if (keys.length !== Object.keys(other).length) throw new Untold()
  const parts = keys.map(key => {
    if (!Object.hasOwn(other, key)) throw new Untold()
    return `${key}:${textOf((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])}`
  })
  return Array.isArray(one) ? `[${parts}]` : `{${parts.sort()}}`
}

/** All numbers in a value, in the order of its keys. */
export function numbersIn(value: unknown): readonly number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}
