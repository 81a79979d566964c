import type { TestProject } from 'vitest/node'
import { startServer } from './server.js'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

/** One server for all tests of the store that leave it running. */
export default async function setUp(project: TestProject) {
  const server = await startServer({ fsync: 'off' })
  project.provide('postgresUrl', server.url)
  return () => server.remove()
}
