import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A stand-in for a server that dies as it lets someone in: it says both in one breath, which no real one does on demand. */
export async function startDoomedServer(): Promise<string> {
  const breath = Buffer.concat([
    message('R', '\0\0\0\0'),
    message('Z', 'I'),
    message('E', 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
  ])
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(breath))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  return `postgres://casewright@127.0.0.1:${port}/postgres`
}

/** A message of PostgreSQL's protocol: its type, its length without the type, its text. */
function message(type: string, text: string): Buffer {
  const bytes = Buffer.alloc(5 + text.length)
  bytes.write(type, 'latin1')
  bytes.writeInt32BE(4 + text.length, 1)
  bytes.write(text, 5, 'latin1')
  return bytes
}
