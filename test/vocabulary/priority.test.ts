import { Priority, Severity, Urgency } from 'casewright'
import { examplesOf } from './examples.js'

const degrees = ['low', 'medium', 'high', 'critical']
const takes = Object.fromEntries(degrees.map(degree => [degree, degree]))
const refuses = { 'another one': ['urgent', ''], 'a number': [1, ''] } as const

examplesOf('Severity', Severity, { takes, refuses })

examplesOf('Urgency', Urgency, { takes, refuses })

examplesOf('Priority', Priority, {
  takes: Object.fromEntries(
    degrees.flatMap(severity =>
      degrees.map(urgency => [`${severity} severity, ${urgency} urgency`, { severity, urgency }]),
    ),
  ),
  refuses: {
    'severity alone': [{ severity: 'high' }, 'urgency'],
    'urgency alone': [{ urgency: 'high' }, 'severity'],
    'a rank': [{ severity: 'high', urgency: 'high', rank: 1 }, ''],
  },
})
