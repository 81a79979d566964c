import {
  act,
  Case,
  type CaseFile,
  type CaseOf,
  CaseRecord,
  elapse,
  openCase,
  type Path,
  Refusal,
  type RequestOf,
  type Step,
} from 'casewright'
import { expect } from 'vitest'
import { createActor } from 'xstate'
import type { Story } from './story.js'

/** A case is plain JSON: it may be stored and read back between any two turns, and nothing is lost by it. */
function survivesStorage<P extends Path>({ turns, recorded, refused }: Story<P>): void {
  for (const { before, again, after } of turns) {
    const stored = JSON.parse(JSON.stringify(before)) as CaseOf<P>

    expect(stored).toStrictEqual(before)
    expect(structuredClone(before)).toStrictEqual(before)
    expect(again(stored)).toStrictEqual(after)
    expect(again(inKeyOrder(stored))).toStrictEqual(after)
    expect(JSON.parse(JSON.stringify(after))).toStrictEqual(after)
    expect(Case.parse(after.case)).toStrictEqual(after.case)
  }
  for (const record of recorded) expect(CaseRecord.parse(record)).toStrictEqual(record)
  for (const refusal of refused) expect(Refusal.parse(refusal)).toStrictEqual(refusal)
}

/** A value as a store gives it back that keeps the keys of an object in an order of its own, as PostgreSQL's jsonb does. */
function inKeyOrder<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inKeyOrder) as Value
  const sorted = Object.entries(value).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([key, item]) => [key, inKeyOrder(item)])) as Value
}

/** The records tell the whole story: done again, they give the very same case. */
function followsFromItsRecords<P extends Path>(story: Story<P>): void {
  const [opening, ...later] = story.recorded
  const { charter } = story
  const input = opening!.event.input as typeof story.input
  const opened = openCase(story.path, input, {
    id: opening!.caseId,
    at: opening!.at,
    by: opening!.by,
    charter,
  })
  const emitted = [...opened.emitted]
  const recorded = [...opened.recorded]
  let item = opened.case
  for (const { at, by, event } of later) {
    const step: Step<P> =
      by.role === 'system'
        ? elapse(item, { at, charter })
        : taken(act(item, event as unknown as RequestOf<P>, { at, by, charter }))
    emitted.push(...step.emitted)
    recorded.push(...step.recorded)
    item = step.case
  }

  expect(item).toStrictEqual(story.case)
  expect(emitted).toStrictEqual(story.emitted)
  expect(recorded).toStrictEqual(story.recorded)
}

/** The machine is an ordinary one: under XState alone, the same events lead to the same place. */
function runsUnderXState<P extends Path>({ path, charter, recorded, case: item, ...story }: Story<P>) {
  const [opening, ...later] = recorded
  const { caseId: id, at, by, event } = opening!
  const { limits } = openCase(path, event.input as typeof story.input, { id, at, by, charter }).case.state
    .context as { limits: unknown }
  const actor = createActor(path.machine, { input: { ...(event.input as object), id, at, by, limits } })
  const emitted: unknown[] = []
  actor.on('*', effect => emitted.push(effect))
  actor.start()
  for (const { event, at, by } of later) if (!isOfClock(event)) actor.send({ ...event, at, by })

  const { value, context, status, tags, output } = actor.getSnapshot()
  expect(value).toStrictEqual(item.state.value)
  expect(context).toStrictEqual(item.state.context)
  expect(status).toBe(item.state.status)
  expect([...tags]).toStrictEqual(item.state.tags)
  expect(output).toStrictEqual(item.state.output)
  expect(emitted).toStrictEqual(story.emitted.filter(effect => !isOfClock(effect)))
}

/** A record of everything that moved the case, without a gap, in order of time. */
function isRecordedThroughout<P extends Path>({ recorded, case: item, input }: Story<P>): void {
  expect(recorded.map(({ rev }) => rev)).toEqual(recorded.map((_, index) => index + 1))
  expect(recorded[0]).toMatchObject({ event: { type: 'case.open', input }, from: null })
  for (const [index, record] of recorded.entries()) {
    const before = recorded[index - 1]
    if (before === undefined) continue
    expect(record.from).toEqual(before.to)
    expect(record.at).toBeGreaterThanOrEqual(before.at)
  }
  expect(item).toMatchObject({ rev: recorded.length, updatedAt: recorded.at(-1)?.at })
  expect(item.state.value).toEqual(recorded.at(-1)?.to)
}

/** A case that has ended has a reply and a feedback record, or says why the customer needs none (R2). */
function endsInAReply<P extends Path>(story: Story<P>): void {
  const { tags, status } = story.case.state
  const file = story.file as CaseFile
  if (!(tags as readonly string[]).includes('closed')) {
    expect(file.ending).toBeNull()
    return
  }
  if (file.ending === 'withdrawn') expect(file.withdrawnBecause).toBeTypeOf('string')
  else if (file.ending === 'merged') expect(file.mergedInto).toBeTypeOf('string')
  else
    expect([file.ending, file.replies.length > 0, file.feedback.length > 0]).toEqual(['closed', true, true])
  if (status === 'done') expect(file.deadlines).toEqual({})
}

/** What holds for every story, whatever it tells. */
export const laws = {
  'survives being stored between any two turns': survivesStorage,
  'follows from its records': followsFromItsRecords,
  'runs the same under XState alone': runsUnderXState,
  'is recorded throughout': isRecordedThroughout,
  'ends in a reply and a feedback record, or in the reason why not (R2)': endsInAReply,
}

/** Whether it tells of a service level, which is the case's affair and not the machine's. */
const isOfClock = ({ type }: { type: string }): boolean => type.startsWith('sla.')

function taken<P extends Path>(result: ReturnType<typeof act<P>>): Step<P> {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`)
  return result
}

/** The stories told in a test file; each has to keep the laws once its test is over. */
export function chronicle() {
  const checks: (() => void)[] = []
  return {
    tell<P extends Path>(story: Story<P>): Story<P> {
      checks.push(() => {
        for (const law of Object.values(laws)) law(story)
      })
      return story
    },
    keepTheLaws() {
      for (const check of checks.splice(0)) check()
    },
  }
}
