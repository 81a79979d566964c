import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { root } from './project.js'

/** What an editor shows of each of these, when the mouse rests on its name. */
const program = `
import { act, charters, disputeMachine, elapse, openCase, paths, permittedEvents } from 'casewright'
import { createActor } from 'xstate'

const path = paths.dispute
const machine = disputeMachine
declare const input: import('casewright').DisputeInput
declare const moment: import('casewright').Deed & { id: string }
const opened = openCase(paths.dispute, input, moment)
const item = opened.case
const file = opened.case.state.context
const effects = opened.emitted
const records = opened.recorded
const result = act(item, { type: 'case.accept' }, moment)
const later = elapse(item, moment)
const event = permittedEvents(item, moment.by, charters.topUp)[0]
const actor = createActor(disputeMachine, { input: { ...input, ...moment } })
const owner = item.state.context.owner
`

const shown = hovers(program)

describe('A hover', () => {
  it.each([
    ['path', 'DisputePath'],
    ['machine', 'DisputeMachine'],
    ['opened', 'Step<DisputePath>'],
    ['item', 'CaseOf<DisputePath>'],
    ['file', 'DisputeFile'],
    ['effects', 'readonly EmittedOf<DisputePath>[]'],
    ['result', 'Taken<DisputePath> | Refused<DisputePath>'],
    ['later', 'Step<DisputePath>'],
    ['actor', 'Actor<DisputeMachine>'],
  ])('over %s is a name: %s', (name, expected) => {
    expect(shown.get(name)).toBe(expected)
  })

  it.each(['records', 'event', 'owner'])('over %s is short enough to read', name => {
    expect(shown.get(name)!.length).toBeLessThan(600)
  })
})

function hovers(text: string): Map<string, string> {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
    ts.sys,
    root,
  )
  const name = `${root}test/package/hovered.ts`
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = path => path === name || fileExists(path)
  host.readFile = path => (path === name ? text : readFile(path))
  const program = ts.createProgram([name], options, host)
  const file = program.getSourceFile(name)!
  const checker = program.getTypeChecker()
  return new Map(
    file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
      declarationList.declarations.map(({ name }) => {
        const type = checker.getTypeAtLocation(name)
        return [name.getText(file), checker.typeToString(type, name)] as const
      }),
    ),
  )
}
