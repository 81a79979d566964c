import type { Money } from '../../vocabulary/money.js'
import { expect } from '../expect.js'
import type { FailedRecord } from './day-points.js'
import type { Statement } from './statement.js'
import { englishStatement, type StatementWords } from './statement-words.js'

/**
 * A statement as a page for the agent it concerns: the points, every point lost with its chats, what was cleared, the bonus
 * and how it came about, and until when it can be contested.
 * @param statement - From {@link statementsOf}.
 * @param options - `timeZone`: IANA name of the zone the deadline is written in; `words`: the language, English where it is
 *   left out; `scale`: the points that the bonus bands are written for, 26 where it is left out.
 * @returns Lines, parted by `\n`, without one at the end.
 * @throws CasewrightError `invalid-parameter` if the host knows no such zone.
 * @category Pay
 */
export function statementText(
  statement: Statement,
  options: { readonly timeZone: string; readonly words?: StatementWords; readonly scale?: number },
): string {
  const { timeZone, words = englishStatement, scale = 26 } = options
  const { inMonth, bonus, days } = statement
  const written = (money: Money) => amountText(money, words.language)
  const lost = days.filter(day => day.lost > 0)
  return [
    words.title(statement.agentId, statement.month),
    '',
    words.inMonth(inMonth.attainable, inMonth.days, inMonth.restDays),
    words.worked(statement.daysWorked, statement.daysOfLeave),
    words.points(statement.points, inMonth.attainable, statement.earned, statement.lost),
    ...(inMonth.attainable === scale ? [] : [words.onScale(bonus.onScale, scale)]),
    ...section(
      words.lostHeading,
      lost.map(day => words.lost(day.date, day.lost, chatsOf(day.records))),
    ),
    ...section(words.clearedHeading, clearedOf(statement, words)),
    ...section(
      words.notesHeading,
      statement.notes.map(({ about, where }) => `${where}  ${words.notes[about]}`),
    ),
    '',
    words.band(bonus),
    words.amount(
      written(bonus.base),
      bonus.loss.amountMinor === 0 ? null : written(bonus.loss),
      written(bonus.amount),
    ),
    words.contest(instantText(statement.contestUntil, timeZone, words.language)),
  ].join('\n')
}

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', heading, ...lines.map(line => `  ${line}`)]

const chatsOf = (records: readonly FailedRecord[]): string[] => [
  ...new Set(records.filter(({ clearedBy }) => clearedBy === null).map(({ recordId }) => recordId)),
]

const clearedOf = ({ corrections, days }: Statement, words: StatementWords): string[] =>
  corrections.flatMap(({ id, because, appealId }) =>
    days.flatMap(({ date, records }) => {
      const chats = records.filter(({ clearedBy }) => clearedBy === id).map(({ recordId }) => recordId)
      return chats.length === 0 ? [] : [words.cleared(date, chats, because, appealId)]
    }),
  )

/** An amount with its currency's own number of decimals; no fraction is ever formed. */
function amountText({ amountMinor, currency }: Money, language: string): string {
  const format = once(
    `${language} ${currency}`,
    () => new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'code' }),
  )
  const places = format.resolvedOptions().maximumFractionDigits ?? 2
  const digits = String(amountMinor).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return format.format((places === 0 ? whole : `${whole}.${digits.slice(-places)}`) as `${number}`)
}

function instantText(at: number, timeZone: string, language: string): string {
  try {
    return once(
      `${language} ${timeZone}`,
      () => new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'long', timeStyle: 'short' }),
    ).format(at)
  } catch {
    expect(false, 'statementText', 'timeZone', 'an IANA time zone', timeZone)
  }
}

// Making a format takes far longer than using it.
const formats = new Map<string, unknown>()

function once<Format>(key: string, make: () => Format): Format {
  if (!formats.has(key)) formats.set(key, make())
  return formats.get(key) as Format
}
