import { DAY } from '../../policies/business-time/time-zone.js'
import { type Run, spanKinds } from '../run.js'
import type { AgentDay } from './report.js'

type Spell = AgentDay['spans'][number]

/** What each agent did on the first day of a run, from the first work on; none where the engine kept no spans. */
export function agentDays({ groups }: Run): AgentDay[] {
  const all = Object.entries(groups)
  const starts = all.flatMap(([, { spans }]) => (spans === undefined ? [] : [...spans.from]))
  if (starts.length === 0) return []
  const until = starts.reduce((least, at) => Math.min(least, at)) + DAY
  return all.flatMap(([group, { agents, spans }]) => {
    if (spans === undefined) return []
    const days: Spell[][] = Array.from({ length: agents }, () => [])
    for (const [row, agent] of spans.agent.entries()) {
      const from = spans.from[row]!
      if (from >= until) continue
      days[agent]!.push({ kind: spanKinds[spans.kind[row]!]!, from, to: Math.min(until, spans.to[row]!) })
    }
    return days.map((spells, agent) => ({ group, agent, spans: spells.toSorted((a, b) => a.from - b.from) }))
  })
}
