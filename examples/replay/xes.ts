import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { SaxesParser } from 'saxes'

/** What an event or a trace says of itself: the keys that stand directly in it, as text. */
export type XesAttributes = Readonly<Record<string, string>>

/** One trace of an event log: what happened to one case, in the log's order. */
export interface XesTrace {
  readonly attributes: XesAttributes
  readonly events: readonly XesAttributes[]
}

/** How much text is read at a time. */
const chunkSize = 65_536

/**
 * Reads the traces of an XES event log (IEEE 1849) one by one, never holding more of it than one piece of 64 kB.
 * @param path - An `.xes` file, or an `.xes.gz`.
 * @throws Error with line and column where the file is no XML or no XES.
 */
export async function* readTraces(path: string): AsyncGenerator<XesTrace> {
  const whole: XesTrace[] = []
  const parser = traceParser(trace => whole.push(trace))
  const file = createReadStream(path)
  const text = path.endsWith('.gz') ? file.pipe(createGunzip({ chunkSize })) : file
  // A pipe does not pass on what went wrong before it.
  file.on('error', error => text.destroy(error))
  for await (const piece of text.setEncoding('utf8')) {
    parser.write(piece)
    yield* whole.splice(0)
  }
  parser.close()
}

type Bag = Record<string, string>

/** A parser that hands over each trace when it is whole. */
function traceParser(take: (trace: XesTrace) => void): SaxesParser {
  const parser = new SaxesParser()
  const path: string[] = []
  let trace: { attributes: Bag; events: Bag[] } | null = null
  let event: Bag = {}

  parser.on('opentag', ({ name, attributes: { key, value } }) => {
    const around = path.at(-1)
    if (around === undefined && name !== 'log') throw parser.makeError(`expected <log>, got <${name}>`)
    path.push(name)
    if (name === 'trace') trace = { attributes: {}, events: [] }
    if (name === 'event') {
      event = {}
      trace?.events.push(event)
    }
    // Attributes may hold attributes of their own; what counts is what stands directly in an event or a trace.
    const bag = around === 'event' ? event : around === 'trace' ? trace?.attributes : undefined
    if (bag !== undefined && key !== undefined && value !== undefined) bag[key] = value
  })
  parser.on('closetag', ({ name }) => {
    path.pop()
    if (name === 'trace' && trace !== null) {
      take(trace)
      trace = null
    }
    // An event may stand in the log by itself; it is a trace of its own.
    if (name === 'event' && trace === null) take({ attributes: {}, events: [event] })
  })
  parser.on('error', error => {
    throw error
  })
  return parser
}
