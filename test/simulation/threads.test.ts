import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayMs } from './department.js'
import { propertyService } from './property-service.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
let built: string

/** Runs a script on the built room, and reads what it tells. */
function tell(script: string): unknown {
  const file = join(built, 'script.mjs')
  writeFileSync(file, `import * as simulation from './simulation/index.js'\n${preamble}\n${script}`)
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

const preamble = `
  import { createHash } from 'node:crypto'
  import { topUp } from './charters/top-up.js'
  import { defineCharter } from './charters/charter.js'
  const { defineScenario, replicate } = simulation
  const hourMs = 3_600_000
  const meanMs = hourMs / 10
  const step = event => ({ takes: { kind: 'exponential', meanMs }, outcomes: [{ event }] })
  const data = {
    lengthMs: 400 * hourMs,
    charter: topUp,
    groups: [{ id: 'desk', agents: 3, desk: 'service-agent' }],
    contacts: [
      { id: 'calls', arrivals: { kind: 'poisson', perHour: 9 }, handling: { kind: 'exponential', meanMs } },
    ],
    cases: [{
      id: 'inquiries',
      path: 'inquiry',
      arrivals: { kind: 'poisson', perHour: 5 },
      input: { contact: { channel: 'chat' }, subject: 'How?' },
      steps: {
        'open.accepting': step({ type: 'case.accept' }),
        'open.working': step({ type: 'reply.send', text: 'So.' }),
        feedingBack: step({ type: 'feedback.record', problem: 'Unclear', cause: 'Page', improvement: 'Page' }),
      },
    }],
  }
  const tell = value => console.log(JSON.stringify(value))
  const digest = value => createHash('sha256').update(JSON.stringify(value, (_, part) =>
    ArrayBuffer.isView(part) ? Array.from(part) : part)).digest('hex')
`

beforeAll(async () => {
  built = mkdtempSync(join(root, 'node_modules', '.simulation-'))
  const entryPoints = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => join(root, 'src', file))
  await build({ entryPoints, outdir: built, outbase: join(root, 'src'), format: 'esm', target: 'es2022' })
})

afterAll(() => {
  rmSync(built, { recursive: true, force: true })
})

describe('Simulating on several threads', () => {
  it('gives what one thread gives, to the last bit', () => {
    const [one, two, progress] = tell(`
      const scenario = defineScenario(data)
      const options = { seed: 'threads', replications: 5 }
      const one = digest(await replicate(scenario, options))
      const progress = []
      const two = digest(await replicate(scenario, { ...options, workers: 2, onProgress: each => progress.push(each) }))
      tell([one, two, progress])
    `) as [string, string, { done: number; share: number }[]]

    expect(two).toBe(one)
    expect(progress.at(-1)).toEqual({ done: 5, replications: 5, share: 1 })
  })

  it('gives what one thread gives where cases open others', () => {
    const [one, two, linked] = tell(`
      const scenario = defineScenario(${JSON.stringify({ ...propertyService, lengthMs: dayMs })})
      const options = { seed: 'threads', replications: 3 }
      const [one, two] = [await replicate(scenario, options), await replicate(scenario, { ...options, workers: 2 })]
      tell([digest(one), digest(two), two[2].streams.visits.linked])
    `) as [string, string, number]

    expect(two).toBe(one)
    expect(linked).toBeGreaterThan(30)
  })

  it('is given up when the signal says so, with its reason', () => {
    const reason = tell(`
      const controller = new AbortController()
      const running = replicate(defineScenario({ ...data, lengthMs: 1e12 }), {
        seed: 1, replications: 4, workers: 2, signal: controller.signal,
        onProgress: () => controller.abort('enough'),
      })
      await running.catch(tell)
    `)

    expect(reason).toBe('enough')
  })

  it('tells what is wrong with a step on this thread, as one thread does', () => {
    const errors = tell(`
      const { steps, ...stream } = data.cases[0]
      const { feedingBack: _, ...others } = steps
      const scenario = defineScenario({ ...data, cases: [{ ...stream, steps: others }] })
      const errors = []
      for (const workers of [1, 2]) {
        await replicate(scenario, { seed: 1, replications: 2, workers }).catch(({ code, message }) => errors.push({ code, message }))
      }
      tell(errors)
    `) as object[]

    expect(errors[1]).toEqual(errors[0])
    expect(errors[0]).toEqual({ code: 'invalid-parameter', message: expect.stringContaining('feedingBack') })
  })
})

describe("A host's own path on several threads", () => {
  const ownPaths = `
    import { z } from 'zod'
    import { definePath } from './machines/define-path.js'
    import { CaseInput } from './machines/stages/case-file.js'
    export const paths = {
      errand: definePath({
        id: 'errand',
        version: 1,
        description: 'Something is fetched.',
        input: CaseInput,
        events: [z.strictObject({ type: z.literal('errand.run') })],
        opens: () => ({}),
      }).through({
        waiting: { description: 'Nobody has gone yet.', on: { 'errand.run': { target: '#replying' } } },
      }),
    }
  `
  const errands = `
    import { paths } from './own-paths.mjs'
    const [stream] = data.cases
    const { feedingBack, 'open.accepting': accepting } = stream.steps
    const scenario = defineScenario({
      ...data,
      charter: defineCharter({ id: 'errands', version: 1, title: 'Errands', timeZone: 'UTC', paths: ['errand'] }, { paths }),
      cases: [{
        ...stream,
        path: 'errand',
        steps: {
          feedingBack,
          'open.accepting': accepting,
          'open.working.waiting': step({ type: 'errand.run' }),
          'open.replying': step({ type: 'reply.send', text: 'Here.' }),
        },
      }],
    })
    const url = file => new URL(file, import.meta.url).href
    const run = more => replicate(scenario, { seed: 1, replications: 3, ...more })
  `

  /** What is said of a module that is no good. */
  const refusalOf = (more: string): string => {
    const { code, message } = tell(`${errands}
      await run({ workers: 2, ${more} }).catch(({ name, code, message }) => tell({ name, code, message }))
    `) as { code: string; message: string }
    expect(code).toBe('invalid-parameter')
    return message
  }

  beforeAll(() => {
    writeFileSync(join(built, 'own-paths.mjs'), ownPaths)
    writeFileSync(join(built, 'other-paths.mjs'), 'export const paths = { trip: {}, tour: {} }')
    writeFileSync(join(built, 'no-paths.mjs'), 'export const path = {}')
    writeFileSync(join(built, 'broken.mjs'), "throw new Error('It is broken')")
  })

  it('is found in the module that is named, and gives what one thread gives', () => {
    const [one, two, served] = tell(`${errands}
      const [one, two] = [await run({}), await run({ workers: 2, pathsModule: url('own-paths.mjs') })]
      tell([digest(one), digest(two), two[2].streams.inquiries.served])
    `) as [string, string, number]

    expect(two).toBe(one)
    expect(served).toBeGreaterThan(1000)
  })

  it('has to be found somewhere', () => {
    expect(refusalOf('')).toBe(
      'simulate: expected pathsModule to name a module that exports paths with "errand", for other threads to find, got none',
    )
  })

  it.each([
    [
      'is not there',
      'nowhere.mjs',
      /exports paths, got "file:.*nowhere\.mjs", which cannot be loaded: Cannot find/,
    ],
    [
      'cannot be loaded',
      'broken.mjs',
      /exports paths, got "file:.*broken\.mjs", which cannot be loaded: It is broken$/,
    ],
    ['exports no paths', 'no-paths.mjs', /exports paths, got "file:.*no-paths\.mjs", which does not$/],
    [
      'lacks the path',
      'other-paths.mjs',
      /exports paths with "errand", got "file:.*", which exports trip, tour$/,
    ],
  ])('is looked for in vain in a module that %s', (_, file, message) => {
    const refusal = refusalOf(`pathsModule: url('${file}')`)

    expect(refusal).toMatch(/^simulate: expected pathsModule to name a module that /)
    expect(refusal).toMatch(message)
  })
})
