import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventHeap } from '../../src/simulation/engine/event-heap.js'

const from = 1_000
const until = 2_000

describe('What is to happen', () => {
  it('happens by time, then by kind, then as it was planned, and not at the end or after', () => {
    const event = fc.record({
      inMs: fc.oneof(fc.constantFrom(0, 10), fc.double({ min: 0, max: 1_200, noNaN: true })),
      kind: fc.nat(15),
    })
    const plans = fc.array(fc.array(event, { maxLength: 4 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(plans, ([first, ...later]) => {
        const heap = new EventHeap(from, until)
        const planned: { time: number; kind: number; subject: number }[] = []
        const plan = (now: number, events: typeof first = []) => {
          for (const { inMs, kind } of events) {
            const subject = planned.push({ time: now + inMs, kind, subject: planned.length }) - 1
            heap.push(now + inMs, kind, subject)
          }
        }
        const happened = new Set<number>()

        plan(from, first)
        while (heap.next()) {
          const { time, kind, subject } = heap
          const next = planned
            .filter(each => !happened.has(each.subject))
            .toSorted((a, b) => a.time - b.time || a.kind - b.kind || a.subject - b.subject)[0]
          expect({ time, kind, subject }).toEqual(next)
          happened.add(subject)
          plan(time, later.shift())
        }

        expect(happened.size).toBe(planned.filter(({ time }) => time < until).length)
      }),
    )
  })
})
