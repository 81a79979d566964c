import {
  act,
  type CaseOf,
  type CaseRecord,
  type Charter,
  charters,
  defineCharter,
  type EmittedOf,
  elapse,
  type FileOf,
  type InputOf,
  openCase,
  type Party,
  type Path,
  paths,
  type Refusal,
  type RequestOf,
  type Step,
} from 'casewright'
import { toStringMethod } from 'fast-check'
import { cast, monday } from './cast.js'

/** Something that was done to a case, and what came of it. */
interface Turn<P extends Path> {
  readonly before: CaseOf<P>
  /** The same again, on another case. */
  readonly again: (item: CaseOf<P>) => Step<P>
  readonly after: Step<P>
}

export interface Setting {
  readonly charter?: Charter
  readonly id?: string
  readonly by?: Party
}

/** A desk like the top-up desk that offers every path, without service levels, whose clocks have stories of their own. */
export const wholeDepartment = defineCharter(
  { ...charters.topUp, paths: Object.keys(paths) as (keyof typeof paths)[], targets: [] },
  { paths },
)

/**
 * One case as it is told in a test: who does what, and what is refused. Every case is frozen before it is touched, so
 * that a change to an argument throws.
 */
export class Story<P extends Path> {
  readonly turns: Turn<P>[] = []
  readonly emitted: EmittedOf<P>[] = []
  readonly recorded: CaseRecord[] = []
  readonly refused: Refusal[] = []
  readonly charter: Charter
  /** What the last turn emitted. */
  lately: readonly EmittedOf<P>[] = []
  now = monday
  case: CaseOf<P>

  constructor(
    readonly path: P,
    readonly input: InputOf<P>,
    { charter = wholeDepartment, id = 'case-1', by = cast.customer }: Setting = {},
  ) {
    this.charter = charter
    const opened = openCase(path, deepFreeze(input), { id, at: this.now, by, charter })
    this.case = opened.case
    this.#keep(opened)
  }

  /** What the case has written down. */
  get file(): FileOf<P> {
    return this.case.state.context
  }

  /** Where the case stands: `open.working.resolving`. */
  get stands(): string {
    return dotted(this.case.state.value)
  }

  /** How a property that fails tells the story. */
  [toStringMethod](): string {
    const line = ({ at, by, event, to }: CaseRecord) =>
      `${new Date(at).toISOString()} ${by.id}: ${JSON.stringify(event)} → ${dotted(to)}`
    return ['', ...this.recorded.map(line)].join('\n')
  }

  /** Somebody does something, and may. */
  does(by: Party, event: RequestOf<P>): this {
    const result = this.#act(by, event)
    if (!result.ok) throw new Error(`refused: ${result.refusal.code}: ${result.refusal.message}`)
    return this
  }

  /** Somebody tries something, and may not. */
  refuses(by: Party, event: RequestOf<P>): Refusal {
    const result = this.#act(by, event)
    if (result.ok) throw new Error(`taken: ${(event as { type: string }).type}`)
    return result.refusal
  }

  /** Somebody does something, whether they may or not. */
  tries(by: Party, event: RequestOf<P>): boolean {
    return this.#act(by, event).ok
  }

  /** The clock moves on, and nobody looks. */
  later(ms: number): this {
    this.now += ms
    return this
  }

  /** The clock moves on, and what falls due happens. */
  waits(ms: number): this {
    const at = this.later(ms).now
    this.#turn(item => elapse(item, { at, charter: this.charter }))
    return this
  }

  #act(by: Party, event: RequestOf<P>) {
    const deed = { at: this.now, by, charter: this.charter }
    const result = act(deepFreeze(this.case), deepFreeze(event), deed)
    if (result.ok) {
      this.#turn(item => {
        const taken = act(item, event, deed)
        if (!taken.ok) throw new Error(`refused the second time: ${taken.refusal.message}`)
        const { ok: _, ...step } = taken
        return step
      })
    } else this.refused.push(result.refusal)
    return result
  }

  #turn(again: Turn<P>['again']): void {
    const before = deepFreeze(this.case)
    const after = again(before)
    this.turns.push({ before, again, after })
    this.#keep(after)
  }

  #keep({ case: item, emitted, recorded }: Step<P>): void {
    this.case = item
    this.lately = emitted
    this.emitted.push(...emitted)
    this.recorded.push(...recorded)
  }
}

const dotted = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value as object)
        .map(([outer, inner]) => `${outer}.${dotted(inner)}`)
        .join('+')

/** `value`, in which nothing can be altered any more. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze)
    Object.freeze(value)
  }
  return value
}
