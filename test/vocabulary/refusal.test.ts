import { Refusal, RefusalCode } from 'casewright'
import { examplesOf } from './examples.js'

const codes = [
  'unknown-event',
  'invalid-payload',
  'not-now',
  'not-your-role',
  'not-your-case',
  'against-a-rule',
  'closed',
  'out-of-order',
]
const refusal = { code: 'closed', message: 'The case is closed.', event: 'case.withdraw' }

examplesOf('RefusalCode', RefusalCode, {
  takes: Object.fromEntries(codes.map(code => [code, code])),
  refuses: { 'another one': ['because', ''] },
})

examplesOf('Refusal', Refusal, {
  takes: {
    'a refusal': refusal,
    'one for a rule': { ...refusal, code: 'against-a-rule', rule: 'R6' },
    'one for a role': { ...refusal, code: 'not-your-role', rule: 'R3', roles: ['manager'] },
    'one for a payload': { ...refusal, code: 'invalid-payload', issues: [{ path: 'text', message: 'none' }] },
  },
  refuses: {
    'one without a reason': [{ ...refusal, message: undefined }, 'message'],
    'one of nothing': [{ ...refusal, event: undefined }, 'event'],
    'one with an issue that says nothing': [{ ...refusal, issues: [{ path: 'text' }] }, 'issues.0.message'],
  },
})
