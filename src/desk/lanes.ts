/** Work on one thing after the other, on different things at once. */
export class Lanes {
  private readonly tails = new Map<string, Promise<unknown>>()

  /** Does `work` on `id` once all earlier work on it is done. */
  async run<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    const turn = this.tails.get(id)?.then(work, work) ?? work()
    this.tails.set(id, turn)
    try {
      return await turn
    } finally {
      if (this.tails.get(id) === turn) this.tails.delete(id)
    }
  }
}
