import type { Instant } from '../../vocabulary/time.js'

/** Something that falls due. @category Service levels */
export interface DueEntry {
  readonly id: string
  readonly at: Instant
}

/** Which of many cases falls due when; only what is due is touched. @category Service levels */
export interface DueIndex {
  /** How many cases wait for something. */
  readonly size: number
  /** Says when a case next falls due, in place of what was said before; `null`: not at all. */
  set(id: string, at: Instant | null): void
  /** What falls due first, or `null`. */
  nextDue(): DueEntry | null
  /** Takes out all that is due by now, in order; of what falls due together, what was set first. */
  popDue(now: Instant): DueEntry[]
}

interface Entry extends DueEntry {
  readonly order: number
}

/**
 * An index of what falls due when: a binary heap in which what was moved or withdrawn stays behind until it comes up.
 * @param entries - What to begin with, such as each open case with its `nextDueAt`.
 * @category Service levels
 */
export function createDueIndex(entries: Iterable<DueEntry> = []): DueIndex {
  const current = new Map<string, Entry>()
  let heap: Entry[] = []
  let order = 0

  const isLive = (entry: Entry) => current.get(entry.id) === entry
  const heapify = () => {
    heap = [...current.values()]
    for (let index = (heap.length >> 1) - 1; index >= 0; index--) sink(heap, index)
  }
  const add = ({ id, at }: DueEntry) => {
    const entry = { id, at, order: order++ }
    current.set(id, entry)
    return entry
  }
  const dropStale = () => {
    while (heap.length > 0 && !isLive(heap[0]!)) pop(heap)
  }

  for (const entry of entries) add(entry)
  heapify()
  return {
    get size() {
      return current.size
    },
    set(id, at) {
      if (at === null) {
        current.delete(id)
        return
      }
      if (current.get(id)?.at === at) return
      push(heap, add({ id, at }))
      // Half of what is in the heap, and more, was moved or withdrawn.
      if (heap.length > 2 * current.size + 64) heapify()
    },
    nextDue() {
      dropStale()
      const first = heap[0]
      return first ? { id: first.id, at: first.at } : null
    },
    popDue(now) {
      const due: DueEntry[] = []
      for (dropStale(); heap.length > 0 && heap[0]!.at <= now; dropStale()) {
        const { id, at } = pop(heap)
        current.delete(id)
        due.push({ id, at })
      }
      return due
    },
  }
}

const comesBefore = (one: Entry, other: Entry): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)

function push(heap: Entry[], entry: Entry): void {
  let index = heap.length
  heap.push(entry)
  while (index > 0) {
    const parent = (index - 1) >> 1
    if (!comesBefore(entry, heap[parent]!)) break
    heap[index] = heap[parent]!
    index = parent
  }
  heap[index] = entry
}

function pop(heap: Entry[]): Entry {
  const first = heap[0]!
  const last = heap.pop()!
  if (heap.length > 0) {
    heap[0] = last
    sink(heap, 0)
  }
  return first
}

function sink(heap: Entry[], start: number): void {
  const entry = heap[start]!
  let index = start
  for (let child = 2 * index + 1; child < heap.length; child = 2 * index + 1) {
    if (child + 1 < heap.length && comesBefore(heap[child + 1]!, heap[child]!)) child++
    if (!comesBefore(heap[child]!, entry)) break
    heap[index] = heap[child]!
    index = child
  }
  heap[index] = entry
}
