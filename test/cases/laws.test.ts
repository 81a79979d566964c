import { act, type Path, permittedEvents, type StateValue } from 'casewright'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { eventOf, eventTypesOf, everyPath } from '../machines/arbitraries.js'
import { cast } from '../machines/cast.js'
import { laws } from '../machines/laws.js'
import type { Story } from '../machines/story.js'
import { walk } from '../machines/walk.js'

const everyone = Object.values(cast)
const notPermitted = /^(not-now|not-your-role|not-your-case|against-a-rule|closed)$/

/** The values of the states in which a machine can come to rest. */
const restingPlaces = ({ root }: AnyStateMachine): string[] => {
  const within = (node: AnyStateNode): StateValue[] =>
    Object.entries(node.states).flatMap(([key, child]): StateValue[] => {
      if (child.type === 'history' || child.always?.some(({ guard }) => guard === undefined)) return []
      return child.type === 'compound' ? within(child).map(inner => ({ [key]: inner })) : [key]
    })
  return within(root).map(value => JSON.stringify(value))
}

describe.each(everyPath)('A case on the $id path, wherever it is led', { timeout: 60_000 }, path => {
  let stories: readonly Story<Path>[] = []
  beforeAll(() => {
    stories = fc.sample(walk(path, 40), 8)
  })

  // A walk that breaks a law is told as it is: to make it shorter would take minutes.
  it.each(Object.entries(laws))('%s', (_, law) => {
    for (const story of stories) {
      try {
        law(story)
      } catch (cause) {
        throw new Error(`Broken by this case:${fc.stringify(story)}`, { cause })
      }
    }
  })

  it('is moved by what is permitted, and by nothing else (R3)', () => {
    const whatever = fc.property(
      walk(path, 25),
      fc.constantFrom(...everyone),
      fc.gen(),
      (story, by, choose) => {
        const permitted: readonly string[] = permittedEvents(story.waits(0).case, by, story.charter)
        for (const type of eventTypesOf(path)) {
          const event = choose(() => eventOf(path, type, story.now))
          const result = act(story.case, event, { at: story.now, by, charter: story.charter })

          if (permitted.includes(type)) {
            expect(result.ok ? 'taken' : result.refusal.code).toMatch(/^(taken|against-a-rule)$/)
          } else {
            expect(result).toMatchObject({
              ok: false,
              refusal: { code: expect.stringMatching(notPermitted) },
            })
            expect(result.case).toBe(story.case)
          }
        }
      },
    )

    fc.assert(whatever, { numRuns: 10, endOnFailure: true })
  })

  it('reaches every state on these walks, and no other', () => {
    const places = restingPlaces(path.machine)
    const reached = new Set<string>()
    for (let seed = 1; seed <= 30 && reached.size < places.length; seed++) {
      for (const { recorded } of fc.sample(walk(path, 80), { seed, numRuns: 20 })) {
        for (const { to } of recorded) reached.add(JSON.stringify(to))
      }
    }

    expect([...reached].sort()).toEqual(places.sort())
  })
})
