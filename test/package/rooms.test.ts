import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { files, read } from './project.js'

/** Earlier rooms know nothing of later ones. */
const rooms = [
  'vocabulary',
  'policies',
  'machines',
  'charters',
  'kernel',
  'cases',
  'testing',
  'desk',
  'stores',
  'engines',
  'simulation',
  'eventlog',
  'icalendar',
  'diagrams',
  'cli',
]
const core = rooms.slice(0, rooms.indexOf('cases') + 1)
const mayImportXState = ['machines', 'kernel', 'testing', 'diagrams']
const rootIndex = 'src/index.ts'

interface Import {
  from: string
  specifier: string
  /** A path from the top of the repository when the specifier is relative, else the package's name. */
  target: string
  isTypeOnly: boolean
}

const sources = files.filter(path => /^src\/.*\.tsx?$/.test(path))
const imports = sources.flatMap(importsOf)
const show = ({ from, specifier }: Import) => `${from} imports ${specifier}`

describe('The rooms of src/', () => {
  it('are all in the table', () => {
    const found = new Set(sources.filter(path => path !== rootIndex).map(roomOf))

    expect([...found].filter(room => !rooms.includes(room))).toEqual([])
  })

  it('import only from earlier rooms, the root only from the core', () => {
    const outward = imports.filter(({ from, target }) => {
      if (!target.startsWith('src/')) return false
      if (from === rootIndex) return !core.includes(roomOf(target))
      return rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(from)) || target === rootIndex
    })

    expect(outward.map(show)).toEqual([])
  })

  it('import each other by relative paths to files that exist', () => {
    const wrong = imports.filter(({ target }) =>
      target.startsWith('src/') ? !files.includes(target) : target.startsWith('casewright'),
    )

    expect(wrong.map(show)).toEqual([])
  })

  it('leave xstate to the rooms that are about machines', () => {
    const strays = imports.filter(
      ({ from, target }) => target === 'xstate' && !mayImportXState.includes(roomOf(from)),
    )

    expect(strays.map(show)).toEqual([])
  })

  it('need no Node built-in and nothing but xstate and zod in the core', () => {
    const foreign = imports.filter(
      ({ from, target }) =>
        (from === rootIndex || core.includes(roomOf(from))) &&
        !target.startsWith('src/') &&
        (isBuiltin(target) || !['xstate', 'zod'].includes(target)),
    )

    expect(foreign.map(show)).toEqual([])
  })

  it('let policies run without xstate and zod', () => {
    const reached = new Set(sources.filter(path => roomOf(path) === 'policies'))
    const loaded: Import[] = []

    // A set takes in what is added while it is walked, so this follows imports to their end.
    for (const path of reached) {
      for (const found of imports.filter(({ from, isTypeOnly }) => from === path && !isTypeOnly)) {
        loaded.push(found)
        if (found.target.startsWith('src/')) reached.add(found.target)
      }
    }

    expect(loaded.filter(({ target }) => !target.startsWith('src/')).map(show)).toEqual([])
  })

  it('name every export one by one', () => {
    const wildcards = sources.filter(path => path.endsWith('index.ts') && /^export \* from/m.test(read(path)))

    expect(wildcards).toEqual([])
  })
})

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function importsOf(from: string): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, isTypeOnly: boolean) => {
    if (!node || !ts.isStringLiteral(node)) return
    const specifier = node.text
    const target = specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier).replace(/\.js(x?)$/, '.ts$1')
      : specifier.startsWith('node:')
        ? specifier
        : specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
    found.push({ from, specifier, target, isTypeOnly })
  }
  const visit = (node: ts.Node) => {
    // `import { type A }` still loads its module; only `import type` does not.
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    }
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(from, read(from), ts.ScriptTarget.Latest))
  return found
}
