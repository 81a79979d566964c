import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  act,
  type CaseOf,
  type CaseRecord,
  type Charter,
  charters,
  elapse,
  nextDueAt,
  openCase,
  type Path,
  type PathMap,
  paths,
  type RequestOf,
} from 'casewright'
import { createDesk, type Desk } from 'casewright/desk'
import type { Random } from 'casewright/policies'
import { expect } from 'vitest'
import { type Deed, keepKeysMs, openStore, people } from './work.js'

export const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
/** Sends notes to cases that others send to as well. */
export const racer = fileURLToPath(new URL('racer.ts', import.meta.url))
const charter: Charter = charters.topUp

/** What all workers so far were told. */
interface Told {
  readonly acknowledged: Extract<Deed, { type: 'acknowledged' }>[]
  /** What was delivered under each id. */
  readonly delivered: Map<string, object>
}

export const nothing = (): Told => ({ acknowledged: [], delivered: new Map() })

/** Lets a worker work, and kills it when it was told so many things. */
export async function workAndCrash(
  address: string,
  seed: string,
  start: number,
  random: Random,
  told: Told,
): Promise<void> {
  const enough = 20 + Math.floor(random() * 100)
  const { signal, complaint } = await work(worker, [address, seed, String(start)], told, (lines, child) => {
    if (lines >= enough) child.kill('SIGKILL')
  })
  expect(signal, complaint).toBe('SIGKILL')
}

/** Lets a process do a script to its end, and takes down what it says; `hear` learns how much it has said. */
export async function work(
  script: string,
  words: readonly string[],
  told: Told,
  hear: (lines: number, child: ChildProcess) => void = () => {},
): Promise<{ readonly signal: string | null; readonly code: number | null; readonly complaint: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=@casewright/source', '--import=tsx', script, ...words],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    complaint += text
  })
  let text = ''
  let lines = 0
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
    lines += chunk.split('\n').length - 1
    hear(lines, child)
  })
  const end = await new Promise<[number | null, string | null]>(resolve =>
    child.on('close', (code, signal) => resolve([code, signal])),
  )

  // The last line may be half said.
  for (const line of text.split('\n').slice(0, -1)) {
    const deed = JSON.parse(line) as Deed
    if (deed.type === 'acknowledged') told.acknowledged.push(deed)
    else noteDelivery(told, deed.id, deed.effect)
  }
  return { code: end[0], signal: end[1], complaint }
}

function noteDelivery({ delivered }: Told, id: string, effect: object): void {
  if (delivered.has(id)) expect(effect).toEqual(delivered.get(id))
  delivered.set(id, effect)
}

/** Looks through everything that is stored, by means of another desk, and lets it finish what was begun. */
export async function lookThrough(address: string, now: number, told: Told): Promise<void> {
  const store = openStore(address)
  const desk = createDesk({ charter, store, keepKeysMs, now: () => now }) as unknown as Desk<PathMap>
  try {
    desk.on('*', (effect, { id }) => noteDelivery(told, id, effect as object))
    // Leases of the dead have to run out first.
    await desk.tick(now)

    const cases = await allCases(desk)
    const records = new Map<string, readonly CaseRecord[]>()
    for (const item of cases) {
      const history = await desk.history(item.id, { by: people.supervisor })
      records.set(item.id, history!.records)
      expect(history!.records.map(({ rev }) => rev)).toEqual(history!.records.map((_, index) => index + 1))
      const replayed = replay(history!.records, item.updatedAt)
      expect(replayed.case).toEqual(item)
      const ids = [...told.delivered.keys()].filter(id => id.startsWith(`${item.id}:`))
      expect(ids.length, `effects of ${item.id}`).toBe(replayed.emitted)
      expect(nextDueAt(item) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now)
    }
    for (const { key, receipt, event } of told.acknowledged) {
      expect((await store.read(null, key)).used?.receipt, key).toEqual(receipt)
      const mine = records.get(receipt.caseId) ?? []
      expect(
        mine.some(({ rev, event: { type } }) => rev <= receipt.rev && type === event),
        key,
      ).toBe(true)
      const said = mine.filter(record => JSON.stringify(record.event).includes(`"${key} says so"`))
      expect(said.length, key).toBeLessThanOrEqual(1)
      if (hasText(event)) expect(said.length, key).toBe(1)
    }
    expect((await desk.stats()).effects).toBe(0)
  } finally {
    await desk.close()
  }
}

const hasText = (event: string) =>
  event !== 'case.open' && event !== 'case.accept' && event !== 'reply.promise'

async function allCases(desk: Desk<PathMap>): Promise<CaseOf[]> {
  const cases: CaseOf[] = []
  let cursor: string | null = null
  do {
    const page = await desk.list({}, { by: people.supervisor, limit: 500, cursor })
    cases.push(...page.cases.map(each => each.case))
    cursor = page.cursor
  } while (cursor !== null)
  return cases
}

/** The case that its records make, and how many effects it put out on the way. */
function replay([opening, ...later]: readonly CaseRecord[], until: number) {
  const { caseId: id, at, by, event } = opening!
  const path = paths[event.path as keyof typeof paths] as Path
  let step = openCase(path, event.input, { id, at, by, charter })
  let emitted = step.emitted.length
  for (const { at, by, event } of later) {
    if (event.type.startsWith('sla.')) continue
    const next =
      by.role === 'system'
        ? elapse(step.case, { at, charter })
        : act(step.case, event as RequestOf<Path>, { at, by, charter })
    if ('ok' in next && !next.ok) throw new Error(next.refusal.message)
    step = next as typeof step
    emitted += step.emitted.length
  }
  const last = elapse(step.case, { at: until, charter })
  return { case: last.case, emitted: emitted + last.emitted.length }
}
