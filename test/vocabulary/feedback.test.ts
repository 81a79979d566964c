import { Feedback } from 'casewright'
import { examplesOf, someone } from './examples.js'

const feedback = { problem: 'p', cause: 'c', improvement: 'i', recordedAt: 0, recordedBy: someone }

examplesOf('Feedback', Feedback, {
  takes: { 'problem, cause and improvement (R2)': feedback },
  refuses: {
    'no problem (R2)': [{ ...feedback, problem: '' }, 'problem'],
    'no cause (R2)': [{ ...feedback, cause: undefined }, 'cause'],
    'no improvement (R2)': [{ ...feedback, improvement: ' ' }, 'improvement'],
    'feedback that nobody recorded': [{ ...feedback, recordedBy: 'agent' }, 'recordedBy'],
    'a grade': [{ ...feedback, grade: 1 }, ''],
  },
})
