import { CaseInput, defineCharter, definePath } from 'casewright'
import { defineScenario, runOnce } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dayMs, hourMs, minuteMs } from './department.js'

/** A path on which what was begun late goes another way. */
const lateAfter = (limitMs: number) =>
  definePath({
    id: 'errand',
    version: 1,
    description: 'Something is fetched, by another way where it is late.',
    input: CaseInput,
    events: [z.strictObject({ type: z.literal('errand.run') })],
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

function runWith(detail: 'clocks' | 'cases', limitMs: number) {
  const errand = lateAfter(limitMs)
  const charter = defineCharter(
    { id: 'errands', version: 1, title: 'Errands', timeZone: 'UTC', paths: ['errand'] },
    { paths: { errand } },
  )
  const step = (event: { type: string; readonly [field: string]: unknown }) => ({
    takes: { kind: 'exponential', meanMs: 8 * minuteMs } as const,
    outcomes: [{ event }],
  })
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
          'open.accepting': step({ type: 'case.accept' }),
          'open.working.waiting': step({ type: 'errand.run' }),
          'open.working.hurrying': step({ type: 'errand.run' }),
          'open.replying': step({ type: 'reply.send', text: 'Here it is.' }),
          feedingBack: step({ type: 'feedback.record', problem: 'Far', cause: 'Far', improvement: 'Near' }),
        },
      },
    ],
  })
  return runOnce(scenario, { seed: 1 })
}

describe('A path on which it matters when something happened', () => {
  it.each([
    ['after a quarter of an hour', 15 * minuteMs],
    ['after an hour', hourMs],
  ])('takes the very course of its cases: %s', (_, limitMs) => {
    const charted = runWith('clocks', limitMs)
    const cases = runWith('cases', limitMs)

    expect(cases.streams.errands!.stages).toHaveProperty(['open.working.hurrying'])
    expect(charted).toEqual(cases)
  })
})
