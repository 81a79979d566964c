import { after, type Signal } from './host.js'

/** Wakes those who wait for work, and lets them wait no longer than until there is some. */
export class Bell {
  private readonly sleepers = new Set<() => void>()
  /** How often it rang. */
  rings = 0

  /** There may be work. */
  ring(): void {
    this.rings++
    for (const wake of [...this.sleepers]) wake()
  }

  /** Waits for the bell, the signal, or until `ms` are over; not at all where it rang since it had rung `since` times. */
  wait(ms: number, signal: Signal, since: number): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted || this.rings !== since) return resolve()
      const wake = () => {
        cancel()
        this.sleepers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      const cancel = after(ms, wake)
      this.sleepers.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}
