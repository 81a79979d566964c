import { createDueIndex } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('createDueIndex', () => {
  it('pops what is due, in order, and leaves the rest', () => {
    const index = createDueIndex([
      { id: 'late', at: 300 },
      { id: 'early', at: 100 },
    ])
    index.set('middle', 200)

    expect(index.nextDue()).toEqual({ id: 'early', at: 100 })
    expect(index.popDue(200)).toEqual([
      { id: 'early', at: 100 },
      { id: 'middle', at: 200 },
    ])
    expect(index.popDue(200)).toEqual([])
    expect(index.nextDue()).toEqual({ id: 'late', at: 300 })
    expect(index.size).toBe(1)
  })

  it('pops what falls due together in the order it was set', () => {
    const index = createDueIndex()
    for (const id of ['c', 'a', 'b']) index.set(id, 100)

    expect(index.popDue(100).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })

  it('forgets what was moved or withdrawn', () => {
    const index = createDueIndex([
      { id: 'moved', at: 100 },
      { id: 'withdrawn', at: 100 },
    ])
    index.set('moved', 300)
    index.set('withdrawn', null)

    expect(index.popDue(200)).toEqual([])
    expect(index.popDue(300)).toEqual([{ id: 'moved', at: 300 }])
    expect(index.nextDue()).toBeNull()
  })

  it('does as a sorted list would, whatever is set and popped', () => {
    const id = fc.integer({ min: 0, max: 12 }).map(String)
    const at = fc.integer({ min: 0, max: 40 })
    const command = fc.oneof(
      fc.record({ id, at: fc.option(at, { freq: 4 }) }),
      fc.record({ now: at }),
      fc.record({ next: fc.constant(true) }),
    )

    fc.assert(
      fc.property(
        fc.array(fc.record({ id, at }), { maxLength: 8 }),
        fc.array(command, { maxLength: 200 }),
        (entries, commands) => {
          const index = createDueIndex(entries)
          let model: { id: string; at: number }[] = []
          const set = (entry: { id: string; at: number | null }) => {
            const known = model.find(other => other.id === entry.id)
            if (known?.at === entry.at) return
            model = model.filter(other => other !== known)
            if (entry.at !== null) model.push({ id: entry.id, at: entry.at })
          }
          const first = () => [...model].sort((a, b) => a.at - b.at)
          for (const entry of entries) {
            model = model.filter(other => other.id !== entry.id)
            model.push(entry)
          }

          for (const command of commands) {
            if ('id' in command) {
              index.set(command.id, command.at)
              set(command)
            } else if ('now' in command) {
              const due = first().filter(entry => entry.at <= command.now)
              model = model.filter(entry => entry.at > command.now)

              expect(index.popDue(command.now)).toEqual(due)
            } else {
              expect(index.nextDue()).toEqual(first()[0] ?? null)
            }

            expect(index.size).toBe(model.length)
          }
        },
      ),
    )
  })
})
