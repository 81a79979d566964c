import {
  type Arbitrary,
  array,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  integer,
  oneof,
  record,
  string,
  stringMatching,
  tuple,
} from 'fast-check'
import type { z } from 'zod'
import type { Instant } from '../../vocabulary/time.js'
import { monday } from '../setting.js'
import { boundsOf, optionsOf, type Shape, shapeOf, underivable } from '../shape.js'

const dayMs = 86_400_000

/** Texts as people write them, and as nobody should. */
const texts = [
  'Thank you.',
  '可以退吗？',
  '<script>alert(1)</script>',
  "'; DROP TABLE cases; --",
  '\u202eabc',
  '__proto__',
]

/** Where the instants of arbitrary values lie. @category Arbitraries */
export interface ArbitraryOptions {
  /** The time now, in epoch milliseconds: instants lie from a day before it to 30 days after; default 2026-03-02T01:00Z. */
  readonly at?: Instant
}

/**
 * Values that a schema lets in.
 * @param schema - A zod schema of plain JSON: texts with or without a pattern, numbers, booleans, enums, literals, objects,
 *   records, lists, tuples, unions, and what makes them optional or nullable. Refinements are kept by trial.
 * @returns A fast-check arbitrary, which shrinks.
 * @throws CasewrightError `invalid-parameter` naming what it cannot make values of.
 * @category Arbitraries
 */
export function arbitraryOf<Schema extends z.ZodType>(
  schema: Schema,
  { at = monday }: ArbitraryOptions = {},
): Arbitrary<z.input<Schema>> {
  const values = arbitraryFrom(shapeOf(schema, 'arbitraryOf'), 'value', at) as Arbitrary<z.input<Schema>>
  return values.filter(value => schema.safeParse(value).success)
}

/** The values of shapes without instants: they are the same at all times, and costly to prepare. */
const timeless = new WeakMap<Shape, Arbitrary<unknown>>()

function arbitraryFrom(shape: Shape, name: string, at: number): Arbitrary<unknown> {
  const known = timeless.get(shape)
  if (known !== undefined) return known
  const made = arbitraryOfKind(shape, name, at)
  if (!hasInstant(shape)) timeless.set(shape, made)
  return made
}

const hasInstant = (part: unknown): boolean =>
  typeof part === 'object' &&
  part !== null &&
  ((part as Shape).title === 'Instant' || Object.values(part).some(hasInstant))

function arbitraryOfKind(shape: Shape, name: string, at: number): Arbitrary<unknown> {
  if ('const' in shape) return constant(shape.const)
  if (shape.enum) return constantFrom(...shape.enum)
  if (shape.anyOf || shape.oneOf)
    return oneof(...optionsOf(shape).map(option => arbitraryFrom(option, name, at)))
  if (shape.title === 'Instant') return integer({ min: at - dayMs, max: at + 30 * dayMs })
  switch (shape.type) {
    case 'boolean':
      return boolean()
    case 'null':
      return constant(null)
    case 'string':
      return textFrom(shape)
    case 'integer':
    case 'number':
      return numberFrom(shape)
    case 'array':
      return listFrom(shape, name, at)
    case 'object':
      return objectFrom(shape, name, at)
    default:
      throw underivable('arbitraryOf', `${name} to say what it lets in`, JSON.stringify(shape))
  }
}

function textFrom({ minLength = 0, maxLength = Infinity, pattern }: Shape): Arbitrary<string> {
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength
  const longest = Math.min(maxLength, minLength + 40)
  if (pattern === undefined) {
    return oneof(constantFrom(...texts), string({ unit: 'grapheme', minLength, maxLength: longest })).filter(
      fits,
    )
  }
  const expression = new RegExp(pattern, 'u')
  const known = texts.filter(text => expression.test(text))
  const matching = stringMatching(expression)
  return (known.length === 0 ? matching : oneof(constantFrom(...known), matching)).filter(fits)
}

function numberFrom(shape: Shape): Arbitrary<number> {
  const { min, max, step } = boundsOf(shape)
  if (step === 0) return double({ min, max, noNaN: true, noDefaultInfinity: true })
  const least = Math.max(Math.ceil(min / step), Number.MIN_SAFE_INTEGER)
  const greatest = Math.min(Math.floor(max / step), Number.MAX_SAFE_INTEGER)
  return integer({ min: least, max: greatest }).map(times => times * step)
}

function listFrom(shape: Shape, name: string, at: number): Arbitrary<unknown[]> {
  if (shape.prefixItems) return tuple(...shape.prefixItems.map(item => arbitraryFrom(item, name, at)))
  const { items = {}, minItems = 0, maxItems = Infinity } = shape
  const maxLength = Math.min(maxItems, minItems + 5)
  return array(arbitraryFrom(items, name, at), { minLength: minItems, maxLength })
}

function objectFrom(shape: Shape, name: string, at: number): Arbitrary<object> {
  const { properties, required = [], additionalProperties } = shape
  if (properties === undefined && typeof additionalProperties === 'object') {
    return dictionary(string({ minLength: 1, maxLength: 10 }), arbitraryFrom(additionalProperties, name, at))
  }
  const fields = Object.entries(properties ?? {}).map(([key, field]) => [key, arbitraryFrom(field, key, at)])
  return record(Object.fromEntries(fields), { requiredKeys: [...required] as never[] })
}
