import { CaseRecord } from 'casewright'
import { examplesOf, someone } from './examples.js'

const record = {
  caseId: 'case-1',
  rev: 2,
  at: 0,
  by: someone,
  event: { type: 'reply.send', text: 'Yes.' },
  from: { open: 'accepting' },
  to: 'feedingBack',
}

examplesOf('CaseRecord', CaseRecord, {
  takes: {
    'what was done': record,
    'the opening': { ...record, rev: 1, from: null, event: { type: 'case.open', input: {} } },
  },
  refuses: {
    'a record before the first': [{ ...record, rev: 0 }, 'rev'],
    'a record of nothing done': [{ ...record, event: {} }, 'event.type'],
    'a record of nobody': [{ ...record, by: undefined }, 'by'],
    'a record that leads nowhere': [{ ...record, to: null }, 'to'],
    'a record that does not say where from': [{ ...record, from: undefined }, 'from'],
  },
})
