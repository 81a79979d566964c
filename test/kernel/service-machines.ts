import { and, assign, cancel, emit, enqueueActions, not, raise, setup, stateIn } from 'xstate'

/** A repair visit with two jobs done side by side, a pause that is resumed where it was left, and a final report. */
export const repairMachine = setup({
  types: {
    context: {} as {
      readonly calls: number
      readonly isUnderContract: boolean
      readonly report: string | null
    },
    input: {} as { readonly isUnderContract: boolean },
    events: {} as
      | { readonly type: 'customer.call'; readonly isReached: boolean }
      | { readonly type: 'visit.begin' }
      | { readonly type: 'fault.find' }
      | { readonly type: 'fault.fix' }
      | { readonly type: 'form.fill' }
      | { readonly type: 'form.sign' }
      | { readonly type: 'work.pause' }
      | { readonly type: 'work.resume' }
      | { readonly type: 'visit.report'; readonly text: string },
    emitted: {} as { readonly type: 'customer.notify' | 'manager.notify'; readonly calls: number },
  },
  guards: {
    isReached: ({ event }) => event.type === 'customer.call' && event.isReached,
    hasCalledOften: ({ context }, { limit }: { limit: number }) => context.calls >= limit,
    isUnderContract: ({ context }) => context.isUnderContract,
  },
  actions: {
    countCall: assign({ calls: ({ context }) => (context.calls + 1) % 5 }),
    noteReport: assign({ report: ({ event }) => (event.type === 'visit.report' ? event.text : null) }),
    notifyCustomer: emit(({ context }) => ({ type: 'customer.notify' as const, calls: context.calls })),
    notifyManager: emit(({ context }) => ({ type: 'manager.notify' as const, calls: context.calls })),
    printForm: () => {},
  },
}).createMachine({
  id: 'repair',
  context: ({ input }) => ({ calls: 0, isUnderContract: input.isUnderContract, report: null }),
  initial: 'calling',
  output: ({ context, event }) => ({ report: context.report, done: event.type }),
  states: {
    calling: {
      tags: ['awaitingCustomer'],
      on: {
        'customer.call': [
          { guard: 'isReached', target: 'travelling', actions: 'countCall' },
          {
            guard: { type: 'hasCalledOften', params: { limit: 2 } },
            target: 'reporting',
            actions: 'notifyManager',
          },
          { actions: ['countCall', 'notifyCustomer'] },
        ],
      },
    },
    travelling: {
      on: { 'visit.begin': 'working', '*': { actions: 'notifyManager' } },
    },
    working: {
      entry: 'printForm',
      type: 'parallel',
      onDone: { target: 'reporting', actions: 'notifyCustomer' },
      on: { 'work.pause': 'paused' },
      states: {
        repairing: {
          initial: 'diagnosing',
          states: {
            diagnosing: { tags: ['awaitingAgent'], on: { 'fault.find': 'fixing' } },
            fixing: {
              tags: ['awaitingAgent'],
              on: {
                'fault.fix': [{ guard: not(stateIn({ working: { paperwork: 'blank' } })), target: 'fixed' }],
              },
            },
            fixed: { type: 'final', output: ({ context }) => context.calls },
          },
        },
        paperwork: {
          initial: 'blank',
          states: {
            blank: { on: { 'form.*': 'filled' } },
            filled: {
              on: {
                'form.sign': {
                  guard: and(['isUnderContract', stateIn('#repair.working')]),
                  target: 'signed',
                },
              },
            },
            signed: { type: 'final' },
          },
        },
        where: { type: 'history', history: 'deep' },
      },
    },
    paused: { tags: ['onHold'], on: { 'work.resume': 'working.where' } },
    reporting: {
      on: { 'visit.report': { target: 'reported', actions: 'noteReport' } },
    },
    reported: { type: 'final', output: ({ context }) => context.report },
  },
})

/** A promise to call back: reminders on a timer, a deadline, and a cancelled reminder when the customer calls first. */
export const promiseMachine = setup({
  types: {
    context: {} as { readonly reminders: number },
    events: {} as
      | { readonly type: 'promise.give' }
      | { readonly type: 'promise.keep' }
      | { readonly type: 'customer.call' }
      | { readonly type: 'reminder.due' },
    emitted: {} as { readonly type: 'agent.remind' | 'promise.broken'; readonly reminders?: number },
  },
  delays: { deadline: ({ context }) => 60_000 + context.reminders },
  guards: { isReminded: ({ context }) => context.reminders >= 2 },
  actions: {
    arm: raise({ type: 'reminder.due' }, { delay: 10_000, id: 'reminder' }),
    disarm: cancel('reminder'),
    remind: enqueueActions(({ context, check, enqueue }) => {
      if (check({ type: 'isReminded' } as never)) return
      enqueue.assign({ reminders: context.reminders + 1 })
      enqueue('emitReminder' as never)
      enqueue('arm' as never)
    }),
    emitReminder: emit(({ context }) => ({ type: 'agent.remind' as const, reminders: context.reminders })),
  },
}).createMachine({
  id: 'promise',
  context: { reminders: 0 },
  initial: 'idle',
  states: {
    idle: { on: { 'promise.give': 'given' } },
    given: {
      entry: 'arm',
      exit: 'disarm',
      after: { deadline: { target: 'broken', actions: emit({ type: 'promise.broken' }) } },
      on: {
        'reminder.due': { actions: 'remind' },
        'customer.call': { actions: 'disarm' },
        'promise.keep': 'idle',
        'promise.give': { target: 'given', reenter: true },
      },
    },
    broken: { after: { 1000: 'idle' } },
  },
})

/** A queue position that moves on by itself: eventless transitions in two regions that watch each other. */
export const triageMachine = setup({
  types: {
    context: {} as { readonly severity: number },
    input: {} as { readonly severity: number },
    events: {} as
      | { readonly type: 'severity.raise' }
      | { readonly type: 'agent.free' }
      | { readonly type: 'agent.busy' },
    emitted: {} as { readonly type: 'case.escalate'; readonly severity: number },
  },
  guards: {
    isSevere: ({ context }) => context.severity >= 2,
    isUrgent: ({ context }, { from }: { from: number }) => context.severity >= from,
  },
  actions: {
    escalate: emit(({ context }) => ({ type: 'case.escalate' as const, severity: context.severity })),
  },
}).createMachine({
  id: 'triage',
  context: ({ input }) => ({ severity: input.severity }),
  type: 'parallel',
  on: {
    'severity.raise': { actions: assign({ severity: ({ context }) => Math.min(context.severity + 1, 3) }) },
  },
  states: {
    urgency: {
      initial: 'normal',
      states: {
        normal: { always: { guard: 'isSevere', target: 'high', actions: 'escalate' } },
        high: {
          tags: ['urgent'],
          always: {
            guard: and([{ type: 'isUrgent', params: { from: 3 } }, stateIn({ desk: 'busy' })]),
            target: 'critical',
          },
        },
        critical: { tags: ['urgent'], entry: ['escalate', raise({ type: 'agent.free' })] },
      },
    },
    desk: {
      initial: 'busy',
      states: {
        busy: {
          on: { 'agent.free': 'free' },
          always: { guard: stateIn('#triage.urgency.high'), target: 'overtime' },
        },
        free: { on: { 'agent.busy': 'busy' } },
        overtime: { on: { 'agent.free': 'free', 'agent.busy': 'busy' } },
      },
    },
  },
})
