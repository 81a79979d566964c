import * as casewright from 'casewright'
import { type Path, paths } from 'casewright'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const schemasOf = (named: Readonly<Record<string, unknown>>) =>
  Object.entries(named).flatMap(([name, value]): [string, z.ZodType][] =>
    value instanceof z.ZodType ? [[name, value]] : [],
  )

const exported = schemasOf(casewright)
const ofEvents = Object.values<Path>(paths).flatMap(({ id, event }) =>
  (event.options as z.ZodObject[]).map((option): [string, z.ZodType] => {
    const [type] = (option.shape.type as z.ZodLiteral).values
    return [`${id}: ${type}`, option]
  }),
)

describe('A JSON Schema', () => {
  it.each([...exported, ...ofEvents])('can be published of %s, going in and coming out', (_, schema) => {
    for (const io of ['input', 'output'] as const) {
      const { $schema, ...published } = z.toJSONSchema(schema, { io })

      expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
      expect(Object.keys(published)).not.toEqual([])
    }
  })

  it.each(Object.values<Path>(paths))('can be published of what the $id path takes', ({ input, event }) => {
    expect(exported.map(([, schema]) => schema)).toContain(input)
    expect(z.toJSONSchema(event)).toHaveProperty('oneOf')
  })

  it.each(exported.filter(([name]) => name !== 'Id' && name !== 'Text'))(
    'of %s bears its name',
    (name, schema) => {
      const { title } = z.toJSONSchema(schema)

      expect([name, name.replace(/Data$/, '')]).toContain(title)
    },
  )
})
