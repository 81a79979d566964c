import type { CaseOf } from '../../cases/case.js'
import { parse } from '../../vocabulary/parse.js'
import type { Party } from '../../vocabulary/party.js'
import type { CaseRecord } from '../../vocabulary/record.js'
import type { CaseRoute } from '../engine/case-route.js'
import { type CaseListener, type CourseOpening, customerOf, type KeptCase, nameOf } from '../engine/course.js'
import type { Template } from '../engine/template.js'
import type { ChartEdge } from './chart-node.js'
import type { Diary } from './diary.js'
import { retoldCase } from './retold-case.js'

type Event = CaseRecord['event']

/** Writes the records of charted cases, the same as if each step had been asked of the case itself. */
export class RecordsWriter {
  /** By number of the template: the event as it is taken, where it is the same at any time. */
  private readonly events: (Event | undefined)[] = []
  private readonly opened: ((customer: Party) => object) | null

  constructor(
    private readonly route: CaseRoute,
    private readonly listener: CaseListener,
  ) {
    this.opened = openedAlike(route)
  }

  /** A case is over, at the end of its path or of the scenario. */
  tell(diary: Diary, opening: CourseOpening, until: number): void {
    const { route, listener } = this
    const caseId = nameOf(route, opening)
    const customer = customerOf(route, opening)
    const records: CaseRecord[] = []
    let from: CaseRecord['from'] = null
    let updatedAt = opening.at
    diary.read((line, by, at) => {
      const isStep = 'sources' in line
      const to = isStep ? (line.to.one.state.value as CaseRecord['to']) : from!
      if (at > updatedAt) updatedAt = at
      records.push({
        caseId,
        rev: records.length + 1,
        at: updatedAt,
        by: by ?? customer,
        event: isStep ? this.eventOf(line, customer, at) : (line as Event),
        from,
        to,
      })
      from = to
    })
    listener(new RecordedCase(records, route, until))
  }

  private eventOf({ type, sent }: ChartEdge, customer: Party, at: number): Event {
    if (sent === null) {
      const { path } = this.route
      return { type, path: path.id, input: this.inputOf(customer, at) }
    }
    if ('index' in sent) return this.events[sent.index] ?? this.read(sent, at)
    return { ...sent }
  }

  private read(template: Template, at: number): Event {
    const { route, field } = this.route
    const event = template.at(at)
    const read = parse(route.events.get(template.type)!, event, `simulate: ${field}`) as Event
    if (template.at(at + 1) === event) this.events[template.index] = read
    return read
  }

  private inputOf(customer: Party, at: number): object {
    return this.opened === null ? inputOf(this.route, customer, at) : this.opened(customer)
  }
}

/** A case that was told by its records alone; made of them when it is asked for. */
class RecordedCase implements KeptCase {
  readonly #route: CaseRoute
  readonly #until: number
  #case: CaseOf | undefined

  constructor(
    readonly records: readonly CaseRecord[],
    route: CaseRoute,
    until: number,
  ) {
    this.#route = route
    this.#until = until
  }

  get case(): CaseOf {
    this.#case ??= retoldCase(this.records, this.#route, this.#until)
    return this.#case
  }
}

/** What a case is opened with, as it is taken. */
function inputOf({ path, input, field }: CaseRoute, customer: Party, at: number): object {
  return parse(path.input, { customer, ...input(at) }, `simulate: ${field}`) as object
}

/** The same for cases that differ in their customer alone; `null` where they differ in more. */
function openedAlike(route: CaseRoute): ((customer: Party) => object) | null {
  const { input } = route
  if (input(0) !== input(1)) return null
  const [one, other] = ['one', 'other'].map(id => inputOf(route, { id, role: 'customer' }, 0))
  if (input(0).customer !== undefined) return () => one!
  const isAlike = JSON.stringify({ ...one, customer: null }) === JSON.stringify({ ...other, customer: null })
  return isAlike ? customer => ({ ...one, customer }) : null
}
