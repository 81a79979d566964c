import { simplified } from './chinese-variants.js'

/** Text made comparable, with the place in the original that each of its UTF-16 units comes from. */
export interface FoldedText {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/**
 * Makes text comparable: what a reader takes for the same becomes the same.
 *
 * Compatibility forms (full width, ligatures) are made plain by NFKC, letters small, traditional characters
 * simplified. Apostrophes and invisible characters go. White space becomes one space, and none beside a
 * Chinese character.
 */
export function foldText(original: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let spaceAt = -1
  let end = 0
  for (const sign of signsOf(original)) {
    const start = end
    end += sign.length
    const folded = foldSign(sign)
    if (folded === ' ') {
      if (spaceAt < 0) spaceAt = start
      continue
    }
    if (folded === '') continue
    if (spaceAt >= 0 && text !== '' && !isHan(text.at(-1)!) && !isHan(folded)) {
      text += ' '
      starts.push(spaceAt)
      ends.push(start)
    }
    spaceAt = -1
    text += folded
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(start)
      ends.push(end)
    }
  }
  return { text, starts, ends }
}

/** Characters, each with its accents. */
function signsOf(text: string): Iterable<string> {
  return /\p{M}/u.test(text) ? (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) : text
}

const invisible = /['’‘ʼ`´\p{Default_Ignorable_Code_Point}]/gu
const known = new Map<string, string>()

function foldSign(sign: string): string {
  const remembered = known.get(sign)
  if (remembered !== undefined) return remembered
  const plain = sign.replace(invisible, '').normalize('NFKC').replace(invisible, '').toLowerCase()
  const folded = /^\s+$/.test(plain) ? ' ' : (simplified.get(plain) ?? plain)
  // Single UTF-16 units only, so that what is remembered stays small whatever texts come.
  if (sign.length === 1) known.set(sign, folded)
  return folded
}

function isHan(sign: string): boolean {
  return /^\p{Script=Han}/u.test(sign)
}
