import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/*
 * Contenders in processes of their own, asked in turn. In one process the objects of one would slow the others down, as V8
 * then finds several shapes where it had met one; and a host runs one of them, not all.
 */

/** Starts a script once for each contender; it answers what it is asked, see {@link answer}. */
export function contest<Name extends string, Question extends object>(
  script: string,
  names: readonly Name[],
  base: string,
) {
  const file = fileURLToPath(new URL(script, base))
  const processes = new Map<Name, ChildProcess>(names.map(name => [name, fork(file)]))
  // A contender that fails ends the contest.
  for (const each of processes.values()) each.on('exit', code => code && process.exit(code))
  return {
    async ask(name: Name, question: Question): Promise<number> {
      const contender = processes.get(name)!
      contender.send({ name, ...question })
      const [figure] = (await once(contender, 'message')) as [number]
      return figure
    },
    end(): void {
      for (const contender of processes.values()) contender.disconnect()
    },
  }
}

/** In a contender's process: answers each question with a figure. */
export function answer<Question>(figure: (question: Question) => number): void {
  process.on('message', (question: Question) => process.send!(figure(question)))
}
