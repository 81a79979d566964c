import { Reads } from './reads.js'
import type { Expression, Scope } from './watched-machine.js'

/** What an assignment looks at when it is set off by events of one type. */
export class Looked implements ProxyHandler<object> {
  readonly event = new Reads()
  /** The keys of the context. */
  readonly context = new Set<string>()

  constructor(readonly onNew: () => void) {}

  /** What an expression comes to, watched. */
  watch(evaluates: Expression, { context, event }: Scope, params: unknown): unknown {
    const scope = { context: new Proxy(context, this), event: this.event.noting(event, this.onNew) }
    return evaluates(scope, params)
  }

  get(context: object, key: string): unknown {
    this.#note(key)
    return (context as Record<string, unknown>)[key]
  }

  has(context: object, key: string): boolean {
    this.#note(key)
    return key in context
  }

  ownKeys(context: object): (string | symbol)[] {
    for (const key in context) this.#note(key)
    return Reflect.ownKeys(context)
  }

  #note(key: string): void {
    if (this.context.has(key)) return
    this.context.add(key)
    this.onNew()
  }
}

/** The stand-in of the last object asked about: guards look at the same one, each after the other. */
export class StandIn<Value extends object> {
  #of: Value | null = null
  #is: Value | null = null
  #reads: Reads | null = null

  constructor(readonly onNew: () => void) {}

  for(value: Value, reads: Reads): Value {
    if (this.#of !== value || this.#reads !== reads || this.#is === null) {
      this.#of = value
      this.#reads = reads
      this.#is = reads.noting(value, this.onNew)
    }
    return this.#is
  }
}
