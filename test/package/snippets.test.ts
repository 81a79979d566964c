import { format } from 'node:util'
import ts from 'typescript'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { root } from './project.js'
import { snippets } from './snippets.js'

describe('The snippets of README.md and docs/', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('type-check', () => {
    const config = ts.parseJsonConfigFileContent(
      ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
      ts.sys,
      root,
      { noUnusedLocals: false, noUnusedParameters: false },
    )
    const host = ts.createCompilerHost(config.options)
    const { fileExists, readFile } = host
    const codeOf = new Map(snippets.map(({ id, code }) => [id, code]))
    host.fileExists = path => codeOf.has(path) || fileExists(path)
    host.readFile = path => codeOf.get(path) ?? readFile(path)

    const program = ts.createProgram([...codeOf.keys()], config.options, host)

    expect(ts.formatDiagnostics(ts.getPreEmitDiagnostics(program), host)).toBe('')
  })

  it.each(snippets)('run and print what they say: $place', async ({ id, code }) => {
    const printed: string[] = []
    vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(format(...values)))

    await import(/* @vite-ignore */ id)

    const promised = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text)
    if (promised.length > 0) expect(printed).toEqual(promised)
  })

  it('begin with one that fits the first screen', () => {
    const first = snippets.find(({ place }) => place.startsWith('README.md'))

    expect(first?.code.trimEnd().split('\n').length ?? 0).toBeLessThanOrEqual(20)
  })
})
