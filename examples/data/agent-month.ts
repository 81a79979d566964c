import type { HandledRecord, LedgerEntry, Review } from 'casewright'

/** One agent's June, made up: 25 days worked, one of leave; on most days all went well. */
export const agentId = 'agent-07'
export const timeZone = 'Asia/Shanghai'

const at = (date: string, minutes: number) => Date.parse(`${date}T09:00:00+08:00`) + minutes * 60_000
const restDays = ['07', '14', '21', '28']
const dates = Array.from({ length: 30 }, (_, index) => String(index + 1).padStart(2, '0'))
  .filter(day => !restDays.includes(day))
  .map(day => `2026-06-${day}`)
const dayOfLeave = '2026-06-18'
const chatsADay = 24

/** Of some days, the chats that went badly, by their number that day. */
const poorChats: Readonly<Record<string, readonly number[]>> = {
  '2026-06-02': [1, 4, 6, 9, 13, 16, 21, 24],
  '2026-06-03': [5],
  '2026-06-04': [3, 5, 8, 10, 15, 17, 19, 22],
  '2026-06-09': [2, 3, 7, 11, 12, 18, 20, 23],
  '2026-06-12': [1, 14],
  '2026-06-16': [4, 6, 9, 13],
  '2026-06-19': [2, 5, 6, 10, 14, 15, 19, 21],
  '2026-06-24': [8, 10, 21],
  '2026-06-26': [1, 2, 9, 12, 13, 17, 20, 24],
}

/** When the agent was there. */
export const attendance: readonly LedgerEntry[] = dates.map(date => {
  const entry = { agentId, date, recordedAt: at(date, 540) }
  return date === dayOfLeave
    ? { kind: 'leave', id: `leave ${date}`, ...entry, isPaid: true }
    : { kind: 'worked', id: `worked ${date}`, ...entry }
})

/** The chats of the month. */
export const chats: readonly HandledRecord[] = dates
  .filter(date => date !== dayOfLeave)
  .flatMap(date =>
    Array.from({ length: chatsADay }, (_, index) => ({
      id: `${date.slice(5)}/${index + 1}`,
      agentId,
      path: index % 3 === 0 ? 'fault' : 'inquiry',
      channel: 'chat' as const,
      handledAt: at(date, index * 20),
      complaint: index === 22 && date.endsWith('5'),
    })),
  )

const good = {
  greeting: 5,
  closing: 4,
  attitude: 5,
  language: 4,
  'business-knowledge': 4,
  timeliness: 5,
  clarity: 4,
}
const poor = {
  greeting: 3,
  closing: 0,
  attitude: 1,
  language: 2,
  'business-knowledge': 3,
  timeliness: 3,
  clarity: 2,
}

/** How a reviewer marked a chat. */
export function marksOf(recordId: string): Review['marks'] {
  const [date = '', number] = recordId.split('/')
  const isPoor = poorChats[`2026-${date}`]?.includes(Number(number)) ?? false
  return Object.fromEntries(
    Object.entries(isPoor ? poor : good).map(([category, score]) => [category, { score }]),
  )
}
