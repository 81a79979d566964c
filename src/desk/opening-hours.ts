import { CasewrightError } from '../vocabulary/errors.js'
import { newSignal, type Signal } from './host.js'
import type { Store } from './store.js'

/** From the first use of a store to its end: opens it once, and closes it when all that uses it is done. */
export class OpeningHours {
  private opening: Promise<void> | null = null
  private closing: Promise<void> | null = null
  private readonly underway = new Set<Promise<unknown>>()
  private readonly end = newSignal()

  constructor(private readonly store: Store) {}

  /** Does `work` with the open store. */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.closing !== null)
      throw new CasewrightError('desk-closed', 'expected an open desk, got one that is closed')
    this.opening ??= this.open()
    const turn = this.opening.then(work)
    this.underway.add(turn)
    try {
      return await turn
    } finally {
      this.underway.delete(turn)
    }
  }

  /** Does `work` until the signal or the end, whichever comes first. */
  async until(signal: Signal, work: (both: Signal) => Promise<void>): Promise<void> {
    const both = newSignal()
    const stop = () => both.abort()
    if (signal.aborted || this.end.signal.aborted) stop()
    for (const each of [signal, this.end.signal]) each.addEventListener('abort', stop)
    try {
      await work(both.signal)
    } finally {
      for (const each of [signal, this.end.signal]) each.removeEventListener('abort', stop)
    }
  }

  /** Closes the store once nothing is under way. */
  close(): Promise<void> {
    this.closing ??= this.shut()
    return this.closing
  }

  private open(): Promise<void> {
    const opening = Promise.resolve().then(() => this.store.open())
    return opening.catch(error => {
      // The next use tries again.
      this.opening = null
      throw error
    })
  }

  private async shut(): Promise<void> {
    this.end.abort()
    await Promise.allSettled(this.underway)
    if (this.opening !== null) await this.store.close()
  }
}
