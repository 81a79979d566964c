import { postgresStore } from 'casewright/postgres'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import type { Ground } from '../contract/ground.js'

let schemas = 0

/** An address of a schema of its own for a test. */
export async function newSchema(url = inject('postgresUrl')): Promise<string> {
  const name = `test_${process.pid}_${++schemas}`
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`CREATE SCHEMA ${name}`)
  await client.end()
  return `${url}?options=-csearch_path%3D${name}`
}

/** Cases in a schema of their own. */
export async function databaseGround(): Promise<Ground> {
  const url = await newSchema()
  return { store: () => postgresStore({ url, connections: 4 }) }
}

/** A connection of the test's own. */
export async function clientAt(url: string): Promise<pg.Client> {
  const client = new pg.Client(url)
  client.on('error', () => {})
  await client.connect()
  onTestFinished(() => client.end())
  return client
}
