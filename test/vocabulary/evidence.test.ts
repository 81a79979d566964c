import { Evidence, EvidenceKind } from 'casewright'
import { examplesOf, hostile, someone } from './examples.js'

const evidence = { kind: 'log', summary: 'The log', reference: null, recordedAt: 0, recordedBy: someone }
const summaries = Object.entries(hostile)

examplesOf('EvidenceKind', EvidenceKind, {
  takes: Object.fromEntries(
    ['statement', 'document', 'screenshot', 'recording', 'log', 'goods'].map(kind => [kind, kind]),
  ),
  refuses: { 'another one': ['rumour', ''] },
})

examplesOf('Evidence', Evidence, {
  takes: {
    'a piece that is kept nowhere': evidence,
    'a piece that the host keeps': { ...evidence, reference: 'file 9' },
    ...Object.fromEntries(
      summaries.map(([name, summary]) => [`${name} as a summary`, { ...evidence, summary }]),
    ),
  },
  refuses: {
    'a piece without a summary': [{ ...evidence, summary: ' ' }, 'summary'],
    'a piece that says nothing of a reference': [{ ...evidence, reference: undefined }, 'reference'],
    'a piece that nobody recorded (R7)': [{ ...evidence, recordedBy: undefined }, 'recordedBy'],
    'a piece recorded at no instant (R7)': [{ ...evidence, recordedAt: '2026' }, 'recordedAt'],
    'a piece of another kind': [{ ...evidence, kind: 'rumour' }, 'kind'],
  },
})
