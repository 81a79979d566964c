import type { Bonus } from './bonus.js'
import type { StatementNote } from './statement.js'

/** The sentences of a statement in one language; amounts, dates and instants come written out. @category Pay */
export interface StatementWords {
  /** BCP 47 tag of the language, which amounts and instants are written in. */
  readonly language: string
  /** The heading. */
  title(agentId: string, month: string): string
  /** How many points the month holds, and why. */
  inMonth(points: number, days: number, restDays: number): string
  /** Days worked and on leave. */
  worked(days: number, leave: number): string
  /** The points, of how many, and how they came about. */
  points(points: number, attainable: number, earned: number, lost: number): string
  /** Above the points that were lost. */
  readonly lostHeading: string
  /** Above the records that were cleared. */
  readonly clearedHeading: string
  /** Above what a person should look at. */
  readonly notesHeading: string
  /** One day that lost points, with the chats behind them. */
  lost(date: string, points: number, chats: readonly string[]): string
  /** The chats of one day that a correction cleared, and why. */
  cleared(date: string, chats: readonly string[], because: string, appealId: string | null): string
  /** What a person should look at. */
  readonly notes: Readonly<Record<StatementNote['about'], string>>
  /** The points on the scale of the bands, where the month holds another number. */
  onScale(points: number, scale: number): string
  /** The bonus band, and the edge that decided. */
  band(bonus: Bonus): string
  /** The bonus less what is lost; `null` where nothing is. */
  amount(base: string, loss: string | null, amount: string): string
  /** Until when the statement can be contested. */
  contest(until: string): string
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`

/** The statement in English. @category Pay */
export const englishStatement: StatementWords = {
  language: 'en',
  title: (agentId, month) => `Points and bonus of ${agentId}, ${month}`,
  inMonth: (points, days, restDays) =>
    `The month holds ${many(points, 'point')}: ${many(days, 'day')} less ${many(restDays, 'rest day')}.`,
  worked: (days, leave) => `${many(days, 'day')} worked, ${many(leave, 'day')} of leave.`,
  points: (points, attainable, earned, lost) =>
    `Points: ${points} of ${attainable} (${earned} earned, ${lost} lost).`,
  lostHeading: 'Points lost, with the chats that failed their review',
  clearedHeading: 'Cleared records, which count no more',
  notesHeading: 'To be looked at',
  lost: (date, points, chats) =>
    `${date}  −${points}: ${many(chats.length, 'failing record')} (${chats.join(', ')})`,
  cleared: (date, chats, because, appealId) =>
    `${date}  ${chats.join(', ')}: ${because}${appealId === null ? '' : ` (appeal ${appealId})`}`,
  notes: {
    'worked-and-leave': 'entered both as worked and as leave; counted as worked',
    'failed-unworked': 'records failed on a day that is not entered as worked; they count',
    'outside-employment': 'outside the employment; neither earns nor loses',
    'beyond-the-month': 'worked beyond the points of the month; earns none',
    'corrects-nothing': 'this correction names an entry that the ledger does not hold',
  },
  onScale: (points, scale) => `On the scale of ${scale} that is ${points}.`,
  band: ({ band, edge }) =>
    ({
      extra: `Bonus in full, and an extra bonus is considered: ${edge} points are reached.`,
      full: `Bonus in full: ${edge} points or more lose nothing.`,
      reduced: `Bonus reduced: fewer than ${edge} points.`,
      none: `No bonus: fewer points than the bonus begins with, ${edge}.`,
    })[band],
  amount: (base, loss, amount) => (loss === null ? amount : `${base} less ${loss} = ${amount}`),
  contest: until => `It can be contested until ${until}, chat by chat.`,
}

/** The statement in simplified Chinese. @category Pay */
export const chineseStatement: StatementWords = {
  language: 'zh-CN',
  title: (agentId, month) => `${agentId} ${month} 月度积分与奖金`,
  inMonth: (points, days, restDays) => `本月满分 ${points} 分：${days} 天减去 ${restDays} 天休息。`,
  worked: (days, leave) => `出勤 ${days} 天，请假 ${leave} 天。`,
  points: (points, attainable, earned, lost) =>
    `积分：${points}/${attainable}（得 ${earned} 分，扣 ${lost} 分）。`,
  lostHeading: '扣分明细及对应的不合格聊天记录',
  clearedHeading: '已撤销、不再计入的记录',
  notesHeading: '需要核对',
  lost: (date, points, chats) => `${date}  −${points}：${chats.length} 条不合格记录（${chats.join('、')}）`,
  cleared: (date, chats, because, appealId) =>
    `${date}  ${chats.join('、')}：${because}${appealId === null ? '' : `（申诉 ${appealId}）`}`,
  notes: {
    'worked-and-leave': '同一天既登记出勤又登记请假，按出勤计',
    'failed-unworked': '未登记出勤的日期有不合格记录，照常计入',
    'outside-employment': '不在职期间，不得分也不扣分',
    'beyond-the-month': '超出本月满分的出勤，不另得分',
    'corrects-nothing': '该更正所指的记录不在台账中',
  },
  onScale: (points, scale) => `折合 ${scale} 分制为 ${points} 分。`,
  band: ({ band, edge }) =>
    ({
      extra: `全额奖金，并考虑额外奖金：达到 ${edge} 分。`,
      full: `全额奖金：${edge} 分及以上不扣。`,
      reduced: `奖金减少：低于 ${edge} 分。`,
      none: `无奖金：未达到起发分数 ${edge} 分。`,
    })[band],
  amount: (base, loss, amount) => (loss === null ? amount : `${base} − ${loss} = ${amount}`),
  contest: until => `可在 ${until} 之前逐条申诉。`,
}
