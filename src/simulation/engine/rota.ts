import { createRandom, type Random } from '../../policies/random.js'
import { Duty } from './agents.js'
import type { EventHeap } from './event-heap.js'
import type { Floor } from './floor.js'
import { none } from './jobs.js'
import { Kind } from './kinds.js'
import type { Plan, PlannedGroup } from './plan.js'

/** Agents who begin and end together. */
interface Crew {
  readonly group: PlannedGroup
  readonly first: number
  readonly shift: PlannedGroup['shifts'][number]
  /** Who is absent is drawn here, by shift and agent. */
  readonly random: Random
}

/** Brings agents to work and home, on breaks and back. */
export class Rota {
  private readonly crews: Crew[] = []

  constructor(
    private readonly plan: Plan,
    private readonly heap: EventHeap,
    private readonly floor: Floor,
    seed: string,
  ) {
    for (const [index, group] of plan.groups.entries()) {
      let first = floor.agents.firstOf[index]!
      for (const [number, shift] of group.shifts.entries()) {
        const random = createRandom(`${seed} absence ${group.id} ${number}`)
        this.crews.push({ group, first, shift, random })
        first += shift.agents
      }
    }
  }

  /** Plans the first shifts. */
  open(): void {
    const { from } = this.plan
    for (const [crew, { shift }] of this.crews.entries()) {
      if (shift.calendar === null || shift.calendar.isOpen(from)) this.heap.push(from, Kind.shiftBegins, crew)
      else this.planNext(crew, from)
    }
  }

  shiftBegins(crew: number, now: number): void {
    const { group, first, shift, random } = this.crews[crew]!
    const { agents } = this.floor
    const { atShiftEnd } = group
    const ends = shift.calendar === null ? null : shift.calendar.nextClosing(now)
    const lastMs = atShiftEnd.rule === 'stop-early' ? atShiftEnd.lastMs : 0
    if (ends !== null) {
      this.heap.push(ends, Kind.shiftEnds, crew)
      if (lastMs > 0) this.heap.push(Math.max(now, ends - lastMs), Kind.closing, crew)
    }
    for (let agent = first; agent < first + shift.agents; agent++) {
      agents.token[agent]!++
      agents.isClosing[agent] = 0
      agents.breakDueMs[agent] = 0
      const isAbsent = group.shrinkage > 0 && random() < group.shrinkage
      this.floor.turn(agent, isAbsent && agents.load[agent] === 0 ? Duty.absent : Duty.atWork, now)
      for (const [index, { afterMs, staggerMs = 0 }] of shift.breaks.entries()) {
        const at = now + afterMs + (agent - first) * staggerMs
        if (ends === null || at < ends)
          this.heap.push(at, Kind.breakDue, agent * 16 + index, agents.token[agent])
      }
    }
    for (let agent = first; agent < first + shift.agents; agent++) this.floor.free(agent, now)
  }

  /** The last stretch of a shift: nothing new is begun. */
  closing(crew: number): void {
    const { first, shift } = this.crews[crew]!
    const { agents } = this.floor
    for (let agent = first; agent < first + shift.agents; agent++) {
      agents.isClosing[agent] = 1
      agents.unlist(agent)
    }
  }

  breakDue(subject: number, token: number, now: number): void {
    const { agents } = this.floor
    const agent = subject >> 4
    if (agents.token[agent] !== token || agents.duty[agent] !== Duty.atWork) return
    agents.breakDueMs[agent] = this.breakOf(agent, subject & 15)
    agents.unlist(agent)
    this.floor.free(agent, now)
  }

  breakEnds(agent: number, token: number, now: number): void {
    if (this.floor.agents.token[agent] !== token) return
    this.floor.turn(agent, Duty.atWork, now)
    this.floor.free(agent, now)
  }

  shiftEnds(crew: number, now: number): void {
    const { group, first, shift } = this.crews[crew]!
    const { agents } = this.floor
    const left: number[] = []
    for (let agent = first; agent < first + shift.agents; agent++) {
      agents.token[agent]!++
      agents.breakDueMs[agent] = 0
      agents.unlist(agent)
      if (agents.load[agent] === 0) this.floor.turn(agent, Duty.off, now)
      else {
        this.floor.turn(agent, Duty.overtime, now)
        left.push(agent)
      }
    }
    const { rule } = group.atShiftEnd
    if (rule === 'hand-over' || rule === 'put-back') {
      for (const agent of left) this.layDown(agent, rule === 'hand-over', now)
    }
    this.planNext(crew, now)
  }

  /** Somebody goes home, and what they have in hand goes to a colleague or back to its place. */
  private layDown(agent: number, isHandedOver: boolean, now: number): void {
    const { agents, jobs } = this.floor
    while (agents.inHand[agent] !== none) {
      const job = agents.inHand[agent]!
      const workMs = isHandedOver ? jobs.doneAt[job]! - now : jobs.workMs[job]!
      this.floor.takeFrom(job, now)
      const colleague = isHandedOver ? agents.nextOf(agents.group[agent]!) : none
      jobs.workMs[job] = workMs
      if (colleague === none) this.floor.place(job, now)
      else this.floor.begin(job, colleague, now)
    }
    this.floor.free(agent, now)
  }

  private planNext(crew: number, now: number): void {
    const opens = this.crews[crew]!.shift.calendar?.nextOpening(now) ?? null
    if (opens !== null && opens < this.plan.until) this.heap.push(opens, Kind.shiftBegins, crew)
  }

  private breakOf(agent: number, index: number): number {
    const crew = this.crews.find(({ first, shift }) => agent >= first && agent < first + shift.agents)!
    return crew.shift.breaks[index]!.lengthMs
  }
}
