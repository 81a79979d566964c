import { defaultLimits, type FaultMachine } from 'casewright'
import type { ContextFrom, EmittedFrom, InputFrom } from 'xstate'
import type { Event } from './fault.ways.js'

type File = ContextFrom<FaultMachine>
type Effect = EmittedFrom<FaultMachine>
type Place =
  | 'accepting'
  | 'referred'
  | 'reproducing'
  | 'diagnosing'
  | 'fixing'
  | 'verifyingFix'
  | 'awaitingCustomer'
  | 'awaitingDepartment'
  | 'answeringDepartment'
  | 'replying'
  | 'feedingBack'
  | 'closed'
  | 'ended'

/** Where a fault is, as somebody would keep it who writes the reducer by hand. */
export interface FaultState {
  readonly place: Place
  readonly file: File
  /** Where the work goes on after the customer was asked. */
  readonly latest: Place
}

export interface FaultStep {
  readonly state: FaultState
  readonly emitted: readonly Effect[]
}

const none: readonly Effect[] = []

export function startFault({ id, customer, contact, subject }: InputFrom<FaultMachine>): FaultState {
  const file: File = {
    id,
    customer,
    contact,
    subject,
    customerGrade: null,
    priority: { severity: 'medium', urgency: 'medium' },
    owner: null,
    handler: null,
    desk: null,
    promise: null,
    replies: [],
    feedback: [],
    liable: null,
    reminded: false,
    silent: false,
    reopened: 0,
    followedUpAt: null,
    ending: null,
    withdrawnBecause: null,
    mergedInto: null,
    deadlines: {},
    limits: defaultLimits,
    product: null,
    reproduced: null,
    cause: null,
    tried: [],
    fix: null,
    departmentSaid: null,
    resolution: null,
  }
  return { place: 'accepting', file, latest: 'reproducing' }
}

/**
 * The fault machine written out by hand: one switch, the same assigns one by one, the same emitted events. It knows only
 * what the two ways need of the machine, and makes no tags and no output, which is to its advantage.
 */
export function reduceFault(state: FaultState, event: Event): FaultStep {
  const { place, file } = state
  switch (place) {
    case 'accepting':
      if (event.type === 'case.accept') {
        const place = event.by.leaning === 'tech' ? 'reproducing' : 'referred'
        return move(state, place, accept(file, event), [{ type: 'customer.notify', about: 'accepted' }])
      }
      break
    case 'referred':
      if (event.type === 'case.accept' && event.by.leaning === 'tech') {
        return move(state, 'reproducing', accept(file, event))
      }
      break
    case 'reproducing':
      if (event.type === 'fault.reproduce') {
        const { reproduced, steps } = event
        const noted = { ...file, reproduced, tried: [...file.tried, steps] }
        return move(state, 'diagnosing', diagnoseAnew(noted))
      }
      return work(state, event)
    case 'diagnosing':
      if (event.type === 'fault.diagnose') {
        const { cause, blame } = event
        const isFault = blame !== 'nobody'
        const resolution = isFault ? null : ('not-a-fault' as const)
        const noted = { ...file, cause, liable: blame === 'department', resolution }
        return move(state, isFault ? 'fixing' : 'replying', noted)
      }
      return work(state, event)
    case 'fixing':
      if (event.type === 'fix.apply') {
        const { kind, description, at } = event
        const deadlines = { ...file.deadlines, 'customer-reply': at + file.limits.customerSilenceMs }
        const fixed = { ...file, fix: { kind, description }, reminded: false, deadlines }
        return move(state, 'verifyingFix', fixed, [{ type: 'customer.verify', text: description }])
      }
      return work(state, event)
    case 'verifyingFix': {
      if (event.type === 'fix.confirm') {
        const answered = without(file, 'customer-reply')
        return move(state, 'replying', { ...answered, resolution: file.fix?.kind ?? null })
      }
      if (event.type === 'fix.reject') {
        const answered = without(file, 'customer-reply')
        const tried = file.fix ? [...file.tried, `${file.fix.description}: ${event.reason}`] : file.tried
        return move(state, 'diagnosing', { ...answered, tried, fix: null, resolution: null })
      }
      break
    }
    case 'awaitingCustomer':
      if (event.type === 'message.receive') {
        const answered = without(file, 'customer-reply')
        const next = state.latest === 'diagnosing' ? diagnoseAnew(answered) : answered
        return move(state, state.latest, next, [tellMessage(file, event.text)])
      }
      break
    case 'awaitingDepartment':
      if (event.type === 'department.answer') {
        const { answer, text, blame } = event
        const heard = without(file, 'department-answer')
        const liable = blame === undefined ? file.liable : blame === 'department'
        const resolution = answer === 'not-a-fault' || answer === 'no-fix' ? answer : null
        const noted = { ...heard, departmentSaid: text, liable, resolution }
        if (answer === 'question') {
          const agentId = file.handler?.id ?? null
          const asked = { type: 'agent.notify', agentId, desk: file.desk, about: 'question', text } as const
          return move(state, 'answeringDepartment', noted, [asked])
        }
        return move(state, answer === 'fixed' || answer === 'workaround' ? 'fixing' : 'replying', noted)
      }
      if (event.type === 'deadline.reach' && event.deadline === 'department-answer') {
        const waiting = awaitDepartment(file, event)
        const reason = 'The technical department has not answered (P4)'
        const escalated = { type: 'case.escalate', to: 'supervisor', reason } as const
        return move(state, place, waiting, [tellDepartment(waiting, 'reminder', file.subject), escalated])
      }
      break
    case 'answeringDepartment':
      if (event.type === 'department.inform') {
        const waiting = awaitDepartment(file, event)
        return move(state, 'awaitingDepartment', waiting, [tellDepartment(file, 'information', event.text)])
      }
      break
    case 'replying':
      if (event.type === 'reply.send') {
        const { at, by, text, apology = false, resolution } = event
        const isLiable = file.liable === true || file.promise?.brokenAt != null
        if (apology && !isLiable) break
        if (file.resolution === null && resolution === undefined && !file.silent) break
        const replied = {
          ...file,
          replies: [...file.replies, { text, apology, sentAt: at, sentBy: by }],
          promise: file.promise && { ...file.promise, answeredAt: file.promise.answeredAt ?? at },
          deadlines: without(file, 'promise').deadlines,
        }
        const resolved = { ...replied, resolution: resolution ?? replied.resolution }
        return move(state, 'feedingBack', resolved, [{ type: 'customer.notify', about: 'reply', text }])
      }
      break
    case 'feedingBack':
      if (event.type === 'feedback.record') {
        const { problem, cause, improvement, at, by } = event
        const feedback = [...file.feedback, { problem, cause, improvement, recordedAt: at, recordedBy: by }]
        const deadlines = { reopening: at + file.limits.reopenWindowMs }
        return move(state, 'closed', { ...file, feedback, ending: 'closed', deadlines })
      }
      break
    case 'closed':
      if (event.type === 'deadline.reach' && event.deadline === 'reopening') {
        return move(state, 'ended', without(file, 'reopening'))
      }
      break
  }
  return { state, emitted: none }
}

/** What can happen at each stage of the work. */
function work(state: FaultState, event: Event): FaultStep {
  const { place, file } = state
  switch (event.type) {
    case 'customer.ask': {
      const deadlines = { ...file.deadlines, 'customer-reply': event.at + file.limits.customerSilenceMs }
      const asked = { type: 'customer.notify', about: 'question', text: event.question } as const
      const state = {
        place: 'awaitingCustomer',
        file: { ...file, reminded: false, deadlines },
        latest: place,
      }
      return { state: state as FaultState, emitted: [asked] }
    }
    case 'message.receive':
      return { state, emitted: [tellMessage(file, event.text)] }
    case 'reply.promise': {
      const { at, by, dueAt, address } = event
      const isOpen = file.promise !== null && file.promise.answeredAt === null
      if (isOpen || dueAt <= at || (address ?? file.contact.address) === undefined) break
      const contact = address === undefined ? file.contact : { ...file.contact, address }
      const promise = { dueAt, madeAt: at, madeBy: by, renewals: 0, brokenAt: null, answeredAt: null }
      const promised = { ...file, contact, promise, deadlines: { ...file.deadlines, promise: dueAt } }
      return move(state, place, promised, [{ type: 'customer.notify', about: 'promised', dueAt }])
    }
    case 'department.report': {
      const reported = { ...file, tried: [...file.tried, ...event.tried] }
      const waiting = awaitDepartment(reported, event)
      return move(state, 'awaitingDepartment', waiting, [tellDepartment(waiting, 'report', file.subject)])
    }
  }
  return { state, emitted: none }
}

const move = ({ latest }: FaultState, place: Place, file: File, emitted = none): FaultStep => ({
  state: { place, file, latest },
  emitted,
})

const accept = (file: File, { by }: Event): File => ({
  ...file,
  owner: file.owner ?? by,
  handler: by,
  desk: by.role,
})

const diagnoseAnew = (file: File): File => ({ ...file, tried: file.tried, fix: null, resolution: null })

const awaitDepartment = (file: File, { at }: Event): File => ({
  ...file,
  deadlines: { ...file.deadlines, 'department-answer': at + file.limits.departmentSilenceMs },
})

const tellMessage = ({ handler, desk }: File, text: string): Effect => ({
  type: 'agent.notify',
  agentId: handler?.id ?? null,
  desk,
  about: 'message',
  text,
})

const tellDepartment = (
  { tried }: File,
  about: 'report' | 'information' | 'reminder',
  text: string,
): Effect => ({
  type: 'department.notify',
  department: 'technical-department',
  about,
  text,
  tried,
})

function without(file: File, deadline: string): File {
  if (!(deadline in file.deadlines)) return { ...file, deadlines: file.deadlines }
  const { [deadline]: _, ...deadlines } = file.deadlines
  return { ...file, deadlines }
}
