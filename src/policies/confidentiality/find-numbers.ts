import { isIdentityNumber, passesLuhn } from './identity-numbers.js'

/** A number of somebody's, by its place in the folded text. */
interface FoundNumber {
  readonly kind: 'phone' | 'id-number' | 'bank-card'
  readonly from: number
  readonly to: number
}

/** Digits that stand together, with their place in the text. */
interface Group {
  readonly digits: string
  readonly from: number
  readonly to: number
}

// Groups of digits with no more between them than people put between the parts of one number.
const run = /\+?\(?\d+(?:[() .‐-―-]{1,2}\d+)*/g
const most = 19

/** Finds phone, identity and card numbers, however their digits are grouped. */
export function findNumbers(text: string): FoundNumber[] {
  return [...text.matchAll(run)].flatMap(({ 0: matched, index }) => {
    const groups: Group[] = [...matched.matchAll(/\d+/g)].map(({ 0: digits, index: offset }) => {
      const from = index + offset
      return { digits, from, to: from + digits.length }
    })
    return numbersAmong(groups, text, matched.startsWith('+') ? index : null)
  })
}

/** The numbers that groups make up: from the left, each as long as can be. */
function numbersAmong(groups: readonly Group[], text: string, plusAt: number | null): FoundNumber[] {
  const found: FoundNumber[] = []
  let first = 0
  while (first < groups.length) {
    const number = longestFrom(groups, first, text, plusAt)
    if (number !== null) found.push(number.found)
    first = number?.next ?? first + 1
  }
  return found
}

function longestFrom(groups: readonly Group[], first: number, text: string, plusAt: number | null) {
  let longest: { found: FoundNumber; next: number } | null = null
  const parts: string[] = []
  const { from } = groups[first]!
  for (let last = first; last < groups.length; last++) {
    const { digits, to } = groups[last]!
    parts.push(digits)
    if (parts.join('').length > most) break
    const hasPlus = first === 0 && plusAt !== null
    // The check character of an identity number may be an x.
    const end = text[to] === 'x' && isIdentity([...parts.slice(0, -1), `${digits}x`]) ? to + 1 : to
    const kind = end > to ? 'id-number' : kindOf(parts, hasPlus)
    const begins = hasPlus ? plusAt : from - (opensBracket(text, from, end) ? 1 : 0)
    if (kind !== null) longest = { found: { kind, from: begins, to: end }, next: last + 1 }
  }
  return longest
}

/** Whether a bracket before a number is closed within it, as in (010) 8888 6666. */
const opensBracket = (text: string, from: number, to: number): boolean =>
  text[from - 1] === '(' && /^\d+\)/.test(text.slice(from, to))

function kindOf(parts: readonly string[], hasPlus: boolean): FoundNumber['kind'] | null {
  if (isIdentity(parts)) return 'id-number'
  if (!hasPlus && isCard(parts)) return 'bank-card'
  return isPhone(parts, hasPlus) ? 'phone' : null
}

const isIdentity = (parts: readonly string[]): boolean =>
  parts.every((part, index) => part.length >= 4 || index === parts.length - 1) &&
  isIdentityNumber(parts.join(''))

// The first digits that card networks and Chinese banks use; what begins otherwise is some other number.
const isCard = (parts: readonly string[]): boolean =>
  parts.every((part, index) => part.length >= 4 || index === parts.length - 1) &&
  /^[2-69]\d{12,18}$/.test(parts.join('')) &&
  passesLuhn(parts.join(''))

/** Whether digits are a phone number: international, Chinese, or grouped as a national number is. */
function isPhone(parts: readonly string[], hasPlus: boolean): boolean {
  const digits = parts.join('')
  if (hasPlus) return /^[1-9]\d{6,14}$/.test(digits)
  const grouped = parts.join(' ')
  if (/^(?:(?:00)?86 ?)?1[3-9]\d ?\d{4} ?\d{4}$/.test(grouped)) return true
  if (/^0(?:10|2\d|[3-9]\d\d)\d{7,8}$/.test(digits)) return true
  // Lines of 400 and 800 are companies'.
  if (/^(?:1 )?(?![48]00)[2-9]\d\d [2-9]\d\d \d{4}$/.test(grouped)) return true
  return /^0\d{1,4}(?: \d{3,8}){1,3}$/.test(grouped) && digits.length >= 9 && digits.length <= 12
}
