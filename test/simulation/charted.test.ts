import { CaseInput, type CaseRecord, defineCharter, definePath, type Path } from 'casewright'
import {
  type CaseStep,
  type CaseStream,
  defineScenario,
  type RunOptions,
  runOnce,
} from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayMs, hourMs, minuteMs } from './department.js'

const errand = {
  id: 'errand',
  version: 1,
  description: 'Something is fetched.',
  input: CaseInput,
  events: [
    z.strictObject({ type: z.literal('errand.run') }),
    z.strictObject({ type: z.literal('errand.check') }),
  ],
}

/** What was begun late goes another way. */
const lateAfter = (limitMs: number) =>
  definePath({
    ...errand,
    opens: ({ at }) => ({ openedAt: at }),
    choices: ({ choice }) => ({
      isLate: choice<'errand.run'>((file, { at }) => at - file.openedAt > limitMs),
    }),
  }).through({
    waiting: {
      description: 'Nobody has gone yet.',
      on: { 'errand.run': [{ guard: 'isLate', target: 'hurrying' }, { target: '#replying' }] },
    },
    hurrying: { description: 'Somebody hurries.', on: { 'errand.run': { target: '#replying' } } },
  })

/** Who has fetched it does not check it. */
const checkedByAnother = definePath({
  ...errand,
  opens: () => ({ runner: null as string | null }),
  choices: ({ choice }) => ({ isAnother: choice<'errand.check'>((file, { by }) => by.id !== file.runner) }),
  actions: ({ change }) => ({ noteRunner: change<'errand.run'>((_file, { by }) => ({ runner: by.id })) }),
}).through({
  waiting: {
    description: 'Nobody has gone yet.',
    on: { 'errand.run': { target: 'checking', actions: 'noteRunner' } },
  },
  checking: {
    description: 'Is it the right thing?',
    on: { 'errand.check': [{ guard: 'isAnother', target: '#replying' }, { target: 'hurrying' }] },
  },
  hurrying: { description: 'It is fetched again.', on: { 'errand.run': { target: '#replying' } } },
})

const reach = (deadline: string) => ({ type: 'isDeadline', params: { name: deadline } }) as never

/** Two deadlines run at once: which is reached first is as chance has it. */
const betweenDeadlines = definePath({
  ...errand,
  actions: ({ change }) => ({
    waitLong: change<'errand.run'>((file, { at }) => ({
      deadlines: { ...file.deadlines, long: at + 3 * hourMs },
    })),
    waitShort: change<'errand.check'>((file, { at }) => ({
      deadlines: { ...file.deadlines, short: at + hourMs },
    })),
    waitNoMore: change(() => ({ deadlines: {} })),
  }),
}).through(
  {
    waiting: {
      description: 'Nobody has gone yet.',
      on: { 'errand.run': { target: 'checking', actions: 'waitLong' } },
    },
    checking: {
      description: 'Is it the right thing?',
      on: {
        'errand.check': { target: '#fetching', actions: 'waitShort' },
        'deadline.reach': { target: '#hurrying', actions: 'waitNoMore' },
      },
    },
    hurrying: {
      id: 'hurrying',
      description: 'Somebody hurries.',
      on: { 'errand.run': { target: '#replying' } },
    },
  },
  {
    beside: {
      fetching: {
        id: 'fetching',
        description: 'It comes by itself.',
        tags: ['onHold'],
        on: {
          'deadline.reach': [
            { guard: reach('short'), target: '#replying', actions: 'waitNoMore' },
            { guard: reach('long'), target: '#hurrying', actions: 'waitNoMore' },
          ],
        },
      },
    },
  },
)

const step = (
  meanMs: number,
  event: { readonly type: string; readonly [field: string]: unknown },
): CaseStep => ({ takes: { kind: 'exponential', meanMs }, outcomes: [{ event }] })

const accepting = step(8 * minuteMs, { type: 'case.accept' })
const ending = {
  'open.replying': step(8 * minuteMs, { type: 'reply.send', text: 'Here it is.' }),
  feedingBack: step(8 * minuteMs, {
    type: 'feedback.record',
    problem: 'Far',
    cause: 'Far',
    improvement: 'Near',
  }),
}
const running = step(8 * minuteMs, { type: 'errand.run' })

function runWith(
  path: Path,
  detail: NonNullable<CaseStream['detail']>,
  steps: Readonly<Record<string, CaseStep>>,
  options: Partial<RunOptions> = {},
) {
  const charter = defineCharter(
    {
      id: 'errands',
      version: 1,
      title: 'Errands',
      timeZone: 'UTC',
      paths: ['errand'],
      limits: { reopenWindowMs: hourMs },
    },
    { paths: { errand: path } },
  )
  const scenario = defineScenario({
    lengthMs: 10 * dayMs,
    charter,
    groups: [{ id: 'desk', agents: 5, desk: 'service-agent' }],
    cases: [
      {
        id: 'errands',
        path: 'errand',
        arrivals: { kind: 'poisson', perHour: 6 },
        detail,
        input: { contact: { channel: 'chat' }, subject: 'Fetch it' },
        steps: {
          'open.accepting': accepting,
          'open.working.waiting': running,
          'open.working.hurrying': running,
          ...ending,
          ...steps,
        },
      },
    ],
  })
  return runOnce(scenario, { seed: 1, ...options })
}

describe('A path on which it matters when something happened', () => {
  it.each([
    ['after a quarter of an hour', 15 * minuteMs],
    ['after an hour', hourMs],
  ])('takes the very course of its cases: %s', (_, limitMs) => {
    const charted = runWith(lateAfter(limitMs), 'clocks', {})
    const cases = runWith(lateAfter(limitMs), 'cases', {})

    expect(cases.streams.errands!.stages).toHaveProperty(['open.working.hurrying'])
    expect(charted).toEqual(cases)
  })

  it('is found out by audit where it takes longer than any telling of the chart', () => {
    const steps = { 'open.working.waiting': step(5 * hourMs, { type: 'errand.run' }) }

    const charted = runWith(lateAfter(9 * hourMs), 'clocks', steps)
    const cases = runWith(lateAfter(9 * hourMs), 'cases', steps)

    expect(cases.streams.errands!.stages).toHaveProperty(['open.working.hurrying'])
    expect(charted).toEqual(cases)
  })

  it('has the records of its cases, where that shows before the first', () => {
    const [charted, cases] = (['records', 'cases'] as const).map(detail => {
      const kept: (readonly CaseRecord[])[] = []
      runWith(lateAfter(15 * minuteMs), detail, {}, { onCase: ({ records }) => kept.push(records) })
      return kept
    })

    expect(charted!.length).toBeGreaterThan(1000)
    expect(charted).toEqual(cases)
  })

  it('is said to need whole cases, where that shows once somebody was told of one', () => {
    const steps = { 'open.working.waiting': step(5 * hourMs, { type: 'errand.run' }) }
    const path = lateAfter(9 * hourMs)

    expect(() => runWith(path, 'records', steps, { onCase: () => {} })).toThrow(
      /^simulate: cases\.0\.detail: expected "cases", .* got "records"$/,
    )
    expect(runWith(path, 'records', steps)).toEqual(runWith(path, 'cases', steps))
  })

  it('begins anew as if it had been led step by step from the beginning', () => {
    const path = lateAfter(hourMs)

    const begunAnew = runWith(path, 'clocks', {})
    const stepByStep = runWith(path, 'clocks', {}, { onCase: () => {} })

    expect(JSON.stringify(begunAnew)).toBe(JSON.stringify(stepByStep))
  })
})

describe('A path on which it matters who does something', () => {
  it('takes the very course of its cases', () => {
    // Which of five agents checks depends on who is free when the customer is done.
    const steps = {
      'open.working.checking': {
        takes: { kind: 'exponential', meanMs: 12 * minuteMs },
        outcomes: [
          { share: 0.5, event: { type: 'customer.ask', question: 'Is this it?' } },
          { event: { type: 'errand.check' } },
        ],
      },
      'open.awaitingCustomer': {
        by: 'customer',
        takes: { kind: 'exponential', meanMs: 30 * minuteMs },
        outcomes: [{ event: { type: 'message.receive', text: 'I think so' } }],
      },
    } satisfies Record<string, CaseStep>

    const charted = runWith(checkedByAnother, 'clocks', steps)
    const cases = runWith(checkedByAnother, 'cases', steps)

    const { stages } = cases.streams.errands!
    const [again, checked] = ['hurrying', 'checking'].map(state => stages[`open.working.${state}`]!.count)
    expect(again).toBeGreaterThan(100)
    expect(checked! / 2 - again!).toBeGreaterThan(100)
    expect(charted).toEqual(cases)
  })
})

describe('A path whose deadlines are reached in one order or another', () => {
  it('takes the very course of its cases', () => {
    const steps = { 'open.working.checking': step(90 * minuteMs, { type: 'errand.check' }) }

    const charted = runWith(betweenDeadlines, 'clocks', steps)
    const cases = runWith(betweenDeadlines, 'cases', steps)

    const { stages } = cases.streams.errands!
    expect(stages['open.working.hurrying']!.count).toBeGreaterThan(100)
    expect(charted).toEqual(cases)
  })
})
