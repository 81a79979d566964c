import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { entries, root, runtimeNames } from './project.js'

const program = ts.createProgram({
  rootNames: entries.map(({ source }) => root + source),
  options: ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
    ts.sys,
    root,
  ).options,
})
const checker = program.getTypeChecker()

describe('The public surface', () => {
  it('is the one written down in exports.md', async () => {
    const page = entries.map(({ name, source }) => {
      const lines = exportsOf(source).map(({ name, is }) => `- \`${name}\` ${is.join(' and ')}`)
      return [`## ${name}`, '', ...lines, ''].join('\n')
    })

    await expect(['# What each entry exports', '', ...page].join('\n')).toMatchFileSnapshot('exports.md')
  })

  it.each(entries)('offers at run time what $name declares as a value', async ({ name, source }) => {
    const declared = exportsOf(source).filter(({ is }) => is.includes('value'))

    const present = await runtimeNames(name)

    expect(present).toEqual(declared.map(({ name }) => name))
  })
})

function exportsOf(source: string): { name: string; is: string[] }[] {
  const file = program.getSourceFile(root + source)
  const module = file && checker.getSymbolAtLocation(file)
  if (!module) return []
  return checker
    .getExportsOfModule(module)
    .map(symbol => {
      const { flags } = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const isTypeOnly = symbol.declarations?.some(ts.isTypeOnlyImportOrExportDeclaration)
      return {
        name: symbol.name,
        is: [
          ...(flags & ts.SymbolFlags.Value && !isTypeOnly ? ['value'] : []),
          ...(flags & ts.SymbolFlags.Type ? ['type'] : []),
        ],
      }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
