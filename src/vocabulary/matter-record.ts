import { z } from 'zod'
import { Channel } from './contact.js'
import { Severity } from './priority.js'
import { Id, Text } from './text.js'
import { Instant } from './time.js'

/** A case as statistics and digests see it: what it was about and what was learned, and nobody's name but the agent's (D1, D6). @category Vocabulary */
export const MatterRecord = z
  .strictObject({
    id: Id,
    path: Id,
    agentId: Id,
    channel: Channel.optional(),
    severity: Severity.optional(),
    openedAt: Instant,
    closedAt: Instant.optional(),
    /** What it was about, as the department names its topics. */
    topic: Id.optional(),
    /** Which kind of complaint or suggestion it was. */
    kind: Id.optional(),
    /** The department it concerned. */
    department: Id.optional(),
    /** From its feedback (R2). */
    problem: Text.optional(),
    cause: Text.optional(),
    improvement: Text.optional(),
  })
  .readonly()
  .meta({ title: 'MatterRecord', description: 'A case as statistics and digests see it' })
/** A case as statistics and digests see it (D1, D6). @category Vocabulary */
export type MatterRecord = z.infer<typeof MatterRecord>
