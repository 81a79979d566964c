import { faultMachine } from 'casewright'
import { expect, it } from 'vitest'
import { setup } from 'xstate'
import { faultInput, solvedByAgent, solvedByDepartment } from '../bench/fault.ways.js'
import { walkEveryConfiguration } from './every-configuration.js'
import { promiseMachine, repairMachine, triageMachine } from './service-machines.js'

const of = (...types: readonly string[]) => types.map(type => ({ type }))

const repairEvents = [
  { type: 'customer.call', isReached: true },
  { type: 'customer.call', isReached: false },
  { type: 'visit.report', text: 'fuse' },
  ...of('visit.begin', 'fault.find', 'fault.fix', 'form.fill', 'form.sign', 'work.pause', 'work.resume'),
]

it.each([
  { machine: repairMachine, input: { isUnderContract: true }, events: repairEvents, values: 12 },
  { machine: repairMachine, input: { isUnderContract: false }, events: repairEvents, values: 10 },
  {
    machine: promiseMachine,
    input: undefined,
    events: of('promise.give', 'promise.keep', 'customer.call', 'reminder.due'),
    values: 3,
  },
  {
    machine: triageMachine,
    input: { severity: 0 },
    events: of('severity.raise', 'agent.free', 'agent.busy'),
    values: 6,
  },
  {
    machine: faultMachine,
    input: faultInput,
    events: [...solvedByAgent, ...solvedByDepartment],
    values: 10,
  },
])(
  'does as XState does in every configuration of $machine.id from $input',
  ({ machine, input, events, values }) => {
    const walk = walkEveryConfiguration(machine, { events, input, limit: 150 })

    expect(walk.difference).toBeNull()
    expect(walk.values).toHaveLength(values)
  },
)

it('visits every state once when there are few', () => {
  const walk = walkEveryConfiguration(triageMachine, { events: of('severity.raise'), input: { severity: 2 } })

  expect(walk).toMatchObject({ isComplete: true, values: ['{"urgency":"high","desk":"overtime"}'], steps: 3 })
})

it('names the shortest way to a difference', () => {
  let calls = 0
  const moody = setup({ guards: { isInTheMood: () => ++calls % 2 === 0 } }).createMachine({
    initial: 'asking',
    states: {
      asking: { on: { ask: 'waiting' } },
      waiting: { on: { ask: { guard: 'isInTheMood', target: 'asking' } } },
    },
  })

  const { difference } = walkEveryConfiguration(moody, { events: of('ask') })

  expect(difference).toMatchObject({
    after: ['start', { send: { type: 'ask' } }, { send: { type: 'ask' } }],
    xstate: { value: 'waiting' },
    kernel: { value: 'asking' },
  })
})
