import { Reply } from 'casewright'
import { examplesOf, hostile, someone } from './examples.js'

const reply = { text: 'Yes.', apology: false, sentAt: 0, sentBy: someone }

examplesOf('Reply', Reply, {
  takes: {
    'a reply': reply,
    'an apology': { ...reply, apology: true },
    ...Object.fromEntries(Object.entries(hostile).map(([name, text]) => [name, { ...reply, text }])),
  },
  refuses: {
    'a reply that says nothing': [{ ...reply, text: '\n' }, 'text'],
    'a reply that does not say whether it apologises (R6)': [{ ...reply, apology: undefined }, 'apology'],
    'a reply that nobody sent': [{ ...reply, sentBy: undefined }, 'sentBy'],
    'a reply at no instant': [{ ...reply, sentAt: 0.5 }, 'sentAt'],
  },
})
