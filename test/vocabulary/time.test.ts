import { DurationMs, Instant } from 'casewright'
import { examplesOf } from './examples.js'

const span = 8.64e15

examplesOf('Instant', Instant, {
  takes: {
    'the epoch': 0,
    'the first instant of a Date': -span,
    'the last instant of a Date': span,
    now: 1_772_413_200_000,
  },
  refuses: {
    'an instant after the last of a Date': [span + 1, ''],
    'an instant before the first of a Date': [-span - 1, ''],
    'a fraction of a millisecond': [0.5, ''],
    NaN: [Number.NaN, ''],
    infinity: [Number.POSITIVE_INFINITY, ''],
    'a Date': [new Date(0), ''],
    'a date in words': ['2026-03-02', ''],
    'a big integer': [1n, ''],
  },
})

examplesOf('DurationMs', DurationMs, {
  takes: { 'no time': 0, 'a day': 86_400_000, 'the longest': span },
  refuses: {
    'less than nothing': [-1, ''],
    'a fraction of a millisecond': [0.5, ''],
    'more than the longest': [span + 1, ''],
    NaN: [Number.NaN, ''],
  },
})
