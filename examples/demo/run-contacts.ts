import {
  type Charter,
  defineCharter,
  type Instant,
  nextDueAt,
  type Party,
  type PathMap,
  paths,
} from 'casewright'
import { createDesk, type Desk, type Store } from 'casewright/desk'
import type { ContactLine } from './contact-line.js'
import type { ContactRun } from './contact-run.js'
import { requestsIn, retell } from './retell.js'

/** How long a case is looked after when nobody asks anything any more: past the silences, the reminders and the time to reopen. */
const followedMs = 21 * 86_400_000
const reader: Party = { id: 'reader', role: 'manager' }

/** How a day comes on. */
export interface Progress {
  /** So many of all the steps were done when the day was taken up: more than none where it had been broken off. */
  begin(done: number, all: number): void
  step(done: number): void
}

/** One thing to do at the desk. */
interface Step {
  readonly at: Instant
  readonly isDone: boolean
  readonly take: () => Promise<unknown>
}

/**
 * Takes contacts through their paths at a desk, in the order in which things happen. The store says what was done before: a
 * day that was broken off, by whatever, goes on from there.
 * @param store - Where the cases are; it is closed in the end.
 */
export async function runContacts(
  contacts: readonly ContactLine[],
  charter: Charter,
  store: Store,
  progress: Progress = { begin: () => {}, step: () => {} },
): Promise<ContactRun[]> {
  const clock = { at: 0 }
  const desk = createDesk<PathMap>({
    charter: defineCharter({ ...charter, keepsRefusals: true }, { paths }) as Charter,
    store,
    now: () => clock.at,
    // The program speaks for everybody, and may know of every case; what somebody may ask of it is for the case to say.
    viewFor: item => item,
  })
  try {
    const steps = (await Promise.all(contacts.map(contact => stepsOf(contact, desk))))
      .flat()
      .toSorted((a, b) => a.at - b.at)
    let done = steps.filter(({ isDone }) => isDone).length
    progress.begin(done, steps.length)
    desk.on('*', () => {})
    for (const { at, isDone, take } of steps) {
      clock.at = at
      if (isDone) continue
      await desk.tick()
      await take()
      progress.step(++done)
    }
    return await Promise.all(
      contacts.map(async contact => retell(contact, (await historyOf(desk, contact))!, charter)),
    )
  } finally {
    await desk.close()
  }
}

const historyOf = (desk: Desk<PathMap>, { id }: ContactLine) => desk.history(id, { by: reader })

/** What is to be done for a contact: its case is opened, asked what the script asks, and looked after till its end. */
async function stepsOf(contact: ContactLine, desk: Desk<PathMap>): Promise<Step[]> {
  const { id, path, openedAt, openedBy, comesOf, input, events } = contact
  const by = openedBy ?? input.customer
  const before = await historyOf(desk, contact)
  // What time brings, the desk does by itself; of the rest, each request has left its record or its refusal.
  const asked = before === null ? 0 : requestsIn(before.records).length + before.refusals.length
  const ties = before?.records.filter(({ event }) => event.type === 'case.link') ?? []
  const isTied = comesOf === undefined || ties.some(({ event }) => event.to === comesOf.to)

  const opens: Step = {
    at: openedAt,
    isDone: before !== null && isTied,
    async take() {
      if (before === null) {
        const opened = await desk.open(path, input, { id, by, at: openedAt })
        if (!opened.ok) throw new Error(`${id}: ${opened.refusal.message}`)
      }
      if (comesOf !== undefined) await desk.link({ ...comesOf, from: id }, { by })
    },
  }
  const asks = events.map(({ at, by, event }, index) => ({
    at,
    isDone: index < asked,
    take: () => desk.send(id, event, { at, by, key: `${id}/${index}` }),
  }))
  const until = (events.at(-1)?.at ?? openedAt) + followedMs
  const item = before && (await desk.get(id, { by: reader }))!.case
  const isOver = item !== null && asked === events.length && (nextDueAt(item) ?? until + 1) > until
  const ends: Step = { at: until, isDone: isOver, take: async () => {} }
  // A message that was entered late has an earlier time than the one before it.
  let at = openedAt
  return [opens, ...asks, ends].map(step => {
    at = Math.max(at, step.at)
    return { ...step, at }
  })
}
