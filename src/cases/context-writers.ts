import { z } from 'zod'
import type { ContextWriter } from '../kernel/context-writer.js'
import { generatedWriters } from '../kernel/generated-writers.js'

/** What writes the files of cases; a host that tells zod to generate no code means the same here. */
export const contextWriters = (): (() => ContextWriter) | undefined =>
  z.config().jitless ? undefined : generatedWriters()
