import { defineCharter, paths } from 'casewright'

/** The charter of all historical snapshots: it offers every path, and nothing else of it is ever changed. */
export const charter = defineCharter(
  {
    id: 'snapshots',
    version: 1,
    title: 'Snapshots',
    timeZone: 'UTC',
    paths: Object.keys(paths) as (keyof typeof paths)[],
  },
  { paths },
)
