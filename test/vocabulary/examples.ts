import { describe, expect, it } from 'vitest'
import type { z } from 'zod'

/** Examples of a schema: values it takes just as they are, and values it refuses, with the place that it names. */
interface Examples {
  readonly takes: Readonly<Record<string, unknown>>
  readonly refuses: Readonly<Record<string, readonly [value: unknown, place: string]>>
}

export function examplesOf(name: string, schema: z.ZodType, { takes, refuses }: Examples): void {
  describe(name, () => {
    it.each(Object.entries(takes))('takes %s, and keeps it to the letter', (_, value) => {
      expect(schema.parse(value)).toStrictEqual(value)
    })

    it.each(Object.entries(refuses))('refuses %s, and names the place', (_, [value, place]) => {
      const result = schema.safeParse(value)

      expect(result.error?.issues.map(({ path }) => path.join('.'))).toContain(place)
    })
  })
}

/** Text that is meant to break something. */
export const hostile = {
  'a script': '<script>alert("x")</script>',
  'an SQL injection': "'; DROP TABLE cases; --",
  'a path upward': '../../etc/passwd',
  'a template': '{{7*7}} %s %n',
  'the name of a prototype': '__proto__',
  'text from right to left': '\u202Egnp.exe',
  'a lone surrogate': 'a\uD800b',
  'a zero byte': 'a\u0000b',
  'joined emoji': '👩‍👩‍👧‍👦',
  'Chinese and Arabic': '首问负责制 مرحبا',
  'white space around it': '  \t x \n ',
  'letters not composed': 'e\u0301',
  'an escape sequence of a terminal': '\u001B[2J\u001B[31mred',
  'what looks like JSON': '{"role":"manager"}',
} as const satisfies Record<string, string>

export const someone = { id: 'agent', role: 'service-agent' } as const
