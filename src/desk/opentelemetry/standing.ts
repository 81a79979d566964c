import type { BatchObservableCallback } from '@opentelemetry/api'
import type { Desk } from '../desk.js'
import { meterOf, type TelemetryOptions } from './telemetry.js'

/**
 * Tells how much there is of everything, from the store, whenever metrics are read: `casewright.cases.open`, `….waiting`, `….overdue`,
 * `casewright.outbox.effects`, `casewright.outbox.age` (seconds since the oldest was put out), `casewright.outbox.dead`,
 * `casewright.agents`. One process of several is enough. Where the store fails, nothing is told.
 * @param desk - The desk whose store is asked.
 * @returns How to stop.
 * @category OpenTelemetry
 */
export function meterStanding(desk: Pick<Desk, 'stats'>, options: TelemetryOptions = {}): () => void {
  const { now = Date.now } = options
  const meter = meterOf(options)
  const gauge = (name: string, description: string, unit = '') =>
    meter.createObservableGauge(`casewright.${name}`, { description, unit })
  const open = gauge('cases.open', 'Cases that are not closed')
  const waiting = gauge('cases.waiting', 'Cases that wait for somebody to be given them')
  const overdue = gauge('cases.overdue', 'Cases to which time has something to say that is past')
  const effects = gauge('outbox.effects', 'Effects to be delivered')
  const age = gauge('outbox.age', 'Since the oldest of them was put out', 's')
  const dead = gauge('outbox.dead', 'Effects that were given up')
  const agents = gauge('agents', 'Agents who are signed in')

  const all = [open, waiting, overdue, effects, age, dead, agents]
  const tell: BatchObservableCallback = async result => {
    const stats = await desk.stats().catch(() => null)
    if (stats === null) return
    const { oldestEffectAt } = stats
    result.observe(open, stats.open)
    result.observe(waiting, stats.waiting)
    result.observe(overdue, stats.overdue)
    result.observe(effects, stats.effects)
    result.observe(age, oldestEffectAt === null ? 0 : Math.max(0, now() - oldestEffectAt) / 1_000)
    result.observe(dead, stats.deadLetters)
    result.observe(agents, stats.agents)
  }
  meter.addBatchObservableCallback(tell, all)
  return () => meter.removeBatchObservableCallback(tell, all)
}
