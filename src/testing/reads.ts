/** Which parts of an object make a difference: by key, what does inside. */
export class Reads {
  readonly inside = new Map<string, Reads>()
  /** Whether it makes a difference which keys there are. */
  listed = false
  /** Whether all of it does, looked at or not. */
  whole = false

  /**
   * A stand-in for `value` that notes what is looked at.
   * @param onNew - Called whenever something is looked at for the first time.
   */
  noting<Value extends object>(value: Value, onNew: () => void = ignore): Value {
    // In front of nothing, since a proxy may not give stand-ins for what is frozen.
    return new Proxy(Array.isArray(value) ? [] : {}, new Noting(value, this, onNew)) as Value
  }

  /** What is read along a path of keys. */
  along(path: string, onNew: () => void = ignore): Reads {
    return path.split('.').reduce<Reads>((reads, key) => reads.at(key, onNew), this)
  }

  /** What is read at a key. */
  at(key: string, onNew: () => void): Reads {
    let reads = this.inside.get(key)
    if (reads === undefined) {
      reads = new Reads()
      this.inside.set(key, reads)
      onNew()
    }
    return reads
  }

  /** Whether a key makes a difference. */
  has(key: string): boolean {
    return this.whole || this.inside.has(key)
  }

  /** Takes in what others found to make a difference. */
  add(other: Reads, onNew: () => void): void {
    if ((other.listed && !this.listed) || (other.whole && !this.whole)) onNew()
    this.listed ||= other.listed
    this.whole ||= other.whole
    for (const [key, inner] of other.inside) this.at(key, onNew).add(inner, onNew)
  }

  /** What makes a difference of `value`, as plain data. */
  of(value: unknown): unknown {
    if (this.whole || typeof value !== 'object' || value === null) return value
    const found = [...this.inside].map(([key, inner]) => [
      key,
      inner.of((value as Record<string, unknown>)[key]),
    ])
    return this.listed ? [Object.keys(value), found] : found
  }
}

/** What makes a difference of an object at one place; what does inside its parts is the same at all places. */
export class LocalReads extends Reads {
  constructor(readonly everywhere: Reads) {
    super()
  }

  override at(key: string, onNew: () => void): Reads {
    let reads = this.inside.get(key)
    if (reads === undefined) {
      reads = this.everywhere.at(key, ignore)
      this.inside.set(key, reads)
      onNew()
    }
    return reads
  }
}

const ignore = () => {}

/** What a stand-in does when it is looked at. */
class Noting implements ProxyHandler<object> {
  private standIns: Map<string, object> | null = null

  constructor(
    readonly value: object,
    readonly reads: Reads,
    readonly onNew: () => void,
  ) {}

  get(_: object, key: string | symbol): unknown {
    const found = (this.value as Record<string | symbol, unknown>)[key]
    if (!isData(this.value, key)) return found
    const reads = this.reads.at(key, this.onNew)
    if (typeof found !== 'object' || found === null) return found
    this.standIns ??= new Map()
    let standIn = this.standIns.get(key)
    if (standIn === undefined) {
      standIn = reads.noting(found, this.onNew)
      this.standIns.set(key, standIn)
    }
    return standIn
  }

  has(_: object, key: string | symbol): boolean {
    if (isData(this.value, key)) this.reads.at(key, this.onNew)
    return key in this.value
  }

  ownKeys(): (string | symbol)[] {
    if (!this.reads.listed) {
      this.reads.listed = true
      this.onNew()
    }
    return Reflect.ownKeys(this.value)
  }

  /** Asked for by whatever lists the keys; nothing is fixed but the length of a list, as that of the nothing behind. */
  getOwnPropertyDescriptor(_: object, key: string | symbol): PropertyDescriptor | undefined {
    const found = Reflect.getOwnPropertyDescriptor(this.value, key)
    const isLength = key === 'length' && Array.isArray(this.value)
    return found && { ...found, writable: true, configurable: !isLength }
  }
}

/** Whether a key is of the object's own data, there or missing, and no method of its kind. */
const isData = (value: object, key: string | symbol): key is string =>
  typeof key === 'string' && key !== 'toJSON' && (Object.hasOwn(value, key) || !(key in value))
