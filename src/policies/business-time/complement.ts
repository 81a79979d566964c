import { createTimeline, type Timeline } from './timeline.js'

/** The timeline that is open where this one is closed. */
export function complement({ line }: Timeline): Timeline {
  return createTimeline({ ...line, edges: week => [0, ...line.edges(week), line.week] })
}
