import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { chromiumPath } from './chromium.js'
import { entries, root, runtimeNames } from './project.js'

/** Entries that talk to a database or an engine and have no business in a browser. */
const serverEntries = ['casewright/sqlite', 'casewright/postgres', 'casewright/restate']

let host: string
let executablePath: string
const names = entries.map(({ name }) => name)

describe('The tarball, installed in an empty folder with the oldest peers it allows', () => {
  beforeAll(() => {
    executablePath = chromiumPath()
    host = mkdtempSync(join(tmpdir(), 'casewright-host-'))
    run('npm', ['run', 'build'], root)
    const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', host], root))
    const oldestPeers = Object.entries(manifest.peerDependencies)
      // Compiles for minutes; libsql, which has the same interface, comes ready-made.
      .filter(([name]) => name !== 'better-sqlite3')
      .map(([name, range]) => `${name}@${range.slice(1)}`)
    writeFileSync(join(host, 'package.json'), '{ "private": true }')
    const packages = [`./${filename}`, ...oldestPeers, 'jest@30']
    run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages])
  })

  afterAll(() => {
    rmSync(host, { recursive: true, force: true })
  })

  it('is imported by an ES module', async () => {
    const script = write('host.mjs', exporting(names, 'console.log(JSON.stringify(exported))'))

    const exported = JSON.parse(run(process.execPath, [script]))

    expect(exported).toEqual(await namesInSource(names))
  })

  it('is required by CommonJS', async () => {
    const script = write(
      'host.cjs',
      `const entries = ${JSON.stringify(names)}
      const exported = entries.map(entry => [entry, Object.keys(require(entry)).sort()])
      console.log(JSON.stringify(Object.fromEntries(exported)))`,
    )

    const exported = JSON.parse(run(process.execPath, [script]))

    expect(exported).toEqual(await namesInSource(names))
  })

  it('runs in a browser, bundled without any Node built-in', async () => {
    const forBrowsers = names.filter(name => !serverEntries.includes(name))
    const script = write('page.js', exporting(forBrowsers, 'globalThis.exported = exported'))
    const bundle = await build({
      entryPoints: [script],
      bundle: true,
      platform: 'browser',
      format: 'iife',
      write: false,
    })
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })

    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
      const exported = await page.evaluate('exported')

      expect(exported).toEqual(await namesInSource(forBrowsers))
    } finally {
      await browser.close()
    }
  })

  it('fails a test of jest, with the difference, where a sentence does not come true', () => {
    write(
      'sentence.test.mjs',
      `import { paths } from 'casewright'
      import { given } from 'casewright/testing'
      test('comes true', () => given(paths.inquiry).when('case.accept').then('open.working'))
      test('does not', () => given(paths.inquiry).when('case.accept').thenFile({ reopened: 3 }))`,
    )
    const { NODE_OPTIONS, VITEST, ...env } = process.env
    const words = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'sentence.test.mjs']

    const { stderr } = spawnSync(process.execPath, words, {
      cwd: host,
      encoding: 'utf8',
      env: { ...env, NO_COLOR: '1' },
    })

    expect(stderr).toMatch(/Tests: +1 failed, 1 passed/)
    expect(stderr).toContain('reopened: expected 3, got 0')
  })

  it.each([
    { module: 'NodeNext', moduleResolution: 'NodeNext' },
    { module: 'ESNext', moduleResolution: 'Bundler' },
  ])('type-checks with its libraries under $moduleResolution resolution', ({ module, moduleResolution }) => {
    write('host.mts', exporting(names, 'export { exported }'))
    const lib = ['ES2022', 'DOM']
    const compilerOptions = { module, moduleResolution, lib, types: [], strict: true, noEmit: true }
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['host.mts'] }))

    const diagnostics = run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')])

    expect(diagnostics).toBe('')
  })
})

/** A module that gathers what each entry exports, then does `last`. */
function exporting(entries: string[], last: string): string {
  return [
    ...entries.map((entry, index) => `import * as entry${index} from '${entry}'`),
    'const exported = {',
    ...entries.map((entry, index) => `  '${entry}': Object.keys(entry${index}).sort(),`),
    '}',
    last,
  ].join('\n')
}

async function namesInSource(entries: string[]) {
  return Object.fromEntries(await Promise.all(entries.map(async entry => [entry, await runtimeNames(entry)])))
}

function write(name: string, text: string): string {
  const path = join(host, name)
  writeFileSync(path, text)
  return path
}

/** Runs a program, in the host's folder unless told otherwise, and returns what it printed. */
function run(program: string, words: string[], cwd = host): string {
  const { status, stdout, stderr } = spawnSync(program, words, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}\n${stdout}${stderr}`)
  return stdout
}
