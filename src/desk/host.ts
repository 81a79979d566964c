/*
 * What every host of JavaScript has, and the language itself does not name: Node, browsers, Deno and Bun alike.
 */

/** How a host says that something is no longer wanted: an `AbortSignal`. @category Desk */
export interface Signal {
  /** Whether it was given. */
  readonly aborted: boolean
  /** Tells `listener` when it is given. */
  addEventListener(type: 'abort', listener: () => void): void
  /** Tells `listener` no more. */
  removeEventListener(type: 'abort', listener: () => void): void
}

declare function setTimeout(work: () => void, ms: number): unknown
declare function clearTimeout(timer: unknown): void
declare const crypto: { randomUUID(): string }
declare const AbortController: new () => { readonly signal: Signal; abort(): void }

/** The longest that a timer takes; longer ones would go off at once. */
const longestMs = 0x7fff_ffff

/** Does `work` after a while, at the latest after 24 days; answers how to let it be. */
export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, Math.min(Math.max(ms, 0), longestMs))
  return () => clearTimeout(timer)
}

/** Resolves after a while. */
export const pause = (ms: number): Promise<void> => new Promise(resolve => void after(ms, resolve))

/** A signal, and how to give it. */
export const newSignal = () => new AbortController()

/** A version 7 UUID (RFC 9562): random, and in the order of the instants it was made at. */
export function newId(at: number): string {
  const time = Math.max(at, 0).toString(16).padStart(12, '0').slice(-12)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
