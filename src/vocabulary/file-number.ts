import { z } from 'zod'

/** How files are numbered: the date, and a running number of that day (D2). @category Vocabulary */
export const FileNumbering = z
  .strictObject({
    /** IANA name of the zone whose clocks tell the day. */
    timeZone: z.string(),
    /** How many digits the running number has as a rule; the handbook has 3. */
    digits: z.int().min(1).max(9),
  })
  .readonly()
  .meta({ title: 'FileNumbering', description: 'How files are numbered' })
/** How files are numbered: the date, and a running number of that day (D2). @category Vocabulary */
export type FileNumbering = z.infer<typeof FileNumbering>
