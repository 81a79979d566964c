import type { MachineContext } from 'xstate'
import { type ContextWriter, spreadingWriter } from './context-writer.js'

type Keys = readonly string[]

/** How contexts of these keys are written when these of them change. */
interface Pattern {
  readonly keys: Keys
  readonly changed: Keys
  readonly write: ContextWriter
  /** The keys of what is written. */
  readonly written: Keys
}

/** An assignment changes the same keys each time, or one of a few sets of them; if it makes a table it is spread. */
const capacity = 8

/**
 * Makes writers of contexts that are functions generated for the keys they meet. A large context is then written in tens
 * of nanoseconds where Node 20 takes hundreds to spread it, and that is most of a step.
 *
 * They are made by `new Function`, from a list of keys and nothing else. Where a content security policy forbids that,
 * contexts are spread, as they are without them. A context is plain JSON, and nobody adds keys to one that was written.
 * @example
 * const compiled = compile(machine, generatedWriters())
 * @returns A maker of writers, one for each assignment of a machine.
 * @category Kernel
 */
export function generatedWriters(): () => ContextWriter {
  const known = new Map<string, Keys>()
  // What was written last is mostly what is written next: its keys need no looking at.
  let latest: MachineContext | undefined
  let latestKeys: Keys = []

  const keysOf = (object: object): Keys => {
    const keys = Object.keys(Object(object))
    const text = JSON.stringify(keys)
    if (!known.has(text)) known.set(text, keys)
    return known.get(text)!
  }
  const hasKeys = (context: MachineContext, keys: Keys) =>
    context === latest ? latestKeys === keys : isMadeOf(context, keys)

  return () => {
    const patterns: Pattern[] = []
    return (context, changes) => {
      for (const { keys, changed, write, written } of patterns) {
        if (!hasKeys(context, keys) || !isMadeOf(changes, changed)) continue
        latest = write(context, changes)
        latestKeys = written
        return latest
      }
      const after = spreadingWriter(context, changes)
      if (patterns.length < capacity) {
        const changed = Object.keys(Object(changes))
        const written = keysOf(after)
        patterns.push({ keys: keysOf(context), changed, write: generate(written, changed), written })
      }
      return after
    }
  }
}

/** Whether an object has these keys, in this order. */
function isMadeOf(object: object, keys: Keys): boolean {
  let at = 0
  for (const key in object) if (key !== keys[at++]) return false
  return at === keys.length
}

function generate(keys: Keys, changed: Keys): ContextWriter {
  // As a name in a literal it is the prototype.
  if (keys.includes('__proto__')) return spreadingWriter
  const entries = keys.map(key => {
    const name = JSON.stringify(key)
    return `${name}: ${changed.includes(key) ? 'changes' : 'context'}[${name}]`
  })
  try {
    return new Function('context', 'changes', `return { ${entries.join(', ')} }`) as ContextWriter
  } catch {
    return spreadingWriter
  }
}
