import { expect } from '../expect.js'
import { type FoldedText, foldText } from './fold-text.js'

type Span = readonly [from: number, to: number]

/** Words to look for, in either script; `…` stands for up to twelve characters of the same clause. */
interface Phrases {
  readonly phrases: readonly string[]
  /** A match inside one of these longer phrases is none. */
  readonly except: readonly string[]
}

/**
 * Makes a finder of phrases, less those inside one of the exceptions.
 * @param asked - The function that was called, and `field`, what the phrases are called there: for the message.
 * @throws CasewrightError `invalid-parameter` if a phrase has no words, or none on one side of a `…`.
 */
export function phraseFinder(
  { phrases, except }: Phrases,
  asked: string,
  field: string,
): (folded: FoldedText) => Span[] {
  const source = (phrase: string, greed: '?' | '') => patternOf(phrase, greed, asked, field)
  const sources = phrases.map(phrase => source(phrase, '?'))
  const union = new RegExp(sources.join('|'), 'u')
  const wanted = sources.map(each => new RegExp(each, 'gu'))
  const harmless = except.map(phrase => new RegExp(source(phrase, ''), 'gu'))
  return ({ text }) => {
    if (!union.test(text)) return []
    const exceptions = matches(harmless, text)
    return withoutOverlaps(
      matches(wanted, text).filter(
        ([from, to]) => !exceptions.some(([start, end]) => start <= from && to <= end),
      ),
    )
  }
}

/** Every match of every pattern, also those that overlap: one of them may be harmless and the next not. */
function matches(patterns: readonly RegExp[], text: string): Span[] {
  const spans: Span[] = []
  for (const pattern of patterns) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      spans.push([match.index, pattern.lastIndex])
      // From within a surrogate pair it would begin again at the same place.
      pattern.lastIndex = match.index + (text.codePointAt(match.index)! > 0xffff ? 2 : 1)
    }
  }
  return spans
}

/** The first, and of those that begin together the longest. */
function withoutOverlaps(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  const inOrder = spans.toSorted((one, other) => one[0] - other[0] || other[1] - one[1])
  for (const span of inOrder) if (span[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(span)
  return kept
}

const letter = '[\\p{Script=Latin}\\p{N}]'
const startsWithLetter = new RegExp(`^${letter}`, 'u')
const endsWithLetter = new RegExp(`${letter}$`, 'u')

/**
 * A phrase as a pattern, with gaps as long as can be or, greed being `?`, as short: letters of an alphabet,
 * and digits, only match as whole words.
 */
function patternOf(phrase: string, greed: '?' | '', asked: string, field: string): string {
  const parts = phrase.split('…').map(part => foldText(part).text)
  expect(parts.every(Boolean), asked, field, 'words', JSON.stringify(phrase))
  return parts
    .map(part => {
      const before = startsWithLetter.test(part) ? `(?<!${letter})` : ''
      const after = endsWithLetter.test(part) ? `(?!${letter})` : ''
      return before + part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') + after
    })
    .join(`[^.。!?,;:]{0,12}${greed}`)
}
