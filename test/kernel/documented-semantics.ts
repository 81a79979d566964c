import { assign, emit, enqueueActions, raise } from 'xstate'

/** Emits a word, so that the order of things can be read off the emitted events. */
export const say = (word: string) => emit({ type: word })

/** A state that says when it is entered and left. */
export const told = (name: string, config: object = {}) => ({
  entry: say(`+${name}`),
  exit: say(`-${name}`),
  ...config,
})

/** One rule of XState: a machine, the events sent to it, the value reached and what the last event made it say. */
interface Rule {
  readonly rule: string
  readonly config: object
  readonly events: readonly string[]
  readonly value: unknown
  readonly said: readonly string[]
}

/** What XState documents, rule by rule. */
export const documentedSemantics: readonly Rule[] = [
  {
    rule: 'enters outer states before inner ones',
    config: {
      initial: 'a',
      entry: say('+root'),
      states: { a: told('a', { initial: 'b', states: { b: told('b') } }) },
    },
    events: [],
    value: { a: 'b' },
    said: ['+root', '+a', '+b'],
  },
  {
    rule: 'leaves inner states before outer ones and does the actions of the transition in between',
    config: {
      initial: 'a',
      states: {
        a: told('a', {
          initial: 'b',
          states: { b: told('b') },
          on: { go: { target: 'c', actions: say('go') } },
        }),
        c: told('c'),
      },
    },
    events: ['go'],
    value: 'c',
    said: ['-b', '-a', 'go', '+c'],
  },
  {
    rule: 'lets an inner transition take the event before an outer one',
    config: {
      initial: 'a',
      on: { go: { actions: say('outer') } },
      states: { a: { on: { go: { actions: say('inner') } } } },
    },
    events: ['go'],
    value: 'a',
    said: ['inner'],
  },
  {
    rule: 'falls back on an outer transition when the guards inside refuse',
    config: {
      initial: 'a',
      on: { go: { actions: say('outer') } },
      states: { a: { on: { go: { guard: () => false, actions: say('inner') } } } },
    },
    events: ['go'],
    value: 'a',
    said: ['outer'],
  },
  {
    rule: 'takes the first candidate in document order whose guard holds',
    config: {
      initial: 'a',
      states: {
        a: {
          on: {
            go: [
              { guard: () => false, actions: say('first') },
              { guard: () => true, actions: say('second') },
              { actions: say('third') },
            ],
          },
        },
      },
    },
    events: ['go'],
    value: 'a',
    said: ['second'],
  },
  {
    rule: 'prefers an exact event to a partial wildcard, and that to the wildcard',
    config: {
      on: {
        '*': { actions: say('any') },
        'reply.*': { actions: say('partial') },
        'reply.send': { guard: () => false, actions: say('exact') },
      },
    },
    events: ['reply.send'],
    value: {},
    said: ['partial'],
  },
  {
    rule: 'lets a forbidden transition keep outer states from seeing the event',
    config: {
      initial: 'a',
      on: { go: { actions: say('outer') } },
      states: { a: { on: { go: undefined } } },
    },
    events: ['go'],
    value: 'a',
    said: [],
  },
  {
    rule: 'stays in the state on a transition to its own child',
    config: {
      initial: 'a',
      states: { a: told('a', { initial: 'b', states: { b: told('b'), c: told('c') }, on: { go: '.c' } }) },
    },
    events: ['go'],
    value: { a: 'c' },
    said: ['-b', '+c'],
  },
  {
    rule: 'leaves and enters the state on a re-entering transition to its own child',
    config: {
      initial: 'a',
      states: {
        a: told('a', {
          initial: 'b',
          states: { b: told('b'), c: told('c') },
          on: { go: { target: '.c', reenter: true } },
        }),
      },
    },
    events: ['go'],
    value: { a: 'c' },
    said: ['-b', '-a', '+a', '+c'],
  },
  {
    rule: 'lets every region of a parallel state take the event, in document order',
    config: {
      type: 'parallel',
      states: {
        a: { initial: 'b', states: { b: told('b', { on: { go: 'c' } }), c: told('c') } },
        x: { initial: 'y', states: { y: told('y', { on: { go: 'z' } }), z: told('z') } },
      },
    },
    events: ['go'],
    value: { a: 'c', x: 'z' },
    said: ['-y', '-b', '+c', '+z'],
  },
  {
    rule: 'lets the first region win when both would leave the parallel state',
    config: {
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          states: {
            a: { initial: 'b', states: { b: { on: { go: '#one' } } } },
            x: { initial: 'y', states: { y: { on: { go: '#two' } } } },
          },
        },
        one: { id: 'one' },
        two: { id: 'two' },
      },
    },
    events: ['go'],
    value: 'one',
    said: [],
  },
  {
    rule: 'does raised events before it comes to rest, after all actions of the microstep',
    config: {
      initial: 'a',
      states: {
        a: { on: { go: { target: 'b', actions: [raise({ type: 'next' }), say('after raise')] } } },
        b: told('b', { on: { next: 'c' } }),
        c: told('c'),
      },
    },
    events: ['go'],
    value: 'c',
    said: ['after raise', '+b', '-b', '+c'],
  },
  {
    rule: 'takes eventless transitions before raised events',
    config: {
      initial: 'a',
      states: {
        a: { on: { go: { target: 'b', actions: raise({ type: 'next' }) } } },
        b: { always: 'c', on: { next: 'wrong' } },
        c: { on: { next: 'd' } },
        d: {},
        wrong: {},
      },
    },
    events: ['go'],
    value: 'd',
    said: [],
  },
  {
    rule: 'asks eventless transitions of parallel regions in the order the regions were entered last',
    config: {
      type: 'parallel',
      context: { isOpen: false },
      on: { open: { actions: assign({ isOpen: true }) } },
      states: {
        a: {
          initial: 'b',
          states: {
            b: { on: { go: 'c' } },
            c: {
              always: {
                guard: ({ context }: { context: { isOpen: boolean } }) => context.isOpen,
                target: 'd',
                actions: say('a'),
              },
            },
            d: {},
          },
        },
        x: {
          initial: 'y',
          states: {
            y: {
              always: {
                guard: ({ context }: { context: { isOpen: boolean } }) => context.isOpen,
                target: 'z',
                actions: say('x'),
              },
            },
            z: {},
          },
        },
      },
    },
    events: ['go', 'open'],
    value: { a: 'd', x: 'z' },
    said: ['x', 'a'],
  },
  {
    rule: 'tells the outer state when a final state is reached, and its parallel parent when all regions are',
    config: {
      initial: 'p',
      states: {
        p: {
          type: 'parallel',
          onDone: { target: 'end', actions: say('all done') },
          states: {
            a: {
              initial: 'b',
              onDone: { actions: say('a done') },
              states: { b: { on: { go: 'c' } }, c: { type: 'final' } },
            },
            x: { initial: 'y', states: { y: { on: { go: 'z' } }, z: { type: 'final' } } },
          },
        },
        end: {},
      },
    },
    events: ['go'],
    value: 'end',
    said: ['a done', 'all done'],
  },
  {
    rule: 'remembers one level with shallow history',
    config: {
      initial: 'a',
      states: {
        a: {
          initial: 'b',
          on: { away: 'w' },
          states: {
            b: { on: { go: 'c' } },
            c: { initial: 'd', states: { d: { on: { go: 'e' } }, e: {} } },
            back: { type: 'history' },
          },
        },
        w: { on: { back: 'a.back' } },
      },
    },
    events: ['go', 'go', 'away', 'back'],
    value: { a: { c: 'd' } },
    said: [],
  },
  {
    rule: 'remembers all levels with deep history',
    config: {
      initial: 'a',
      states: {
        a: {
          initial: 'b',
          on: { away: 'w' },
          states: {
            b: { on: { go: 'c' } },
            c: { initial: 'd', states: { d: { on: { go: 'e' } }, e: {} } },
            back: { type: 'history', history: 'deep' },
          },
        },
        w: { on: { back: 'a.back' } },
      },
    },
    events: ['go', 'go', 'away', 'back'],
    value: { a: { c: 'e' } },
    said: [],
  },
  {
    rule: 'does what was enqueued once the function has returned',
    config: {
      context: { n: 0 },
      on: {
        go: {
          actions: enqueueActions(({ context, enqueue }) => {
            enqueue.assign({ n: 1 })
            if (context.n === 0) enqueue.emit({ type: 'still 0' } as never)
            enqueue(emit(({ context }) => ({ type: `now ${context.n}` })) as never)
          }),
        },
      },
    },
    events: ['go'],
    value: {},
    said: ['still 0', 'now 1'],
  },
  {
    rule: 'leaves every state when the machine ends',
    config: {
      initial: 'a',
      exit: say('-root'),
      states: { a: told('a', { on: { go: 'end' } }), end: told('end', { type: 'final' }) },
    },
    events: ['go'],
    value: 'end',
    said: ['-a', '+end', '-end', '-root'],
  },
]
