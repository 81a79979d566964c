import { Agents, Duty } from './agents.js'
import type { EventHeap } from './event-heap.js'
import type { GroupTallies } from './group-tallies.js'
import { Jobs, none } from './jobs.js'
import { Kind } from './kinds.js'
import type { Plan } from './plan.js'
import { Queues } from './queues.js'

/** Whoever brought a job is told how it fares. */
export interface Bringer {
  /** Somebody begins a job, or goes on with it where a colleague left it. */
  begun(job: number): void
  /** Its work is done; the agent has it in hand until it is released. */
  done(job: number): void
}

/** Agents and the work that waits for them: who takes up what, and when. */
export class Floor {
  readonly jobs = new Jobs()
  readonly agents: Agents
  private readonly queues: Queues

  constructor(
    private readonly plan: Plan,
    private readonly heap: EventHeap,
    private readonly tallies: GroupTallies,
    private readonly bringer: Bringer,
  ) {
    this.agents = new Agents(plan.groups)
    this.queues = new Queues(this.jobs, plan.queues, plan.groups.length, plan.pick)
  }

  /** A job comes: somebody free begins it, or it waits. */
  submit(job: number, now: number): void {
    const { jobs, agents } = this
    jobs.queuedAt[job] = now
    const preferred = jobs.preferred[job]!
    if (preferred !== none && agents.isListed(preferred)) {
      const { choices } = this.plan.queues[jobs.queue[job]!]!
      if (takes(choices, agents.group[preferred]!)) {
        this.begin(job, preferred, now)
        return
      }
    }
    this.place(job, now)
  }

  /** A job that waits since `Jobs.queuedAt` is begun by somebody free, or goes to its place in the queue. */
  place(job: number, now: number): void {
    const { jobs, agents } = this
    const { choices } = this.plan.queues[jobs.queue[job]!]!
    const waitedMs = now - jobs.queuedAt[job]!
    for (const { group, afterMs } of choices) {
      const agent = afterMs > waitedMs ? none : agents.nextOf(group)
      if (agent === none) continue
      this.begin(job, agent, now)
      return
    }
    jobs.agent[job] = none
    this.queues.add(job)
    this.count(job, 1, now)
    for (const [index, { afterMs }] of choices.entries()) {
      if (afterMs <= waitedMs) continue
      this.heap.push(now + afterMs - waitedMs, Kind.overflow, job * 16 + index, jobs.token[job])
    }
  }

  /** A job has waited long enough for another group. */
  overflow(subject: number, token: number, now: number): void {
    const { jobs, agents } = this
    const job = subject >> 4
    if (jobs.token[job] !== token || jobs.agent[job] !== none) return
    const agent = agents.nextOf(this.plan.queues[jobs.queue[job]!]!.choices[subject & 15]!.group)
    if (agent === none) return
    this.dequeue(job, now)
    this.begin(job, agent, now)
  }

  /** A job that waits is no longer wanted. */
  withdraw(job: number, now: number): void {
    this.dequeue(job, now)
    this.jobs.token[job]!++
  }

  /** The work on a job is planned to be done so long from now, by the agent who has it in hand. */
  goOn(job: number, workMs: number, now: number): void {
    const { jobs } = this
    jobs.workMs[job] = workMs
    jobs.doneAt[job] = now + workMs
    this.heap.push(now + workMs, Kind.workDone, job, ++jobs.token[job]!)
  }

  /** What was planned for a job is over, if it still holds. */
  workDone(job: number, token: number): void {
    if (this.jobs.token[job] === token) this.bringer.done(job)
  }

  /** The agent puts a job down, and takes up another where one waits. */
  release(job: number, now: number): void {
    this.takeFrom(job, now)
    this.free(this.jobs.agent[job]!, now)
  }

  /** Somebody who may have become free takes up what waits, goes on the break that is due, or goes home. */
  free(agent: number, now: number): void {
    const { agents } = this
    if (agents.load[agent] === 0) {
      if (agents.duty[agent] === Duty.overtime) {
        this.turn(agent, Duty.off, now)
        return
      }
      const breakMs = agents.breakDueMs[agent]!
      if (breakMs > 0 && agents.duty[agent] === Duty.atWork) {
        agents.breakDueMs[agent] = 0
        agents.unlist(agent)
        this.turn(agent, Duty.onBreak, now)
        this.heap.push(now + breakMs, Kind.breakEnds, agent, agents.token[agent])
        return
      }
    }
    while (agents.canTake(agent)) {
      const job = this.queues.pick(agents.group[agent]!, now)
      if (job === none) {
        if (!agents.isListed(agent)) agents.list(agent)
        return
      }
      this.dequeue(job, now)
      this.begin(job, agent, now)
    }
  }

  /** Somebody's duty changes. */
  turn(agent: number, duty: number, now: number): void {
    const { agents } = this
    const before = agents.duty[agent]!
    if (before === duty) return
    agents.duty[agent] = duty
    this.tallies.turn(agent, agents.group[agent]!, before, duty, agents.load[agent]!, now)
  }

  /** Takes a job out of the hands of whoever has it; what was planned for it no longer holds. */
  takeFrom(job: number, now: number): void {
    const { jobs, agents } = this
    const agent = jobs.agent[job]!
    const before = jobs.previous[job]!
    const after = jobs.next[job]!
    if (before === none) agents.inHand[agent] = after
    else jobs.next[before] = after
    if (after !== none) jobs.previous[after] = before
    jobs.token[job]!++
    agents.unlist(agent)
    const load = --agents.load[agent]!
    this.tallies.load(agent, agents.group[agent]!, agents.duty[agent]!, load, -1, now)
  }

  /** Somebody takes up a job. */
  begin(job: number, agent: number, now: number): void {
    const { jobs, agents } = this
    const group = agents.group[agent]!
    agents.unlist(agent)
    const first = agents.inHand[agent]!
    jobs.previous[job] = none
    jobs.next[job] = first
    if (first !== none) jobs.previous[first] = job
    agents.inHand[agent] = job
    jobs.agent[job] = agent
    const load = ++agents.load[agent]!
    this.tallies.load(agent, group, agents.duty[agent]!, load, 1, now)
    if (agents.canTake(agent)) agents.list(agent)
    this.bringer.begun(job)
    this.goOn(job, jobs.workMs[job]!, now)
  }

  private dequeue(job: number, now: number): void {
    this.queues.remove(job)
    this.count(job, -1, now)
  }

  private count(job: number, change: number, now: number): void {
    const { queue, stream } = this.jobs
    this.tallies.queue(this.plan.queues[queue[job]!]!.choices[0]!.group, change, now)
    this.tallies.waiting(stream[job]!, change, now)
  }
}

function takes(choices: Plan['queues'][number]['choices'], group: number): boolean {
  for (const choice of choices) if (choice.group === group) return choice.afterMs === 0
  return false
}
