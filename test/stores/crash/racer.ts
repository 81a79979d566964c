import { writeSync } from 'node:fs'
import { charters } from 'casewright'
import { createDesk, type Desk } from 'casewright/desk'
import { createRandom } from 'casewright/policies'
import { type Deed, openStore, people } from './work.js'

/*
 * A process that sends notes to cases at random, as others do at the same time, and says what it was told.
 * Run: racer.ts <store> <name> <epoch milliseconds> <notes> <case ids …>
 */

const [address = '', name = '', start = '0', notes = '0', ...cases] = process.argv.slice(2)
const random = createRandom(name)
const now = () => Number(start)
const desk = createDesk({ charter: charters.topUp, store: openStore(address), now }) as unknown as Desk

async function client(number: number) {
  for (let turn = 0; turn < Number(notes); turn++) {
    const key = `${name}/${number}/${turn}`
    const caseId = cases[Math.floor(random() * cases.length)]!
    const event = { type: 'note.add', text: `${key} says so` }
    const receipt = await desk.send(caseId, event, { by: people.agent, key })
    if (!receipt.ok) throw new Error(receipt.refusal.message)
    const deed: Deed = { type: 'acknowledged', key, receipt, event: event.type }
    writeSync(1, `${JSON.stringify(deed)}\n`)
  }
}

await Promise.all([1, 2, 3, 4].map(client))
await desk.close()
