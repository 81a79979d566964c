import { expect } from '../expect.js'

/** Refuses a number of agents that is none. */
export function expectAgents(asked: string, agents: number, field = 'agents'): void {
  expect(Number.isSafeInteger(agents) && agents > 0, asked, field, 'a positive integer', agents)
}

/** Refuses what is no number ≥ 0, such as a load in erlangs. */
export function expectLoad(asked: string, load: number, field = 'offeredLoad'): void {
  expect(load >= 0 && load < Infinity, asked, field, 'a number ≥ 0', load)
}

/** Refuses what is no number > 0, such as a mean time. */
export function expectPositive(asked: string, value: number, field: string): void {
  expect(value > 0 && value < Infinity, asked, field, 'a number > 0', value)
}

/** Refuses what is no share strictly between nothing and all. */
export function expectShare(asked: string, share: number, field: string): void {
  expect(share > 0 && share < 1, asked, field, 'between 0 and 1', share)
}
