import type { Money, Remedy } from 'casewright'
import type { Request } from '../data/script.js'
import { type LocalTime, showDuration } from './local-time.js'

type Of<Type extends Request['type']> = Extract<Request, { type: Type }>

type Deeds = { readonly [Type in Request['type']]: (event: Of<Type>, time: LocalTime) => string }

const promiseOf = (time: LocalTime, dueAt: number): string => `an answer by ${time.date(dueAt)}`

const decisionOf = ({ favours, remedy, reasons }: Of<'verdict.give' | 'appeal.decide'>): string =>
  `${favours === 'split' ? 'for both sides in part' : `for the ${favours}`}, ${showRemedy(remedy)}: ${reasons}`

const aOf = (noun: string): string => `${noun === 'goods' ? 'the' : 'a'} ${noun}`

const liability = ({ liable, cause }: { readonly liable: boolean; readonly cause: string }): string =>
  `that the company is ${liable ? '' : 'not '}responsible: ${cause}`

const measures: Readonly<Record<Of<'measure.take'>['measure'], string>> = {
  notify: 'notifies',
  record: 'records',
  secure: 'secures the place',
  'offer-alternative': 'offers an alternative',
}

/** What each event says that somebody does. */
export const deeds: Deeds = {
  'case.accept': () => 'takes the case on',
  'case.handOver': ({ to, reason }) => `hands it over to the ${to} desk: ${reason}`,
  'case.hold': ({ reason, until }, time) =>
    `puts it on hold${until === undefined ? '' : ` until ${time.date(until)}`}: ${reason}`,
  'case.resume': () => 'goes on with it',
  'case.escalate': ({ to, reason }) => `brings it before the ${to}: ${reason}`,
  'case.withdraw': ({ reason }) => `withdraws: ${quote(reason)}`,
  'case.merge': ({ into }) => `finds the same matter in ${into}, and merges it`,
  'case.reopen': ({ reason }) => `reopens it: ${quote(reason)}`,
  'message.receive': ({ text }) => `writes: ${quote(text)}`,
  'customer.ask': ({ question }) => `asks the customer: ${quote(question)}`,
  'note.add': ({ text }) => `notes: ${text}`,
  'priority.set': ({ severity, urgency }) => `ranks it: severity ${severity}, urgency ${urgency}`,
  'reply.promise': ({ dueAt }, time) => `promises ${promiseOf(time, dueAt)}`,
  'promise.renew': ({ dueAt, reason, toldVia }, time) =>
    `tells the customer by ${toldVia} why it takes longer, and promises ${promiseOf(time, dueAt)}: ${quote(reason)}`,
  'reply.send': ({ text, apology }) => `replies${apology === true ? ' with an apology' : ''}: ${quote(text)}`,
  'question.ask': ({ text }) => `asks another question: ${quote(text)}`,
  'followUp.make': ({ said }) => `asks whether all is well: ${said ?? 'it is'}`,
  'feedback.record': ({ problem, cause, improvement }) =>
    `feeds back. Problem: ${problem}. Cause: ${cause}. To improve: ${improvement}.`,
  'answer.find': ({ answer }) => `finds the answer: ${answer}`,
  'evidence.add': event =>
    `shows ${aOf(event.kind)}${'side' in event ? ` for the ${event.side}` : ''}: ${event.summary}`,
  'evidence.request': ({ side, what, dueAt }, time) =>
    `asks the ${side} for evidence by ${time.date(dueAt)}: ${what}`,
  'verdict.give': event => `decides ${decisionOf(event)}`,
  'remedy.settle': ({ reference }) => `carries the remedy out, reference ${reference}`,
  'verdict.appeal': ({ grounds }) => `appeals: ${quote(grounds)}`,
  'appeal.decide': event => `decides the appeal ${decisionOf(event)}`,
  'fault.reproduce': ({ reproduced, steps }) =>
    `${reproduced ? 'sees it happen' : 'does not see it happen'}: ${steps}`,
  'fault.diagnose': event => {
    if (!('blame' in event)) return `finds the cause: ${event.cause}`
    return event.blame === 'nobody'
      ? `finds that it works as it should: ${event.cause}`
      : `finds the cause, which lies with the ${event.blame}: ${event.cause}`
  },
  'fix.apply': ({ kind, description }) =>
    `${kind === 'fixed' ? 'mends it' : 'finds a way around it'}, for the customer to try: ${quote(description)}`,
  'fix.confirm': () => 'confirms that it works',
  'fix.reject': ({ reason }) => `says that it still fails: ${quote(reason)}`,
  'department.report': ({ tried }) =>
    `reports it to the technical department. Tried so far: ${tried.join('; ')}`,
  'department.answer': ({ answer, text }) => `answers (${answer}): ${text}`,
  'department.inform': ({ text }) => `answers the department: ${text}`,
  'visit.request': ({ place }) => `asks for a visit: ${place}`,

  'complaint.classify': ({ kind }) =>
    `finds it ${kind === 'general' ? 'to be solved on the spot' : 'complex'}`,
  'liability.find': finding => `finds ${liability(finding)}`,
  'investigation.start': ({ about }) => `has it investigated: ${about}`,
  'investigation.report': ({ proposal, ...finding }) => `finds ${liability(finding)}. Proposes: ${proposal}`,
  'complaint.passUp': ({ reason }) => `passes it up: ${reason}`,
  'complaint.refer': ({ reason }) => `leaves it to the manager: ${reason}`,
  'decision.give': ({ decision, ...finding }) => `finds ${liability(finding)}. Decides: ${decision}`,
  'proposal.make': ({ proposal }) => `proposes: ${quote(proposal)}`,
  'proposal.accept': () => 'agrees',
  'proposal.reject': ({ reason }) => `does not agree: ${quote(reason)}`,

  'suggestion.judge': ({ valuable, reasons }) =>
    `finds it ${valuable ? 'valuable' : 'of little value'}: ${reasons}`,
  'suggestion.adopt': ({ what, endsAt }, time) => `adopts it, until ${time.date(endsAt)}: ${what}`,
  'suggestion.decline': ({ reasons }) => `declines it: ${reasons}`,
  'plan.report': ({ result }) => `reports that it is carried out: ${result}`,

  'order.find': ({ number, status, verifiedBy }) => `finds order ${number} (${verifiedBy}): ${status}`,
  'order.change': ({ changes }) => `changes the order: ${changes}`,
  'order.cancel': ({ reason }) => `cancels the order: ${reason}`,
  'topUp.check': ({ cause, finding }) => `finds why it failed, which lies with the ${cause}: ${finding}`,
  'topUp.repeat': ({ reference }) => `tops up again, reference ${reference}`,
  'channel.report': ({ supplier, trouble }) => `reports trouble with ${supplier}: ${trouble}`,
  'channel.adjust': ({ adjusted, text }) => `${adjusted ? 'adjusts the channel' : 'cannot help it'}: ${text}`,

  'booking.record': ({ content, durationMs }) => `writes down: ${content}, ${showDuration(durationMs)}`,
  'booking.confirm': ({ startsAt }, time) => `confirms ${time.date(startsAt)}`,
  'booking.change': ({ reason }) => `asks for another time: ${quote(reason)}`,
  'booking.cancel': ({ reason }) => `calls it off: ${quote(reason)}`,
  'booking.miss': () => 'notes that nobody came',
  'service.begin': () => 'begins',
  'service.end': () => 'is done',

  'visit.consent': ({ granted, reason }) => `${granted ? 'consents' : 'does not consent'}: ${reason}`,
  'job.take': ({ form }) => `takes the job, form ${form}`,
  'call.miss': ({ againAt }, time) => `does not reach the customer; tries again ${time.date(againAt)}`,
  'visit.arrange': ({ place, from, until }, time) =>
    `arranges a visit from ${time.date(from)} to ${time.clock(until).slice(0, 5)}: ${place}`,
  'visit.cancel': ({ reason }) => `breaks it off: ${reason}`,
  'visit.begin': () => 'is there',
  'contract.check': ({ valid }) => `finds that the contract ${valid ? 'holds' : 'has expired'}`,
  'charge.explain': ({ charge, agreed }) =>
    `explains what it costs, ${showMoney(charge)}: ${agreed ? 'agreed' : 'not agreed'}`,
  'backup.check': ({ backup }) => `asks for a backup: ${backup}`,
  'diagnosis.record': ({ area, found, finding }) =>
    `looks into the ${area}: ${found ? finding : 'nothing is wrong there'}`,
  'repair.apply': ({ description, parts }) => `repairs it: ${[description, ...parts].join(', ')}`,
  'repair.test': ({ passed }) => `tests it: ${passed ? 'it works' : 'it still fails'}`,
  'device.take': ({ receipt, backBy }, time) =>
    `takes it away, receipt ${receipt}, until ${time.date(backBy)}`,
  'device.bring': ({ repaired, description }) =>
    `brings it back${repaired ? '' : ', not repaired'}: ${description}`,
  'cause.explain': ({ cause, use }) => `explains: ${cause}; ${use}`,
  'form.sign': ({ form }) => `signs form ${form}`,
  'form.refuse': ({ reason }) => `does not sign: ${quote(reason)}`,
  'form.return': ({ parts }) => `hands in the form${parts.length > 0 ? ` and ${parts.join(', ')}` : ''}`,
  'visit.report': ({ summary }) => `reports to the manager: ${summary}`,

  'information.collect': ({ place, details }) => `writes down: ${place}; ${details}`,
  'fees.check': ({ paid, text }) => `finds the fees ${paid ? 'paid' : 'unpaid'}: ${text}`,
  'date.request': ({ proposedAt }, time) => `asks the authority for ${time.date(proposedAt)}`,
  'date.set': ({ from, until }, time) => `sets ${time.date(from)} to ${time.clock(until).slice(0, 5)}`,
  'date.decline': ({ reason }) => `has no date from the authority: ${reason}`,
  'equipment.draw': ({ equipment, spares }) => `draws ${[...equipment, ...spares].join(', ')}`,
  'equipment.issue': () => 'issues it before the official',
  'equipment.install': ({ report }) => `installs it: ${report}`,
  'sample.print': ({ good }) => `tries it out: ${good ? 'good' : 'not good'}`,
  'agreement.sign': ({ agreement, registrationForm }) => `has ${agreement} and ${registrationForm} signed`,
  'payment.collect': ({ payment, receipt }) => `collects ${showMoney(payment)}, receipt ${receipt}`,
  'installation.handIn': ({ finance, store, service }) => `hands in ${finance}, ${store} and ${service}`,
  'code.tell': ({ code }) => `tells the customer the code: ${code}`,
  'installation.cancel': ({ reason }) => `calls it off: ${quote(reason)}`,
  'equipment.return': ({ receipt }) => `brings the equipment back, receipt ${receipt}`,

  'contact.attempt': ({ via, reached }) => `${reached ? 'reaches' : 'does not reach'} the customer by ${via}`,
  'opinion.record': ({ text, answer }) =>
    `hears: ${quote(text)}${answer === undefined ? '' : ` and answers: ${quote(answer)}`}`,
  'opinion.answer': ({ answer }) => `answers: ${quote(answer)}`,
  'matter.raise': ({ path, subject }) => `hears of something new, a ${path}: ${quote(subject)}`,
  'visit.end': ({ satisfaction }) =>
    `takes leave; satisfaction: ${satisfaction === null ? 'no answer' : `${satisfaction} of 100`}`,
  'visit.sign': ({ reply }) => `replies and signs: ${reply}`,
  'visit.return': ({ reason }) => `returns it: ${reason}`,

  'use.stop': ({ how }) => `has it out of use: ${how}`,
  'remedy.apply': ({ steps, part }) => `sees to it${part === undefined ? '' : ` with ${part}`}: ${steps}`,
  'repair.call': ({ repairer, dueAt }, time) => `calls ${repairer}, due ${time.date(dueAt)}`,
  'repair.postpone': ({ dueAt, reason }, time) => `has another date, ${time.date(dueAt)}: ${reason}`,
  'repair.finish': ({ isRepaired, steps }) => `has it back${isRepaired ? '' : ', not repaired'}: ${steps}`,
  'result.record': ({ works, result }) => `tries it out, it ${works ? 'works' : 'fails'}: ${result}`,
  'equipment.retire': ({ reason }) => `takes it out of service: ${reason}`,
  'record.archive': ({ number }) => `files it as ${number}`,

  'measure.take': ({ measure, how }) => `${measures[measure]}: ${how}`,
  'findings.submit': ({ findings }) => `says what is known so far: ${findings}`,
  'report.submit': ({ course, cause }) => `reports: ${course}. Cause: ${cause}`,
  'corrections.assign': ({ actions }, time) =>
    `assigns ${actions.map(({ action, dueAt }) => `${action} by ${time.date(dueAt)}`).join('; ')}`,
  'action.complete': ({ number, result }) => `completes number ${number}: ${result}`,
  'action.postpone': ({ number, dueAt, reason }, time) =>
    `postpones number ${number} to ${time.date(dueAt)}: ${reason}`,
  'review.record': ({ lessons, suffices }) =>
    `reviews it${suffices ? '' : ', and it does not suffice'}: ${lessons}`,

  'claim.approve': ({ remark }) => `approves${remark === undefined ? '' : `: ${remark}`}`,
  'claim.reject': ({ reason }) => `rejects it: ${reason}`,
  'claim.resubmit': ({ total }) => `hands it in again, ${showMoney(total)}`,
  'payment.make': ({ reference }) => `pays, reference ${reference}`,
}

export const quote = (text: string): string => `“${text}”`

/** A remedy in words: `refund of CNY 128.00`. */
export function showRemedy(remedy: Remedy): string {
  if (remedy.kind === 'none') return 'no remedy'
  return remedy.kind === 'exchange' ? 'exchange' : `${remedy.kind} of ${showMoney(remedy)}`
}

function showMoney({ amountMinor, currency }: Money): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency, currencyDisplay: 'code' })
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
