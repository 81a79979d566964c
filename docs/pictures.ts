// Draws each path's chart into docs/pictures/: `npm run pictures`.
import { mkdir, writeFile } from 'node:fs/promises'
import { instance } from '@viz-js/viz'
import { compile, type StateDescription, type TransitionDescription } from 'casewright/kernel'
import { appealPath, holdersOf, type Path, paths } from 'casewright/machines'

/** The paths that have a picture and a place in the reference: the customers', then the department's own. */
export const charted: readonly Path[] = [...Object.values(paths), appealPath]

const colours: readonly (readonly [tag: string, fill: string])[] = [
  ['answered', '#d7f0dd'],
  ['closed', '#e6e6e6'],
  ['onHold', '#eeeeee'],
  ['awaitingCustomer', '#ffe9c4'],
  ['awaitingDepartment', '#e7dcf7'],
  ['awaitingAgent', '#d9e8fb'],
]

/** The chart of a path as Graphviz text: states by whom they wait for, arrows by the events that lead on. */
export function dotOf(path: Path): string {
  const { states, transitions } = compile(path.machine)
  const byId = new Map(states.map(state => [state.id, state]))
  const root = states[0]!
  const children = (id: string) => states.filter(state => state.parent?.id === id && state.type !== 'history')
  const tagsOf = (state: StateDescription): readonly string[] => [
    ...state.tags,
    ...(state.parent ? tagsOf(state.parent) : []),
  ]
  const shortHolder = (state: StateDescription): string => {
    const roles = holdersOf(state)
    return roles.length > 2 ? 'desk' : roles.join(' or ')
  }
  const leaf = (id: string): string => {
    const state = byId.get(id)!
    if (state.type === 'history') return leaf(state.parent!.id)
    return isGroup(state) ? leaf(path.machine.getStateNodeById(id).initial.target[0]!.id) : id
  }
  const isGroup = (state: StateDescription) => children(state.id).length > 0

  const draw = (state: StateDescription): string => {
    if (isGroup(state)) {
      const inner = children(state.id).map(draw).join('\n')
      return `subgraph "cluster ${state.id}" { label="${state.key}" style="rounded" color="#b8c0cc" fontcolor="#5b6570"\n${inner} }`
    }
    const tags = tagsOf(state)
    const fill = colours.find(([tag]) => tags.includes(tag))?.[1] ?? '#ffffff'
    const end = state.type === 'final' ? ' peripheries=2' : ''
    return `"${state.id}" [fillcolor="${fill}"${end} label=<${state.key}<br/><font point-size="9" color="#5b6570">${shortHolder(state)}</font>>]`
  }
  const labelOf = ({ event }: TransitionDescription) => (event === 'deadline.reach' ? 'time' : event)
  const arrows = new Map<string, Set<string>>()
  for (const transition of transitions) {
    const source = byId.get(transition.source)!
    for (const target of transition.targets.map(id => byId.get(id)!)) {
      const ends = [
        `"${leaf(source.id)}" -> "${leaf(target.id)}"`,
        isGroup(source) ? `ltail="cluster ${source.id}"` : '',
        target.type === 'history' ? `lhead="cluster ${target.parent!.id}"` : '',
      ].join('\t')
      arrows.set(ends, (arrows.get(ends) ?? new Set()).add(labelOf(transition)))
    }
  }
  const edges = [...arrows].map(([key, events]) => {
    const [ends, tail, head] = key.split('\t')
    return `${ends} [label="${[...events].filter(Boolean).join('\\n')}" ${tail} ${head}]`
  })
  return `digraph "${path.id}" {
    rankdir=LR compound=true nodesep=0.45 ranksep=0.5 fontname="Helvetica" fontsize=11 bgcolor="white"
    node [shape=box style="rounded,filled" color="#8793a3" fontname="Helvetica" fontsize=12 margin="0.2,0.08"]
    edge [fontname="Helvetica" fontsize=9 color="#8793a3" fontcolor="#3d4650" arrowsize=0.7]
    start [shape=circle label="" width=0.15 fillcolor="#3d4650"] start -> "${leaf(root.id)}"
    ${children(root.id).map(draw).join('\n')}
    ${edges.join('\n')}
  }`
}

/** The picture of a path as SVG. */
export async function pictureOf(path: Path): Promise<string> {
  const viz = await instance()
  return viz.renderString(dotOf(path), { format: 'svg' })
}

if (process.argv[1]?.endsWith('pictures.ts')) {
  const folder = new URL('pictures/', import.meta.url)
  await mkdir(folder, { recursive: true })
  for (const path of charted) {
    await writeFile(new URL(`${path.id}.svg`, folder), await pictureOf(path))
  }
}
