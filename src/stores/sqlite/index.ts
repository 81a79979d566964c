export type { SqliteDatabase, SqliteStatement, SqliteValue } from './driver.js'
export { type SqliteOptions, sqliteStore } from './sqlite-store.js'
