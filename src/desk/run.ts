import type { Instant } from '../vocabulary/time.js'
import { assignWaiting } from './assign.js'
import { type Delivered, deliver, typesOf } from './deliver.js'
import { bringForward } from './due.js'
import type { Signal } from './host.js'
import { pause } from './host.js'
import type { Office } from './office.js'

/** What a round at the desk came to. @category Desk */
export interface Round extends Delivered {
  /** How often time was told to a case. */
  readonly broughtForward: number
  readonly assigned: number
}

/** One round: what is due happens, who is free gets work, what was put out is delivered. */
export async function tick(office: Office, at: Instant): Promise<Round> {
  await forgetKeys(office, at)
  const broughtForward = await bringForward(office, at)
  const assigned = await assignWaiting(office, at)
  const { delivered, failed } = await deliver(office, () => at)
  return { broughtForward, assigned, delivered, failed }
}

/** Idempotency keys are not kept for ever. */
const forgetKeys = ({ store, keepKeysMs }: Office, at: Instant) => store.forgetKeys(at - keepKeysMs)

/** How long a desk sleeps at most where nobody tells it what other processes write, and where the store does. */
const longestSleepMs = { unaware: 1_000, aware: 30_000 }
const hourMs = 3_600_000
/** What is written in one burst is looked after in one go. */
const burstMs = 5
/** How long a desk rests before it looks on among those who wait, where none so far were for anybody. */
const strollMs = 100
/** How long a desk leaves a broken store alone: twice as long each time, up to the longest. */
const repose = { firstMs: 100, longestMs: 10_000 }

/** Rounds without end, each when there is something to do, until the signal; what is under way then is finished. */
export async function run(office: Office, signal: Signal): Promise<void> {
  const { store, bell } = office
  const unsubscribe = await store.onChange?.(() => bell.ring())
  const asleepMs = unsubscribe === undefined ? longestSleepMs.unaware : longestSleepMs.aware
  const sleep = async (until: Instant | null, rings: number): Promise<void> => {
    const ms = until === null ? asleepMs : until - office.now()
    await bell.wait(Math.min(Math.max(ms, 0), asleepMs), signal, rings)
    if (!signal.aborted) await pause(burstMs)
  }
  /** Does some work again and again; a store that fails is given time. */
  const keepAt = async (work: () => Promise<Instant | null>): Promise<void> => {
    let failures = 0
    while (!signal.aborted) {
      const { rings } = bell
      try {
        const until = await work()
        failures = 0
        await sleep(until, rings)
      } catch (error) {
        office.tell({ type: 'store.failed', at: office.now(), error })
        const ms = Math.min(repose.firstMs * 2 ** failures++, repose.longestMs)
        await bell.wait(ms, signal, bell.rings)
      }
    }
  }
  const next = async () => store.nextWakeAt(typesOf(office))
  let keysForgottenAt = Number.NEGATIVE_INFINITY

  try {
    await Promise.all([
      keepAt(async () => {
        await bringForward(office, office.now())
        return (await next()).due
      }),
      keepAt(async () => {
        await assignWaiting(office, office.now())
        return office.walk.after === null ? null : office.now() + strollMs
      }),
      keepAt(async () => {
        await deliver(office, office.now, {
          rest: async rings => sleep((await next()).effect, rings),
          isOver: () => signal.aborted,
        })
        return (await next()).effect
      }),
      keepAt(async () => {
        const at = office.now()
        if (at - keysForgottenAt >= hourMs) {
          await forgetKeys(office, at)
          keysForgottenAt = at
        }
        return at + hourMs
      }),
    ])
  } finally {
    unsubscribe?.()
  }
}
