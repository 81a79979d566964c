import type { DurationMs, Instant } from 'casewright'

/** Instants as the department's own clock and calendar show them. */
export interface LocalTime {
  /** `Tuesday, 10 March 2026` */
  day(at: Instant): string
  /** `09:01:35` */
  clock(at: Instant): string
  /** `Tue 10 Mar, 18:00` */
  date(at: Instant): string
}

/** The local time of a zone, such as `Asia/Shanghai`. */
export function localTime(timeZone: string): LocalTime {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options })
  const day = format({ dateStyle: 'full' })
  const clock = format({ timeStyle: 'medium' })
  const date = format({
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return {
    day: at => day.format(at),
    clock: at => clock.format(at),
    date: at => date.format(at),
  }
}

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** A length of time in its two largest units: `42 s`, `3 min 20 s`, `1 d 4 h`. */
export function showDuration(ms: DurationMs): string {
  const [first, second] = units.filter(([, unitMs]) => ms >= unitMs)
  if (first === undefined) return '0 s'
  const whole = `${Math.floor(ms / first[1])} ${first[0]}`
  const rest = second === undefined ? 0 : Math.floor((ms % first[1]) / second[1])
  return rest === 0 ? whole : `${whole} ${rest} ${second![0]}`
}
