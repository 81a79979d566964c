import { CasewrightError } from '../vocabulary/errors.js'

/**
 * A mark of content: the same whatever the order of its keys, another one for other content.
 * @returns Sixteen hexadecimal digits: two FNV-1a hashes (32 bits) of its JSON with sorted keys.
 */
export function digestOf(content: unknown): string {
  const text = JSON.stringify(content, inOrder) ?? ''
  let [one, other] = [0x811c9dc5, 0x6a09e667]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x01000193)
  }
  return inHex(one) + inHex(other)
}

/**
 * The mark of what a key is used for.
 * @throws CasewrightError `invalid-parameter` for what JSON cannot hold.
 */
export function contentMark(content: unknown, where: string): string {
  try {
    return digestOf(content)
  } catch (cause) {
    throw new CasewrightError(
      'invalid-parameter',
      `${where}: expected what JSON can hold, got something else: ${(cause as Error).message}`,
      { cause },
    )
  }
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

const inHex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0')
