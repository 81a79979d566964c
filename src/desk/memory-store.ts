import type { CaseOf } from '../cases/case.js'
import { erasedRecord } from './erase.js'
import type {
  Agent,
  Assignment,
  CaseFilter,
  DeadLetter,
  EffectTypes,
  Kept,
  KeptRefusal,
  Label,
  Lent,
  Move,
  Numbered,
  PutEffect,
  Store,
  Urgency,
  UsedKey,
  Written,
} from './store.js'
import { isFor } from './tray.js'

/** A case in memory: as JSON, so that what was handed out and what is kept do not touch. */
interface Row {
  readonly number: number
  readonly json: string
  readonly rev: number
  readonly assignee: Kept['assignee']
  readonly label: Label
  readonly customers: readonly string[]
  /** When it is to be brought forward: when it is due, or later where it was postponed. */
  readonly wakeAt: number | null
}

interface Out {
  readonly put: PutEffect
  readonly putAt: number
  attempts: number
  readyAt: number
  lease: string | null
  dead: { readonly at: number; readonly reason: string } | null
}

/**
 * A store in memory: for tests, trials and simulations. It goes with the process; every look goes through all cases.
 * @category Desk
 */
export function memoryStore(): Store {
  const rows = new Map<string, Row>()
  const erased = new Set<string>()
  const histories = new Map<
    string,
    { records: string[]; assignments: Assignment[]; refusals: KeptRefusal[] }
  >()
  const keys = new Map<string, UsedKey & { readonly at: number }>()
  const agents = new Map<string, Agent>()
  let out: Out[] = []
  let opened = 0
  let leases = 0

  const kept = (row: Row): Numbered => ({
    number: row.number,
    case: JSON.parse(row.json) as CaseOf,
    assignee: row.assignee,
  })
  const historyOf = (caseId: string) => {
    const known = histories.get(caseId) ?? { records: [], assignments: [], refusals: [] }
    histories.set(caseId, known)
    return known
  }
  const write = ({
    at,
    before,
    after,
    label,
    customers,
    records,
    effects,
    assignment,
    key,
  }: Move): Written => {
    const { id, rev } = after.case
    const row = rows.get(id)
    if (key !== null && keys.has(key.key)) return 'key-taken'
    if (before === null ? row !== undefined || erased.has(id) : row === undefined || !isSame(row, before)) {
      return 'stale'
    }
    rows.set(id, {
      number: row?.number ?? ++opened,
      json: JSON.stringify(after.case),
      rev,
      assignee: after.assignee,
      label,
      customers: customers ?? row?.customers ?? [],
      wakeAt: label.dueAt,
    })
    const history = historyOf(id)
    history.records.push(...records.map(record => JSON.stringify(record)))
    if (assignment !== null) history.assignments.push(assignment)
    if (key !== null) keys.set(key.key, { ...key, at })
    for (const put of effects) {
      out.push({ put: clone(put), putAt: at, attempts: 0, readyAt: at, lease: null, dead: null })
    }
    return 'written'
  }
  const find = (filter: (row: Row) => boolean, order: (a: Row, b: Row) => number, limit: number) =>
    [...rows.values()].filter(filter).sort(order).slice(0, limit).map(kept)
  const lentOut = ({ id, lease }: Lent) => out.find(each => each.put.id === id && each.lease === lease)
  const canGo = (each: Out, types: EffectTypes): boolean =>
    each.dead === null && (types === 'all' || types.includes(each.put.effect.type))
  /** Of each case, the first effect of these types that is neither delivered nor dead. */
  const firsts = (types: EffectTypes): Out[] => {
    const first = new Map<string, Out>()
    for (const each of out) {
      const known = first.get(each.put.caseId)
      if (canGo(each, types) && (known === undefined || isBefore(each.put, known.put))) {
        first.set(each.put.caseId, each)
      }
    }
    return [...first.values()]
  }

  return {
    open: () => {},
    close: () => {},
    read: (caseId, key) => {
      const row = caseId === null ? undefined : rows.get(caseId)
      const used = key === null ? undefined : keys.get(key)
      return { kept: row === undefined ? null : kept(row), used: used ?? null }
    },
    write,
    history: caseId => {
      const { records, assignments, refusals } = historyOf(caseId)
      return clone({ records: records.map(text => JSON.parse(text)), assignments, refusals })
    },
    noteRefusal: refusal => void historyOf(refusal.caseId).refusals.push(clone(refusal)),
    forgetKeys: before => {
      for (const [key, { at }] of keys) if (at < before) keys.delete(key)
    },
    list: (filter, after, limit) =>
      find(
        row => row.number > after && isIn(row, filter),
        (a, b) => a.number - b.number,
        limit,
      ),
    workFor: (party, limit) => ({
      had: find(({ assignee, label }) => assignee?.id === party.id && label.tray.isOpen, byUrgency, limit),
      waiting: find(({ label }) => label.isWaiting && isFor(label.tray, party), byUrgency, limit),
    }),
    bringForward: (until, limit, bring) => {
      const due = find(({ wakeAt }) => wakeAt !== null && wakeAt <= until, byDueTime, limit)
      for (const done of bring(due)) {
        if ('after' in done) write(done)
        else rows.set(done.caseId, { ...rows.get(done.caseId)!, wakeAt: done.until })
      }
      return due.length
    },
    nextWakeAt: types => ({
      due: least([...rows.values()].flatMap(({ wakeAt }) => wakeAt ?? [])),
      effect: least(firsts(types).map(({ readyAt }) => readyAt)),
    }),
    lend: (at, until, limit, types) =>
      firsts(types)
        .filter(({ readyAt }) => readyAt <= at)
        .sort((a, b) => a.readyAt - b.readyAt)
        .slice(0, limit)
        .map(each => {
          Object.assign(each, { readyAt: until, lease: String(++leases) })
          return { ...clone(each.put), putAt: each.putAt, attempts: each.attempts, lease: each.lease! }
        }),
    settle: lent => {
      const done = lentOut(lent)
      out = out.filter(each => each !== done)
    },
    putBack: (lent, readyAt) => {
      const back = lentOut(lent)
      if (back !== undefined) Object.assign(back, { readyAt, attempts: back.attempts + 1, lease: null })
    },
    bury: (lent, at, reason) => {
      const dead = lentOut(lent)
      if (dead === undefined) return
      Object.assign(dead, { dead: { at, reason }, attempts: dead.attempts + 1, lease: null })
    },
    deadLetters: limit =>
      out
        .flatMap(({ put, attempts, dead }): DeadLetter[] =>
          dead === null ? [] : [{ ...clone(put), attempts, diedAt: dead.at, reason: dead.reason }],
        )
        .sort((a, b) => a.diedAt - b.diedAt)
        .slice(0, limit),
    requeue: (id, at) => {
      const letter = out.find(({ put, dead }) => put.id === id && dead !== null)
      if (letter !== undefined) Object.assign(letter, { dead: null, attempts: 0, readyAt: at })
      return letter !== undefined
    },
    signIn: agent => void agents.set(agent.party.id, agent),
    signOut: agentId => void agents.delete(agentId),
    assign: (limit, after, place) => {
      const busy = [...agents.values()]
        .map(agent => ({ ...agent, openCases: openCasesOf(rows, agent.party.id) }))
        .sort((a, b) => (a.party.id < b.party.id ? -1 : 1))
      const free = busy.filter(({ openCases, capacity }) => openCases < capacity)
      const isWanted = ({ label: { isWaiting, tray } }: Row) =>
        isWaiting && free.some(({ party }) => isFor(tray, party))
      const isBehind = (row: Row) => after === null || byPlace(urgencyOf(row), after) > 0
      const waiting = free.length === 0 ? [] : find(row => isWanted(row) && isBehind(row), byUrgency, limit)
      const placements = waiting.length === 0 ? [] : place(waiting, free)
      for (const { assignment } of placements) {
        const row = rows.get(assignment.caseId)!
        const label = { ...row.label, isWaiting: false }
        rows.set(assignment.caseId, { ...row, label, assignee: assignment.to })
        historyOf(assignment.caseId).assignments.push(assignment)
      }
      const last = waiting.length < limit ? null : rows.get(waiting.at(-1)!.case.id)!
      return { placed: placements.length, next: last && urgencyOf(last) }
    },
    eraseCustomer: customerId => {
      const theirs = [...rows].filter(([, { customers }]) => customers.includes(customerId))
      const closed = theirs.flatMap(([id, { label }]) => (label.tray.isOpen ? [] : id))
      for (const id of closed) {
        rows.delete(id)
        erased.add(id)
        const { records, assignments } = historyOf(id)
        const kept = records.map(text => JSON.stringify(erasedRecord(JSON.parse(text))))
        histories.set(id, { records: kept, assignments, refusals: [] })
        out = out.filter(({ put }) => put.caseId !== id)
        for (const [key, { receipt }] of keys) if (receipt.caseId === id) keys.delete(key)
      }
      return { erased: closed, open: theirs.flatMap(([id]) => (closed.includes(id) ? [] : id)) }
    },
    stats: at => {
      const all = [...rows.values()]
      const alive = out.filter(({ dead }) => dead === null)
      return {
        open: all.filter(({ label }) => label.tray.isOpen).length,
        waiting: all.filter(({ label }) => label.isWaiting).length,
        overdue: all.filter(({ label: { dueAt } }) => dueAt !== null && dueAt <= at).length,
        effects: alive.length,
        oldestEffectAt: least(alive.map(({ putAt }) => putAt)),
        deadLetters: out.length - alive.length,
        agents: agents.size,
      }
    },
  }
}

const clone = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

const isSame = (row: Row, before: Kept): boolean =>
  row.rev === before.case.rev && row.assignee?.id === before.assignee?.id

const isBefore = (a: PutEffect, b: PutEffect): boolean =>
  a.rev < b.rev || (a.rev === b.rev && a.index < b.index)

const least = (instants: readonly number[]): number | null =>
  instants.reduce<number | null>((least, at) => (least === null || at < least ? at : least), null)

const openCasesOf = (rows: ReadonlyMap<string, Row>, agentId: string): number =>
  [...rows.values()].filter(({ assignee, label }) => assignee?.id === agentId && label.tray.isOpen).length

/** The most urgent first, then what is due first, then what was opened first. */
const byPlace = (a: Urgency, b: Urgency): number =>
  b.rank - a.rank || (a.dueAt ?? Number.MAX_VALUE) - (b.dueAt ?? Number.MAX_VALUE) || a.number - b.number

const byUrgency = (a: Row, b: Row): number => byPlace(urgencyOf(a), urgencyOf(b))

const urgencyOf = ({ number, label: { rank, dueAt } }: Row): Urgency => ({ rank, dueAt, number })

const byDueTime = (a: Row, b: Row): number => a.wakeAt! - b.wakeAt! || a.number - b.number

function isIn({ label, assignee, customers }: Row, filter: CaseFilter): boolean {
  const { tray, rank, dueAt, isWaiting } = label
  const { tag, holder, queue, path, customer, rankAtLeast, dueBefore, isOpen } = filter
  const conditions: readonly boolean[] = [
    tag === undefined || tray.tags.includes(tag),
    holder === undefined || tray.holders.includes(holder),
    queue === undefined || (isWaiting && tray.holders.includes(queue)),
    filter.assignee === undefined || assignee?.id === filter.assignee,
    path === undefined || tray.path === path,
    customer === undefined || customers.includes(customer),
    rankAtLeast === undefined || rank >= rankAtLeast,
    dueBefore === undefined || (dueAt !== null && dueAt < dueBefore),
    isOpen === undefined || tray.isOpen === isOpen,
  ]
  return conditions.every(Boolean)
}
