import { act, Case, isCasewrightError, openCase, type Path, paths, permittedEvents } from 'casewright'
import { arbitraryCase, arbitraryEvents, arbitraryInput, arbitraryOf } from 'casewright/testing/arbitraries'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wholeDepartment } from '../machines/story.js'

const everyPath = Object.values(paths) as readonly Path[]
const charter = wholeDepartment

describe.each(everyPath)('On the $id path', path => {
  it('inputs open a case', () => {
    const opens = fc.property(arbitraryInput(path), input => {
      const { customer } = input as { customer: { id: string; role: 'customer' } }

      expect(openCase(path, input, { id: 'case', at: 0, by: customer, charter }).case.rev).toBe(1)
    })

    fc.assert(opens, { numRuns: 50 })
  })

  it('events are valid by themselves', () => {
    const isValid = fc.property(arbitraryEvents(path), asked => {
      for (const { event } of asked) expect(path.event.safeParse(event).success).toBe(true)
    })

    fc.assert(isValid, { numRuns: 50 })
  })

  it('events are of every type', () => {
    const asked = fc.sample(arbitraryEvents(path), { seed: 1, numRuns: 100 }).flat()

    const types = path.event.options.map(option => (option as z.ZodObject).shape.type as z.ZodLiteral)
    expect(new Set(asked.map(({ event }) => event.type))).toEqual(new Set(types.map(({ value }) => value)))
  })

  it('cases are plain, and go on', () => {
    const goesOn = fc.property(arbitraryCase(path, { charter }), item => {
      expect(Case.parse(item)).toEqual(item)
      const by = { id: 'clerk', role: 'service-agent' } as const
      for (const type of permittedEvents<Path>(item, by, charter)) {
        const event = fc
          .sample(arbitraryEvents(path), { seed: 1, numRuns: 1 })[0]!
          .find(each => each.event.type === type)
        if (event === undefined) continue
        expect(act(item, event.event, { at: item.updatedAt, by, charter })).toHaveProperty('ok')
      }
    })

    fc.assert(goesOn, { numRuns: 30 })
  })

  it('cases are anywhere on their way, ended ones among them', () => {
    const cases = fc.sample(arbitraryCase(path), { seed: 1, numRuns: 150 })

    const places = new Set(cases.map(({ state }) => JSON.stringify(state.value)))
    expect(places.size).toBeGreaterThan(6)
    expect(new Set(cases.map(({ state }) => state.status))).toEqual(new Set(['active', 'done']))
  })
})

describe('Arbitrary values of a schema', () => {
  it.each([
    ['a text with a pattern', z.string().regex(/^[A-Z]{3}$/)],
    ['a short text', z.string().min(2).max(3)],
    ['a whole number', z.int().min(-3).max(5)],
    ['a number between two', z.number().gt(0).lt(1)],
    ['a multiple', z.int().multipleOf(5).min(1).max(100)],
    ['a list', z.array(z.boolean()).min(1).max(3)],
    ['a pair', z.tuple([z.int(), z.string()])],
    ['a record', z.record(z.string(), z.int())],
    [
      'one of several kinds',
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('a') }),
        z.object({ kind: z.literal('b'), n: z.null() }),
      ]),
    ],
    ['what may be missing', z.object({ here: z.string().optional(), there: z.int().nullable() })],
    [
      'a refinement',
      z
        .int()
        .min(0)
        .max(100)
        .refine(value => value % 2 === 0),
    ],
  ])('are valid: %s', (_, schema: z.ZodType) => {
    fc.assert(fc.property(arbitraryOf(schema), value => schema.safeParse(value).success))
  })

  it('have their instants about the time given', () => {
    const day = 86_400_000
    const { shape } = z.object({ at: z.int().meta({ title: 'Instant' }) })

    fc.assert(fc.property(arbitraryOf(shape.at, { at: 0 }), at => at >= -day && at <= 30 * day))
  })

  it.each([
    ['a date', z.date()],
    ['anything', z.unknown()],
    ['what contains itself', z.json()],
  ])('are not made of %s', (_, schema: z.ZodType) => {
    expect(() => arbitraryOf(z.object({ field: schema }))).toThrow(
      expect.toSatisfy(
        error => isCasewrightError(error, 'invalid-parameter') && error.message.startsWith('arbitraryOf: '),
      ),
    )
  })
})
