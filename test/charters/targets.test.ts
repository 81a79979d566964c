import { type CharterData, charters, type Party, type Path, paths } from 'casewright'
import type { ServiceLevelFact } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, day, hour, inputs, monday } from '../machines/cast.js'
import { Story } from '../machines/story.js'

const { agent, customer, specialist, supervisor } = cast

type Turn = readonly [Party, { readonly type: string; readonly [field: string]: unknown }]
const accepts: Turn = [agent, { type: 'case.accept' }]
const takesIn: Turn = [specialist, { type: 'case.accept' }]
const general: Turn = [specialist, { type: 'complaint.classify', kind: 'general' }]
const answers = (by: Party): Turn => [by, { type: 'reply.send', text: 'It is done.' }]
const feedsBack: Turn = [agent, { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' }]
const followsUp: Turn = [agent, { type: 'followUp.make' }]
const asks: Turn = [customer, { type: 'message.receive', text: 'Are you there?' }]
const promises: Turn = [agent, { type: 'reply.promise', dueAt: monday + 2 * hour }]
const phone = { contact: { channel: 'phone', address: '+86 10 5555 0142' } }
const chat = { contact: { channel: 'chat', address: 'chat-9' } }

const investigated: Turn[] = [
  takesIn,
  [specialist, { type: 'complaint.classify', kind: 'complex' }],
  [specialist, { type: 'reply.promise', dueAt: monday + 5 * day }],
  [specialist, { type: 'investigation.start', about: 'service' }],
  [supervisor, { type: 'evidence.add', kind: 'recording', summary: 'The call breaks off' }],
  [supervisor, { type: 'investigation.report', cause: 'Overload', liable: false, proposal: 'A call back' }],
]

function opened(department: keyof typeof charters, name: keyof typeof paths, changes: object = {}) {
  const path: Path = paths[name]
  const input = { ...inputs[name], ...changes }
  return new Story(path, input as never, { charter: charters[department] as never })
}

function lead(story: Story<Path>, turns: readonly Turn[]): Story<Path> {
  for (const [by, event] of turns) story.does(by, event as never)
  return story
}

/** What a target had to say of the case in its last turn. */
const saidOf = (story: Story<Path>, id: string) =>
  (story.lately as readonly { type: string }[]).filter(
    (fact): fact is ServiceLevelFact => 'target' in fact && fact.target === id,
  )

const secured: Turn[] = [
  [supervisor, { type: 'case.accept' }],
  ...['notify', 'record', 'secure', 'offer-alternative'].map(
    (measure): Turn => [supervisor, { type: 'measure.take', measure, how: 'As planned' }],
  ),
  [supervisor, { type: 'findings.submit', findings: 'The shelf was not fixed to the wall' }],
]
const reports: Turn = [
  supervisor,
  { type: 'report.submit', course: 'It tipped over', cause: 'No anchors', liable: true },
]

// On Monday, 2 March, at nine: what starts the clock beside the opening, when it is due, and what stops it in time.
const targets = [
  ['T1', 'topUp', 'inquiry', {}, [], '02T09:01:00', [accepts]],
  ['T2', 'property', 'inquiry', phone, [], '02T09:00:18', [accepts]],
  ['T2', 'supermarket', 'inquiry', phone, [], '02T09:00:18', [accepts]],
  ['T3', 'supermarket', 'inquiry', chat, [], '02T09:01:00', [accepts]],
  ['T4', 'serviceManual', 'inquiry', {}, [], '02T09:10:00', [accepts]],
  ['T5', 'serviceManual', 'booking', {}, [], '02T09:20:00', [accepts]],
  ['T6', 'serviceManual', 'complaint', {}, [], '03T09:00:00', [takesIn]],
  // Seven working days end on the second Tuesday, as its desk closes.
  ['T7', 'serviceManual', 'complaint', {}, [], '10T17:30:00', [takesIn, general, answers(specialist)]],
  ['T8', 'serviceManual', 'inquiry', {}, [accepts, answers(agent), feedsBack], '10T17:30:00', [followsUp]],
  ['T9', 'serviceManual', 'inquiry', {}, [accepts, asks], '03T09:00:00', [answers(agent)]],
  ['T10 findings', 'serviceManual', 'safetyIncident', {}, [], '03T09:00:00', secured],
  ['T10 report', 'serviceManual', 'safetyIncident', {}, [], '05T09:00:00', [...secured, reports]],
  ['T11', 'property', 'complaint', {}, [], '02T17:30:00', investigated],
  ['T13', 'supermarket', 'complaint', chat, [], '02T09:01:00', [takesIn]],
  ['T13', 'supermarket', 'suggestion', chat, [], '02T09:01:00', [accepts]],
  ...(Object.keys(charters) as (keyof typeof charters)[]).map(
    name => ['T12', name, 'inquiry', {}, [accepts, promises], '02T11:00:00', [answers(agent)]] as const,
  ),
] as const

it('Every target that a department has from the handbook is held against a case', () => {
  const all = Object.entries<CharterData>(charters).flatMap(([name, { targets = [] }]) =>
    targets.filter(({ id }) => /^T\d/.test(id)).map(({ id }) => `${id} of ${name}`),
  )

  expect(new Set(targets.map(([id, name]) => `${id} of ${name}`))).toEqual(new Set(all))
})

describe.each(targets)('%s of %s, on the %s path', (id, department, name, changes, starts, due, stops) => {
  const dueAt = Date.parse(`2026-03-${due}+08:00`)
  const begun = () => lead(opened(department, name, changes), starts)

  it('is breached at its instant, and not before', () => {
    const before = begun().waits(dueAt - 1 - monday)
    const then = begun().waits(dueAt - monday)

    expect(saidOf(before, id).filter(({ type }) => type === 'sla.breached')).toEqual([])
    expect(saidOf(then, id).at(-1)).toMatchObject({ type: 'sla.breached', at: dueAt })
  })

  it('is met by what it asks for', () => {
    const story = lead(begun().later(dueAt - 1 - monday), stops)

    const said = story.emitted as readonly { type: string }[]
    expect(said).toContainEqual(expect.objectContaining({ type: 'sla.met', target: id, at: dueAt - 1 }))
    expect(said).not.toContainEqual(expect.objectContaining({ type: 'sla.breached', target: id }))
  })
})

it.each(['property', 'serviceManual'] as const)(
  'No target of %s asks the department for a response to a visit of its own',
  name => {
    const story = opened(name, 'returnVisit', phone)

    expect(story.case.clocks).toEqual([])
  },
)

it('T8 of serviceManual is breached by a follow-up before the third working day', () => {
  const story = lead(opened('serviceManual', 'inquiry'), [accepts, answers(agent), feedsBack]).later(2 * day)

  lead(story, [followsUp])

  expect(saidOf(story, 'T8')).toMatchObject([{ type: 'sla.breached', because: 'early' }])
})
