import { boundsOf, optionsOf, type Shape, underivable } from './shape.js'

const dayMs = 86_400_000

/** An instant yet to be set: so long after the moment of whatever carries it. */
class Ahead {
  constructor(readonly ms: number) {}
}

/** Sooner than any limit of `defaultLimits`, and later than all of them. */
const instants = [new Ahead(dayMs), new Ahead(30 * dayMs)]

/** Words that most formats of strings let through, tried in this order after the field's own name. */
const words = [
  'some text',
  'CNY',
  'zh-CN',
  'A1',
  '1',
  '2026-03-02',
  '09:00',
  '2026-03-02T09:00:00Z',
  'someone@example.org',
  'https://example.org',
  '00000000-0000-4000-8000-000000000000',
]

/** A field with more samples than this is a label: its samples are gone through, not combined with all others. */
const maxChoices = 4

const absent = Symbol('absent')

/**
 * The few values that stand for all that a shape lets in: each of a closed set, both ends of a short scale, an optional
 * field with and without, one text for all texts. Fields of an object are combined while that makes few enough.
 * @param name - The field's name, which is also its sample text.
 */
export function samplesOf(shape: Shape, name: string, where: string): readonly unknown[] {
  if ('const' in shape) return [shape.const]
  if (shape.enum) return shape.enum
  if (shape.anyOf || shape.oneOf) return optionsOf(shape).flatMap(option => samplesOf(option, name, where))
  if (shape.title === 'Instant') return instants
  if (isPerson(shape)) return [{ id: name, role: 'customer' }]
  switch (shape.type) {
    case 'boolean':
      return [false, true]
    case 'null':
      return [null]
    case 'string':
      return [textOf(shape, name, where)]
    case 'number':
    case 'integer':
      return numbersOf(shape)
    case 'array':
      return listsOf(shape, name, where)
    case 'object':
      return combined(fieldsOf(shape, where))
    default:
      throw underivable(where, `${name} to say what it lets in`, JSON.stringify(shape))
  }
}

/** One value that the shape lets in. What is optional is there when there is only one thing that it could be. */
export function sampleOf(shape: Shape, name: string, where: string): unknown {
  if (shape.anyOf || shape.oneOf) return sampleOf(optionsOf(shape)[0]!, name, where)
  if (isPerson(shape) || shape.properties === undefined) return samplesOf(shape, name, where)[0]
  const { required = [] } = shape
  const kept = Object.entries(shape.properties).filter(
    ([key, field]) => required.includes(key) || samplesOf(field, key, where).length === 1,
  )
  return Object.fromEntries(kept.map(([key, field]) => [key, sampleOf(field, key, where)]))
}

/** The sample with its instants set, as seen from `at`; the very sample where it has none. */
export function dated<Sample>(sample: Sample, at: number): Sample {
  if (sample instanceof Ahead) return (at + sample.ms) as Sample
  if (typeof sample !== 'object' || sample === null || !hasInstant(sample)) return sample
  if (Array.isArray(sample)) return sample.map(item => dated(item, at)) as Sample
  return Object.fromEntries(Object.entries(sample).map(([key, item]) => [key, dated(item, at)])) as Sample
}

const known = new WeakMap<object, boolean>()

function hasInstant(sample: unknown): boolean {
  if (sample instanceof Ahead) return true
  if (typeof sample !== 'object' || sample === null) return false
  const found = known.get(sample) ?? Object.values(sample).some(hasInstant)
  known.set(sample, found)
  return found
}

/** People are customers, named after the field that they are in. */
const isPerson = ({ properties = {} }: Shape): boolean => 'id' in properties && 'role' in properties

function textOf(shape: Shape, name: string, where: string): string {
  const { minLength = 0, maxLength = Infinity, pattern, format } = shape
  const expression = pattern === undefined ? null : new RegExp(pattern, 'u')
  const formatted = format === undefined ? [name, ...words] : words.toReversed()
  const fits = (text: string) =>
    text.length >= minLength && text.length <= maxLength && (expression?.test(text) ?? true)
  const found = formatted.find(fits) ?? 'x'.repeat(Math.min(minLength, 10_000))
  if (fits(found)) return found
  throw underivable(where, `${name} to be a text that can be guessed`, JSON.stringify(shape))
}

function numbersOf(shape: Shape): readonly number[] {
  const { min, max } = boundsOf(shape)
  if (max - min <= 100) return min === max ? [min] : [min, max]
  if (min > 0) return [min]
  return [Math.min(Math.max(min, shape.multipleOf ?? 1), max)]
}

function listsOf(shape: Shape, name: string, where: string): readonly unknown[] {
  if (shape.prefixItems) {
    return combined(shape.prefixItems.map((item, at) => [String(at), samplesOf(item, name, where)])).map(
      Object.values,
    )
  }
  const { items = {}, minItems = 0 } = shape
  const filled = samplesOf(items, name, where).map(item => Array<unknown>(Math.max(minItems, 1)).fill(item))
  return minItems === 0 ? [[], ...filled] : filled
}

function fieldsOf({ properties = {}, required = [] }: Shape, where: string): [string, readonly unknown[]][] {
  return Object.entries(properties).map(([key, field]) => {
    const samples = samplesOf(field, key, where)
    return [key, required.includes(key) ? samples : [absent, ...samples]]
  })
}

/**
 * Objects of these fields: every combination of choices, each with the next of every longer list of labels, until all
 * labels were there once.
 */
function combined(fields: readonly [string, readonly unknown[]][]): readonly object[] {
  const isLabel = (samples: readonly unknown[]) => samples.length > maxChoices
  const choices = fields.reduce<ReadonlyMap<string, unknown>[]>(
    (rows, [key, samples]) =>
      isLabel(samples) ? rows : rows.flatMap(row => samples.map(sample => new Map([...row, [key, sample]]))),
    [new Map()],
  )
  const rows = Math.max(
    choices.length,
    ...fields.map(([, samples]) => (isLabel(samples) ? samples.length : 0)),
  )
  return Array.from({ length: rows }, (_, row) => {
    const chosen = choices[row % choices.length]!
    const values = fields.map(
      ([key, samples]) => [key, chosen.get(key) ?? samples[row % samples.length]] as const,
    )
    return Object.fromEntries(values.filter(([, value]) => value !== absent))
  })
}
