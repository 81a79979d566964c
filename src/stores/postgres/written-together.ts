import type { Move, Written } from '../../desk/store.js'
import { isTakenBack } from './connection.js'

declare function setImmediate(work: () => void): unknown

interface Waiting {
  readonly move: Move
  readonly resolve: (written: Written) => void
  readonly reject: (error: unknown) => void
}

/** How many moves go to the database at once, and how many such transactions are under way. */
const most = { together: 64, underway: 2 }

/**
 * Writes together what is to be written at once: one round trip and one flush to disk are enough for sixteen moves. Whoever asks
 * hears when it is done.
 */
export class WrittenTogether {
  private waiting: Waiting[] = []
  private underway = 0
  private isAwake = false

  constructor(private readonly writeAll: (moves: readonly Move[]) => Promise<readonly Written[]>) {}

  write(move: Move): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ move, resolve, reject })
      this.wake()
    })
  }

  private wake(): void {
    if (this.isAwake || this.underway === most.underway || this.waiting.length === 0) return
    this.isAwake = true
    // After what has arrived by now, such as other requests, has been seen to.
    setImmediate(() => {
      this.isAwake = false
      void this.flush()
    })
  }

  private async flush(): Promise<void> {
    const group = this.nextGroup()
    this.underway++
    this.wake()
    await this.settle(group)
    this.underway--
    this.wake()
  }

  /** Of each case and of each key one move; the others wait for what comes of it. */
  private nextGroup(): Waiting[] {
    const taken = new Set<string>()
    const group: Waiting[] = []
    const later: Waiting[] = []
    for (const each of this.waiting) {
      const { after, key } = each.move
      const names = [`case ${after.case.id}`, ...(key === null ? [] : [`key ${key.key}`])]
      const isFree = group.length < most.together && !names.some(name => taken.has(name))
      for (const name of names) taken.add(name)
      ;(isFree ? group : later).push(each)
    }
    this.waiting = later
    return group
  }

  private async settle(group: readonly Waiting[]): Promise<void> {
    try {
      const written = await this.writeAll(group.map(({ move }) => move))
      for (const [index, { resolve }] of group.entries()) resolve(written[index]!)
    } catch (error) {
      // What is wrong with one of them is no reason to refuse the others.
      if (group.length > 1 && isTakenBack((error as Error).cause, '22', '23', '40')) {
        for (const each of group) await this.settle([each])
      } else {
        for (const { reject } of group) reject(error)
      }
    }
  }
}
