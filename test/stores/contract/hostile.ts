import { isCasewrightError } from 'casewright'
import { describe, expect, it } from 'vitest'
import { cast, inputs } from '../../machines/cast.js'
import { caseOf, deskOn, historyOf, type NewGround, openInquiry } from './ground.js'

const agent = { by: cast.agent }

const hostile = [
  ['SQL', `'; DROP TABLE casewright_cases; --`],
  ['quotes', `"a" \\'b\\' $1 ? :x @y %s {}`],
  ['prototype keys', '__proto__ constructor toString'],
  ['NUL', 'a\0b'],
  ['half a surrogate pair', 'a\ud800b'],
  ['control characters and an emoji', '\u0001\u2028\u{1f600}\u{feff}'],
] as const

/** A list in a list in a list, so deep that nobody can walk it by recursion. */
function nested(depth: number): unknown {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

/** An event that holds itself. */
const ring: Record<string, unknown> = { type: 'note.add' }
ring.text = ring

const manyFields = Object.fromEntries(
  Array.from({ length: 500_000 }, (_, index) => [`field ${index}`, index]),
)

/** What is no event at all, and what is too much of one. */
const malformed: [string, unknown][] = [
  ['nothing', undefined],
  ['null', null],
  ['a string', 'case.accept'],
  ['a list', []],
  ['no type', {}],
  ['a type that is a number', { type: 7 }],
  ['XState’s own', { type: 'xstate.stop' }],
  ['__proto__ as type', { type: '__proto__' }],
  ['a type of 10 MB', { type: 'x'.repeat(10_000_000) }],
  ['a text of 10 MB', { type: 'note.add', text: 'x'.repeat(10_000_000) }],
  ['500,000 fields, 10 MB', { type: 'note.add', text: 'x', ...manyFields }],
  ['a text 100,000 lists deep', { type: 'note.add', text: nested(100_000) }],
  ['a ring', ring],
  ['a bigint', { type: 'note.add', text: 7n }],
  ['an extra field', { type: 'note.add', text: 'x', __extra: 1 }],
  [
    'a getter that throws',
    {
      type: 'note.add',
      get text() {
        throw new Error('boo')
      },
    },
  ],
]

export function beingAttacked(newGround: NewGround) {
  describe('hostile input', () => {
    it.each(hostile)('with %s in a text is stored to the letter', async (_, text) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk, { subject: text })
      const heard: unknown[] = []
      desk.on('*', effect => void heard.push(effect))

      await desk.send(caseId, { type: 'note.add', text }, agent)
      await desk.tick()

      expect((await caseOf(desk, caseId)).state.context).toMatchObject({ subject: text })
      expect((await historyOf(desk, caseId)).records[1]?.event).toEqual({ type: 'note.add', text })
      expect(heard).toContainEqual(expect.objectContaining({ type: 'agent.notify', text }))
    })

    it.each(hostile)('with %s in an id or a key is stored to the letter, or refused', async (_, id) => {
      const { desk } = deskOn(await newGround())
      const customer = { id, role: 'customer' } as const
      const input = { ...inputs.inquiry, customer }
      const isProper = !/[\0\p{Surrogate}]/u.test(id)

      const opening = desk.open('inquiry', input, { by: customer, id, key: id })

      if (!isProper) {
        await expect(opening).rejects.toSatisfy(error => isCasewrightError(error, 'invalid-parameter'))
        return
      }
      expect(await opening).toMatchObject({ ok: true, caseId: id })
      expect(await desk.get(id, { by: customer })).toMatchObject({ case: { id } })
      expect((await desk.list({ customer: id }, { by: cast.manager })).cases).toHaveLength(1)
      await desk.send(id, { type: 'case.accept' }, { by: { id, role: 'service-agent' } })
      expect((await desk.list({ assignee: id }, { by: cast.manager })).cases).toHaveLength(1)
      expect((await desk.inbox(customer)).own).toHaveLength(1)
      expect((await desk.stats()).open).toBe(1)
    })

    it.each(hostile)(
      'with %s in what a handler throws is the reason, without what is no text',
      async (_, text) => {
        const { desk } = deskOn(await newGround(), { delivery: { attempts: 1 } })
        const caseId = await openInquiry(desk)
        await desk.send(caseId, { type: 'note.add', text: 'A note' }, agent)
        desk.on('*', () => {
          throw new Error(text)
        })

        await desk.tick()

        const reason = `Error: ${text.replace('\0', '\ufffd').replace('\ud800b', '\ufffdb')}`
        expect(await desk.deadLetters({ by: cast.supervisor })).toMatchObject({ letters: [{ reason }] })
      },
    )

    it.each(hostile)('with %s in a question is answered, or refused', async (_, text) => {
      const { desk } = deskOn(await newGround())
      const by = cast.supervisor
      const isProper = !/[\0\p{Surrogate}]/u.test(text)

      for (const filter of [{ customer: text }, { assignee: text }]) {
        const asked = desk.list(filter, { by })
        if (isProper) expect(await asked).toEqual({ cases: [], cursor: null })
        else await expect(asked).rejects.toSatisfy(error => isCasewrightError(error, 'invalid-parameter'))
      }
      expect(await desk.list({ tag: text, path: text }, { by })).toEqual({ cases: [], cursor: null })
      expect(await desk.requeue(`${text}:1:0`, { by })).toEqual({ ok: true, found: false })
    })

    it.each(malformed)('as an event, %s, changes nothing', async (_, event) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)
      const before = await caseOf(desk, caseId)

      for (const options of [agent, { ...agent, key: 'key' }]) {
        const sent = await desk.send(caseId, event as never, options).catch(error => error)
        expect(sent.ok === false || sent instanceof Error).toBe(true)
      }
      expect(await caseOf(desk, caseId)).toEqual(before)
      expect(JSON.stringify(await historyOf(desk, caseId)).length).toBeLessThan(50_000)
    })

    it.each([
      ['no party', { by: undefined }],
      ['a party without a role', { by: { id: 'x' } }],
      ['an empty key', { ...agent, key: '' }],
      ['a key of 201 characters', { ...agent, key: 'k'.repeat(201) }],
      ['a key that is a number', { ...agent, key: 7 }],
    ])('in the options, %s, is refused', async (_, options) => {
      const { desk } = deskOn(await newGround())
      const caseId = await openInquiry(desk)

      const sent = desk.send(caseId, { type: 'note.add', text: 'x' }, options as never)

      await expect(sent).rejects.toSatisfy(error => isCasewrightError(error, 'invalid-parameter'))
    })
  })
}
