/** What each peer is asked to do: events of a thousand cases by sixteen clients, each stored and with a timer of an hour. */
export const load = { cases: 1_000, clients: 16, events: 2_000, warmUp: 500, timerMs: 3_600_000 }

export const eventTable = `CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_id text NOT NULL, at bigint NOT NULL, event json NOT NULL)`

export const eventOf = turn => ({
  type: 'promise.renew',
  reason: `The card is on its way ${turn}`,
  toldVia: 'chat',
})

/** Events a second, of clients that each wait until theirs is stored. */
export async function perSecond(receive) {
  const all = async (from, to) => {
    let turn = from
    const client = async () => {
      while (turn < to) {
        const mine = turn++
        await receive(`case-${(mine % load.cases) + 1}`, eventOf(mine))
      }
    }
    await Promise.all(Array.from({ length: load.clients }, client))
  }
  await all(0, load.warmUp)
  const begun = performance.now()
  await all(load.warmUp, load.warmUp + load.events)
  return (load.events * 1_000) / (performance.now() - begun)
}
