import { type CharterData, charters, defineCharter, openCase, type Path, paths } from 'casewright'
import { createTriage } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { cast, inputs, monday } from '../machines/cast.js'

const departments = Object.entries(charters as Readonly<Record<string, CharterData>>)
const minute = 60_000
const hour = 60 * minute

describe.each(departments)('The charter %s', (_, data) => {
  const charter = defineCharter(JSON.parse(JSON.stringify(data)), { paths: paths as never })

  it('is plain data, from which it is made again', () => {
    expect(charter).toEqual(data)
  })

  it.each(data.paths)('opens cases on the %s path', name => {
    const path = (paths as Readonly<Record<string, Path>>)[name]!

    const { case: item } = openCase(path, inputs[name as keyof typeof inputs] as never, {
      id: 'case-1',
      at: monday,
      by: cast.customer,
      charter,
    })

    expect(item).toMatchObject({ path: name, charter: { id: data.id, version: 1 } })
  })

  it('leads every contact to a path it offers', () => {
    const triage = createTriage(data.triage!, { paths: data.paths })

    for (const text of [
      '怎么充值？',
      '我要投诉',
      'The app crashes',
      'I suggest …',
      'I want to book',
      'Refund me',
    ]) {
      expect(data.paths).toContain(triage({ channel: 'chat', text }).path)
    }
  })
})

describe('The numbers of the handbook', () => {
  it.each([
    ['T1', 'topUp', { ms: minute }, 'always'],
    ['T2', 'property', { ms: 18_000 }, 'always'],
    ['T2', 'supermarket', { ms: 18_000 }, 'always'],
    ['T3', 'supermarket', { ms: minute }, 'shop'],
    ['T4', 'serviceManual', { ms: 10 * minute }, 'office'],
    ['T5', 'serviceManual', { ms: 20 * minute }, 'office'],
    ['T6', 'serviceManual', { ms: 24 * hour }, 'always'],
    ['T7', 'serviceManual', { workingDays: 7 }, 'office'],
    ['T8', 'serviceManual', { workingDays: 7 }, 'office'],
    ['T9', 'serviceManual', { ms: 24 * hour }, 'always'],
    ['T10 findings', 'serviceManual', { ms: 24 * hour }, 'always'],
    ['T10 report', 'serviceManual', { ms: 72 * hour }, 'always'],
    ['T11', 'property', { sameDay: true }, 'office'],
    ['T12', 'serviceDepartment', { promised: true }, 'always'],
    ['T13', 'supermarket', { ms: minute }, 'shop'],
  ] as const)('%s is a target of %s', (id, name, limit, calendar) => {
    const { targets = [] }: CharterData = charters[name]

    expect(targets.find(target => target.id === id)).toMatchObject({ limit, calendar })
  })

  it('T8 is not before the third working day', () => {
    const t8 = charters.serviceManual.targets?.find(({ id }) => id === 'T8')

    expect(t8?.notBefore).toEqual({ workingDays: 3 })
  })
})
