import { quietTable } from '../terminal/quiet-table.js'
import { paintOf, type Screen, widthOf } from '../terminal/screen.js'
import type { ReplayReport } from './replay-log.js'

/** A replay as a person would want to read it. */
export function replayText(report: ReplayReport, variants: number, screen: Screen): string {
  const width = widthOf(screen)
  const paint = paintOf(screen)
  const { traces, events, taken, refused, unmapped } = report
  const section = (title: string, head: string[], rows: (string | number)[][], align: string) =>
    rows.length === 0 ? [] : [`${paint('bold', title)}\n${quietTable({ width, head, rows, align, paint })}`]

  return [
    ...section(
      `${whole(events)} events of ${whole(traces)} traces, on the fault path`,
      ['events', 'share', ''],
      [
        [taken, share(taken, events), 'taken'],
        [refused, share(refused, events), 'refused'],
        [unmapped, share(unmapped, events), 'not mapped'],
      ],
      'rrl',
    ),
    ...section(
      'Refused',
      ['events', 'activity', 'rule', 'while the case was'],
      report.refusals.map(({ count, activity, rule, state }) => [count, activity, rule, state]),
      'rlll',
    ),
    ...section(
      'Not mapped',
      ['events', 'activity', 'because'],
      report.unmappedActivities.map(({ count, activity, reason }) => [count, activity, reason]),
      'rll',
    ),
    ...section(
      'Where the cases stand when their traces are over',
      ['cases', 'share', 'state'],
      report.standings.map(({ count, state }) => [count, share(count, traces), state]),
      'rrl',
    ),
    ...section(
      `The commonest of ${whole(report.variants.length)} variants`,
      ['cases', 'share', 'activities'],
      report.variants
        .slice(0, variants)
        .map(({ count, activities }) => [count, share(count, traces), activities.join(' → ')]),
      'rrl',
    ),
  ].join('\n\n')
}

const whole = (count: number): string => count.toLocaleString('en-GB')

const share = (part: number, all: number): string =>
  (all === 0 ? 0 : part / all).toLocaleString('en-GB', { style: 'percent', minimumFractionDigits: 1 })
