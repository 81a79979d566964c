// Writes docs/paths.md, the reference of all paths, from their charts: `npm run reference`.
import { writeFile } from 'node:fs/promises'
import type { Role } from 'casewright'
import { compile } from 'casewright/kernel'
import { frontDesk, holdersOf, type Path } from 'casewright/machines'
import { z } from 'zod'
import { charted } from './pictures.js'

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`
/** Roles in words; those of the front desk under one name. */
function who(roles: readonly Role[]): string {
  const isWholeDesk = frontDesk.every(role => roles.includes(role))
  return isWholeDesk
    ? ['front desk', ...roles.filter(role => !frontDesk.includes(role))].join(', ')
    : roles.join(', ')
}

const code = (text: string) => `\`${text}\``

function statesOf(path: Path): string[] {
  const { states } = compile(path.machine)
  const shown = states.filter(({ type, parent }) => type !== 'history' && parent !== undefined)
  return [
    row('state', 'what it is for', 'holder', 'tags'),
    row('---', '---', '---', '---'),
    ...shown.map(state => {
      const name = state.path.map(code).join(' › ')
      return row(name, state.description ?? '', who(holdersOf(state)), state.tags.join(', '))
    }),
  ]
}

function eventsOf({ event, senders }: Path): string[] {
  return [
    row('event', 'fields', 'who may send it'),
    row('---', '---', '---'),
    ...event.options.map(option => {
      const { properties = {}, required = [] } = z.toJSONSchema(option, { io: 'input' })
      const { type, ...fields } = properties as Record<string, { const?: string }>
      const sender = senders[type!.const!]
      const names = Object.keys(fields).map(name => code(required.includes(name) ? name : `${name}?`))
      return row(code(type!.const!), names.join(', '), sender === undefined ? 'the holder' : who(sender))
    }),
  ]
}

function rulesOf({ rules }: Path): string[] {
  const all = new Map(Object.values(rules).flatMap(rule => [rule].flat().map(one => [one.because, one.id])))
  return [row('rule', 'refused because'), row('---', '---'), ...[...all].map(([why, id]) => row(id, why))]
}

/** The reference page of all paths. */
export function referenceOf(all: readonly Path[]): string {
  const sections = all.flatMap(path => [
    `## ${path.id}`,
    compile(path.machine).states[0]!.description ?? '',
    `![The ${path.id} path](pictures/${path.id}.svg)`,
    statesOf(path).join('\n'),
    eventsOf(path).join('\n'),
    rulesOf(path).join('\n'),
  ])
  const intro = `# The paths

Written by \`npm run reference\` from the charts themselves. IDs such as R3 and T12 are those of the handbook the paths are drawn
from. The front desk is any of ${frontDesk.join(', ')};
of several roles that hold a state, the one whose desk has the case may act.`
  return `${[intro, ...sections].join('\n\n')}\n`
}

if (process.argv[1]?.endsWith('reference.ts')) {
  await writeFile(new URL('paths.md', import.meta.url), referenceOf(charted))
}
