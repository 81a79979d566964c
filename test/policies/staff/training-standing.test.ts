import { type TrainingRecord, TrainingRules } from 'casewright'
import { handbookTraining, trainingStanding } from 'casewright/policies'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const day = (offset: number) => new Date(Date.UTC(2026, 2, 2 + offset)).toISOString().slice(0, 10)

describe('trainingStanding', () => {
  const record = (settings: Partial<TrainingRecord> = {}): TrainingRecord => ({
    agentId: 'new',
    trainingDays: [day(0), day(1), day(2)],
    exams: [{ date: day(3), score: 0.9 }],
    mentorId: 'old',
    daysWorked: 0,
    ...settings,
  })

  it.each([
    [{ trainingDays: [] }, 'training', false, null],
    [{ trainingDays: [day(0), day(0), day(0)] }, 'training', false, null],
    [{ exams: [] }, 'exam', false, null],
    [{ exams: [{ date: day(3), score: 0.79 }] }, 'exam', false, null],
    [{ exams: [{ date: day(1), score: 1 }] }, 'exam', false, null],
    [
      {
        exams: [
          { date: day(3), score: 0.5 },
          { date: day(4), score: 0.7 },
        ],
      },
      'failed',
      false,
      null,
    ],
    [
      {
        exams: [
          { date: day(3), score: 0.5 },
          { date: day(4), score: 0.8 },
        ],
      },
      'mentored',
      true,
      'old',
    ],
    [{ mentorId: null }, 'awaiting-mentor', false, null],
    [{ mentorId: 'new' }, 'awaiting-mentor', false, null],
    [{}, 'mentored', true, 'old'],
    [{ daysWorked: 9 }, 'mentored', true, 'old'],
    [{ daysWorked: 10 }, 'independent', true, null],
    [{ daysWorked: 10, mentorId: null }, 'independent', true, null],
  ] as const)('%j: %s, may work: %s (D8)', (settings, stage, mayWork, answeredForBy) => {
    expect(trainingStanding(record(settings))).toMatchObject({ stage, mayWork, answeredForBy })
  })

  it('lets experienced agents mentor', () => {
    expect(trainingStanding(record({ daysWorked: 139 })).mayMentor).toBe(false)
    expect(trainingStanding(record({ daysWorked: 140 })).mayMentor).toBe(true)
  })

  it('lets nobody work without three days, a passed exam and somebody who answers for them', () => {
    const days = fc.array(fc.nat(5).map(day), { maxLength: 5 })
    const exams = fc.array(
      fc.record({ date: fc.nat(5).map(day), score: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(
        days,
        exams,
        fc.constantFrom('old', null),
        fc.nat(12),
        (trainingDays, taken, mentorId, daysWorked) => {
          const { mayWork, answeredForBy, stage } = trainingStanding(
            record({ trainingDays, exams: taken, mentorId, daysWorked }),
          )

          if (!mayWork) return
          expect(new Set(trainingDays).size).toBeGreaterThanOrEqual(3)
          expect(taken.some(({ score }) => score >= 0.8)).toBe(true)
          expect(answeredForBy !== null || stage === 'independent').toBe(true)
        },
      ),
    )
  })

  it('goes by data that the schema takes', () => {
    expect(TrainingRules.parse(handbookTraining)).toEqual(handbookTraining)
  })
})
