import { emptyTally, type GroupTally } from './tally.js'

type Branch = Map<string, Branch | GroupTally>

/** Tallies by the values of their dimensions, without a text being made for each case. */
export class Groups {
  readonly #root: Branch = new Map()
  readonly #all: GroupTally[] = []

  /** The tally of a group, empty where it is new. */
  of(group: readonly string[]): GroupTally {
    // A grouping without dimensions has one group, kept under no name.
    const names = group.length === 0 ? [''] : group
    let at = this.#root
    for (let dimension = 0; dimension < names.length - 1; dimension++) {
      const name = names[dimension]!
      let branch = at.get(name) as Branch | undefined
      if (branch === undefined) {
        branch = new Map()
        at.set(name, branch)
      }
      at = branch
    }
    const last = names[names.length - 1]!
    let tally = at.get(last) as GroupTally | undefined
    if (tally === undefined) {
      tally = emptyTally([...group])
      at.set(last, tally)
      this.#all.push(tally)
    }
    return tally
  }

  all(): GroupTally[] {
    return [...this.#all]
  }
}
