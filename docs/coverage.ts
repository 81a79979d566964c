// Writes docs/coverage.md, where each rule of the handbook is kept and shown: `npm run coverage:handbook`.
import { writeFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import manifest from '../package.json' with { type: 'json' }
import { handbook, type Kept } from './handbook.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const parsed = new Map<string, ts.SourceFile | null>()

/** A source file by its path from the top of the repository; `null` where there is none. */
function sourceOf(path: string): ts.SourceFile | null {
  if (!parsed.has(path)) {
    const text = ts.sys.readFile(root + path)
    parsed.set(
      path,
      text === undefined ? null : ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
    )
  }
  return parsed.get(path)!
}

/** The source files that a source file imports, or exports from. */
const importsOf = (source: ts.SourceFile): string[] => source.statements.flatMap(each => targetOf(each) ?? [])

function targetOf(statement: ts.Statement): string | null {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return null
  const { moduleSpecifier } = statement
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return null
  const { text } = moduleSpecifier
  if (!text.startsWith('.')) return null
  return posix.join(posix.dirname(statement.getSourceFile().fileName), text).replace(/\.js$/, '.ts')
}

/** What an index offers: each public name, `charters.topUp` among them, and the file that declares it. */
function offeredBy(index: string): [string, string][] {
  return sourceOf(index)!.statements.flatMap(statement => {
    const target = targetOf(statement)
    if (target === null || !ts.isExportDeclaration(statement) || statement.exportClause === undefined)
      return []
    const { exportClause } = statement
    if (ts.isNamespaceExport(exportClause)) {
      return offeredBy(target).map(([name, file]): [string, string] => [
        `${exportClause.name.text}.${name}`,
        file,
      ])
    }
    return exportClause.elements.flatMap(({ name, propertyName = name }): [string, string][] =>
      declares(target, propertyName.text) ? [[name.text, target]] : [],
    )
  })
}

function declares(path: string, name: string): boolean {
  const { statements = [] } = sourceOf(path) ?? {}
  return statements.some(statement => {
    if (!ts.canHaveModifiers(statement)) return false
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return false
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some(each => each.name.getText() === name)
    }
    return (statement as ts.DeclarationStatement).name?.getText() === name
  })
}

/** Each public name of the package, and the file that declares it. */
const publicNames: ReadonlyMap<string, string> = new Map(
  Object.values(manifest.exports).flatMap(target =>
    typeof target === 'string' ? [] : offeredBy(target['@casewright/source'].slice(2)),
  ),
)

/** The rules that a text cites: `P4`, and of `F1–F3` all three. */
export function citedIn(text: string): Set<string> {
  const found = text.matchAll(/\b([PRTFQD])([1-9]\d?)(?:–\1([1-9]\d?))?\b/g)
  return new Set(
    [...found].flatMap(([, group, first, last = first]) =>
      Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, index) => `${group}${Number(first) + index}`,
      ),
    ),
  )
}

/** The full names of the tests in a file, as they are written there, parts joined by ` › `. */
export function testsIn(path: string): Set<string> {
  const found = new Set<string>()
  const visit = (node: ts.Node, within: readonly string[]): void => {
    const [title, ...rest] = ts.isCallExpression(node) ? node.arguments : []
    const kind = ts.isCallExpression(node) ? leftmost(node.expression) : ''
    if (title !== undefined && ts.isStringLiteralLike(title) && ['describe', 'it'].includes(kind)) {
      const parts = [...within, title.text]
      if (kind === 'it') found.add(parts.join(' › '))
      for (const each of rest) visit(each, parts)
    } else ts.forEachChild(node, child => visit(child, within))
  }
  const source = sourceOf(path)
  if (source !== null) visit(source, [])
  return found
}

/** `it` of `it.each(table)`. */
function leftmost(node: ts.Expression): string {
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return leftmost(node.expression)
  return ts.isIdentifier(node) ? node.text : ''
}

/** What is not so of a rule's entry: names that are not public, or do not cite it; tests that there are not. */
export function misfitsOf(id: string, { code, tests }: Omit<Kept, 'title'>): string[] {
  const cites = (path: string) => citedIn(sourceOf(path)?.text ?? '').has(id)
  const ofCode = code.flatMap(name => {
    const file = publicNames.get(name)
    if (file === undefined) return [`${id}: ${name} is not public`]
    const isCited = [file, ...importsOf(sourceOf(file)!)].some(cites)
    return isCited ? [] : [`${id}: neither ${file} nor what it imports cites it, for ${name}`]
  })
  const ofTests = Object.entries(tests).flatMap(([file, names]) => {
    const there = testsIn(`test/${file}`)
    return names.filter(name => !there.has(name)).map(name => `${id}: test/${file} has no test "${name}"`)
  })
  return [...ofCode, ...ofTests]
}

const sections = {
  P: 'Paths',
  R: 'Rules across paths',
  T: 'Time targets',
  F: 'Follow-up',
  Q: 'Quality and scoring',
  D: 'Records and rhythm',
}

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`
const inCell = (text: string) => text.replace(/[|<*_]/g, '\\$&')

function rowOf(id: string, { title, code, tests }: Kept): string {
  const names = code.map(name => `[\`${name}\`](../${publicNames.get(name)})`)
  const shown = Object.entries(tests).flatMap(([file, each]) =>
    each.map(name => `[${inCell(name)}](../test/${file})`),
  )
  return row(id, inCell(title), names.join(', '), shown.join('<br>'))
}

/** The page: each rule, the public names that keep it, and the tests that show it. */
export function coveragePage(): string {
  const tables = Object.entries(sections).map(([letter, heading]) => {
    const rules = Object.entries(handbook).filter(([id]) => id.startsWith(letter))
    return [
      `## ${heading}`,
      '',
      row('ID', 'rule', 'kept by', 'shown by'),
      row('---', '---', '---', '---'),
      ...rules.map(([id, kept]) => rowOf(id, kept)),
    ].join('\n')
  })
  const intro = `# The handbook, and where it is kept

Written by \`npm run coverage:handbook\` from [handbook.ts](handbook.ts), which a test holds against the sources: each public name
stands in, or imports, a file that cites the rule, and each test exists. The handbook is what five manuals of customer service say; comments
cite its IDs. Names of tests are as they are written, with \`%s\` and \`$id\` for what a table fills in.`
  return `${[intro, ...tables].join('\n\n')}\n`
}

if (process.argv[1]?.endsWith('coverage.ts')) {
  const misfits = Object.entries(handbook).flatMap(([id, kept]) => misfitsOf(id, kept))
  if (misfits.length > 0) throw new Error(misfits.join('\n'))
  await writeFile(new URL('coverage.md', import.meta.url), coveragePage())
}
