import type { ServiceLength, ServiceTarget } from '../../vocabulary/service-level.js'

/** What a host says of a target; the preset says what starts, pauses and stops its clock. @category Service levels */
export type TargetTerms = Pick<ServiceTarget, 'calendar' | 'limit'> &
  Partial<Pick<ServiceTarget, 'id' | 'match' | 'warnings' | 'boundary'>>

// A case that was withdrawn or merged needs no answer (R2).
const dropped = ['withdrawn', 'merged']
const done = ['answered', 'closed']
/** The events by which the customer hears from the department. */
export const responses: string[] = [
  'case.accept',
  'customer.ask',
  'reply.promise',
  'promise.renew',
  'reply.send',
]
// A case that comes from another path begins here where its clock has not begun before.
const begins = ['case.open', 'case.move']
const atRest = ['awaitingCustomer', 'onHold']

const preset = (
  metric: string,
  { id = metric, ...terms }: TargetTerms,
  conditions: Omit<ServiceTarget, keyof TargetTerms | 'metric'>,
): ServiceTarget => ({ id, metric, ...terms, cancel: [{ tag: dropped }], ...conditions })

/** From the opening of a case to the first sign of life: accepted, asked back, promised or answered (T1, T3–T6, T13). @category Service levels */
export const firstResponse = (terms: TargetTerms): ServiceTarget =>
  preset('first-response', terms, { start: [{ event: begins }], stop: [{ event: responses }] })

/** From the oldest message of the customer that nobody has answered to the answer (T9). @category Service levels */
export const nextResponse = (terms: TargetTerms): ServiceTarget =>
  preset('next-response', terms, {
    start: [{ event: ['message.receive'] }],
    stop: [{ event: responses }],
    cancel: [{ tag: [...dropped, 'closed'] }],
    again: 'fresh',
  })

/** From each word to the customer to the next, as long as the case is open; not while the customer is awaited. @category Service levels */
export const periodicUpdate = (terms: TargetTerms): ServiceTarget =>
  preset('periodic-update', terms, {
    start: [{ noTag: [...done, ...dropped] }],
    pause: [{ tag: atRest }],
    stop: [{ event: responses }],
    cancel: [{ tag: [...done, ...dropped] }],
    again: 'fresh',
  })

/** The time an agent has the case to work on: neither the customer's, nor another department's, nor on hold. @category Service levels */
export const agentWorkTime = (terms: TargetTerms): ServiceTarget =>
  preset('agent-work-time', terms, {
    start: [{ tag: ['awaitingAgent'] }],
    pause: [{ noTag: ['awaitingAgent'] }, { tag: ['onHold'] }],
    stop: [{ tag: done }],
    again: 'continue',
  })

/** The time the customer waits for the department, whoever in it has the case; a reopened case waits on. @category Service levels */
export const requesterWait = (terms: TargetTerms): ServiceTarget =>
  preset('requester-wait', terms, {
    start: [{ noTag: [...done, ...dropped] }],
    pause: [{ tag: ['awaitingCustomer'] }],
    stop: [{ tag: done }],
    again: 'continue',
  })

/** From the opening of a case to its first answer (T7); reopening it starts nothing. @category Service levels */
export const firstResolution = (terms: TargetTerms): ServiceTarget =>
  preset('first-resolution', terms, {
    start: [{ event: begins }],
    pause: [{ tag: atRest }],
    stop: [{ tag: done }],
  })

/** From the opening of a case to its last answer: reopening it lets the clock run on. @category Service levels */
export const totalResolution = (terms: TargetTerms): ServiceTarget =>
  preset('total-resolution', terms, {
    start: [{ noTag: [...done, ...dropped] }],
    pause: [{ tag: atRest }],
    stop: [{ tag: done }],
    again: 'continue',
  })

/** How long one desk or tier has a case each time it comes there: what desks agree among themselves. @category Service levels */
export const deskTime = ({ desk, ...terms }: TargetTerms & { readonly desk: string }): ServiceTarget =>
  preset(`desk-time ${desk}`, terms, {
    start: [{ desk: [desk], noTag: [...done, ...dropped] }],
    pause: [{ tag: atRest }],
    stop: [{ noDesk: [desk] }, { tag: done }],
    again: 'fresh',
  })

/** The reply by the instant that was promised (T12); each promise is a round of its own. @category Service levels */
export const promiseKept = (terms: Omit<TargetTerms, 'calendar' | 'limit'> = {}): ServiceTarget =>
  preset(
    'promise-kept',
    { ...terms, calendar: 'always', limit: { promised: true } },
    {
      start: [{ promised: true }],
      reset: [{ event: ['reply.promise', 'promise.renew'] }],
      stop: [{ event: ['reply.send'] }],
      cancel: [{ promised: false }, { tag: dropped }],
      again: 'fresh',
    },
  )

/** The follow-up after the end of a case: not before so long, and not after (T8: 3 to 7 working days). @category Service levels */
export const followUpWindow = (terms: TargetTerms & { readonly notBefore: ServiceLength }): ServiceTarget => {
  const { notBefore, ...rest } = terms
  return preset('follow-up', rest, {
    notBefore,
    start: [{ event: ['feedback.record'] }],
    stop: [{ event: ['followUp.make'] }],
    cancel: [{ event: ['case.reopen'] }, { tag: dropped }],
    again: 'fresh',
  })
}

/** From each answer to the feedback record (R2). @category Service levels */
export const feedbackGiven = (terms: TargetTerms): ServiceTarget =>
  preset('feedback', terms, {
    start: [{ event: ['reply.send'] }],
    stop: [{ event: ['feedback.record'] }],
    cancel: [{ noTag: ['answered'] }],
    again: 'fresh',
  })

/**
 * A ringing phone, answered within so many rings (T2: three). Rings are counted by the clock.
 * @param terms - `rings`: a whole number, ≥ 1; `secondsPerRing`: the assumed cadence, 6 as a rule.
 * @category Service levels
 */
export const ringCount = ({
  rings,
  secondsPerRing = 6,
  ...terms
}: Omit<TargetTerms, 'calendar' | 'limit'> & {
  readonly rings: number
  readonly secondsPerRing?: number
}): ServiceTarget =>
  preset(
    'ring-count',
    {
      match: { channel: ['phone'] },
      ...terms,
      calendar: 'always',
      limit: { ms: rings * secondsPerRing * 1000 },
    },
    { start: [{ event: begins }], stop: [{ event: ['case.accept'] }] },
  )
