import { type Party, type Path, paths, type RequestOf } from 'casewright'
import { cast, inputs, monday } from './cast.js'
import { type Setting, Story } from './story.js'

type Deed = readonly [by: Party, event: RequestOf<Path>]

/** How a case of one path gets along, for what all paths have in common. */
interface Journey {
  readonly path: Path
  readonly input: object
  /** Who works on it, once it is at work. */
  readonly handler: Party
  /** From its opening to somebody at work on it. */
  readonly toWork: readonly Deed[]
  /** From there to the reply. */
  readonly toReply: readonly Deed[]
  /** Where it stands at work, and where work goes on after a reopening. */
  readonly atWork: string
  readonly reopened: string
}

const { agent, customer, finance, manager, orderAgent, shop, specialist, supervisor, techie, technician } =
  cast
const accept = { type: 'case.accept' }
const reply = { type: 'reply.send', text: 'This is the answer.' }
const evidence = { type: 'evidence.add', kind: 'statement', summary: 'What happened' }

export const journeys: readonly Journey[] = [
  {
    path: paths.inquiry,
    input: inputs.inquiry,
    handler: agent,
    toWork: [[agent, accept]],
    toReply: [[agent, reply]],
    atWork: 'open.working.resolving',
    reopened: 'open.working.resolving',
  },
  {
    path: paths.dispute,
    input: inputs.dispute,
    handler: specialist,
    toWork: [
      [agent, accept],
      [specialist, accept],
    ],
    toReply: [
      [customer, { ...evidence, side: 'buyer' }],
      [shop, { ...evidence, side: 'seller' }],
      [
        specialist,
        {
          type: 'verdict.give',
          favours: 'buyer',
          reasons: 'It never arrived',
          remedy: { kind: 'exchange' },
          liable: false,
        },
      ],
      [finance, { type: 'remedy.settle', reference: 'parcel 12' }],
      [specialist, reply],
    ],
    atWork: 'open.verifying',
    reopened: 'open.settling',
  },
  {
    path: paths.fault,
    input: inputs.fault,
    handler: techie,
    toWork: [[techie, accept]],
    toReply: [[techie, { ...reply, resolution: 'fixed' }]],
    atWork: 'open.working.reproducing',
    reopened: 'open.working.diagnosing',
  },
  {
    path: paths.order,
    input: inputs.order,
    handler: orderAgent,
    toWork: [[orderAgent, accept]],
    toReply: [[orderAgent, reply]],
    atWork: 'open.working.finding',
    reopened: 'open.working.finding',
  },
  {
    path: paths.repairVisit,
    input: inputs.repairVisit,
    handler: technician,
    toWork: [
      [technician, accept],
      [supervisor, { type: 'visit.consent', granted: true, reason: 'Nobody else can' }],
      [technician, { type: 'job.take', form: 'S-1' }],
    ],
    toReply: [
      [technician, { type: 'visit.cancel', reason: 'Solved by phone' }],
      [technician, reply],
    ],
    atWork: 'open.working.calling',
    reopened: 'open.taking',
  },
  {
    path: paths.installation,
    input: inputs.installation,
    handler: agent,
    toWork: [[agent, accept]],
    toReply: [
      [agent, { type: 'installation.cancel', reason: 'No room for it' }],
      [agent, reply],
    ],
    atWork: 'open.working.collecting',
    reopened: 'open.working.collecting',
  },
  {
    path: paths.booking,
    input: inputs.booking,
    handler: agent,
    toWork: [[agent, accept]],
    toReply: [
      [agent, { type: 'booking.cancel', reason: 'No lessons any more', cause: 'department' }],
      [agent, reply],
    ],
    atWork: 'open.working.recording',
    reopened: 'open.working.recording',
  },
  {
    path: paths.complaint,
    input: inputs.complaint,
    handler: specialist,
    toWork: [[specialist, accept]],
    toReply: [
      [specialist, { type: 'complaint.classify', kind: 'general' }],
      [specialist, reply],
    ],
    atWork: 'open.working.classifying',
    reopened: 'open.working.proposing',
  },
  {
    path: paths.suggestion,
    input: inputs.suggestion,
    handler: agent,
    toWork: [[agent, accept]],
    toReply: [
      [
        agent,
        {
          type: 'suggestion.judge',
          kind: 'client',
          valuable: false,
          feasible: true,
          reasons: 'It does so already',
        },
      ],
      [agent, reply],
    ],
    atWork: 'open.working.judging',
    reopened: 'open.working.judging',
  },
  {
    path: paths.returnVisit,
    input: { ...inputs.returnVisit, earliestAt: monday },
    handler: agent,
    toWork: [
      [agent, accept],
      [agent, { type: 'contact.attempt', via: 'phone', dayPart: 0, reached: true }],
    ],
    toReply: [
      [agent, { type: 'visit.end', satisfaction: 90 }],
      [manager, { type: 'visit.sign', reply: 'Thank you' }],
      [agent, reply],
    ],
    atWork: 'open.working.visiting',
    reopened: 'open.working.visiting',
  },
]

/** How to begin and lead a case on this path. */
export function travel({ path, input, handler, toWork, toReply }: Journey, setting?: Setting) {
  const follow = (story: Story<Path>, deeds: readonly Deed[]) => {
    for (const [by, event] of deeds) story.does(by, event)
    return story
  }
  const opened = () => new Story<Path>(path, input, setting)
  const atWork = () => follow(opened(), toWork)
  const answered = () => follow(atWork(), toReply)
  const closed = () =>
    answered().does(handler, { type: 'feedback.record', problem: 'p', cause: 'c', improvement: 'i' })
  return { opened, atWork, answered, closed }
}
