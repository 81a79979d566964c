import { CasewrightError } from '../vocabulary/errors.js'

/**
 * A mark of content: the same whatever the order of its keys, another one for other content.
 * @returns Sixteen hexadecimal digits: two hashes of 32 bits each, after FNV-1a, from different beginnings.
 */
export const digestOf = (content: unknown): string =>
  inHex(hashOf(content, 0x811c9dc5)) + inHex(hashOf(content, 0x6a09e667))

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

/** The hash of a value as JSON has it, begun with `seed`. Those of an object's fields are added up, so that no order counts. */
function hashOf(value: unknown, seed: number): number {
  if (typeof value === 'string') return hashOfText(value, seed)
  if (typeof value !== 'object' || value === null || 'toJSON' in value) {
    return mixed(seed, hashOfText(JSON.stringify(value) ?? 'null', seed))
  }
  if (Array.isArray(value)) {
    return value.reduce((hash: number, item) => mixed(hash, hashOf(item, seed)), mixed(seed, value.length))
  }
  let sum = 0
  for (const [name, item] of Object.entries(value)) {
    if (isInJson(item)) sum += mixed(hashOfText(name, seed), hashOf(item, seed))
  }
  return mixed(mixed(seed, -1), sum)
}

/** What JSON leaves out of objects. */
const isInJson = (value: unknown): boolean =>
  value !== undefined && typeof value !== 'function' && typeof value !== 'symbol'

function hashOfText(text: string, seed: number): number {
  let hash = mixed(seed, text.length)
  for (let at = 0; at < text.length; at++) hash = mixed(hash, text.charCodeAt(at))
  return hash
}

const mixed = (hash: number, more: number): number => Math.imul(hash ^ more, 0x01000193)

const inHex = (hash: number): string => (hash >>> 0).toString(16).padStart(8, '0')
