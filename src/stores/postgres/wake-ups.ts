import { after } from '../../desk/host.js'
import type { Connection } from './connection.js'

const channel = 'casewright'
/** What is written in one burst is told in one go. */
const burstMs = 10
/** How long to wait for a server that is gone: twice as long each time, up to the longest. */
const repose = { firstMs: 100, longestMs: 5_000 }

/** Tells other processes that something was written, and hears of what they write (LISTEN, NOTIFY). */
export class WakeUps {
  /** Whom the database tells of what this process itself wrote. */
  private readonly name = `${Math.random()}`.slice(2)
  /** Takes back what is about to be told. */
  private unsay: (() => void) | null = null
  private readonly stops = new Set<() => void>()

  constructor(private readonly connection: Connection) {}

  /** Something was written. */
  tell(): void {
    // Outside the transaction: NOTIFY inside one makes commits wait for each other. Who misses it looks before long by itself.
    this.unsay ??= after(burstMs, () => void this.say())
  }

  /** Calls `changed` when another process wrote something, or may have; answers how to stop. */
  hear(changed: () => void): () => void {
    let isOver = false
    let rouse = (): void => {}
    const listen = async () => {
      for (let failures = 0; !isOver; ) {
        try {
          await this.listenOnce(changed, end => {
            failures = 0
            rouse = end
            if (isOver) end()
          })
        } catch {
          const ms = Math.min(repose.firstMs * 2 ** failures++, repose.longestMs)
          if (!isOver)
            await new Promise<void>(resolve => {
              const cancel = after(ms, resolve)
              rouse = () => {
                cancel()
                resolve()
              }
            })
        }
      }
    }
    void listen()
    const stop = () => {
      isOver = true
      rouse()
      this.stops.delete(stop)
    }
    this.stops.add(stop)
    return stop
  }

  async close(): Promise<void> {
    for (const stop of this.stops) stop()
    if (this.unsay !== null) await this.say()
  }

  private async say(): Promise<void> {
    this.unsay?.()
    this.unsay = null
    const sql = `SELECT pg_notify($1, concat_ws('/', $2::text, current_schema()))`
    await this.connection.run(sql, channel, this.name).catch(() => {})
  }

  /** Listens on a connection of its own until it is stopped; an error where the connection is lost. */
  private async listenOnce(changed: () => void, begun: (stop: () => void) => void): Promise<void> {
    let stop = (): void => {}
    let lose = (_: Error): void => {}
    const ended = new Promise<void>((resolve, reject) => {
      stop = resolve
      lose = reject
    })
    const client = await this.connection.borrow(lose)
    const listen = async () => {
      // A channel is the whole database's; other schemas have cases of their own.
      const { rows } = await client.query({ text: 'SELECT current_schema() AS schema' })
      const [{ schema }] = rows as [{ schema: string }]
      client.on('notification', ({ payload = '' }) => {
        const [teller, ...told] = payload.split('/')
        if (teller !== this.name && told.join('/') === schema) changed()
      })
      await client.query({ text: `LISTEN ${channel}` })
      begun(stop)
      // What was told before went unheard.
      changed()
    }
    try {
      await Promise.all([listen(), ended])
    } finally {
      client.removeListener('error', lose)
      client.release(true)
    }
  }
}
