import { z } from 'zod'
import { CasewrightError } from '../vocabulary/errors.js'

/** What a schema lets in, as its JSON Schema says it: all that samples and arbitraries are made from. */
export interface Shape {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object'
  readonly title?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Shape | boolean
  readonly items?: Shape
  readonly prefixItems?: readonly Shape[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

const known = new WeakMap<z.ZodType, Shape>()

/**
 * Reads the shape of a schema's input, of each schema once.
 * @param where - What asks, for the message.
 * @throws CasewrightError `invalid-parameter` if the schema lets in something that is not JSON, such as a date.
 */
export function shapeOf(schema: z.ZodType, where: string): Shape {
  let shape = known.get(schema)
  if (shape === undefined) {
    try {
      shape = z.toJSONSchema(schema, { io: 'input' }) as Shape
    } catch (cause) {
      throw underivable(where, 'a schema of plain JSON', (cause as Error).message, { cause })
    }
    known.set(schema, shape)
  }
  return shape
}

/** The options of a union; the shape itself where it is none. */
export const optionsOf = (shape: Shape): readonly Shape[] => shape.anyOf ?? shape.oneOf ?? [shape]

/** The least and greatest number a shape allows, in steps of `step`. */
export function boundsOf(shape: Shape): { min: number; max: number; step: number } {
  const step = shape.multipleOf ?? (shape.type === 'integer' ? 1 : 0)
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = shape
  return {
    min: exclusiveMinimum === undefined ? minimum : Math.max(minimum, exclusiveMinimum + step),
    max: exclusiveMaximum === undefined ? maximum : Math.min(maximum, exclusiveMaximum - step),
    step,
  }
}

/** The error of a schema that no value can be made from. */
export const underivable = (where: string, expected: string, got: string, options?: { cause: unknown }) =>
  new CasewrightError('invalid-parameter', `${where}: expected ${expected}, got ${got}`, options)
