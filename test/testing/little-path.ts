import type { Path, Role } from 'casewright'
import { type AnyStateMachine, assign, type MachineConfig, type MachineContext, setup } from 'xstate'
import { z } from 'zod'

type Config = MachineConfig<
  MachineContext,
  { type: string; by: { id: string }; text?: string; apology?: boolean }
>

interface Little {
  /** The chart; each state's holder is the service agent unless the root says otherwise. */
  readonly chart: Pick<Config, 'states' | 'initial' | 'on'> & { readonly holder?: Role | null }
  /** The fields of each event. */
  readonly events: Readonly<Record<string, z.ZodRawShape>>
  readonly senders?: Path['senders']
  readonly rules?: Path['rules']
}

const actions = {
  own: assign({ owner: ({ event }) => event.by }),
  reply: assign({
    replies: ({ context, event }) => [...context.replies, { apology: event.apology ?? false }],
  }),
  feedBack: assign({ feedback: () => [{ problem: 'p' }] }),
  sayWhy: assign({ withdrawnBecause: ({ event }) => event.text ?? null }),
  blame: assign({ liable: () => true }),
  wait: assign({ deadlines: ({ event }) => ({ patience: event.at + 1000 }) }),
  stopWaiting: assign({ deadlines: () => ({}) }),
}

/** A path of a few states, to break one promise and keep the others. */
export function littlePath({ chart, events, senders = {}, rules = {} }: Little): Path {
  const { holder = 'service-agent', ...config } = chart
  const machine = setup({
    types: {} as {
      context: { [key: string]: unknown; replies: readonly { apology: boolean }[] }
      events: { type: string; by: { id: string; role: string }; at: number; text?: string; apology?: boolean }
    },
    actions,
    guards: Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => [
        name,
        ({ context, event }: { context: object; event: object }) =>
          [rule].flat().every(each => each.holds(context, event)),
      ]),
    ),
  } as never).createMachine({
    id: 'little',
    context: { owner: null, replies: [], feedback: [], liable: null, withdrawnBecause: null, deadlines: {} },
    ...(holder === null ? {} : { meta: { holder } }),
    ...config,
  } as never) as unknown as AnyStateMachine
  const options = Object.entries(events).map(([type, fields]) =>
    z.strictObject({ type: z.literal(type), ...fields }),
  )
  return {
    id: 'little',
    version: 1,
    machine,
    input: z.strictObject({}),
    event: z.discriminatedUnion('type', options as never),
    senders,
    rules,
    selectors: {},
  } as unknown as Path
}
