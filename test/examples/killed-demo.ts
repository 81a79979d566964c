import { spawn } from 'node:child_process'

/** What came of a demo in a process of its own. */
interface End {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the demo in a process of its own, which is killed as soon as `isEnough` says so. */
export async function demoProcess(
  args: readonly string[],
  isEnough: () => Promise<boolean> = async () => false,
): Promise<End> {
  const words = ['--conditions=@casewright/source', '--import=tsx', 'examples/demo.ts', ...args]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', text => {
      said[name] += text
    })
  }
  const end = new Promise<Pick<End, 'exitCode' | 'signal'>>(resolve => {
    child.on('close', (exitCode, signal) => resolve({ exitCode, signal }))
  })
  let isOver = false
  void end.then(() => {
    isOver = true
  })
  while (!isOver) {
    if (await isEnough().catch(() => false)) child.kill('SIGKILL')
    await Promise.race([end, new Promise(resolve => setTimeout(resolve, 10))])
  }
  return { ...(await end), ...said }
}
