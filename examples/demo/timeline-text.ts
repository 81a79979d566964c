import type { Charter, Party } from 'casewright'
import wrapAnsi from 'wrap-ansi'
import type { Paint } from '../terminal/screen.js'
import type { ContactRun, Happening } from './contact-run.js'
import { deedOf } from './deeds.js'
import { effectOf, isNews } from './effects.js'
import { type LocalTime, localTime } from './local-time.js'
import { quote } from './what-is-done.js'

interface File {
  readonly customer: Party
  readonly contact: { readonly channel: string; readonly language?: string }
  readonly subject: string
  readonly ending: string | null
  readonly buyer?: Party
  readonly seller?: Party
}

/** The story of one case: when, who, what, and what was refused, day by day in the department's time. */
export function timelineText(run: ContactRun, charter: Charter, width: number, paint: Paint): string {
  const file = run.case.state.context as unknown as File
  const time = localTime(charter.timeZone)
  const { channel, language } = file.contact
  const described = [`by ${channel}`, ...(language === undefined ? [] : [language]), endingOf(file)]
  const names = run.happenings.map(({ by }) => nameOf(by, file))
  const nameWidth = Math.max(...names.map(name => name.length))
  const indent = ' '.repeat('00:00:00  '.length + nameWidth + 2)
  const wrap = (text: string): string =>
    wrapAnsi(text, width - indent.length, { hard: true, trim: true }).replaceAll('\n', `\n${indent}`)

  const lines = [
    `${paint('bold', `${run.path} ${run.id}`)} ${paint('dim', described.join(' · '))}`,
    wrapAnsi(quote(file.subject), width, { hard: true }),
  ]
  let today = ''
  for (const [index, happening] of run.happenings.entries()) {
    const day = time.day(happening.at)
    if (day !== today) lines.push('', paint('underline', day))
    today = day
    const head = `${paint('dim', time.clock(happening.at))}  ${names[index]!.padEnd(nameWidth)}  `
    lines.push(head + wrap(storyOf(happening, time, paint)))
    const effects = happening.effects.filter(isNews).map(effectOf).join(' · ')
    if (effects !== '') lines.push(indent + wrap(paint('dim', `→ ${effects}`)))
  }
  return lines.join('\n')
}

function storyOf(happening: Happening, time: LocalTime, paint: Paint): string {
  const { refusal, event } = happening
  if (refusal === null) return deedOf(happening, time)
  const { code, rule, message } = refusal
  const reason = code === 'against-a-rule' ? rule : [code, rule].join(' ').trim()
  return `${paint('red', `✗ ${event.type} refused, ${reason}`)}: ${message.replace(/^Refused because /, '')}`
}

/** The part somebody plays in this case, or their name where that says it. */
function nameOf({ id }: Party, { customer, buyer, seller }: File): string {
  if (id === buyer?.id) return 'buyer'
  if (id === seller?.id) return 'seller'
  return id === customer.id && !id.startsWith('colleague') ? 'customer' : id
}

const endings: Readonly<Record<string, string>> = {
  closed: 'answered and fed back',
  withdrawn: 'withdrawn by the customer',
  merged: 'merged into another',
}

const endingOf = ({ ending }: File): string => (ending === null ? 'still open' : (endings[ending] ?? ending))
