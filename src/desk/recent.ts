/** The things looked at last, by name; the one looked at longest ago makes room. */
export class Recent<Thing> {
  private readonly things = new Map<string, Thing>()

  constructor(private readonly capacity: number) {}

  /** Hands a thing out; it is put back once it is known how it stands. */
  take(name: string): Thing | undefined {
    const thing = this.things.get(name)
    this.things.delete(name)
    return thing
  }

  set(name: string, thing: Thing): void {
    this.things.delete(name)
    this.things.set(name, thing)
    if (this.things.size > this.capacity) this.things.delete(this.things.keys().next().value!)
  }

  delete(name: string): void {
    this.things.delete(name)
  }
}
