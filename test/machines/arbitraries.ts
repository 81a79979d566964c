import type {
  ComplaintEvent,
  DisputeEvent,
  EquipmentFaultPath,
  EventOf,
  ExpenseClaimPath,
  FaultEvent,
  InquiryEvent,
  Path,
  RequestOf,
  ReturnVisitEvent,
  SafetyIncidentPath,
  StageEvent,
  SuggestionEvent,
} from 'casewright'
import { paths } from 'casewright'
import { arbitraryOf } from 'casewright/testing/arbitraries'
import fc from 'fast-check'
import type { z } from 'zod'
import { cast, day, hour, inputs, monday } from './cast.js'

type Typed = { readonly type: string }
type Arbitraries<Event extends Typed> = {
  readonly [Type in Event['type']]: fc.Arbitrary<Extract<Event, { type: Type }>>
}

/** Text as people write it, and as nobody should. */
const text = fc.oneof(
  fc.constantFrom(
    'Thank you.',
    '可以退吗？',
    '<script>alert(1)</script>',
    "'; DROP TABLE cases; --",
    '\u202eabc',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter(value => /\S/.test(value)),
)
const id = fc.constantFrom('case-1', 'case-2', '__proto__', 'transfer 7')
const agents = fc.constantFrom('service-agent', 'complaint-specialist', 'order-agent')
const side = fc.constantFrom('buyer', 'seller')
const degree = fc.constantFrom('low', 'medium', 'high', 'critical')
const resolution = fc.constantFrom('fixed', 'workaround', 'not-a-fault', 'no-fix')
const flag = fc.boolean()

/** An event with these fields; those of `some` may be left out. */
const event = <const Type extends string, Fields extends object, Some extends object = Record<never, never>>(
  type: Type,
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> } = {} as never,
  some: { [Key in keyof Some]: fc.Arbitrary<Some[Key]> } = {} as never,
) =>
  fc.record(
    { type: fc.constant(type), ...fields, ...some },
    { requiredKeys: ['type', ...(Object.keys(fields) as never[])] },
  ) as unknown as fc.Arbitrary<{ type: Type } & Fields & Partial<Some>>

/** From now, mostly ahead, at times past, at times this very instant. */
const fromNow = fc.constantFrom(-day, 0, hour, day, 2 * day, 5 * day)

const stages: Omit<Arbitraries<StageEvent>, 'reply.send' | 'case.handOver'> = {
  'case.accept': event('case.accept'),
  'case.hold': event('case.hold', { reason: text }, { until: fromNow }),
  'case.resume': event('case.resume'),
  'case.escalate': event('case.escalate', { to: fc.constantFrom('supervisor', 'manager'), reason: text }),
  'case.withdraw': event('case.withdraw', { reason: text }),
  'case.merge': event('case.merge', { into: id }),
  'case.reopen': event('case.reopen', { reason: text }),
  'message.receive': event('message.receive', { text }),
  'customer.ask': event('customer.ask', { question: text }),
  'note.add': event('note.add', { text }),
  'priority.set': event('priority.set', { severity: degree, urgency: degree }),
  'reply.promise': event('reply.promise', { dueAt: fromNow }, { address: id }),
  'promise.renew': event('promise.renew', {
    dueAt: fromNow,
    reason: text,
    toldVia: fc.constantFrom('phone', 'chat'),
  }),
  'question.ask': event('question.ask', { text }),
  'followUp.make': event('followUp.make'),
  'feedback.record': event('feedback.record', { problem: text, cause: text, improvement: text }),
}

const reply = event('reply.send', { text }, { apology: flag })
const handOver = event('case.handOver', { to: agents, reason: text })

const inquiry: Arbitraries<InquiryEvent> = {
  ...stages,
  'case.handOver': handOver,
  'reply.send': reply,
  'answer.find': event('answer.find', { answer: text }),
}

const amountMinor = fc.constantFrom(1, 5_000, 10_000, 10_001)
const currency = fc.constantFrom('CNY', 'CNY', 'CNY', 'USD')
const decision = {
  favours: fc.constantFrom('buyer', 'seller', 'split'),
  reasons: text,
  remedy: fc.oneof(
    fc.record({ kind: fc.constant('refund'), amountMinor, currency }),
    fc.record({ kind: fc.constant('compensation'), amountMinor, currency }),
    fc.record({ kind: fc.constantFrom('exchange', 'none') }),
  ),
  liable: flag,
}

const dispute = {
  ...stages,
  'reply.send': reply,
  'evidence.add': event(
    'evidence.add',
    { side, kind: fc.constantFrom('statement', 'goods'), summary: text },
    { reference: id },
  ),
  'evidence.request': event('evidence.request', { side, what: text, dueAt: fromNow }),
  'verdict.give': event('verdict.give', decision),
  'remedy.settle': event('remedy.settle', { reference: id }),
  'verdict.appeal': event('verdict.appeal', { grounds: text }),
  'appeal.decide': event('appeal.decide', decision),
} as Arbitraries<DisputeEvent>

const fault: Arbitraries<FaultEvent> = {
  ...stages,
  'case.handOver': handOver,
  'reply.send': event('reply.send', { text }, { apology: flag, resolution }),
  'fault.reproduce': event('fault.reproduce', { reproduced: flag, steps: text }),
  'fault.diagnose': event('fault.diagnose', {
    cause: text,
    blame: fc.constantFrom('department', 'customer', 'third-party', 'nobody'),
  }),
  'fix.apply': event('fix.apply', { kind: fc.constantFrom('fixed', 'workaround'), description: text }),
  'fix.confirm': event('fix.confirm'),
  'fix.reject': event('fix.reject', { reason: text }),
  'department.report': event('department.report', { tried: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  'department.answer': event('department.answer', {
    answer: fc.constantFrom('fixed', 'workaround', 'not-a-fault', 'no-fix', 'question'),
    text,
  }),
  'department.inform': event('department.inform', { text }),
  'visit.request': event('visit.request', { place: text, askedBy: fc.constantFrom('caller', 'department') }),
}

const equipmentFault: Arbitraries<EventOf<EquipmentFaultPath>> = {
  ...stages,
  'case.handOver': event('case.handOver', {
    to: fc.constantFrom('supervisor', 'technical-support-engineer'),
    reason: text,
  }),
  'reply.send': reply,
  'use.stop': event('use.stop', { how: text }),
  'fault.diagnose': event('fault.diagnose', { cause: text }),
  'remedy.apply': event(
    'remedy.apply',
    { remedy: fc.constantFrom('restart', 'replace-part', 'adjust'), steps: text },
    { part: id },
  ),
  'repair.call': event('repair.call', { repairer: text, dueAt: fromNow }),
  'repair.postpone': event('repair.postpone', { dueAt: fromNow, reason: text }),
  'repair.finish': event('repair.finish', { isRepaired: flag, steps: text }),
  'result.record': event('result.record', { works: flag, result: text }),
  'equipment.retire': event('equipment.retire', { reason: text }),
  'record.archive': event('record.archive', { number: id }),
}

const number = fc.constantFrom(1, 1, 2)
const safetyIncident: Omit<Arbitraries<EventOf<SafetyIncidentPath>>, 'case.handOver'> = {
  ...stages,
  'reply.send': reply,
  'measure.take': event('measure.take', {
    measure: fc.constantFrom('notify', 'record', 'secure', 'offer-alternative'),
    how: text,
  }),
  'findings.submit': event('findings.submit', { findings: text }),
  'report.submit': event('report.submit', { course: text, cause: text, liable: flag }),
  'corrections.assign': event('corrections.assign', {
    responsibilities: fc.constant([{ party: 'b-7', for: 'The shelf' }]),
    actions: fc.array(fc.record({ action: text, owner: id, dueAt: fromNow }), {
      minLength: 1,
      maxLength: 2,
    }),
  }),
  'action.complete': event('action.complete', { number, result: text }),
  'action.postpone': event('action.postpone', { number, dueAt: fromNow, reason: text }),
  'review.record': event('review.record', { lessons: text, suffices: fc.constantFrom(true, true, false) }),
}

const expenseClaim: Omit<Arbitraries<EventOf<ExpenseClaimPath>>, 'case.handOver'> = {
  ...stages,
  'reply.send': reply,
  'claim.approve': event<'claim.approve', object, { remark: string }>('claim.approve', {}, { remark: text }),
  'claim.reject': event('claim.reject', { reason: text }),
  'claim.resubmit': event('claim.resubmit', {
    invoices: fc.constant([
      { ...inputs.expenseClaim.invoices[0]!, amount: { amountMinor: 1, currency: 'CNY' } },
    ]),
    total: fc.record({
      amountMinor: fc.constantFrom(1, 1, 1, 2),
      currency: fc.constantFrom('CNY', 'CNY', 'EUR'),
    }),
  }),
  'payment.make': event('payment.make', { reference: id }),
}

const finding = { liable: flag, cause: text }
const departments = fc.constantFrom('technical-department', 'repair-technician', 'finance')

const complaint = {
  ...stages,
  'case.handOver': handOver,
  'reply.send': reply,
  'complaint.classify': event('complaint.classify', { kind: fc.constantFrom('general', 'complex') }),
  'evidence.add': event(
    'evidence.add',
    { kind: fc.constantFrom('statement', 'recording'), summary: text },
    { reference: id },
  ),
  'liability.find': event('liability.find', finding),
  'investigation.start': fc.oneof(
    event('investigation.start', { about: fc.constantFrom('product', 'product', 'subordinate-company') }),
    event('investigation.start', { about: fc.constant('service') }, { department: departments }),
    event('investigation.start', { about: fc.constant('product'), department: departments }),
  ),
  'investigation.report': event('investigation.report', { ...finding, proposal: text }),
  'complaint.passUp': event('complaint.passUp', { reason: text }),
  'proposal.make': event('proposal.make', { proposal: text }),
  'proposal.accept': event('proposal.accept'),
  'proposal.reject': event('proposal.reject', { reason: text }),
  'complaint.refer': event('complaint.refer', { reason: text }),
  'decision.give': event('decision.give', { ...finding, decision: text }),
} as Arbitraries<ComplaintEvent>

const suggestion = {
  ...stages,
  'case.handOver': handOver,
  'reply.send': reply,
  'suggestion.judge': event(
    'suggestion.judge',
    { kind: id, valuable: flag, feasible: flag, reasons: text },
    { department: departments },
  ),
  'suggestion.adopt': event('suggestion.adopt', {
    what: text,
    owner: fc.constantFrom(cast.engineer, cast.department),
    startsAt: fc.constantFrom(monday, monday + 9 * day),
    endsAt: fc.constantFrom(monday + 5 * day, monday + 15 * day, monday + 100 * day),
  }),
  'suggestion.decline': event('suggestion.decline', { reasons: text }),
  'plan.report': event('plan.report', { result: text }),
} as Arbitraries<SuggestionEvent>

const returnVisit = {
  ...stages,
  'case.handOver': handOver,
  'reply.send': reply,
  'contact.attempt': event('contact.attempt', {
    via: fc.constantFrom('phone', 'visit'),
    dayPart: fc.constantFrom(0, 1, 2),
    reached: flag,
  }),
  'opinion.record': event('opinion.record', { text }, { answer: text }),
  'opinion.answer': event('opinion.answer', { answer: text }, { opinion: fc.constantFrom(1, 2, 3) }),
  'matter.raise': event(
    'matter.raise',
    { path: fc.constantFrom('complaint', 'inquiry'), subject: text },
    { details: fc.constantFrom({}, { about: 'service' }) },
  ),
  'visit.end': event('visit.end', { satisfaction: fc.constantFrom(0, 40, 100, null) }),
  'visit.sign': event('visit.sign', { reply: text }),
  'visit.return': event('visit.return', { reason: text }),
} as Arbitraries<ReturnVisitEvent>

// Mostly nothing is found, so that a visit goes through all areas.
const repairVisit = {
  'diagnosis.record': event(
    'diagnosis.record',
    {
      area: fc.constantFrom('connections', 'software', 'hardware'),
      found: fc.constantFrom(false, false, false, true),
      finding: text,
    },
    { consent: flag },
  ),
}

const byPath: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<RequestOf<Path>>>>>> = {
  inquiry,
  dispute,
  fault,
  equipmentFault: equipmentFault,
  safetyIncident: safetyIncident,
  expenseClaim: expenseClaim,
  complaint,
  suggestion,
  returnVisit,
  repairVisit,
}

/** An event of this type as it may come at `now`: valid, but not always wise. Made from its schema unless given above. */
export const eventOf = (path: Path, type: string, now: number): fc.Arbitrary<RequestOf<Path>> =>
  byPath[path.id]?.[type]?.map(event => dated(event, now)) ??
  (arbitraryOf(schemas.get(path)!.get(type)!, { at: now }) as fc.Arbitrary<RequestOf<Path>>)

/** `value`, in which every due date counts from `now`. */
function dated<Value>(value: Value, now: number): Value {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => dated(item, now)) as Value
  const entries = Object.entries(value).map(([key, item]) => {
    const isDate = (key === 'dueAt' || key === 'until') && item !== undefined
    return [key, isDate ? now + Number(item) : dated(item, now)]
  })
  return Object.fromEntries(entries)
}

export const everyPath: readonly Path[] = Object.values(paths)

const schemas = new Map(
  everyPath.map(path => {
    const options = path.event.options as readonly z.ZodObject<{ type: z.ZodLiteral<string> }>[]
    return [path, new Map(options.map(option => [option.shape.type.value, option]))]
  }),
)

/** The types of all events that a path knows. */
export const eventTypesOf = (path: Path): readonly string[] => [...schemas.get(path)!.keys()]
