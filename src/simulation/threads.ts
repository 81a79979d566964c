/*
 * What this room needs of Node's worker threads, loaded only where more than one thread is asked for.
 */

/** One end of a channel between threads. */
interface Port {
  on(type: 'message', listener: (message: never) => void): void
  postMessage(message: unknown): void
}

/** Another thread, as the one that started it sees it. */
export interface Thread extends Port {
  on(type: 'message', listener: (message: never) => void): void
  on(type: 'error', listener: (error: Error) => void): void
  terminate(): Promise<unknown>
}

interface WorkerThreads {
  readonly Worker: new (url: object, options: { readonly workerData: unknown }) => Thread
  readonly parentPort: Port
  readonly workerData: unknown
}

declare const URL: new (url: string, base: string) => object

/** Node's `worker_threads`; no bundler follows a name that is made up. */
export const workerThreads = (): Promise<WorkerThreads> => import(['node', 'worker_threads'].join(':'))

/** The worker, beside this file: as source, or as it was built. */
export function workerUrl(): object {
  const { url } = import.meta as unknown as { readonly url: string }
  return new URL(`./worker${/\.\w+$/.exec(url)![0]}`, url)
}

/** How many threads this computer runs at once. */
export async function cores(): Promise<number> {
  const os = (await import(['node', 'os'].join(':'))) as { availableParallelism(): number }
  return os.availableParallelism()
}
