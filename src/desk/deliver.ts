import type { Instant } from '../vocabulary/time.js'
import { after, newSignal, type Signal } from './host.js'
import type { Office } from './office.js'
import type { EffectTypes, Lent } from './store.js'

/** What a handler is told of the effect beside itself. @category Desk */
export interface Errand {
  /** `caseId:rev:index`: the same however often the effect is delivered. */
  readonly id: string
  readonly caseId: string
  /** The first is 1. */
  readonly attempt: number
  /** When the case put it out. */
  readonly putAt: Instant
  /** Given when the desk no longer waits for the handler. */
  readonly signal: Signal
}

/** Carries an effect out; when it throws, it is called again later. @category Desk */
export type EffectHandler = (effect: never, errand: Errand) => unknown

/** How effects are delivered. @category Desk */
export interface Delivery {
  /** How often an effect is tried before it is given up, ≥ 1. */
  readonly attempts: number
  /** How long the desk waits before the second attempt; each further wait is twice as long. */
  readonly firstDelayMs: number
  readonly longestDelayMs: number
  /** How long a handler may take. */
  readonly timeoutMs: number
  /** How many effects a desk delivers at once, of different cases, ≥ 1. */
  readonly atOnce: number
}

/** Twelve attempts within about a day; half a minute each; sixteen at once. */
export const usualDelivery: Delivery = {
  attempts: 12,
  firstDelayMs: 1_000,
  longestDelayMs: 6 * 3_600_000,
  timeoutMs: 30_000,
  atOnce: 16,
}

/** What came of a round of deliveries. */
export interface Delivered {
  delivered: number
  failed: number
}

/** The effect types that this desk has handlers for. */
export const typesOf = ({ handlers }: Office): EffectTypes =>
  handlers.has('*') ? 'all' : [...handlers.keys()]

/**
 * Delivers effects until there is none that can be delivered now.
 * @param now - The time, whenever it is asked.
 * @param round - `rest`: while some are under way, resolves when there may be more, given how often the bell had rung;
 *   `isOver`: whether no more are to be begun.
 */
export async function deliver(
  office: Office,
  now: () => Instant,
  round: {
    readonly rest: (rings: number) => Promise<void>
    readonly isOver: () => boolean
  } = untilNoneIsLeft,
): Promise<Delivered> {
  const { store, delivery, bell } = office
  const underway = new Set<Promise<void>>()
  const sum: Delivered = { delivered: 0, failed: 0 }
  const errors: unknown[] = []
  let resting: Promise<void> | null = null
  for (;;) {
    const { rings } = bell
    const isLast = round.isOver() || errors.length > 0
    const carrying = underway.size
    const free = isLast ? 0 : delivery.atOnce - carrying
    const at = now()
    const types = typesOf(office)
    const lent =
      free > 0 && types.length > 0 ? await store.lend(at, at + 2 * delivery.timeoutMs, free, types) : []
    const someEnded = underway.size < carrying
    for (const effect of lent) {
      const errand: Promise<void> = carry(office, effect, now)
        .then(isDelivered => void sum[isDelivered ? 'delivered' : 'failed']++)
        .catch(error => void errors.push(error))
        .finally(() => underway.delete(errand))
      underway.add(errand)
    }
    // While the store looked, the next effect of the same case was still held back.
    if (someEnded) continue
    if (underway.size === 0) break
    if (free > 0 && lent.length < free) {
      resting ??= round.rest(rings).finally(() => {
        resting = null
      })
    }
    if (lent.length < free || free === 0) {
      await Promise.race(resting === null || isLast ? underway : [...underway, resting])
    }
  }
  if (errors.length > 0) throw errors[0]
  return sum
}

const untilNoneIsLeft = { rest: () => new Promise<void>(() => {}), isOver: () => false }

/** Carries one effect out, and says whether it was delivered. */
async function carry(office: Office, lent: Lent, now: () => Instant): Promise<boolean> {
  const { store, delivery, handlers, bell, tell } = office
  const { id, effect, putAt } = lent
  const startedAt = now()
  const attempt = lent.attempts + 1
  const failure = await failureOf(handlers.get(effect.type) ?? handlers.get('*')!, lent, delivery.timeoutMs)
  const at = now()
  if (failure === null) {
    await store.settle(lent)
    const lagMs = Math.max(0, at - putAt)
    tell({ type: 'effect.delivered', at, id, effect: effect.type, lagMs, attempt, startedAt })
    return true
  }
  const retryAt = attempt < delivery.attempts ? at + delayMs(attempt, delivery, office.random) : null
  if (retryAt === null) await store.bury(lent, at, failure)
  else await store.putBack(lent, retryAt, failure)
  bell.ring()
  tell({ type: 'effect.failed', at, id, effect: effect.type, attempt, reason: failure, retryAt, startedAt })
  return false
}

/** Why a handler failed, or `null`. One that hangs is not waited for. */
async function failureOf(handler: EffectHandler, lent: Lent, timeoutMs: number): Promise<string | null> {
  const { id, caseId, attempts, putAt, effect } = lent
  const stop = newSignal()
  let cancel = (): void => {}
  const late = new Promise<string>(resolve => {
    cancel = after(timeoutMs, () => {
      resolve(`took longer than ${timeoutMs} ms`)
      stop.abort()
    })
  })
  try {
    const work = Promise.resolve(
      handler(effect as never, { id, caseId, attempt: attempts + 1, putAt, signal: stop.signal }),
    )
    return await Promise.race([work.then(() => null), late])
  } catch (error) {
    return reasonOf(error)
  } finally {
    cancel()
  }
}

/** With a mark in place of NUL and half of a surrogate pair, which not every database keeps. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .slice(0, 2_000)
    .replaceAll(/[\0\p{Surrogate}]/gu, '\ufffd')

/** Twice as long each time, less up to half of it by chance, so that what failed together is not tried together. */
function delayMs(attempt: number, { firstDelayMs, longestDelayMs }: Delivery, random: () => number): number {
  const full = Math.min(firstDelayMs * 2 ** (attempt - 1), longestDelayMs)
  return Math.round(full * (1 - random() / 2))
}
