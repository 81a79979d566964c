/** Agents by group, in each slot. */
export type Staffing = Readonly<Record<string, readonly number[]>>

/** A half hour of a group. */
export interface Place {
  readonly group: string
  readonly slot: number
}
