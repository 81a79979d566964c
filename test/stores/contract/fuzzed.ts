import { act, type CaseOf, elapse, isCasewrightError, openCase, type Path, paths } from 'casewright'
import { arbitraryEvents, arbitraryInput } from 'casewright/testing/arbitraries'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cast, inputs, monday } from '../../machines/cast.js'
import { caseOf, deskOn, historyOf, keepingRefusals, type NewGround, openInquiry } from './ground.js'

/** Any text at all, NUL and halves of surrogate pairs among it, and what has a meaning to somebody. */
const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\0',
    '\ud800',
    '\udc00\ud800',
    `'; DROP TABLE casewright_cases; --`,
    '$1 ? :x @y %s \\',
    '{"a":1}',
    '__proto__',
    'constructor',
    '\ufeff\u2028\u0001',
    ' ',
    '',
  ),
)

const mostlyNone = fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: wild })

/** Values with wild text in place of some of their own. */
const laced = <Value>(values: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.tuple(values, fc.array(mostlyNone, { minLength: 1, maxLength: 12 })).map(([value, texts]) => {
    let seen = 0
    const lace = (key: string, part: unknown): unknown =>
      typeof part === 'string' && key !== 'type' ? (texts[seen++ % texts.length] ?? part) : part
    return JSON.parse(JSON.stringify(value, lace)) as Value
  })

const all: Readonly<Record<string, Path>> = paths
/** A case, and what is asked of it. */
const stories = fc.constantFrom(...Object.keys(all)).chain(path =>
  fc.record({
    path: fc.constant(path),
    input: laced(arbitraryInput(all[path]!, { at: monday })),
    asked: laced(arbitraryEvents(all[path]!, { at: monday, maxEvents: 12 })),
  }),
)

/** Whether every text in it is one that all databases keep. */
function isProper(value: unknown): boolean {
  let proper = true
  JSON.stringify(value, (_, part) => {
    if (typeof part === 'string' && /[\0\p{Surrogate}]/u.test(part)) proper = false
    return part
  })
  return proper
}

/** What came of something that may be refused; any other error is a fault of ours. */
async function outcomeOf<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | { readonly ok: false }> {
  try {
    return await work()
  } catch (error) {
    if (isCasewrightError(error, 'invalid-parameter') || isCasewrightError(error, 'invalid-input')) {
      return { ok: false }
    }
    throw error
  }
}

export function beingFuzzed(newGround: NewGround) {
  describe('whatever is sent', () => {
    it('has in the store the outcome that the pure functions have, to the letter', async () => {
      const { desk, clock } = deskOn(await newGround(), { viewFor: item => item })
      const heard = new Map<string, unknown[]>()
      desk.on('*', (effect, { caseId }) => void heard.set(caseId, [...(heard.get(caseId) ?? []), effect]))
      let number = 0

      const property = fc.asyncProperty(stories, async ({ path, input, asked }) => {
        const id = `story-${++number}`
        const by = cast.manager
        const pure = await outcomeOf(async () => ({
          ok: true as const,
          step: openCase(all[path]!, input, { id, at: clock.at, by, charter: keepingRefusals }),
        }))
        const opened = await outcomeOf(() => desk.open(path as 'inquiry', input as never, { by, id }))
        // The ids of customers are looked up: not every database keeps those that are no proper text.
        expect(opened.ok || !pure.ok || !isProper(input)).toBe(true)
        if (!pure.ok || !opened.ok) {
          expect(await desk.get(id, { by })).toBeNull()
          return
        }

        let item: CaseOf = pure.step.case
        const [recorded, emitted, refused] = [
          [...pure.step.recorded],
          [...pure.step.emitted],
          [] as unknown[],
        ]
        for (const { event, by, afterMs } of asked) {
          clock.at += afterMs
          if (!isProper(by)) continue
          const sent = await outcomeOf(() => desk.send(id, event as never, { by }))
          const known = await outcomeOf(async () =>
            act(item, event, { at: Math.max(clock.at, item.updatedAt), by, charter: keepingRefusals }),
          )
          expect(sent.ok).toBe(known.ok)
          if ('refusal' in known) refused.push(known.refusal)
          if (!('emitted' in known)) continue
          item = known.case
          recorded.push(...known.recorded)
          emitted.push(...known.emitted)
        }
        await desk.tick()
        const late = elapse(item, { at: clock.at, charter: keepingRefusals })

        expect((await desk.get(id, { by }))?.case).toEqual(late.case)
        const history = await historyOf(desk, id)
        expect(history.records).toEqual([...recorded, ...late.recorded])
        expect(history.refusals.map(({ refusal }) => refusal)).toEqual(refused)
        expect(heard.get(id) ?? []).toEqual([...emitted, ...late.emitted])
      })

      await fc.assert(property, { numRuns: 40, endOnFailure: true })
    })

    it('as an event, is refused or an error of ours, and changes nothing, with a key or without', async () => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const before = await caseOf(desk, caseId)
      const something = fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
        withObjectString: true,
        withSet: true,
        withSparseArray: true,
        withTypedArray: true,
      })
      const type = fc.constantFrom('note.add', 'case.accept', 'reply.send', '__proto__', 'xstate.init')
      const event = fc.oneof(
        something,
        fc.tuple(type, fc.dictionary(wild, something)).map(([type, rest]) => ({ ...rest, '': 0, type })),
      )

      const property = fc.asyncProperty(event, fc.option(fc.uuid()), async (event, key) => {
        const by = cast.agent
        const options = key === null ? { by } : { by, key }
        const sent = await outcomeOf(() => desk.send(caseId, event as never, options))

        expect(sent.ok).toBe(false)
      })

      await fc.assert(property, { numRuns: 100, endOnFailure: true })
      expect(await caseOf(desk, caseId)).toEqual(before)
    })

    it('as an id, a key or a person, is kept to the letter or refused', async () => {
      const { desk } = deskOn(await newGround())
      const something = fc.anything().filter(value => value !== undefined)
      const long = fc.string({ unit: 'binary', minLength: 195, maxLength: 205 })
      const name = fc.oneof(wild, long, something)
      const used = new Set<unknown>()
      let count = 0

      const property = fc.asyncProperty(name, name, name, async (id, key, customerId) => {
        if (used.has(id) || used.has(key)) return
        const by = { id: customerId, role: 'customer' }
        const options = { id, key, by } as { id: string; key: string; by: typeof cast.customer }
        const open = () => desk.open('inquiry', { ...inputs.inquiry, customer: by } as never, options)
        const opened = await outcomeOf(open)
        if (opened.ok) {
          count++
          used.add(id).add(key)
          expect(await open()).toEqual(opened)
          const view = await desk.get(options.id, { by: options.by })
          expect(view?.case).toMatchObject({ id, state: { context: { customer: by } } })
          const { cases } = await desk.list({ customer: by.id as string }, { by: cast.manager, limit: 500 })
          expect(cases.map(each => each.case.id)).toContain(id)
        }
        expect((await desk.stats()).open).toBe(count)
      })

      await fc.assert(property, { numRuns: 60, endOnFailure: true })
    })
  })
}
