// A path of your own out of the stages that all share, proved before a case is opened: npm run example examples/04-your-own-path.ts
import { CaseInput, definePath, Instant } from 'casewright'
import { given, prove } from 'casewright/testing'
import { z } from 'zod'

const ClaimCheck = z.strictObject({
  type: z.literal('claim.check'),
  covered: z.boolean(),
  reason: z.string(),
})
const PartArrive = z.strictObject({ type: z.literal('part.arrive'), serial: z.string() })

export const warranty = definePath({
  id: 'warranty',
  version: 1,
  description: 'A customer claims a part under warranty.',
  input: CaseInput.extend({ boughtAt: Instant }),
  events: [ClaimCheck, PartArrive],
  opens: ({ boughtAt }) => ({ boughtAt, serial: null as string | null }),
  rules: ({ rule }) => ({
    isTimely: rule<'claim.check'>(
      'warranty',
      'the warranty ends two years after the purchase',
      (file, { covered, at }) => !covered || at < file.boughtAt + 2 * 365 * 86_400_000,
    ),
  }),
  choices: ({ choice }) => ({ isRejected: choice<'claim.check'>((_file, { covered }) => !covered) }),
  actions: ({ change }) => ({
    noteCheck: change<'claim.check'>((_file, { covered }) => ({ liable: covered })),
    notePart: change<'part.arrive'>((_file, { serial }) => ({ serial })),
  }),
}).through(
  {
    checking: {
      description: 'Is it covered?',
      on: {
        'claim.check': [
          { guard: 'isRejected', target: '#replying', actions: 'noteCheck' },
          { guard: 'isTimely', target: 'awaitingPart', actions: 'noteCheck' },
        ],
      },
    },
    awaitingPart: {
      description: 'The part is on its way.',
      on: { 'part.arrive': { target: '#replying', actions: 'notePart' } },
    },
  },
  { answers: 'when-known' },
)

given(warranty, { boughtAt: Date.parse('2021-03-10') })
  .when('case.accept')
  .when('claim.check', { covered: true, reason: 'Bought here' })
  .thenRefused('against-a-rule')
  .when('claim.check', { covered: false, reason: 'Five years old' })
  .then('open.replying')

/** The cases on it all end, each with a reply and a feedback record; the owner stays; and so on. */
export const proof = prove(warranty)
console.log(proof.ok ? `Proved in ${proof.states} states.` : proof.text)
