import { readFile } from 'node:fs/promises'
import { charters } from 'casewright'
import { beforeAll, describe, expect, it } from 'vitest'
import { contactsText } from '../../examples/data/contacts-text.js'
import { composeDepartment, departments } from '../../examples/data/department-day.js'
import { type DayReport, reportDay } from '../../examples/demo/day-report.js'
import { runDemo } from '../../examples/demo/run-demo.js'
import { capturedTerminal } from './captured.js'

/** The demo as it is, but that it leaves nothing behind. */
const inMemory: typeof runDemo = (args, terminal) => runDemo(['--store', 'memory', ...args], terminal)

const malformed = 'test/examples/malformed.jsonl'

describe('npm run demo', () => {
  it('prints the table and tells one case of each path', async () => {
    const terminal = capturedTerminal(100)

    const { exitCode } = await inMemory([], terminal)

    expect(exitCode).toBe(0)
    expect(terminal.written.stderr).toBe('')
    expect(terminal.written.stdout).toMatch(/^cases +150 +75 +95 +20 +340$/m)
    expect(terminal.written.stdout.match(/^(inquiry|dispute|fault|order) c-\d+ /gm)).toHaveLength(4)
  })

  it('counts the same in every column: paths add up to all, refusals by reason to refusals', async () => {
    const { report } = await inMemory([], capturedTerminal())

    const { all, ...paths } = report!.summaries
    for (const figure of ['cases', 'replied', 'fedBack', 'withdrawn', 'merged', 'open', 'refused'] as const) {
      expect(sum(Object.values(paths).map(summary => summary[figure]))).toBe(all[figure])
    }
    for (const { cases, fedBack, withdrawn, merged, open, refused, refusedFor } of Object.values(paths)) {
      expect(fedBack + withdrawn + merged + open).toBe(cases)
      expect(sum(Object.values(refusedFor))).toBe(refused)
    }
  })

  it('prints everything for machines with --json', async () => {
    const terminal = capturedTerminal()

    const { report } = await inMemory(['--json'], terminal)

    expect(JSON.parse(terminal.written.stdout)).toEqual(JSON.parse(JSON.stringify(report)))
  })

  it('tells the case that is asked for', async () => {
    const terminal = capturedTerminal()

    await inMemory(['--case', 'c-0008'], terminal)

    expect(terminal.written.stdout.match(/^(inquiry|dispute|fault) c-\d+ /gm)).toEqual(['dispute c-0008 '])
  })

  it('says that a case is not there, and exits with 1', async () => {
    const terminal = capturedTerminal()

    const { exitCode } = await inMemory(['--case', 'c-9999'], terminal)

    expect(exitCode).toBe(1)
    expect(terminal.written.stderr).toContain('there is no case c-9999')
  })

  it('reports a file that is not there, and exits with 1', async () => {
    const terminal = capturedTerminal()

    const { exitCode, report } = await inMemory(['--file', 'missing.jsonl'], terminal)

    expect({ exitCode, report }).toEqual({ exitCode: 1, report: null })
    expect(terminal.written.stderr).toContain('missing.jsonl: ENOENT')
  })

  it('explains itself when it is asked to', async () => {
    const terminal = capturedTerminal()

    const { exitCode } = await inMemory(['--help'], terminal)

    expect(exitCode).toBe(0)
    expect(terminal.written.stdout).toContain('Usage: npm run demo')
  })

  it('explains itself when it is not understood, and exits with 2', async () => {
    const terminal = capturedTerminal()

    const { exitCode } = await inMemory(['--loud'], terminal)

    expect(exitCode).toBe(2)
    expect(terminal.written.stderr).toContain('Usage: npm run demo')
  })
})

describe.each(Object.keys(departments) as (keyof typeof departments)[])(
  'npm run demo -- --charter %s',
  name => {
    const charter = charters[name]
    const day = composeDepartment(departments[name]())
    let text: string
    let report: DayReport

    beforeAll(async () => {
      text = await readFile(`examples/data/contacts/${charter.id}.jsonl`, 'utf8')
      report = await reportDay(text, charter)
    })

    it('reads the contacts that its script composes, in Chinese and English, with no hole in them', () => {
      expect(contactsText(day.contacts)).toBe(text)
      expect(text.match(/\{\w+\}|undefined|NaN/g)).toBeNull()
      expect([...new Set(text.match(/(?<="language":")[^"]+/g))].sort()).toEqual(['en', 'zh-CN'])
      expect(report.malformed).toEqual([])
      expect(report.runs.length).toBeGreaterThanOrEqual(20)
    })

    it('has cases on each path that the charter offers, and ends every one (R2)', () => {
      const { all, ...byPath } = report.summaries

      expect(Object.keys(byPath)).toEqual(charter.paths)
      for (const { cases, replied, fedBack, withdrawn, merged, open } of Object.values(byPath)) {
        expect(fedBack).toBeGreaterThan(0)
        expect(open).toBe(0)
        expect(fedBack + withdrawn + merged).toBe(cases)
        expect(replied).toBeGreaterThanOrEqual(fedBack)
      }
      expect(report.runs.filter(run => run.case.state.status !== 'done')).toEqual([])
      expect(sum(Object.values(byPath).map(({ cases }) => cases))).toBe(all.cases)
      expect(sum(Object.values(byPath).map(({ refused }) => refused))).toBe(all.refused)
    })

    it('has refused what was meant to be refused, and nothing else', () => {
      const refused = report.runs.flatMap(({ id, happenings }) =>
        happenings.flatMap(({ at, event, refusal }) =>
          refusal === null ? [] : [`${id} ${at} ${event.type}`],
        ),
      )
      const meant = day.contacts.flatMap(({ id, events }) =>
        events.flatMap(each => (day.mistakes.has(each) ? [`${id} ${each.at} ${each.event.type}`] : [])),
      )

      expect(refused).toEqual(meant)
      expect(refused.length).toBeGreaterThan(0)
    })

    it('measures each of the targets that the charter sets', async () => {
      const terminal = capturedTerminal()

      const { exitCode } = await inMemory(['--charter', name], terminal)

      const targets = charter.targets!.map(({ id }) => id!)
      expect(exitCode).toBe(0)
      expect(Object.keys(report.summaries.all.targets).sort()).toEqual([...targets].sort())
      for (const id of targets)
        expect(terminal.written.stdout).toMatch(new RegExp(`^  ${id} .*\\d% of \\d`, 'm'))
    })

    it('fits its tables into eighty columns', async () => {
      const terminal = capturedTerminal(80)

      await inMemory(['--charter', charter.id], terminal)

      const [tables] = terminal.written.stdout.split('────')
      expect(Math.max(...tables!.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
      expect(tables).not.toContain('…')
    })

    it('ties a case that comes of another to it at both ends', () => {
      const linked = day.contacts.flatMap(({ id, comesOf }) => (comesOf ? [{ ...comesOf, from: id }] : []))

      for (const link of linked) {
        for (const end of [link.from, link.to]) {
          expect(report.runs.find(({ id }) => id === end)!.case.links).toContainEqual(link)
        }
      }
    })
  },
)

describe('--charter', () => {
  it('takes a name or an id', async () => {
    const [byName, byId] = await Promise.all(
      ['serviceManual', 'service-manual'].map(name => inMemory(['--charter', name], capturedTerminal())),
    )

    expect(byName!.report).toEqual(byId!.report)
    expect(byName!.report!.charter).toBe('service-manual')
  })

  it('refuses a name that it does not know, and says which there are', async () => {
    const terminal = capturedTerminal()

    const { exitCode, report } = await inMemory(['--charter', 'bakery'], terminal)

    expect({ exitCode, report }).toEqual({ exitCode: 2, report: null })
    expect(terminal.written.stderr).toContain('--charter: expected one of events, ')
    expect(terminal.written.stderr).toContain(', got "bakery"')
  })
})

describe('A malformed line', () => {
  it('is reported with its number and reason, and the rest still runs', async () => {
    const terminal = capturedTerminal()

    const { exitCode, report } = await inMemory(['--file', malformed], terminal)

    expect(exitCode).toBe(1)
    expect(report?.runs.map(({ id }) => id)).toEqual(['m-1', 'm-5'])
    expect(terminal.written.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(`^${malformed}:2: left out: no JSON: `),
      expect.stringMatching(`^${malformed}:3: left out: path: .*'inquiry'`),
      expect.stringMatching(
        `^${malformed}:5: left out: openedAt: expected a time with its zone.*; input.contact.channel: `,
      ),
      `${malformed}:6: left out: id: m-1 is the contact of line 1`,
    ])
  })
})

describe('The timelines', () => {
  let story: Record<string, string>

  beforeAll(async () => {
    const terminal = capturedTerminal()
    await inMemory([], terminal)
    const [, ...stories] = terminal.written.stdout.split(/\n─+\n/)
    story = Object.fromEntries(stories.map(text => [text.split(' ')[0]!, unwrapped(text)]))
  })

  it.each([
    ['inquiry', [/comes in$/m, /takes the case on$/m, /promises an answer by Tue 10 Mar, \d\d:\d\d$/m]],
    [
      'dispute',
      [/shows a \w+ for the buyer: /, /decides for /, /seller {2,}shows a /, /carries the remedy out/],
    ],
    ['fault', [/sees it happen: /, /reports it to the technical department/, /confirms that it works$/m]],
  ])('tell %s from the first word to the end, refusals among it', (path, telling) => {
    for (const words of telling) expect(story[path]).toMatch(words)
    expect(story[path]).toMatch(/✗ [\w.]+ refused, /)
    expect(story[path]).toMatch(/replies( with an apology)?:/)
    expect(story[path]).toMatch(/feeds back\. Problem: .+ Cause: /)
    expect(story[path]!.trimEnd()).toMatch(/time +the time to reopen is over: the case has ended$/)
  })

  it("are dated in the department's time", () => {
    expect(story.inquiry).toContain('Tuesday, 10 March 2026')
    expect(story.inquiry).toMatch(/^(09|1\d|2[01]):\d\d:\d\d {2}customer/m)
  })
})

/** A story with what does not fit its line put back onto it. */
const unwrapped = (text: string): string => text.replaceAll(/\n {10,}/g, ' ')

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
