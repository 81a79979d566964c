import { SpanStatusCode } from '@opentelemetry/api'
import { MeterProvider, MetricReader } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { memoryStore } from 'casewright/desk'
import { meterStanding, telemetry } from 'casewright/opentelemetry'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cast, minute, monday } from '../machines/cast.js'
import { deskOn, openInquiry } from '../stores/contract/ground.js'

const agent = { by: cast.agent }

/** Hands out what is measured, when it is asked. */
class Reader extends MetricReader {
  protected async onForceFlush() {}
  protected async onShutdown() {}
}

/** A desk with telemetry, and what it has told so far. */
function observed() {
  const exporter = new InMemorySpanExporter()
  const tracer = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  }).getTracer('test')
  const reader = new Reader()
  const meter = new MeterProvider({ readers: [reader] }).getMeter('test')
  const clock = { at: monday }
  const options = { tracer, meter, now: () => clock.at }
  const store = memoryStore()
  const { desk } = deskOn({ store: () => store }, { observe: telemetry(options) }, clock)
  onTestFinished(meterStanding(desk, options))
  const measured = async (name: string) => {
    const { resourceMetrics } = await reader.collect()
    const metric = resourceMetrics.scopeMetrics
      .flatMap(({ metrics }) => metrics)
      .find(({ descriptor }) => descriptor.name === `casewright.${name}`)
    return (metric?.dataPoints ?? []).map(({ value, attributes }) => ({ value, attributes }))
  }
  const spans = (name: string) =>
    exporter.getFinishedSpans().filter(span => span.name === `casewright.${name}`)
  return { desk, clock, spans, measured }
}

describe('telemetry', () => {
  it('makes a span and a count of each move', async () => {
    const { desk, spans, measured } = observed()
    const caseId = await openInquiry(desk)

    await desk.send(caseId, { type: 'case.accept' }, agent)

    expect(spans('case.move').map(({ attributes }) => attributes)).toMatchObject([
      { 'casewright.event': 'case.open', 'casewright.case.id': caseId, 'casewright.case.rev': 1 },
      { 'casewright.event': 'case.accept', 'casewright.role': 'service-agent' },
    ])
    expect(await measured('case.moves')).toMatchObject([
      { value: 1, attributes: { 'casewright.path': 'inquiry', 'casewright.event': 'case.open' } },
      { value: 1, attributes: { 'casewright.event': 'case.accept' } },
    ])
  })

  it('counts refusals by rule', async () => {
    const { desk, spans, measured } = observed()
    const caseId = await openInquiry(desk)

    await desk.send(caseId, { type: 'case.accept' }, { by: cast.customer })

    const what = { 'casewright.refusal.code': 'not-your-role', 'casewright.refusal.rule': 'R3' }
    expect(await measured('case.refusals')).toMatchObject([{ value: 1, attributes: what }])
    expect(spans('case.refuse')).toMatchObject([{ attributes: what }])
  })

  it('measures how late what was due happened, in seconds', async () => {
    const { desk, clock, measured } = observed()
    await openInquiry(desk)
    clock.at = monday + minute + 1_500

    await desk.tick()

    expect(await measured('due.lateness')).toMatchObject([{ value: { count: 1, sum: 1.5 } }])
  })

  it('measures how long effects were on their way, and tells why one failed', async () => {
    const { desk, clock, spans, measured } = observed()
    const caseId = await openInquiry(desk)
    await desk.send(caseId, { type: 'note.add', text: 'A secret' }, agent)
    let isBroken = true
    desk.on('*', () => {
      if (isBroken) throw new Error('The mail server is away')
    })
    await desk.tick()
    isBroken = false
    clock.at += 2_000

    await desk.tick()

    expect(spans('effect.deliver').map(({ status }) => status)).toEqual([
      { code: SpanStatusCode.ERROR, message: 'Error: The mail server is away' },
      { code: SpanStatusCode.UNSET },
    ])
    expect(await measured('effect.failures')).toMatchObject([
      { value: 1, attributes: { 'casewright.effect': 'agent.notify', 'casewright.is_given_up': false } },
    ])
    expect(await measured('outbox.lag')).toMatchObject([{ value: { count: 1, sum: 2 } }])
  })

  it('makes spans as long as what they tell of', async () => {
    const { desk, clock, spans } = observed()
    const caseId = await openInquiry(desk)
    await desk.send(caseId, { type: 'note.add', text: 'A note' }, agent)
    desk.on('*', () => {
      clock.at += 250
    })

    await desk.tick(monday)

    expect(spans('effect.deliver').map(({ duration }) => duration)).toEqual([[0, 250_000_000]])
  })
})

describe('meterStanding', () => {
  it('tells how much there is of everything when metrics are read', async () => {
    const { desk, clock, measured } = observed()
    const caseId = await openInquiry(desk)
    await openInquiry(desk)
    await desk.send(caseId, { type: 'note.add', text: 'A note' }, agent)
    clock.at = monday + minute

    const values = await Promise.all(
      ['cases.open', 'cases.overdue', 'outbox.effects', 'outbox.age'].map(
        async name => (await measured(name))[0]?.value,
      ),
    )

    expect(values).toEqual([2, 2, 1, 60])
  })

  it('tells nothing where the store fails', async () => {
    const { desk, measured } = observed()
    await desk.close()

    expect(await measured('cases.open')).toEqual([])
  })
})
