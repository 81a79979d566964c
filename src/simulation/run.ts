/**
 * What one replication of a scenario counted, as plain data that a structured clone carries between threads.
 *
 * Instants are epoch milliseconds and lengths milliseconds, neither of them rounded. Counted is who arrives from `from` up to
 * `until`, and what time passes between the two; the warm-up before `from` is simulated and left out.
 * @category Simulation
 */
export interface Run {
  /** The seed that was asked for, as text. */
  readonly seed: string
  /** Which replication it is, counted from 0: each has random numbers of its own. */
  readonly replication: number
  /** When counting begins: the start of the scenario, or the end of its warm-up. */
  readonly from: number
  /** When the scenario ends; what is not done by then is open. */
  readonly until: number
  /** How long a slot is, in ms: half an hour. */
  readonly slotMs: number
  /** How many slots there are from `from` to `until`; the last may be shorter. Slot `i` begins at `from + i * slotMs`. */
  readonly slots: number
  /** How many events the engine handled, those of the warm-up among them. */
  readonly events: number
  /** By the id of the stream, in the order of the scenario. */
  readonly streams: Readonly<Record<string, StreamRun>>
  /** By the id of the group, in the order of the scenario. */
  readonly groups: Readonly<Record<string, GroupRun>>
}

/**
 * What became of those who arrived in one stream: `arrivals = served + abandoned + open`.
 * @category Simulation
 */
export interface StreamRun {
  /** The path its cases take; `null` for a bare stream of contacts. */
  readonly path: string | null
  /** Who came, each attempt counted. */
  readonly arrivals: number
  /** Of the arrivals, those who had given up before and tried again. */
  readonly retried: number
  /** Of the arrivals, cases that came of others, which asked to open them (`linkedCase.open`). */
  readonly linked: number
  /** Cases that these asked to open and that were not, as the scenario has no stream on their path: how many, by path. */
  readonly unopened: Readonly<Record<string, number>>
  /** Whose work somebody has begun, done or not. */
  readonly answered: number
  /** Contacts whose handling is done, and cases that are closed. */
  readonly served: number
  /** Who gave up before anybody answered; of cases, those withdrawn for that. */
  readonly abandoned: number
  /** Neither served nor abandoned at the end: censored. */
  readonly open: number
  /** From arrival to the first answer, of those answered, in the order of arrival. */
  readonly waits: Float64Array
  /** From arrival to giving up, of those who gave up, in the order of arrival. */
  readonly abandonedWaits: Float64Array
  /** How long those have waited by the end whom nobody has answered yet, in the order of arrival: censored. */
  readonly openWaits: Float64Array
  /** From arrival to the end of handling, or to the last closing of the case, of those served, in the order of arrival. */
  readonly throughputs: Float64Array
  /** How long those have been there by the end who are neither served nor gone, in the order of arrival: censored. */
  readonly openThroughputs: Float64Array
  /**
   * How long each stage took, each time somebody left it. Of contacts: `waiting` (of those answered) and `handling`. Of cases:
   * the states, as `open.working.diagnosing`.
   */
  readonly stages: Readonly<Record<string, StageTally>>
  /** By the id of the target: those of the charter, where clocks are kept, and `answer` where the stream names a time for it. */
  readonly targets: Readonly<Record<string, TargetTally>>
  /** How often each event was taken, by its type; none for a bare stream. */
  readonly taken: Readonly<Record<string, number>>
  /** Customers × ms spent waiting for an agent between `from` and `until`: over the length, the mean number who wait. */
  readonly waitingMs: number
  readonly bySlot: StreamSlots
}

/** How often a stage was left, and how long it took in all. @category Simulation */
export interface StageTally {
  readonly count: number
  readonly sumMs: number
}

/** How a target was kept. `open`: its clock has neither stopped nor run out at the end: censored. @category Simulation */
export interface TargetTally {
  readonly met: number
  readonly breached: number
  readonly open: number
}

/** What became of those who arrived in each slot, and how many waited in it. @category Simulation */
export interface StreamSlots {
  /** Who came in it, each attempt counted. */
  readonly arrivals: Float64Array
  /** Of those, who were answered, whenever that was. */
  readonly answered: Float64Array
  /** Of those, who were answered within the stream's `answerWithinMs`; all answered where it names none. */
  readonly inTarget: Float64Array
  /** Of those, who gave up, whenever that was. */
  readonly abandoned: Float64Array
  /** Mean number who waited for an agent during the slot, whenever they came. */
  readonly waiting: Float64Array
}

/**
 * How the agents of a group spent their time: all parts but `loadMs` add up to `agents × (until − from)`.
 * @category Simulation
 */
export interface GroupRun {
  /** How many there are, at work or not. */
  readonly agents: number
  /** At work, with something to do. */
  readonly busyMs: number
  /** At work, with nothing to do. */
  readonly idleMs: number
  readonly breakMs: number
  /** On the rota and not there (shrinkage). */
  readonly absentMs: number
  /** At work after the end of the shift. */
  readonly overtimeMs: number
  /** Off the rota. */
  readonly offMs: number
  /** Contacts × ms in hand: more than the time at work where agents have several chats at once. */
  readonly loadMs: number
  /** Pieces of work begun by the group. */
  readonly handled: number
  /** In the currency of the scenario: the rota's hours, and overtime. */
  readonly cost: number
  readonly bySlot: GroupSlots
  /** What each agent did when; only where it was asked for. */
  readonly spans?: Spans
}

/** Means over each slot. @category Simulation */
export interface GroupSlots {
  /** Agents at work, busy or idle, overtime among them; neither on a break nor absent. */
  readonly staffed: Float64Array
  /** Agents with something to do. */
  readonly busy: Float64Array
  /** Who waited with this group first on their list. */
  readonly queue: Float64Array
}

/** What an agent can be doing, by its number in {@link Spans}. @category Simulation */
export const spanKinds = ['busy', 'idle', 'break', 'absent', 'overtime'] as const
/** What an agent can be doing. @category Simulation */
export type SpanKind = (typeof spanKinds)[number]

/** Rows of a Gantt chart, a column each, in the order in which they ended; off the rota there is no row. @category Simulation */
export interface Spans {
  /** Which agent of the group, counted from 0. */
  readonly agent: Int32Array
  /** Index into {@link spanKinds}. */
  readonly kind: Uint8Array
  readonly from: Float64Array
  readonly to: Float64Array
}
