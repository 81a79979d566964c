import { charters, defineCharter, paths } from 'casewright'
import { createDesk, type DeskEvent, type DeskOptions, memoryStore, type Store } from 'casewright/desk'
import { onTestFinished } from 'vitest'
import { cast, inputs, monday } from '../../machines/cast.js'

/** Where a kind of store keeps one test's cases. */
export interface Ground {
  /** A store on these cases, as another process would open it. */
  store(): Store
}

/** Makes a new place for each test, and clears it away afterwards. */
export type NewGround = () => Promise<Ground> | Ground

/** The top-up desk, with every path. */
export const charter = defineCharter(
  { ...charters.topUp, paths: Object.keys(paths) as (keyof typeof paths)[] },
  { paths },
)

/** Cases in memory: there is one store, however often it is asked for. */
export function memoryGround(): Ground {
  const store = memoryStore()
  return { store: () => store }
}

/** A desk on a ground, whose clock the test sets. */
export function deskOn(
  ground: Ground,
  options: Partial<DeskOptions<typeof paths>> = {},
  clock = { at: monday },
) {
  const events: DeskEvent[] = []
  const desk = createDesk({
    charter: keepingRefusals,
    store: ground.store(),
    now: () => clock.at,
    random: () => 0,
    observe: event => void events.push(event),
    ...options,
  })
  onTestFinished(() => desk.close())
  return { desk, clock, events }
}

/** The charter of these tests. */
export const keepingRefusals = defineCharter({ ...charter, keepsRefusals: true }, { paths })

export type TestDesk = ReturnType<typeof deskOn>['desk']

/** Opens an inquiry, and answers its id. */
export async function openInquiry(
  desk: TestDesk,
  more: object = {},
  options: { id?: string; key?: string } = {},
) {
  const input = { ...inputs.inquiry, ...more }
  const opened = await desk.open('inquiry', input, { by: cast.customer, ...options })
  if (!opened.ok) throw new Error(opened.refusal.message)
  return opened.caseId
}

/** What somebody of the department sees of a case. */
export async function caseOf(desk: TestDesk, caseId: string) {
  const view = await desk.get(caseId, { by: cast.supervisor })
  if (view === null) throw new Error(`no case ${caseId}`)
  return view.case
}

export async function historyOf(desk: TestDesk, caseId: string) {
  const history = await desk.history(caseId, { by: cast.supervisor })
  if (history === null) throw new Error(`no case ${caseId}`)
  return history
}

/** Takes up, answers and closes a case. */
export async function finish(desk: TestDesk, caseId: string) {
  const by = cast.agent
  const feedback = { problem: 'p', cause: 'c', improvement: 'i' }
  for (const event of [
    { type: 'case.accept' },
    { type: 'reply.send', text: 'Here you are' },
    { type: 'feedback.record', ...feedback },
  ] as const) {
    const sent = await desk.send(caseId, event, { by })
    if (!sent.ok) throw new Error(sent.refusal.message)
  }
}
