import type { Cast } from './cast.js'
import type { Differences } from './differences.js'
import type { Reads } from './reads.js'

/** What an outline is made from. @category Exploring */
export interface Outlined {
  readonly value: unknown
  readonly context: object
  readonly status: 'active' | 'done' | 'error'
  readonly historyValue?: object
  readonly timers?: readonly object[]
}

/** How finely states are told apart. @category Exploring */
export interface OutlineOptions {
  /** Counts above this one are all the same, and so are lists longer than this; default 2. */
  readonly maxCount?: number
  /**
   * Tells states apart instead of the outline, which it is given as well: to tell more apart, write it down beside what
   * more there is.
   */
  readonly serialise?: (state: Outlined, outline: string) => string
}

/** Later than any duration and any count, earlier than any instant of our days: March 1973. */
const firstInstant = 1e11

/**
 * Writes down what matters of states, so that a walk over endlessly many of them ends.
 *
 * Of the context that is what makes a difference; of an instant, whether it is past, and in which order those to come will
 * be; of a count, how many up to a few; of a text, that there is one; of people who may do the same, who is the same as
 * whom.
 */
export class Outliner {
  /** Values and histories are the same few objects again and again. */
  readonly #texts = new WeakMap<object, string>()

  constructor(
    readonly differences: Differences,
    readonly cast: Cast,
    readonly options: OutlineOptions,
  ) {}

  /** The outline of a state at a time, and the people and roles it names. */
  of(state: Outlined, at: number): { text: string; named: ReadonlyMap<string, string> } {
    const { maxCount = 2, serialise } = this.options
    const page = new Page(at, maxCount, this.cast)
    page.write(state.context, this.differences.of(state))
    for (const timer of state.timers ?? []) page.write({ ...timer, token: null }, null)
    const history = state.historyValue && state.status === 'active' ? this.#json(state.historyValue) : ''
    const text = `${this.#json(state.value)}${history}${page.text()}`
    return { text: serialise === undefined ? text : serialise(state, text), named: page.named }
  }

  /** Whether two states a step apart are alike, seen at a glance. */
  isSame(before: Outlined, after: Outlined): boolean {
    if (before.value !== after.value || before.historyValue !== after.historyValue) return false
    if (before.timers !== after.timers || this.options.serialise !== undefined) return false
    const reads = this.differences.of(before)
    if (before.context === after.context || reads.whole) return before.context === after.context
    const [left, right] = [before.context, after.context] as Record<string, unknown>[]
    for (const key of reads.inside.keys()) if (left![key] !== right![key]) return false
    return true
  }

  #json(value: unknown): string {
    if (typeof value !== 'object' || value === null) return String(value)
    let text = this.#texts.get(value)
    if (text === undefined) {
      text = JSON.stringify(value)
      this.#texts.set(value, text)
    }
    return text
  }
}

/** One outline while it is written. */
class Page {
  readonly named = new Map<string, string>()
  #text = ''
  /** What is written up to each of the instants to come, and those instants. */
  #before: string[] | null = null
  #ahead: number[] = []

  constructor(
    readonly at: number,
    readonly maxCount: number,
    readonly cast: Cast,
  ) {}

  /** @param reads - What counts of the value; `null` when all of it does. */
  write(value: unknown, reads: Reads | null): void {
    if (value === null || value === undefined) this.#text += ' -'
    else if (typeof value === 'number') this.#writeNumber(value)
    else if (typeof value === 'string') this.#text += ` ${this.#name(value)}`
    else if (typeof value !== 'object') this.#text += ` ${value}`
    else if (reads !== null && !reads.whole) this.#writeRead(value, reads)
    else if (Array.isArray(value)) this.#text += ` [${Math.min(value.length, this.maxCount)}]`
    else this.#writeAll(value)
  }

  /** All of it, each instant as its place among those to come. */
  text(): string {
    if (this.#before === null) return this.#text
    const instants = [...new Set(this.#ahead)].sort((a, b) => a - b)
    const said = this.#ahead.map((at, index) => `${this.#before![index]} +${instants.indexOf(at)}`)
    return said.join('') + this.#text
  }

  #writeRead(value: object, reads: Reads): void {
    if (reads.listed) this.#text += ` ${keysOf(value).join()}`
    this.#text += ' {'
    for (const [key, inner] of reads.inside) this.write((value as Record<string, unknown>)[key], inner)
    this.#text += ' }'
  }

  #writeAll(value: object): void {
    this.#text += ' {'
    for (const key of keysOf(value)) {
      this.#text += ` ${key}`
      this.write((value as Record<string, unknown>)[key], null)
    }
    this.#text += ' }'
  }

  #writeNumber(value: number): void {
    if (value < firstInstant) this.#text += value > this.maxCount ? ` ${this.maxCount}+` : ` ${value}`
    else if (value <= this.at) this.#text += ' past'
    else {
      this.#before ??= []
      this.#before.push(this.#text)
      this.#ahead.push(value)
      this.#text = ''
    }
  }

  #name(text: string): string {
    const { parties, classes } = this.cast
    const party = parties.get(text)
    if (party !== undefined && party.role !== text) {
      return `${this.#name(party.role)}${party.leaning ?? ''}${this.#nth(text)}`
    }
    const common = classes.get(text)
    if (common !== undefined) return common + this.#nth(text)
    return /\s/.test(text) ? '…' : text
  }

  /** The number of a name, in the order in which names are come across. */
  #nth(name: string): string {
    let number = this.named.get(name)
    if (number === undefined) {
      number = `#${this.named.size}`
      this.named.set(name, number)
    }
    return number
  }
}

/** The keys of an object, whatever order they came in. */
function keysOf(value: object): readonly string[] {
  const keys = Object.keys(value)
  return keys.length > 1 ? keys.sort() : keys
}
