import { type Party, type Path, permittedEvents } from 'casewright'
import fc from 'fast-check'
import { eventOf, eventTypesOf } from './arbitraries.js'
import { cast, day, hour, inputs, minute } from './cast.js'
import { Story } from './story.js'

const everyone = Object.values(cast)
const whiles = fc.constantFrom(0, 0, minute, hour, day, 4 * day, 8 * day)

/** What leaves a case where it is, or ends it before its time: of interest, but not always. */
const aside =
  /^(note|priority|message|case\.(escalate|hold|withdraw|merge|handOver)|(visit|installation|booking)\.cancel)/

/** What ends a case before its time. */
const ending = /\.(withdraw|merge|cancel)$/

/** Who may try what next: mostly what they may and what leads on, above all what has not been done yet; at times anything. */
function offers({ path, case: item, charter, recorded }: Story<Path>) {
  const permitted = new Map<string, Party[]>()
  for (const by of everyone) {
    for (const type of permittedEvents(item, by, charter)) {
      permitted.set(type, [...(permitted.get(type) ?? []), by])
    }
  }
  const types = [...permitted.keys()]
  const onward = types.filter(type => !aside.test(type))
  const done = new Set(recorded.map(({ event }) => event.type))
  const untried = types.filter(type => !done.has(type) && !ending.test(type))
  const oneOf = (some: readonly string[]) =>
    fc
      .constantFrom(...some)
      .chain(type => fc.record({ by: fc.constantFrom(...permitted.get(type)!), type: fc.constant(type) }))
  const anything = fc.record({
    by: fc.constantFrom(...everyone),
    type: fc.constantFrom(...eventTypesOf(path)),
  })
  return fc.oneof(
    { arbitrary: anything, weight: 2 },
    ...(types.length > 0 ? [{ arbitrary: oneOf(types), weight: 3 }] : []),
    ...(onward.length > 0 ? [{ arbitrary: oneOf(onward), weight: 12 }] : []),
    ...(untried.length > 0 ? [{ arbitrary: oneOf(untried), weight: 4 }] : []),
  )
}

/**
 * A case led at random, while time passes by fits and starts.
 * @param steps - How many times something is tried.
 */
export function walk(path: Path, steps: number): fc.Arbitrary<Story<Path>> {
  return fc.gen().map(choose => {
    const story = new Story<Path>(path, inputs[path.id as keyof typeof inputs])
    for (let step = 0; step < steps; step += 1) {
      story.later(choose(() => whiles))
      if (choose(fc.boolean)) story.waits(0)
      const { by, type } = choose(() => offers(story))
      story.tries(
        by,
        choose(() => eventOf(path, type, story.now)),
      )
    }
    return story
  })
}
