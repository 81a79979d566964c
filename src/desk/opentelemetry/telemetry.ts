import {
  type Attributes,
  type Meter,
  metrics,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import type { DeskEvent } from '../observe.js'

/** Where telemetry goes. @category OpenTelemetry */
export interface TelemetryOptions {
  /** Makes the spans: the global provider's tracer `casewright` unless given. */
  readonly tracer?: Tracer | undefined
  /** Makes the metrics: the global provider's meter `casewright` unless given. */
  readonly meter?: Meter | undefined
  /** The desk's clock, in epoch milliseconds: the host's unless given. */
  readonly now?: (() => number) | undefined
}

export const meterOf = ({ meter }: TelemetryOptions): Meter => meter ?? metrics.getMeter('casewright')

/**
 * Makes spans and metrics of what a desk does, for its option `observe`. None of them tells a customer's name or a text, unless a
 * failing handler of effects says it.
 *
 * Spans: `casewright.case.move`, `casewright.case.refuse`, `casewright.effect.deliver`, from when it was asked for to when it was done.
 * Metrics: `casewright.case.moves` and `casewright.case.refusals` (by code and rule), `casewright.case.conflicts`,
 * `casewright.due.lateness` and `casewright.outbox.lag` (seconds), `casewright.effect.failures`, `casewright.store.failures`.
 * @category OpenTelemetry
 */
export function telemetry(options: TelemetryOptions = {}): (event: DeskEvent) => void {
  const { tracer = trace.getTracer('casewright'), now = Date.now } = options
  const meter = meterOf(options)
  const count = (name: string, description: string) =>
    meter.createCounter(`casewright.${name}`, { description })
  const seconds = (name: string, description: string) =>
    meter.createHistogram(`casewright.${name}`, { description, unit: 's' })
  const moves = count('case.moves', 'Moves of cases')
  const refusals = count('case.refusals', 'Refused requests, by rule')
  const conflicts = count('case.conflicts', 'Races that another process won')
  const stuck = count('case.stuck', 'Cases that could not be read when they fell due or waited')
  const lateness = seconds('due.lateness', 'From when something was due to when it happened')
  const lag = seconds('outbox.lag', 'From when an effect was put out to when it was delivered')
  const failures = count('effect.failures', 'Attempts at delivery that failed')
  const broken = count('store.failures', 'Rounds in which the store failed')

  const span = (name: string, startTime: number, attributes: Attributes, failure?: string) => {
    const kind = name === 'effect.deliver' ? SpanKind.CONSUMER : SpanKind.INTERNAL
    const made = tracer.startSpan(`casewright.${name}`, { kind, startTime, attributes })
    if (failure !== undefined) made.setStatus({ code: SpanStatusCode.ERROR, message: failure })
    made.end(Math.max(startTime, now()))
  }

  return event => {
    switch (event.type) {
      case 'case.moved': {
        const what = { 'casewright.path': event.path, 'casewright.event': event.event }
        moves.add(1, what)
        const { caseId, rev, role, effects } = event
        span('case.move', event.startedAt, {
          ...what,
          'casewright.case.id': caseId,
          'casewright.case.rev': rev,
          'casewright.role': role,
          'casewright.effects': effects,
        })
        break
      }
      case 'case.refused': {
        const what = {
          'casewright.refusal.code': event.code,
          'casewright.refusal.rule': event.rule ?? 'none',
        }
        refusals.add(1, { ...what, 'casewright.path': event.path })
        const { caseId, path, role } = event
        span('case.refuse', event.startedAt, {
          ...what,
          'casewright.case.id': caseId,
          'casewright.path': path,
          'casewright.role': role,
        })
        break
      }
      case 'case.contended':
        conflicts.add(1)
        break
      case 'case.stuck':
        stuck.add(1)
        break
      case 'case.due':
        lateness.record(event.latenessMs / 1_000, { 'casewright.path': event.path })
        break
      case 'effect.delivered':
      case 'effect.failed': {
        const what = { 'casewright.effect': event.effect }
        const { id, attempt, startedAt } = event
        const more = { ...what, 'casewright.effect.id': id, 'casewright.attempt': attempt }
        if (event.type === 'effect.delivered') {
          lag.record(event.lagMs / 1_000, what)
          span('effect.deliver', startedAt, more)
        } else {
          failures.add(1, { ...what, 'casewright.is_given_up': event.retryAt === null })
          span('effect.deliver', startedAt, more, event.reason)
        }
        break
      }
      case 'store.failed':
        broken.add(1)
        break
    }
  }
}
