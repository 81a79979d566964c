import { createCalendar } from 'casewright/policies'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CalendarDefinition } from '../../src/vocabulary/calendar.js'

const definition = {
  timeZone: 'Asia/Shanghai',
  hours: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '24:00'],
    ],
    sat: [['22:00', '06:00']],
  },
  holidays: ['2026-10-01'],
  breaks: { '2026-11-20': [['15:00', '15:30']] },
  shifts: { '2026-10-10': [] },
}

describe('CalendarDefinition', () => {
  it('is what createCalendar takes, as JSON', () => {
    const read = CalendarDefinition.parse(JSON.parse(JSON.stringify(definition)))

    expect(read).toEqual(definition)
    expect(createCalendar(read).timeZone).toBe('Asia/Shanghai')
    expect(z.toJSONSchema(CalendarDefinition)).toMatchObject({ type: 'object' })
  })

  it.each([
    ['a day that is none', { hours: { monday: [] } }],
    ['a time that is none', { hours: { mon: [['9:00', '17:00']] } }],
    ['a date that does not exist', { holidays: ['2026-02-30'] }],
    ['a field nobody knows', { holiday: [] }],
  ])('refuses %s', (_, wrong) => {
    expect(CalendarDefinition.safeParse({ ...definition, ...wrong }).success).toBe(false)
  })
})
