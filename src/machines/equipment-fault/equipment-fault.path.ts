import { definePath } from '../define-path.js'
import type { EventOf } from '../path.js'
import { withDeadline, withoutDeadline } from '../stages/case-file.js'
import { stageRules } from '../stages/stage-rules.js'
import { deadline, whileOpen } from '../stages/stage-states.js'
import {
  type EquipmentFaultEffect,
  EquipmentFaultInput,
  type EquipmentRecord,
  equipmentDesk,
  equipmentFaultEvents,
  professionals,
} from './equipment-fault.schema.js'
import { equipmentFaultSelectors } from './equipment-fault.selectors.js'

const path = definePath({
  id: 'equipmentFault',
  version: 1,
  description:
    "The department's own equipment fails: stop using it, report, diagnose, restart, replace or have it repaired, record, archive (P12).",
  input: EquipmentFaultInput,
  events: equipmentFaultEvents,
  effects: {} as EquipmentFaultEffect,
  desk: equipmentDesk,
  senders: { 'use.stop': ['customer', ...equipmentDesk] },
  opens: ({ equipment, occurredAt, at }): EquipmentRecord => ({
    equipment,
    occurredAt: occurredAt ?? at,
    stoppedAt: null,
    cause: null,
    steps: [],
    repairer: null,
    trials: [],
    result: null,
    archivedAs: null,
  }),
  rules: ({ rule, condition }) => ({
    isStillUsed: condition('P12', 'it is out of use already', ({ stoppedAt }) => stoppedAt === null),
    isPartNamed: rule<'remedy.apply'>(
      'P12',
      'the record of a replaced part names the part',
      (_file, { remedy, part }) => remedy !== 'replace-part' || part !== undefined,
    ),
    isDueAhead: rule<'repair.call' | 'repair.postpone'>(
      'R9',
      'a repair is due at a date ahead',
      (_file, { at, dueAt }) => dueAt > at,
    ),
    isUnfiled: condition('P12', 'the record is filed already', ({ archivedAs }) => archivedAs === null),
    mayWithdraw: [
      condition(
        'P12',
        'equipment that is out of use is tried out before it is used again',
        ({ stoppedAt }) => stoppedAt === null,
      ),
      stageRules.withdrawsOwnCase,
    ],
    mayReply: [
      condition('P12', 'the reply says whether it works again', ({ result }) => result !== null),
      stageRules.mayReply,
    ],
  }),
  choices: ({ choice }) => ({
    isOutOfUse: choice(({ stoppedAt }) => stoppedAt !== null),
    works: choice<'result.record'>((_file, { works }) => works),
    isRepaired: choice<'repair.finish'>((_file, { isRepaired }) => isRepaired),
    isUnfiledInTime: choice<'deadline.reach'>(
      ({ archivedAs }, { deadline }) => deadline === 'reopening' && archivedAs === null,
    ),
  }),
  actions: ({ change, tell }) => ({
    stopUse: change<'use.stop'>((_file, { at }) => ({ stoppedAt: at })),
    block: tell(({ equipment }) => ({ type: 'equipment.block', equipment })),
    diagnose: change<'fault.diagnose'>((_file, { cause }) => ({ cause })),
    noteRemedy: change<'remedy.apply'>((file, { at, by, remedy, steps, part }) => ({
      steps: [...file.steps, { remedy, steps, part: part ?? null, at, by }],
    })),
    callRepair: change<'repair.call'>((file, { repairer, dueAt }) => ({
      repairer,
      deadlines: withDeadline(file, 'repair', dueAt),
    })),
    tellRepairer: tell<'repair.call'>((_file, { repairer }) => ({
      type: 'repairer.notify',
      about: 'call',
      repairer,
    })),
    postponeRepair: change<'repair.postpone'>((file, { dueAt }) => ({
      deadlines: withDeadline(file, 'repair', dueAt),
    })),
    awaitRepair: change((file, { at }) => ({
      deadlines: withDeadline(file, 'repair', at + file.limits.departmentSilenceMs),
    })),
    remindRepairer: tell(({ repairer }) => ({
      type: 'repairer.notify',
      about: 'reminder',
      repairer: repairer ?? '',
    })),
    escalateRepair: tell(() => ({
      type: 'case.escalate',
      to: 'supervisor',
      reason: 'The repair of the equipment is overdue (P12)',
    })),
    endRepair: change(file => ({ repairer: null, deadlines: withoutDeadline(file, 'repair') })),
    noteRepair: change<'repair.finish'>((file, { at, by, steps }) => ({
      steps: [...file.steps, { remedy: 'repair' as const, steps, part: null, at, by }],
    })),
    noteTrial: change<'result.record'>(({ trials }, { at, works, result }) => ({
      trials: [...trials, { works, says: result, at }],
    })),
    noteWorks: change<'result.record'>((_file, { result }) => ({
      result: { equipment: 'works' as const, says: result },
      stoppedAt: null,
    })),
    release: tell(({ equipment }) => ({ type: 'equipment.release', equipment })),
    retire: change<'equipment.retire'>((_file, { reason }) => ({
      result: { equipment: 'retired' as const, says: reason },
    })),
    archive: change<'record.archive'>((_file, { number }) => ({ archivedAs: number })),
    keepOpen: change((file, { at }) => ({
      deadlines: withDeadline(file, 'reopening', at + file.limits.departmentSilenceMs),
    })),
    remindArchive: tell(({ equipment }) => ({ type: 'archive.remind', desk: 'records-clerk', equipment })),
    startAnew: change(() => ({ cause: null, result: null, archivedAs: null })),
  }),
  outcome: ({ cause, result, steps, archivedAs }) => ({ cause, result, steps, archivedAs }),
  selectors: equipmentFaultSelectors,
}).through(
  {
    stopping: {
      description: 'Nobody is to use it before it has been looked into.',
      entry: 'startAnew',
      always: { guard: 'isOutOfUse', target: 'diagnosing' },
    },
    diagnosing: {
      description: 'A professional finds out what it comes from.',
      meta: { holder: professionals, leaning: 'tech' },
      on: { 'fault.diagnose': { target: 'remedying', actions: 'diagnose' } },
    },
    remedying: {
      id: 'remedying',
      description: 'It is restarted, a part is replaced, or repair is called.',
      meta: { holder: professionals, leaning: 'tech' },
      on: {
        'remedy.apply': { guard: 'isPartNamed', target: 'testing', actions: 'noteRemedy' },
        'repair.call': {
          guard: 'isDueAhead',
          target: '#underRepair',
          actions: ['callRepair', 'tellRepairer'],
        },
        'equipment.retire': { target: '#replying', actions: 'retire' },
      },
    },
    testing: {
      id: 'testing',
      description: 'Does it work again?',
      meta: { holder: professionals, leaning: 'tech' },
      on: {
        'result.record': [
          { guard: 'works', target: '#replying', actions: ['noteTrial', 'noteWorks', 'release'] },
          { target: 'diagnosing', actions: 'noteTrial' },
        ],
      },
    },
  },
  {
    answers: 'when-known',
    beside: {
      underRepair: {
        id: 'underRepair',
        description: 'Somebody outside repairs it, and is reminded, each time in sight of a supervisor.',
        tags: ['awaitingDepartment'],
        exit: 'endRepair',
        on: {
          'case.accept': { actions: 'accept' },
          'reply.promise': { guard: 'canPromise', actions: ['promise', 'tellPromise'] },
          'repair.postpone': { guard: 'isDueAhead', actions: 'postponeRepair' },
          'repair.finish': [
            { guard: 'isRepaired', target: '#testing', actions: 'noteRepair' },
            { target: '#remedying', actions: 'noteRepair' },
          ],
          'deadline.reach': {
            guard: deadline('repair'),
            actions: ['awaitRepair', 'remindRepairer', 'escalateRepair'],
          },
        },
      },
    },
    takes: {
      open: {
        'use.stop': { guard: 'isStillUsed', actions: ['stopUse', 'block'] },
        'case.withdraw': { ...whileOpen['case.withdraw'], guard: 'mayWithdraw' },
      },
      // The colleague's silence leaves the equipment as broken as it was.
      replying: {
        'case.resume': { guard: 'isSilent', target: '#latest', actions: 'noteAnswer' },
        // It failed again before anybody had said that it works.
        'use.stop': { guard: 'isStillUsed', target: '#working', actions: ['noteAnswer', 'stopUse', 'block'] },
      },
      // What nobody has filed is not past recall.
      closed: {
        'record.archive': { guard: 'isUnfiled', actions: 'archive' },
        'deadline.reach': [
          { guard: 'isUnfiledInTime', actions: ['keepOpen', 'remindArchive'] },
          { guard: deadline('reopening'), target: '#ended', actions: 'endReopening' },
        ],
      },
    },
    resumes: { asked: '#replying' },
  },
)

type Inferred = typeof path
/** The equipment fault path (P12). @category Paths */
export interface EquipmentFaultPath extends Inferred {}
/** The equipment fault path (P12). @category Paths */
export const equipmentFaultPath: EquipmentFaultPath = path

/** What can be asked of an equipment fault. @category Equipment fault */
export const EquipmentFaultEvent = path.event
/** What can be asked of an equipment fault. @category Equipment fault */
export type EquipmentFaultEvent = EventOf<EquipmentFaultPath>

type Machine = typeof path.machine
/** One fault of the department's own equipment, from report to archive (P12). @category Equipment fault */
export interface EquipmentFaultMachine extends Machine {}
/** One fault of the department's own equipment, from report to archive (P12). @category Equipment fault */
export const equipmentFaultMachine: EquipmentFaultMachine = path.machine
