import { startServer } from './server.js'

/** Starts a server, says where it is, and stays until it is killed. */
const server = await startServer({ fsync: 'off' }, process.argv[2])
console.log(server.url)
setInterval(() => {}, 60_000)
