import { Id, Text } from 'casewright'
import { examplesOf, hostile } from './examples.js'

examplesOf('Text', Text, {
  takes: { ...hostile, 'one character': 'x', '20,000 characters': 'x'.repeat(20_000) },
  refuses: {
    'no text': ['', ''],
    'only white space': [' \t\n\u00A0\u3000', ''],
    'more than 20,000 characters': ['x'.repeat(20_001), ''],
    'a number': [7, ''],
    null: [null, ''],
    'an object that can be a string': [{ toString: () => 'x' }, ''],
  },
})

examplesOf('Id', Id, {
  takes: { ...hostile, 'one character': 'x', '200 characters': 'x'.repeat(200) },
  refuses: {
    'no name': ['', ''],
    'more than 200 characters': ['x'.repeat(201), ''],
    'a number': [7, ''],
    nothing: [undefined, ''],
  },
})
