import type { Chart } from './chart.js'

/**
 * A short mark of a chart's structure, the same in every process: its states, and for each transition the event, the
 * guard's name and the targets. What is written for people, actions and the code behind the names do not count.
 * @returns Eight hexadecimal digits: FNV-1a (32 bits) over the UTF-16 code units of the structure as JSON.
 */
export function fingerprint({ nodes, transitions }: Chart): string {
  const text = JSON.stringify([
    nodes.map(({ id, type, history }) => [id, type, history]),
    [...transitions].map(
      ([
        { reenter },
        {
          description: { source, event, targets, guard },
        },
      ]) => [source, event, targets, guard, reenter],
    ),
  ])
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
