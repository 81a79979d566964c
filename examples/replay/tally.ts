/** Counts things that are alike. */
export class Tally<Thing extends object> {
  readonly #counts = new Map<string, { readonly thing: Thing; count: number }>()

  /**
   * Counts one more.
   * @param thing - What is counted; of things that are alike, the first is kept.
   * @param likeness - Things of the same likeness are alike.
   */
  add(thing: Thing, likeness = JSON.stringify(thing)): void {
    const known = this.#counts.get(likeness)
    if (known === undefined) this.#counts.set(likeness, { thing, count: 1 })
    else known.count += 1
  }

  /** The commonest first, each with its count. */
  ranked(): (Thing & { readonly count: number })[] {
    const counted = [...this.#counts.values()].map(({ thing, count }) => ({ ...thing, count }))
    return counted.sort((a, b) => b.count - a.count)
  }
}
