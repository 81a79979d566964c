import { defineScenario, runOnce, type ScenarioInput } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { hourMs } from './department.js'

const calls = {
  id: 'calls',
  arrivals: { kind: 'poisson', perHour: 120 },
  handling: { kind: 'exponential', meanMs: 240_000 },
  groups: ['desk'],
  answerWithinMs: 20_000,
} as const
const base = { lengthMs: 50.2 * hourMs, warmUpMs: 3.1 * hourMs, groups: [{ id: 'desk', agents: 9 }] }
const patience = { kind: 'exponential', meanMs: 300_000 } as const

describe('A queue that needs no events', () => {
  it.each<[string, ScenarioInput]>([
    ['for ever patient', { ...base, contacts: [calls] }],
    ['giving up', { ...base, contacts: [{ ...calls, patience }] }],
    ['overloaded', { ...base, groups: [{ id: 'desk', agents: 7, costPerHour: 3 }], contacts: [calls] }],
    [
      'two side by side',
      {
        ...base,
        groups: [
          { id: 'chats', agents: 3 },
          { id: 'desk', agents: 9 },
        ],
        contacts: [calls, { ...calls, id: 'chats', groups: ['chats'], patience }],
      },
    ],
  ])('%s: comes to what events come to', (_, data) => {
    const scenario = defineScenario(data)

    const straight = runOnce(scenario, { seed: 5 })
    // With spans each agent's doings matter, and so there are events.
    const { streams, groups } = runOnce(scenario, { seed: 5, spans: true })

    for (const [id, stream] of Object.entries(straight.streams)) {
      const { bySlot, waitingMs, stages, ...counted } = stream
      const { bySlot: slots, waitingMs: sum, stages: timed, ...others } = streams[id]!
      expect(counted).toEqual(others)
      expectNear(
        Object.values(stages).map(({ sumMs }) => sumMs),
        Object.values(timed).map(({ sumMs }) => sumMs),
      )
      expect(bySlot.inTarget).toEqual(slots.inTarget)
      expectNear(bySlot.waiting, slots.waiting)
      expect(waitingMs / sum).toBeCloseTo(1, 9)
    }
    for (const [id, { bySlot, ...group }] of Object.entries(straight.groups)) {
      const { bySlot: slots, spans: _, ...others } = groups[id]!
      expectNear(Object.values(group) as number[], Object.values(others) as number[])
      for (const column of ['staffed', 'busy', 'queue'] as const) expectNear(bySlot[column], slots[column])
    }
  })
})

function expectNear(some: ArrayLike<number>, others: ArrayLike<number>): void {
  expect(some.length).toBe(others.length)
  for (let index = 0; index < some.length; index++) {
    // Sums in another order differ in the last digits: of days, by less than a millisecond.
    const scale = Math.max(1e3, Math.abs(others[index]!))
    expect(Math.abs(some[index]! - others[index]!) / scale).toBeLessThan(1e-8)
  }
}
