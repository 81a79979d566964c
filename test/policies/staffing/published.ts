import type { StaffedQueue } from 'casewright/policies'

/** A value that somebody published, to the digits printed. */
export interface Published {
  readonly what: string
  readonly value: number
  /** As it is printed: a number of decimals. */
  readonly decimals: number
  readonly source: string
}

const pyworkforce = 'pyworkforce (R. Arenas), its tests of Erlang queues'
const garnett =
  'Garnett, Mandelbaum & Reiman, Designing a call center with impatient customers (2002), table 1'

/** 100 calls in half an hour of three minutes each. */
export const callCentre: StaffedQueue = { arrivalRatePerHour: 200, meanHandlingTimeMs: 180_000, agents: 14 }

/** 48 calls a minute of a minute each, before 50 agents; patience of two minutes. */
export const largeCentre: StaffedQueue = {
  arrivalRatePerHour: 48 * 60,
  meanHandlingTimeMs: 60_000,
  agents: 50,
}

/** What is published of the two call centres and of small queues, by what it is of. */
export const published = {
  waiting: { what: 'P(wait)', value: 0.174, decimals: 3, source: pyworkforce },
  level: { what: 'service level in 0.33 min', value: 0.888, decimals: 3, source: pyworkforce },
  occupancy: { what: 'occupancy', value: 0.714, decimals: 3, source: pyworkforce },
  speed: {
    what: 'average speed of answer, s',
    value: 7.83593701177724,
    decimals: 10,
    source: 'CRAN package ErlangC 0.1.0, README',
  },
  impatientWaiting: { what: 'P(wait), patience 5 min', value: 0.14526, decimals: 5, source: pyworkforce },
  abandoning: { what: 'P(abandon), patience 5 min', value: 0.013984, decimals: 6, source: pyworkforce },
  patientWait: { what: 'Erlang C: mean wait, s', value: 20.8, decimals: 1, source: garnett },
  patientQueue: { what: 'Erlang C: mean queue', value: 17, decimals: 0, source: garnett },
  impatientAbandoning: { what: 'Erlang A: abandoning', value: 0.031, decimals: 3, source: garnett },
  impatientWait: { what: 'Erlang A: mean wait, s', value: 3.7, decimals: 1, source: garnett },
  impatientQueue: { what: 'Erlang A: mean queue', value: 3, decimals: 0, source: garnett },
  impatientOccupancy: { what: 'Erlang A: occupancy', value: 0.93, decimals: 2, source: garnett },
  empty: { what: 'M/M/3/7, p0', value: 0.255037, decimals: 6, source: 'octave-queueing 1.2.7, qsmmmk tests' },
  response: {
    what: 'M/M/3/7, response time, h',
    value: 0.036517,
    decimals: 6,
    source: 'octave-queueing 1.2.7, qsmmmk tests',
  },
} as const satisfies Record<string, Published>
