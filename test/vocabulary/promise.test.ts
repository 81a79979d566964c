import { ReplyPromise } from 'casewright'
import { examplesOf, someone } from './examples.js'

const promise = { dueAt: 1, madeAt: 0, madeBy: someone, renewals: 0, brokenAt: null, answeredAt: null }

examplesOf('ReplyPromise', ReplyPromise, {
  takes: {
    'an open promise': promise,
    'a promise that was kept': { ...promise, answeredAt: 1 },
    'a promise that was broken, renewed and answered late': {
      ...promise,
      renewals: 2,
      brokenAt: 1,
      answeredAt: 9,
    },
  },
  refuses: {
    'a promise without a date (R9)': [{ ...promise, dueAt: null }, 'dueAt'],
    'a promise that nobody made': [{ ...promise, madeBy: null }, 'madeBy'],
    'half a renewal': [{ ...promise, renewals: 0.5 }, 'renewals'],
    'fewer renewals than none': [{ ...promise, renewals: -1 }, 'renewals'],
    'a promise that says nothing of its end': [{ ...promise, answeredAt: undefined }, 'answeredAt'],
  },
})
