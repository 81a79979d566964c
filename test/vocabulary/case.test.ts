import { Case, StateValue } from 'casewright'
import { examplesOf } from './examples.js'

const item = {
  id: 'case-1',
  path: 'inquiry',
  version: 1,
  hash: 'abc',
  charter: { id: 'top-up', version: 1 },
  rev: 1,
  openedAt: 0,
  updatedAt: 0,
  clocks: [],
  links: [],
  state: { value: { open: 'accepting' }, context: { owner: null, replies: [] }, status: 'active', tags: [] },
}
const { state } = item

examplesOf('StateValue', StateValue, {
  takes: {
    'a state': 'closed',
    'a state within states': { open: { working: 'promised' } },
    'states beside each other': { work: 'going on', clock: { running: 'late' } },
  },
  refuses: {
    'no state': [undefined, ''],
    'a number': [1, ''],
    'a state within states that is a number': [{ open: 1 }, ''],
    'a list': [['closed'], ''],
  },
})

examplesOf('Case', Case, {
  takes: {
    'a case': item,
    'a case with all its state': {
      ...item,
      state: {
        ...state,
        status: 'done',
        output: {},
        historyValue: { 'x.y': ['x.z'] },
        timers: [{ token: 't' }],
      },
    },
  },
  refuses: {
    'a case without a charter': [{ ...item, charter: undefined }, 'charter'],
    'a case of no version': [{ ...item, version: 0 }, 'version'],
    'a case without a record': [{ ...item, rev: 0 }, 'rev'],
    'a case with no state': [{ ...item, state: undefined }, 'state'],
    'a case that stands nowhere': [{ ...item, state: { ...state, value: null } }, 'state.value'],
    'a case in another status': [{ ...item, state: { ...state, status: 'stopped' } }, 'state.status'],
    'a case whose file is no JSON': [
      { ...item, state: { ...state, context: { at: new Date(0) } } },
      'state.context.at',
    ],
    'a case with another field': [{ ...item, colour: 'red' }, ''],
  },
})
