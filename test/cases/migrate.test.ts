import {
  act,
  type CaseOf,
  defineCharter,
  isCasewrightError,
  type Migration,
  migrateCase,
  openCase,
  type Path,
} from 'casewright'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, assign, setup } from 'xstate'
import { z } from 'zod'

/** A path of a host's own, in as many versions as it came to. */
const door = (version: number, states: object): Path => ({
  id: 'door',
  version,
  machine: setup({
    actions: { count: assign({ times: ({ context }) => context.times + 1 }) },
  } as never).createMachine({
    id: 'door',
    context: { times: 0 },
    initial: 'shut',
    states,
  } as never) as unknown as AnyStateMachine,
  input: z.strictObject({}),
  event: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('open') }),
    z.strictObject({ type: z.literal('wall.up') }),
  ]),
  senders: { open: ['service-agent'], 'wall.up': ['service-agent'] },
  rules: {},
  selectors: {},
})

const first = door(1, {
  shut: { on: { open: { target: 'ajar', actions: 'count' } } },
  ajar: { tags: 'onHold', on: { open: 'shut', 'wall.up': 'gone' } },
  gone: { type: 'final' },
})
const second = door(2, {
  shut: { on: { open: { target: 'open', actions: 'count' } } },
  open: { tags: 'awaitingAgent', on: { open: 'shut', 'wall.up': 'gone' } },
  gone: { type: 'final' },
})
const third = door(3, {
  shut: { on: { open: { target: 'open.wide', actions: 'count' } } },
  open: {
    tags: 'awaitingAgent',
    initial: 'wide',
    states: { wide: {}, latest: { type: 'history' } },
    on: { open: 'shut', 'wall.up': 'gone' },
  },
  creaking: { always: 'shut' },
  gone: { type: 'final' },
})

const agent = { id: 'agent', role: 'service-agent' } as const
const charterWith = (path: Path) =>
  defineCharter(
    { id: 'doors', version: 1, title: 'Doors', timeZone: 'UTC', paths: ['door'] },
    { paths: { door: path } },
  )
const renamed: Migration = ({ value, context }) => ({ value: value === 'ajar' ? 'open' : value, context })
const widened: Migration = ({ value, context }) => ({
  value: value === 'open' ? { open: 'wide' } : value,
  context: { ...context, oiled: false },
})
const migrations = { door: { 1: renamed, 2: widened } }

/** A case on the first version, led by these events, and read back from where it was kept. */
function aCase(...types: readonly string[]): CaseOf {
  const charter = charterWith(first)
  let { case: item } = openCase(first, {}, { id: 'd-1', at: 0, by: agent, charter })
  for (const type of types) item = act(item, { type }, { at: 1, by: agent, charter }).case
  return JSON.parse(JSON.stringify(item))
}

const refused = (message: RegExp) =>
  expect.toSatisfy(error => isCasewrightError(error, 'version-mismatch') && message.test(error.message))

describe('A case of an earlier version', () => {
  it('is not taken for one of the present version', () => {
    const item = aCase('open')

    expect(() => act(item, { type: 'open' }, { at: 2, by: agent, charter: charterWith(second) })).toThrow(
      refused(/^act: expected case "d-1" to be of path "door" version 2, /),
    )
  })

  it('is brought to the present version step by step, and goes on there', () => {
    const item = aCase('open')

    const migrated = migrateCase(item, charterWith(third), migrations)

    expect(migrated).toMatchObject({
      version: 3,
      rev: item.rev,
      updatedAt: item.updatedAt,
      state: { value: { open: 'wide' }, context: { times: 1, oiled: false }, tags: ['awaitingAgent'] },
    })
    expect(act(migrated, { type: 'open' }, { at: 2, by: agent, charter: charterWith(third) })).toMatchObject({
      ok: true,
      case: { state: { value: 'shut' } },
    })
  })

  it('is not altered, whatever a migration does to what it is given', () => {
    const item = aCase('open')
    const before = structuredClone(item)
    const careless: Migration = state => {
      Object.assign(state.context, { times: 100 })
      return renamed(state)
    }

    const migrated = migrateCase(item, charterWith(second), { door: { 1: careless } })

    expect(item).toEqual(before)
    expect(migrated.state.context).toEqual({ times: 100 })
  })

  it('stays ended when it is', () => {
    const migrated = migrateCase(aCase('open', 'wall.up'), charterWith(third), migrations)

    expect(migrated.state).toMatchObject({ value: 'gone', status: 'done' })
  })
})

describe('A case of the present version', () => {
  it('is left as it is', () => {
    const item = aCase('open')

    expect(migrateCase(item, charterWith(first), {})).toBe(item)
  })
})

describe('A case cannot be migrated', () => {
  const to = (state: object) => ({ door: { 1: () => state as ReturnType<Migration> } })

  it.each([
    ['without a migration for each version', {}, /expected a migration from version 1, got none/],
    [
      'to a state that is none',
      to({ value: 'wide', context: {} }),
      /expected a state of the chart, got "wide"/,
    ],
    [
      'to half a state',
      to({ value: { shut: 'x' }, context: {} }),
      /expected a state of the chart, got {"shut":"x"}/,
    ],
    [
      'to an end',
      to({ value: 'gone', context: {} }),
      /expected a state that is not an end, as before, got "gone"/,
    ],
    [
      'to what is no JSON',
      to({ value: 'shut', context: { at: new Date(0) } }),
      /from version 1: context\.at: /,
    ],
    ['to what is no state at all', to({ value: 7 }), /from version 1: /],
    [
      'to a history that remembers strangers',
      to({ value: 'shut', context: {}, historyValue: { 'door.attic': ['door.shut'] } }),
      /expected history of states of the chart, got "door.attic"/,
    ],
  ])('%s', (_, wrong, message) => {
    expect(() => migrateCase(aCase(), charterWith(second), wrong)).toThrow(refused(message))
  })

  it('to a state that is only passed through', () => {
    const wrong = { door: { 1: renamed, 2: () => ({ value: 'creaking', context: {} }) } }

    expect(() => migrateCase(aCase(), charterWith(third), wrong)).toThrow(
      refused(/expected a state in which a case can rest, got "door.creaking"/),
    )
  })

  it('from its end to where it goes on', () => {
    const ended = aCase('open', 'wall.up')

    expect(() => migrateCase(ended, charterWith(second), to({ value: 'shut', context: {} }))).toThrow(
      refused(/expected a state that is an end, as before, got "shut"/),
    )
  })

  it('back to an earlier version', () => {
    const later = migrateCase(aCase(), charterWith(third), migrations)

    expect(() => migrateCase(later, charterWith(first), migrations)).toThrow(
      refused(/expected a version before 1, or /),
    )
  })

  it('to another chart of the same version', () => {
    const redrawn = door(1, { shut: { on: { open: 'ajar' } }, ajar: {} })

    expect(() => migrateCase(aCase(), charterWith(redrawn), migrations)).toThrow(
      refused(/or that version with the chart [0-9a-f]+, got version 1 with the chart /),
    )
  })

  it('under another charter', () => {
    const other = defineCharter(
      { id: 'windows', version: 1, title: 'Windows', timeZone: 'UTC', paths: ['door'] },
      { paths: { door: second } },
    )

    expect(() => migrateCase(aCase(), other, migrations)).toThrow(
      expect.toSatisfy(error => isCasewrightError(error, 'charter-mismatch')),
    )
  })
})
