export type { PostgresClient, PostgresPool, PostgresQuery, PostgresResult } from './driver.js'
export { type PostgresOptions, postgresStore } from './postgres-store.js'
