import {
  act,
  type CaseLink,
  type CaseOf,
  type Charter,
  elapse,
  linkCase,
  openCase,
  type Path,
  paths,
} from 'casewright'
import type { KeptCase } from 'casewright/simulation'
import { describe, expect, it } from 'vitest'
import { dayMs, department } from './department.js'
import { runIn } from './kept.js'
import { propertyService } from './property-service.js'

const lengthMs = 12 * dayMs
const quiet = department.cases.map(stream => ({
  ...stream,
  arrivals: { ...stream.arrivals!, factor: 0.3 },
}))

/** The same case, from nothing but its records. */
function replayed({ case: item, records }: KeptCase, charter: Charter, until: number): CaseOf {
  const [opening, ...rest] = records
  const { input } = opening!.event as unknown as { input: never }
  const path = Object.values(paths).find(({ id }) => id === item.path)! as Path
  let again = openCase(path, input, { id: item.id, at: opening!.at, by: opening!.by, charter }).case
  for (const { event, at, by } of rest) {
    // Time's own records come about by themselves.
    if (by.role === 'system') continue
    if (event.type === 'case.link') {
      const { kind, from, to } = event as unknown as CaseLink
      again = linkCase(again, { kind, from, to }, { at, by, charter }).case
      continue
    }
    const step = act(again, event, { at, by, charter })
    expect(step).toMatchObject({ ok: true })
    again = step.case
  }
  return elapse(again, { at: until, charter }).case
}

describe.each([
  ['of a department', { ...department, lengthMs, cases: quiet }],
  ['that open others', propertyService],
])('The records of simulated cases %s', (_, scenario) => {
  const { kept } = runIn(scenario, 'cases', { seed: 7 })
  const { from, charter, groups } = scenario

  it('replay through act to the same case', () => {
    expect(kept.length).toBeGreaterThan(300)
    const until = from + scenario.lengthMs
    for (const each of kept) expect(replayed(each, charter, until)).toEqual(each.case)
  })

  it('keep to first-contact responsibility: who accepted a case owns it until it is answered (R1)', () => {
    for (const { case: item, records } of kept) {
      const { owner } = item.state.context as { owner: { id: string } | null }
      const accepted = records.find(({ event }) => event.type === 'case.accept')
      const isAnsweredAnew = records.some(({ event }) => event.type === 'case.reopen')
      if (!isAnsweredAnew) expect(owner?.id).toBe(accepted?.by.id)
    }
  })

  it('end in a reply and a feedback record, or say why neither is needed (R2)', () => {
    const closed = kept.filter(({ case: { state } }) => (state.tags as readonly string[]).includes('closed'))

    expect(closed.length).toBeGreaterThan(200)
    for (const { case: item, records } of closed) {
      const types = new Set(records.map(({ event }) => event.type))
      const isWithdrawn = (item.state.tags as readonly string[]).includes('withdrawn')
      if (!isWithdrawn) expect([...types]).toEqual(expect.arrayContaining(['reply.send', 'feedback.record']))
    }
  })

  it('hold nothing but what the desk of the group may do (R3)', () => {
    const desks = new Map<string, string>(groups.map(({ id, desk }) => [id, desk]))
    for (const { records } of kept) {
      for (const { by } of records) {
        const group = /^(.*)-\d+$/.exec(by.id)?.[1] ?? ''
        if (desks.has(group)) expect(by.role).toBe(desks.get(group))
      }
    }
  })
})
