import {
  act,
  type CaseLink,
  charters,
  defineCharter,
  linkCase,
  openCase,
  openLinked,
  paths,
} from 'casewright'
import { describe, expect, it } from 'vitest'
import { setup } from 'xstate'
import { z } from 'zod'
import { cast, day, monday } from '../machines/cast.js'
import { deepFreeze } from '../machines/story.js'

const { agent, customer } = cast
const charter = charters.topUp
const input = { customer, contact: { channel: 'chat' }, subject: 'The app closes' } as const
const open = (id: string) =>
  deepFreeze(openCase(paths.fault, input, { id, at: monday, by: customer, charter }).case)
const earlier = open('c-1')
const deed = { at: monday + 1000, by: agent, charter }

describe('openLinked', () => {
  it('opens the case and writes the tie down at both ends', () => {
    const { opened, linked } = openLinked(paths.inquiry, input, {
      ...deed,
      id: 'c-2',
      kind: 'raised-by',
      to: earlier,
    })

    const link = { kind: 'raised-by', from: 'c-2', to: 'c-1' }
    expect(opened.case).toMatchObject({ id: 'c-2', path: 'inquiry', links: [link], rev: 2 })
    expect(opened.recorded.map(({ event }) => event.type)).toEqual(['case.open', 'case.link'])
    expect(linked.case).toMatchObject({ id: 'c-1', links: [link], rev: earlier.rev + 1 })
    expect(linked.recorded).toMatchObject([{ rev: 2, by: agent, event: { type: 'case.link', ...link } }])
  })

  it('returns what the opening asks the host to do', () => {
    const machine = setup({ actions: { ringBell: () => {} } }).createMachine({ entry: 'ringBell' })
    const event = z.discriminatedUnion('type', [z.strictObject({ type: z.literal('bell.stop') })])
    const kept = { senders: {}, rules: {}, selectors: {} }
    const bell = { id: 'bell', version: 1, machine, input: z.strictObject({}), event, ...kept }
    const bells = defineCharter(
      { id: 'bells', version: 1, title: 'Bells', timeZone: 'UTC', paths: ['bell'] },
      { paths: { bell } },
    )
    const ring = {
      ...deed,
      id: 'c-3',
      kind: 'raised-by',
      to: earlier,
      charter: bells,
      toCharter: charter,
    } as const

    const { opened } = openLinked(bell, {}, ring)

    expect(opened.actions).toMatchObject([{ type: 'ringBell' }])
  })
})

describe('linkCase', () => {
  const link: CaseLink = { kind: 'follows-up', from: 'c-9', to: 'c-1' }

  it('ties a case once', () => {
    const tied = linkCase(earlier, link, deed)
    const again = linkCase(tied.case, link, deed)

    expect(tied.case.links).toEqual([link])
    expect(again.case).toBe(tied.case)
    expect(again.recorded).toEqual([])
  })

  it('ties a case that is closed', () => {
    const over = act(earlier, { type: 'case.withdraw', reason: 'Solved' }, deed).case

    expect(linkCase(over, link, deed).case).toMatchObject({ links: [link], state: { status: 'done' } })
  })

  it('lets happen first what fell due before', () => {
    const asked = act(
      act(earlier, { type: 'case.accept' }, { ...deed, by: cast.techie }).case,
      { type: 'customer.ask', question: 'Which version?' },
      { ...deed, by: cast.techie },
    ).case

    const tied = linkCase(asked, link, { ...deed, at: monday + 4 * day })

    expect(tied.recorded.map(({ event }) => event.type)).toEqual(
      expect.arrayContaining(['deadline.reach', 'case.link']),
    )
    expect(tied.recorded.at(-1)?.event.type).toBe('case.link')
  })

  it('is kept by a merged case of itself', () => {
    const merged = act(earlier, { type: 'case.merge', into: 'c-7' }, deed).case

    expect(merged.links).toEqual([{ kind: 'duplicate-of', from: 'c-1', to: 'c-7' }])
  })

  it.each([
    ['of two other cases', { kind: 'follows-up', from: 'c-8', to: 'c-9' }, deed.at],
    ['to itself', { kind: 'follows-up', from: 'c-1', to: 'c-1' }, deed.at],
    ['of no kind there is', { kind: 'cousin-of', from: 'c-1', to: 'c-2' }, deed.at],
    ['before the last record', link, monday - 1],
  ])('is refused with an error: %s', (_, wrong, at) => {
    expect(() => linkCase(earlier, wrong as CaseLink, { ...deed, at })).toThrow(
      expect.objectContaining({ code: 'invalid-parameter' }),
    )
  })
})
