import type { FollowUpRules } from '../../vocabulary/follow-up.js'

const hour = 3_600_000

/**
 * When customers are followed up: guests the day after they left (F1), every customer who complained within 3 days (F2), after
 * on-site service by phone within a week (F3), served customers in 3–7 working days (F4), key accounts at an interval by grade
 * (F5), whoever was not reached again at another time of day (F6). The intervals by grade, the parts of the day and the number
 * of attempts are ours.
 * @category Follow-up
 */
export const handbookFollowUp: FollowUpRules = {
  rules: [
    { id: 'F2', occasion: 'complaint', latest: { calendarDays: 3 }, coverage: 1 },
    { id: 'F3', occasion: 'on-site-service', latest: { calendarDays: 7 }, coverage: 1, channel: 'phone' },
    {
      id: 'F1',
      occasion: 'departure',
      earliest: { calendarDays: 1 },
      latest: { calendarDays: 1 },
      coverage: 1,
    },
    { id: 'F4', occasion: 'service', earliest: { workingDays: 3 }, latest: { workingDays: 7 }, coverage: 1 },
    {
      id: 'F5 key',
      occasion: 'key-account-visit',
      customerGrades: ['key'],
      earliest: { calendarDays: 25 },
      latest: { calendarDays: 31 },
      coverage: 1,
    },
    {
      id: 'F5',
      occasion: 'key-account-visit',
      earliest: { calendarDays: 80 },
      latest: { calendarDays: 92 },
      coverage: 1,
    },
  ],
  attempts: {
    dayParts: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
      ['17:00', '20:00'],
    ],
    restMs: 2 * hour,
    most: 3,
  },
}
